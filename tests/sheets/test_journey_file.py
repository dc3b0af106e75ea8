"""A journey file says what was understood, marks what nobody knows, and keeps the rest as remarks."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeybook.model import Journey
from journeybook.reading.tree import parse, plain
from journeybook.sheets.journey_file import filled, journey_text, missing
from journeybook.sheets.preview import preview
from journeybook.sheets.understood import Understood, Unplaced

BARE = {"stages": [{"steps": [{"id": "a", "title": "A", "doing": "A", "pains": [{"id": "p", "text": "P"}]}]}]}

KINDS = ("wait", "effort", "silence")


def test_what_nobody_knows_is_marked() -> None:
    assert journey_text(Understood(BARE), "<fill in>", "sheet.csv", KINDS) == (
        "title: <fill in>\npersonas:\n  - <fill in>\ngoal: <fill in>\n\n"
        "stages:\n  - title: <fill in>\n    steps:\n      - id: a\n"
        "        # The kind of a pain is wait, effort or silence.\n        title: A\n        doing: A\n"
        "        pains:\n          - id: p\n            text: P\n            kind: <fill in>\n"
    )
    assert missing(BARE, KINDS) == (
        "title: the journey in the customer's words",
        "personas: the id of the persona who goes through it",
        "goal: what the customer wants out of it",
        "the title of a stage",
        "the kind of a pain: p",
        "  it is wait, effort or silence",
    )


def test_what_is_known_is_not_asked_for() -> None:
    whole = {"title": "t", "personas": ["p"], "goal": "g", "stages": [{"title": "s", "steps": []}]}
    assert missing(whole, KINDS) == ()
    assert filled(whole, "<fill in>") == whole


def test_what_has_no_place_stands_beside_its_step_or_at_the_end() -> None:
    found = Understood(
        BARE,
        unplaced=(
            Unplaced("C2", "Owner", "Motors\nand Travel", "nobody knows this column", "a"),
            Unplaced("A9", "", "Note: Tom was ill", "this reads as a note"),
            Unplaced("C3", "Owner", "-", "this says nothing", "a"),
        ),
    )
    lines = journey_text(found, "<fill in>", "sheet\n.csv", KINDS).split("\n")
    assert lines[8:12] == [
        "      - id: a",
        "        # Owner (C2): Motors / and Travel. Nobody knows this column",
        "        # The kind of a pain is wait, effort or silence.",
        "        title: A",
    ]
    assert lines[-4:] == [
        "",
        "# From sheet .csv, and without a place yet. Move what is worth keeping, then delete these lines.",
        "# A9: Note: Tom was ill. This reads as a note",
        "",
    ]


TEXTS = st.text(alphabet="ab #:-'\"\n\t\u2028\x85éمة🙂<>{}[]|>&*!%@`", min_size=1, max_size=60)
STEPS = ("a", "b", "10", "yes")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from([*STEPS, None])), max_size=6),
    st.lists(st.sampled_from(["x", "- id: b", "      - id: b", "\n- id: b\n"]), min_size=4, max_size=4),
)
def test_remarks_change_nothing_and_lose_nothing(lefts: list[tuple[str, str, str | None]], doing: list[str]) -> None:
    steps = [{"id": name, "title": "T", "doing": f"I do.\n{text} x"} for name, text in zip(STEPS, doing, strict=True)]
    data = {"title": "t", "personas": ["p"], "goal": "g", "stages": [{"title": "s", "steps": steps}]}
    unplaced = tuple(Unplaced("A1", column, text, "why", step) for column, text, step in lefts)
    text = journey_text(Understood(data, unplaced=unplaced), "<fill in>", "sheet", KINDS)
    parsed = parse(text)
    assert parsed.slips == ()
    assert parsed.node is not None
    assert Journey.model_validate(plain(parsed.node)) == Journey.model_validate(data)
    remarks = re.sub(r"\s+", "", "".join(line.strip().removeprefix("#") for line in text.split("\n") if "#" in line))
    for _, said, _ in lefts:
        if any(sign.isalnum() for sign in said):
            assert re.sub(r"\s+", "", "/".join(said.strip().split("\n"))).replace("//", "/") in remarks.replace(
                "//", "/"
            )


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x9b31m", "\u202e", "\x07"])
def test_nothing_in_a_preview_steers_a_terminal(sign: str) -> None:
    found = Understood(
        {"title": f"t{sign}", "stages": [{"title": f"s{sign}", "steps": [{"id": "a", "title": f"T{sign}"}]}]},
        columns=(("A", f"x{sign}", ""),),
        unplaced=(Unplaced("A1", f"c{sign}", f"v{sign}", "why"),),
    )
    assert sign[0] not in preview(found, f"name{sign}")
