"""A cell of a table reads well, and whatever a model holds comes back out of its cells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from journeybook.exports.tables import cells
from journeybook.model import Improvement, Pain, Step, Touchpoint
from journeybook.sheets.cells import guarded, read_cell, split, unguarded, write_cell
from journeybook.sheets.shapes import shapes_of
from tests.sheets.drawing import values_of


def drawn(model: type[BaseModel], data: dict[str, Any]) -> BaseModel:
    try:
        return model.model_validate(data)
    except ValidationError:
        assume(condition=False)
        raise


@pytest.mark.parametrize("model", [Step, Pain, Touchpoint, Improvement])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_model_holds_comes_back_out_of_its_cells(model: type[BaseModel], data: st.DataObject) -> None:
    entity = drawn(model, data.draw(values_of(model)))
    shapes = shapes_of(model)
    read = {name: read_cell(unguarded(guarded(text)), shapes[name]) for name, text in cells(entity).items()}
    assert model.model_validate(read) == entity


@given(st.text(alphabet="=+-@'\t\r a1,.＝", max_size=8))
def test_no_cell_is_taken_for_a_formula_and_each_comes_back(text: str) -> None:
    made = guarded(text)
    assert unguarded(made) == text
    number = text.strip("+-").replace(",", "", 1).replace(".", "", 1).isdigit()
    assert not made.startswith(("=", "@", "\t", "\r", "＝"))
    assert number or not made.startswith(("+", "-"))


STEP = {
    "id": "waits",
    "title": "I wait",
    "doing": "I sit.\n\nI look at the clock.",
    "emotion": {"dale": -1, "priya": 2},
    "wait": "2 hours",
    "told_next": False,
    "touchpoint": ["counter", "phone-line"],
    "frontstage": ["adviser", "cashier"],
    "backstage": [{"role": "cleaner", "does": "Opens up.", "effect": "It is warm."}],
    "questions": ["Is it my turn?", "Who do I ask?"],
    "pains": [
        {
            "id": "no-word",
            "text": "Nobody says a word",
            "kind": "wait",
            "severity": 4,
            "caused_by": ["adviser", "move-in#rings"],
            "evidence": "calls",
        },
        {"id": "cold", "text": "It is cold\nid: and so am I", "kind": "rigidity"},
    ],
    "quotes": ["Hello?", "Anybody?"],
    "handoff": {"carries": ["the story", "the number"], "lost": ["the hurry"]},
    "opportunities": ["- a list\n- of two", "one more"],
}


def test_cells_read_as_people_write_them() -> None:
    assert cells(Step.model_validate(STEP)) == {
        "id": "waits",
        "title": "I wait",
        "doing": "I sit.\n\nI look at the clock.",
        "emotion": "dale: -1\npriya: 2",
        "wait": "2 hours",
        "told_next": "no",
        "touchpoint": "counter, phone-line",
        "frontstage": "adviser, cashier",
        "backstage": "• cleaner\n  does: Opens up.\n  effect: It is warm.",
        "questions": "Is it my turn?\nWho do I ask?",
        "pains": (
            "• Nobody says a word\n  id: no-word\n  kind: wait\n  severity: 4\n"
            "  caused_by: adviser, move-in#rings\n  evidence: calls\n"
            "• It is cold\n  \\id: and so am I\n  id: cold\n  kind: rigidity"
        ),
        "quotes": "Hello?\nAnybody?",
        "handoff": "carries: the story\ncarries: the number\nlost: the hurry",
        "opportunities": "• - a list\n  - of two\n• one more",
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("one", ["one"]),
        ("one\n\n two ", ["one", "two"]),
        ("- one\n- two", ["one", "two"]),
        ("1. one\n2) two", ["one", "two"]),
        ("• one\n  and more\n• two", ["one\nand more", "two"]),
        ("•one\n•two", ["one", "two"]),
        ("• one\n- no bullet of ours", ["one\n- no bullet of ours"]),
    ],
)
def test_texts_stand_below_each_other_or_after_bullets(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize("value", [None, (), [], {}, ""])
def test_what_is_absent_is_an_empty_cell_and_comes_back_absent(value: object) -> None:
    assert write_cell(value, shapes_of(Step)["pains"]) == ""
    assert read_cell(" \n ", shapes_of(Step)["pains"]) is None
