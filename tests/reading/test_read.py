"""Whatever lies in a content folder, reading hands back what can be known and says what is wrong."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeybook.checks import inspect
from journeybook.handbook.link import link
from journeybook.model import Journey
from journeybook.reading.lines import Lines
from journeybook.reading.nearest import nearest
from journeybook.reading.read import Reading, read
from journeybook.reading.salvage import salvage
from journeybook.reading.tree import Fields, parse
from tests.checks.minimal import MINIMAL, on_minimal
from tests.drawn import Draw
from tests.hosts.small import PNG

JOURNEY = MINIMAL["journeys/buy-a-ute.yml"]
PYTHON_WORDS = (
    "Input should",
    "validation",
    "Traceback",
    "NoneType",
    "dict",
    "tuple",
    "<class",
    "Field required",
    "loc",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_a_journey_with_anything_done_to_it_never_stops_the_reading(data: st.DataObject, draw: Draw) -> None:
    at = data.draw(st.integers(0, len(JOURNEY)))
    length = data.draw(st.integers(0, 30))
    put = data.draw(
        st.one_of(st.text(max_size=12), st.sampled_from(["\t", ": ", "- ", "[", "{", '"', "'", "#", "&a ", "*a"]))
    )
    changed = (JOURNEY[:at] + put + JOURNEY[at + length :]).encode("utf-8", "surrogatepass")
    reading = read(draw(on_minimal({"journeys/buy-a-ute.yml": changed})), "content")
    handbook, unlinked = link(reading, drafts=True)
    assert handbook is not None
    problems = inspect(reading, handbook, unlinked, date(2026, 11, 1))
    lines = Lines(changed.decode("utf-8", "replace"))
    for problem in problems:
        assert problem.message
        assert not [word for word in PYTHON_WORDS if word in problem.message + problem.hint and word not in lines.text]
        if problem.line and problem.path.endswith("buy-a-ute.yml"):
            assert problem.line <= len(lines.text.splitlines()) + 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(written=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(written: bytes, draw: Draw) -> None:
    reading = read(draw(on_minimal({"roles/service-adviser.yml": written})), "content")
    whole = "service-adviser" in reading.entities["role"]
    assert whole is not bool([found for found in reading.problems if found.path.endswith("adviser.yml")])


def test_the_order_of_files_does_not_matter(draw: Draw, tmp_path: Path) -> None:
    content = draw(on_minimal({"roles/a/x.yml": "title: A\n", "roles/b/x.yml": "title: B\n"}))
    turned = tmp_path / "turned" / "content"
    for path in sorted((found for found in content.rglob("*") if found.is_file()), reverse=True):
        target = turned / path.relative_to(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert read(turned, "content").problems == read(content, "content").problems


def test_what_was_read_of_another_state_is_taken_from_there_and_only_if_it_is_the_same(draw: Draw) -> None:
    """The picture goes, a file moves, one is broken, one is mended, one comes; the rest is not read a second time."""
    states: list[dict[str, str | bytes]] = [
        {
            "personas/dale.yml": "name: Dale\ntagline: T\nportrait: images/dale.png\nportrait_alt: Dale\n",
            "images/dale.png": PNG,
            "roles/moves.yml": "title: Moves\ndepartment: d\n",
            "roles/breaks.yml": "title: Breaks\ndepartment: d\n",
            "roles/mended.yml": "titel: Mended\ndepartment: d\n",
            "roles/warned.yml": "title: Warned\ndepartment: d\nsummary: cut #here\n",
        },
        {
            "personas/dale.yml": "name: Dale\ntagline: T\nportrait: images/dale.png\nportrait_alt: Dale\n",
            "roles/deeper/moves.yml": "title: Moves\ndepartment: d\n",
            "roles/breaks.yml": "title: [\n",
            "roles/mended.yml": "title: Mended\ndepartment: d\n",
            "roles/warned.yml": "title: Warned\ndepartment: d\nsummary: cut #here\n",
            "roles/new.yml": "title: New\ndepartment: d\n",
        },
    ]
    readings: list[Reading] = []
    for state in states:
        content = draw(on_minimal(state))
        for path in content.rglob("*"):
            if path.is_file() and path.relative_to(content).as_posix() not in on_minimal(state):
                path.unlink()
        known = readings[0] if readings else None
        readings.append(read(content, "content", known=known))
        assert readings[-1] == read(content, "content")
    assert readings[1].files["journey", "buy-a-ute"] is readings[0].files["journey", "buy-a-ute"]
    assert [problem.path.rpartition("/")[2] for problem in readings[1].problems] == [
        "dale.yml",
        "breaks.yml",
        "warned.yml",
    ]


def test_what_is_right_of_a_broken_file_is_known(draw: Draw) -> None:
    broken = JOURNEY.replace("title: I walk the yard", "titel: I walk").replace("emotion: 1", "emotion: 9")
    broken += "        wait: 3 weeks\n"
    reading = read(draw(on_minimal({"journeys/buy-a-ute.yml": broken})), "content")
    assert reading.entities["journey"] == {}
    assert reading.broken == {("journey", "buy-a-ute")}
    journey, _ = reading.salvaged["journey", "buy-a-ute"]
    assert isinstance(journey, Journey)
    step = next(journey.steps)
    assert (step.id, step.emotion, step.wait and step.wait.days) == ("visits-the-yard", None, 21)


def test_salvaging_gives_up_on_nothing_but_a_file_that_is_wrong_everywhere() -> None:
    parsed = parse("".join(f"field{number}: x\n" for number in range(400)))
    assert isinstance(parsed.node, Fields)
    assert salvage(parsed.node, Journey)[0] is None
    empty, _ = salvage(None, Journey)
    assert empty is not None
    assert len(empty.stages) == 1


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("service-adviser-2", ["service-adviser", "cleaner"], "service-adviser"),
        ("Service Adviser", ["service-adviser", "service-advisor"], "service-adviser"),
        ("adviser", ["service-adviser", "cleaner"], "service-adviser"),
        ("x", ["service-adviser"], None),
        ("", ["service-adviser"], None),
        ("a" * 200, ["a" * 199], None),
    ],
)
def test_the_nearest_name_is_found(name: str, known: list[str], meant: str | None) -> None:
    assert nearest(name, known) == meant
