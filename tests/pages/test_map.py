"""What the map says: its rows, its cells, who is lit where, where paths lead, and what stands on which sheet."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tests import drawn
from tests.drawn import Build, Draw

HOUSE = {
    "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
    "personas/ed.yml": "name: Ed\ntagline: Moves with her\n",
    "roles/clerk.yml": "title: Clerk\ndepartment: houses\n",
    "roles/caretaker.yml": "title: Caretaker\ndepartment: houses\nsupports: [clerk]\n",
    "roles/buyer.yml": "title: Buyer\ndepartment: houses\nsupports: [caretaker]\n",
    "roles/mover.yml": "title: Mover\ndepartment: houses\npartner: yes\n",
    "roles/hermit.yml": "title: Hermit\ndepartment: houses\n",
    "touchpoints/desk.yml": "title: The desk\nchannel: in-person\nartefacts: [A key]\nsystems: [{name: Key book}]\n",
    "journeys/move-in.yml": """
        title: I move in
        personas: [noor, ed]
        goal: Sleep in my own bed
        stages:
          - title: The key
            steps:
              - {id: asks, title: I ask, doing: I ask, emotion: {noor: 1, ed: -1}, frontstage: [clerk],
                 touchpoint: desk, intensity: 4, quotes: [Where is it?],
                 branches: [{to: sleeps, when: I have the key}]}
              - {id: waits, title: I wait, doing: I stand in the rain, outside: yes, avoidable: yes, told_next: no,
                 pains: [{id: wet, text: I get wet, kind: wait}]}
          - title: Home
            steps:
              - {id: sleeps, title: I sleep, doing: I sleep, emotion: 2, frontstage: [mover], backstage: [caretaker],
                 basis: researched, zooms_into: make-the-bed,
                 highlights: [{text: Clean sheets, roles: [caretaker]}, A lamp is on],
                 branches: [{to: asks, when: I lose it}]}
        """,
    "journeys/make-the-bed.yml": """
        title: I make the bed
        personas: [noor]
        goal: A bed
        stages: [{title: The bed, steps: [{id: sheet, title: I find a sheet, doing: I look, frontstage: [mover]}]}]
        """,
}


@pytest.fixture(scope="module")
def soup(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The page of the journey."""
    content = drawn.write(tmp_path_factory.mktemp("map") / "content", HOUSE)
    built = drawn.build(content)
    assert not built.failed, built.log
    return BeautifulSoup(built.page("journeys/move-in/"), "html5lib")


def cell(soup: BeautifulSoup, number: int, lane: str) -> str:
    """What a lane says of a step, counted from 1, its label left out."""
    found = soup.select(".jb-map__step")[number - 1].select_one(f".jb-cell--{lane}")
    assert found is not None
    return " ".join(text for text in found.stripped_strings if text != label(soup, lane))


def label(soup: BeautifulSoup, lane: str) -> str:
    """The name of a row."""
    found = soup.select_one(f".jb-map__label.jb-label--{lane} .jb-map__lane")
    return found.get_text() if found else ""


def test_the_rows_go_from_the_customer_down_to_support_with_the_lines_between(soup: BeautifulSoup) -> None:
    rows = soup.select(".jb-map__lanes > :is(.jb-map__label, .jb-map__line)")
    assert [" ".join(row.stripped_strings) for row in rows] == [
        "How it feels very good neither good nor bad very bad",
        "How others feel",
        "How strongly it is felt",
        "Doing",
        "In their words",
        "Waiting",
        "Where the path can go",
        "Line of interaction",
        "Where we meet",
        "Through which channel",
        "What they see and hold",
        "Outside our organisation",
        "Who they meet",
        "Line of visibility",
        "Who works behind",
        "Line of internal interaction",
        "Support and systems",
        "What hurts",
        "What works",
    ]


def test_each_cell_says_what_is_known_of_its_step(soup: BeautifulSoup) -> None:
    said = {
        (number, lane): cell(soup, number, lane)
        for number, lane in [
            (1, "emotion"),
            (1, "others"),
            (1, "intensity"),
            (1, "quotes"),
            (1, "artefacts"),
            (1, "frontstage"),
            (2, "emotion"),
            (2, "wait"),
            (2, "partners"),
            (2, "pains"),
            (2, "frontstage"),
            (3, "partners"),
            (3, "frontstage"),
            (3, "backstage"),
            (3, "support"),
            (3, "highlights"),
        ]
    }
    assert said == {
        (1, "emotion"): "good +1 Hardest moment",
        (1, "others"): "Ed bad -1",
        (1, "intensity"): "4 of 5",
        (1, "quotes"): "Where is it?",
        (1, "artefacts"): "A key",
        (1, "frontstage"): "Clerk",
        (2, "emotion"): "not known yet",
        (2, "wait"): "Is not told what happens next",
        (2, "partners"): "Out of our sight",
        (2, "pains"): "Long wait I get wet",
        (2, "frontstage"): "",
        (3, "partners"): "Mover",
        (3, "frontstage"): "",
        (3, "backstage"): "Caretaker",
        (3, "support"): "Buyer",
        (3, "highlights"): "Clean sheets Thanks to Caretaker A lamp is on Read it in full",
    }


def test_an_emotion_that_nobody_knows_leaves_the_curve_open(soup: BeautifulSoup) -> None:
    curves = soup.select(".jb-curve")
    lines = [[path["d"] for path in curve.select(".jb-curve__line")] for curve in curves]
    others = [[path["d"] for path in curve.select(".jb-curve__other")] for curve in curves]
    assert lines == [["M50 30"], [], ["M50 10"]]
    assert others == [["M50 70"], [], []]


def test_the_curve_goes_through_all_columns_without_a_gap_and_never_past_a_peak_or_a_low(
    draw: Draw, build: Build
) -> None:
    levels = [1, 2, 2, -2, 0, -1, -2]
    steps = [f"{{id: s{at}, title: S, doing: I do, emotion: {level}}}" for at, level in enumerate(levels)]
    written = (
        f"title: Up and down\npersonas: [noor]\ngoal: The end\nstages: [{{title: All, steps: [{', '.join(steps)}]}}]\n"
    )
    content = draw(
        {**{name: HOUSE[name] for name in ("personas/noor.yml", "roles/clerk.yml")}, "journeys/up.yml": written}
    )
    soup = BeautifulSoup(build(content).page("journeys/up/"), "html5lib")
    pieces = [
        [float(number) for number in re.findall(r"-?[\d.]+", str(path["d"]))]
        for path in soup.select(".jb-map .jb-curve__line")
    ]
    assert [piece[:2] for piece in pieces] == [[50, 30], [0, 17.5], [0, 10], [0, 50], [0, 70], [0, 57.5], [0, 80]]
    assert [piece[-2:] for piece in pieces[:-1]] == [[100, piece[1]] for piece in pieces[1:]]
    assert pieces[-1][-2:] == [50, 90]
    assert all(10 <= height <= 90 for piece in pieces for height in piece[1::2])  # +2 and -2
    areas = [str(path["d"]) for path in soup.select(".jb-map .jb-curve__area")]
    lines = [str(path["d"]) for path in soup.select(".jb-map .jb-curve__line")]
    assert areas == [f"{line}V50H{50 if not at else 0}Z" for at, line in enumerate(lines)]


def test_the_whole_journey_stands_above_the_map_and_each_stage_leads_to_its_columns(soup: BeautifulSoup) -> None:
    stages = soup.select(".jb-glance a")
    assert [(stage.get_text(strip=True), stage["href"]) for stage in stages] == [
        ("The key", "#_map-1"),
        ("Home", "#_map-2"),
    ]
    assert [stage["id"] for stage in soup.select(".jb-map__stage")] == ["_map-1", "_map-2"]
    assert [dot["class"][1:] for dot in soup.select(".jb-glance__dot")] == [
        ["jb-glance__dot--low", "jb-feeling--high"],
        ["jb-feeling--unknown"],
        ["jb-glance__dot--peak", "jb-glance__dot--end", "jb-feeling--very-high"],
    ]


def test_a_journey_of_which_nobody_knows_how_it_feels_has_no_curve_above_its_map(draw: Draw, build: Build) -> None:
    content = draw(
        {name: HOUSE[name] for name in ("personas/noor.yml", "journeys/make-the-bed.yml", "roles/mover.yml")}
    )
    page = BeautifulSoup(build(content).page("journeys/make-the-bed/"), "html5lib")
    assert page.select(".jb-map__step") != []
    assert page.select(".jb-glance") == []


def test_a_step_leads_to_the_journey_that_shows_it_up_close(soup: BeautifulSoup) -> None:
    (found,) = soup.select(".jb-map__step-title .jb-map__closer")
    assert found.get_text() == "Up close: I make the bed"
    assert found.select("a")[0]["href"] == "../../journeys/make-the-bed/"


def test_a_step_that_is_more_certain_than_its_journey_says_so_at_its_head(soup: BeautifulSoup) -> None:
    said = [[basis.get_text() for basis in step.select(".jb-map__basis")] for step in soup.select(".jb-map__step")]
    assert said == [[], [], ["Researched"]]


def test_a_fork_and_a_loop_are_drawn_over_the_steps_between_and_said_at_both_ends(soup: BeautifulSoup) -> None:
    assert [cell(soup, number, "paths") for number in (1, 2, 3)] == [
        "can go on to 3 I sleep I have the key comes here from 3 I sleep",
        "",
        "comes here from 1 I ask goes back to 1 I ask I lose it",
    ]
    lines = [[path["d"] for path in step.select(".jb-path__lines path")] for step in soup.select(".jb-map__step")]
    assert lines == [["M50 32V8H100", "M100 24H50V32"], ["M0 8H100", "M0 24H100"], ["M0 8H50V32", "M50 32V24H0"]]
    heads = [[head["class"][-1] for head in step.select(".jb-path__head")] for step in soup.select(".jb-map__step")]
    assert heads == [["jb-path__head--2"], [], ["jb-path__head--1"]]


def test_every_pain_quote_highlight_and_role_has_a_link_that_leads_to_it(soup: BeautifulSoup) -> None:
    links = [
        [link["href"] for link in step.select(f".jb-cell--{lane} a")]
        for step, lane in zip(soup.select(".jb-map__step"), ("quotes", "pains", "highlights"), strict=True)
    ]
    assert links == [["#asks"], ["#wet"], ["../../roles/caretaker/", "#sleeps"]]
    assert soup.select_one("#wet") is not None


def test_each_role_that_reaches_the_customer_can_be_lit_by_the_way_it_takes(soup: BeautifulSoup) -> None:
    ways = {option["value"]: option.get("data-ways") for option in soup.select(".jb-map__controls select option")}
    assert ways == {
        "": None,
        "clerk": "clerk=1",
        "caretaker": "caretaker>clerk=1 caretaker=3",
        "buyer": "buyer>caretaker>clerk=1 buyer>caretaker=3",
        "mover": "mover=3",
    }


@pytest.mark.parametrize(
    ("stages", "sheets"),
    [([1], [[1]]), ([2, 2, 2], [[2, 2, 2]]), ([4, 4, 1], [[4], [4, 1]]), ([18], [[7], [7], [4]])],
    ids=["one step", "all on one sheet", "a stage that would not fit", "one long stage"],
)
def test_a_sheet_holds_whole_stages_and_no_more_columns_than_can_be_read(
    draw: Draw, build: Build, stages: list[int], sheets: list[list[int]]
) -> None:
    written, n = "title: Many\npersonas: [noor]\ngoal: The end\nstages:\n", 0
    for at, count in enumerate(stages):
        written += f"  - title: Part {at}\n    steps:\n"
        for _ in range(count):
            n += 1
            written += f"      - {{id: s{n}, title: Step {n}, doing: I do it, frontstage: [clerk]}}\n"
    kept = {name: text for name, text in HOUSE.items() if not name.startswith("journeys/")}
    built = build(draw({**kept, "journeys/many.yml": written}))
    assert not built.failed, built.log
    page = BeautifulSoup(built.page("journeys/many/"), "html5lib")
    held = [
        [len(stage.select(".jb-map__step")) for stage in sheet.select(".jb-map__stage")]
        for sheet in page.select(".jb-sheet")
    ]
    assert held == sheets
    assert [int(number.get_text()) for number in page.select(".jb-map__number")] == list(range(1, n + 1))
    titles = [title.get_text() for title in page.select(".jb-map__stage-title > span")]
    assert [title for title in titles if not title.endswith("continued")] == [f"Part {at}" for at in range(len(stages))]


def test_a_target_lights_the_roles_that_act_in_it_and_says_what_changes(draw: Draw, build: Build) -> None:
    target = """
        title: I move in, better
        personas: [noor]
        goal: Sleep in my own bed
        state: target
        target_of: move-in
        stages:
          - title: The key
            steps:
              - {id: asks, title: I ask, doing: I ask, emotion: 2, frontstage: [clerk, hermit]}
              - {id: greeted, title: I am met, doing: I am met, frontstage: [clerk]}
        """
    built = build(draw({**HOUSE, "journeys/move-in-better.yml": target}))
    assert not built.failed, built.log
    page = BeautifulSoup(built.page("journeys/move-in-better/"), "html5lib")
    ways = {option["value"]: option.get("data-ways") for option in page.select(".jb-map__controls select option")}
    assert ways == {"": None, "clerk": "clerk=1,2", "hermit": "hermit=1"}
    rows = [
        " | ".join(" ".join(td.stripped_strings) for td in row("td")) for row in page.select(".jb-compare tbody tr")
    ]
    assert rows == [
        "I ask good +1 | I ask very good +2 | ~ changes How it feels, Where we meet and Who they meet",
        "– | I am met not known yet | + new",
        "I wait not known yet | – | − falls away",
        "I sleep very good +2 | – | − falls away",
    ]
    # Above them the curve of each, in one scale.
    curves = [head["aria-label"] for head in page.select(".jb-compare thead svg.jb-spark")]
    assert curves == [
        "Feelings go from +1 to +2, ending at +2, on a scale from -2 to +2.",
        "Feelings go from +2 to +2, ending at ?, on a scale from -2 to +2.",
    ]
