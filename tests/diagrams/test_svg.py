import re
import subprocess
import sys
from importlib.resources import files
from xml.etree.ElementTree import Element, fromstring

import pytest

from journeybook.diagrams import (
    DiagramStage,
    DiagramStep,
    FlowDiagram,
    FlowJourney,
    FlowMoment,
    FlowRole,
    FlowSupport,
    JourneyDiagram,
    Svg,
    flow_text,
    journey_text,
    render,
    renderer_name,
    unknown_steps,
)

from .samples import FLOW_WORDS, HOSTILE, WORDS, flow, journey, journey_of

TAGS = {"svg", "g", "path", "rect", "circle", "text", "tspan", "title", "desc"}
ATTRIBUTES = {
    "id",
    "class",
    "role",
    "aria-labelledby",
    "direction",
    "viewBox",
    "width",
    "height",
    "d",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "rx",
    "transform",
    "fill",
    "stroke",
    "text-anchor",
    "font-size",
    "font-weight",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
}


def picture(text: str, diagram_id: str = "d", unknown: frozenset[int] = frozenset()) -> Svg:
    drawn = render(text, diagram_id, unknown)
    assert drawn is not None
    return drawn


def tree(svg: Svg) -> Element:
    root = fromstring(svg.markup)  # noqa: S314  # our own picture
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def of_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def big_flow() -> FlowDiagram:
    roles = tuple(FlowRole(f"r{number}", f"Role {number}") for number in range(8))
    supports = tuple(
        FlowSupport("r0", f"r{number}", "because the day is planned too tightly") for number in range(1, 8)
    )
    moments = tuple(FlowMoment(f"Waits for the call back, and nobody calls {n}", f"r{n % 8}") for n in range(30))
    journeys = tuple(FlowJourney(f"Journey {n}", f"Person {n % 2}", moments) for n in range(9))
    return FlowDiagram("t", roles, supports, journeys)


DRAWN = [
    *(journey_text(journey_of(text), WORDS) for text in HOSTILE),
    *(flow_text(flow(text), FLOW_WORDS) for text in HOSTILE),
    journey_text(journey(2, 1, 0, -1, -2, None, 1, 1, actors=12), WORDS),
    flow_text(big_flow(), FLOW_WORDS),
]


@pytest.mark.parametrize("text", DRAWN)
def test_a_picture_has_only_shapes_and_text_and_takes_its_colours_from_the_page(text: str) -> None:
    root = tree(picture(text))
    assert {element.tag for element in root.iter()} <= TAGS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert {element.get(paint) for element in root.iter() for paint in ("fill", "stroke")} <= {None, "none"}
    assert all(name.startswith("jb-diagram") for element in root.iter() for name in element.get("class", "").split())


@pytest.mark.parametrize("text", DRAWN)
def test_a_picture_is_named_by_its_title_and_description(text: str) -> None:
    root = tree(picture(text, "map-1"))
    assert (root.get("id"), root.get("role"), root.get("aria-labelledby")) == ("map-1", "img", "map-1-title map-1-desc")
    assert [(child.tag, child.get("id")) for child in root[:2]] == [("title", "map-1-title"), ("desc", "map-1-desc")]
    assert all((child.text or "").strip() for child in root[:2])


@pytest.mark.parametrize("text", DRAWN)
def test_a_picture_has_a_natural_size_and_no_text_below_12_pixels(text: str) -> None:
    svg = picture(text)
    root = tree(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert (root.get("width"), root.get("height")) == (str(svg.width), str(svg.height))
    assert abs(width - svg.width) <= 0.5
    assert abs(height - svg.height) <= 0.5
    assert min(float(element.get("font-size", "16")) for element in root.iter()) >= 12


def test_ids_of_two_pictures_on_a_page_never_meet() -> None:
    one, two = (tree(picture(DRAWN[-2], name)) for name in ("one", "two"))
    ids = [element.attrib["id"] for root in (one, two) for element in root.iter() if "id" in element.attrib]
    assert ids == ["one", "one-title", "one-desc", "two", "two-title", "two-desc"]


def test_every_class_in_our_css_is_one_that_pictures_have() -> None:
    css = files("journeybook").joinpath("assets/diagrams.css").read_text(encoding="utf-8")
    unknown = unknown_steps(journey(None))
    drawn = [picture(DRAWN[-2]), picture(DRAWN[-1]), picture(journey_text(journey(None), WORDS), "u", unknown)]
    had = {name for svg in drawn for element in tree(svg).iter() for name in element.get("class", "").split()}
    assert set(re.findall(r"\.(jb-diagram[\w-]*)", css)) - {"jb-diagram-scroll"} <= had


def test_faces_say_their_emotion() -> None:
    root = tree(picture(journey_text(journey(-2, -1, 0, 1, 2), WORDS)))
    emotions = [element.get("class", "").split()[-1] for element in of_class(root, "jb-diagram-face")]
    assert emotions == [f"jb-diagram-emotion-{score}" for score in (1, 2, 3, 4, 5)]


def test_the_axis_counts_as_the_handbook_does() -> None:
    root = tree(picture(journey_text(journey(0), WORDS)))
    assert [text.text for text in of_class(root, "jb-diagram-scale")[0]] == ["+2", "+1", "0", "\u22121", "\u22122"]


def test_an_unknown_feeling_is_an_open_point_that_the_curve_does_not_touch() -> None:
    diagram = journey(1, 1, None, -1, -1)
    root = tree(picture(journey_text(diagram, WORDS), "d", unknown_steps(diagram)))
    (point,) = of_class(root, "jb-diagram-emotion-unknown")
    assert ["".join(point.itertext()), point[0].get("stroke-dasharray")] == ["?", "3 3"]
    (curve,) = of_class(root, "jb-diagram-edge")
    places = [face.attrib["transform"][10:-1] for face in of_class(root, "jb-diagram-face")]
    assert curve.get("d") == f"M{places[0]}L{places[1]}M{places[3]}L{places[4]}"


def test_actors_are_numbers_that_the_legend_explains() -> None:
    root = tree(picture(journey_text(journey(1), WORDS)))
    (task,) = of_class(root, "jb-diagram-task")
    assert [["".join(part.itertext()) for part in badge] for badge in of_class(task, "jb-diagram-actor")] == [
        ["Role 0", "", "1"],
        ["Role 1", "", "2"],
    ]
    legend = of_class(root, "jb-diagram-legend-item")
    assert ["".join(item.itertext()) for item in legend] == ["1Role 0", "2Role 1"]


def test_actors_that_do_not_fit_a_card_are_counted() -> None:
    root = tree(picture(journey_text(journey(1, actors=10), WORDS)))
    (task,) = of_class(root, "jb-diagram-task")
    badges = ["".join(badge[-1].itertext()) for badge in of_class(task, "jb-diagram-actor")]
    assert badges == ["1", "2", "3", "4", "5", "6", "+4"]


def test_very_long_names_are_shortened_in_the_legend() -> None:
    steps = (DiagramStep("Calls", 1, ("word " * 40, "W" * 300, "等" * 300)),)
    root = tree(picture(journey_text(JourneyDiagram("T", (DiagramStage("S", steps),)), WORDS)))
    names = [item[-1].text for item in of_class(root, "jb-diagram-legend-item")]
    assert names == ["W" * 47 + "\u2026", "word " * 8 + "word\u2026", "等" * 47 + "\u2026"]


def test_everything_drawn_lies_inside_the_picture() -> None:
    root = tree(picture(journey_text(journey(2, 1, 0, -2, actors=12), WORDS)))
    _, top, width, height = map(float, root.attrib["viewBox"].split())
    for circle in (element for element in root.iter("circle") if "cy" in element.attrib and "cx" in element.attrib):
        if abs(float(circle.attrib["cx"])) > 20:  # eyes are placed within their face
            assert 0 <= float(circle.attrib["cx"]) <= width
            assert top <= float(circle.attrib["cy"]) + float(circle.attrib["r"]) <= top + height


def test_nodes_of_a_flowchart_say_what_they_are() -> None:
    root = tree(picture(flow_text(big_flow(), FLOW_WORDS)))
    counted = {
        kind: len(of_class(root, f"jb-diagram-{kind}")) for kind in ("self", "role", "journey", "moment", "more")
    }
    # The journey class is also the root's of a user journey, never of a flowchart.
    assert counted == {"self": 1, "role": 3, "journey": 4, "moment": 12, "more": 6}


def test_a_text_that_the_renderer_refuses_has_no_picture() -> None:
    assert render(journey_text(journey(*[1] * 900), WORDS), "d") is None
    assert render("no diagram at all", "d") is None


def test_the_renderer_has_a_name() -> None:
    assert renderer_name() == "mermaid-render"


SCRIPT = """
import sys
sys.modules.update({absent})
import socket
def refuse(*args): raise AssertionError("the network was asked")
socket.socket.connect = refuse
from journeybook.diagrams import *
diagram = JourneyDiagram("T", (DiagramStage("S", (DiagramStep("a", 1, ("b", "c")), DiagramStep("d", None))),))
text = journey_text(diagram, JourneyWords("?", ("1", "2", "3", "4", "5")))
drawn = render(text, "d", unknown_steps(diagram))
sys.stderr.write(f"{{renderer_name()}} {{drawn}}")
"""


def run(absent: str, seed: str) -> tuple[str, str]:
    """What a fresh Python prints, and what it drew."""
    done = subprocess.run(  # our own interpreter and script
        [sys.executable, "-c", SCRIPT.format(absent=absent)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize("absent", ["mermaid_render", "quickjs"])
def test_without_the_renderer_there_is_no_picture_and_no_error(absent: str) -> None:
    assert run(f"{absent}=None", "0") == ("", "None None")


def test_two_processes_draw_the_same_bytes_and_print_nothing() -> None:
    one, two = run("", "1"), run("", "2")
    assert one == two
    assert one[0] == ""
    assert one[1].startswith("mermaid-render Svg(")
