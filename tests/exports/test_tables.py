"""The tables open in a spreadsheet as they are, do no harm there, and lead back to the journeys they came from."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

import pytest

from journeybook.exports.tables import tables
from journeybook.handbook.facts import Facts
from journeybook.handbook.link import link
from journeybook.model import Improvement, Journey, Pain, Step, Touchpoint
from journeybook.reading.read import read
from journeybook.sheets.csv_file import read_csv
from journeybook.sheets.names import Names, names_of
from journeybook.sheets.understand import journeys_in, understand
from tests.handbook.drawing import facts, journey, roles, step

CONTENT = Path(__file__).parents[2] / "content"

DRAWN = facts(
    {
        "j": journey(
            step(
                "a",
                doing='=HYPERLINK("https://evil.example")',
                thinking="-1",
                emotion="-1",
                frontstage=["seller"],
                touchpoint="desk",
                pains=[{"id": "p", "text": '@home, it "hurts"\n; a lot', "kind": "wait", "severity": "4"}],
            ),
            step("b", wait="3 weeks"),
        ),
        "sketch": journey(step("a"), draft="yes"),
    },
    roles(seller=[]),
    touchpoints={"desk": {"title": "Desk", "channel": "phone", "automated": "yes"}},
    improvements={"say-so": {"title": "Say so", "status": "idea", "addresses": ["j#p"], "customer_value": "9"}},
)


def rows(name: str) -> list[dict[str, str]]:
    text = tables(DRAWN)[name].decode("utf-8-sig")
    return [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_there_are_four_tables() -> None:
    assert list(tables(DRAWN)) == ["steps.csv", "touchpoints.csv", "pains.csv", "improvements.csv"]


def test_columns_are_named_as_the_fields() -> None:
    head = {name: table.decode("utf-8-sig").split("\r\n", 1)[0].split(",") for name, table in tables(DRAWN).items()}
    whole = [f"journey_{name}" for name in Journey.model_fields if name != "stages"]
    stage = ["stage", "stage_phase", "stage_goal", "stage_response", "stage_opportunities"]
    assert head == {
        "steps.csv": ["journey", "stage_number", *stage, *Step.model_fields, *whole],
        "touchpoints.csv": ["id", *Touchpoint.model_fields, "steps"],
        "pains.csv": ["journey", "stage", "step", *Pain.model_fields, "addressed_by"],
        "improvements.csv": ["id", *Improvement.model_fields, "rank"],
    }


def test_a_row_says_what_an_editor_wrote_and_drafts_have_none() -> None:
    shared = {"journey": "j", "stage_number": "1", "stage": "All"}
    assert rows("steps.csv") == [
        {
            **shared,
            "id": "a",
            "title": "a",
            "doing": '\'=HYPERLINK("https://evil.example")',
            "thinking": "-1",
            "emotion": "-1",
            "touchpoint": "desk",
            "frontstage": "seller",
            "pains": '• @home, it "hurts"\n  ; a lot\n  id: p\n  kind: wait\n  severity: 4',
            "journey_title": "A journey",
            "journey_personas": "ann",
            "journey_goal": "To get there.",
        },
        {**shared, "id": "b", "title": "b", "doing": "I do.", "wait": "21 days"},
    ]


def test_the_other_tables_end_in_what_is_computed() -> None:
    assert rows("touchpoints.csv") == [
        {"id": "desk", "title": "Desk", "channel": "phone", "automated": "yes", "steps": "j#a"}
    ]
    assert rows("pains.csv") == [
        {
            "journey": "j",
            "stage": "All",
            "step": "a",
            "id": "p",
            "text": '\'@home, it "hurts"\n; a lot',
            "kind": "wait",
            "severity": "4",
            "addressed_by": "say-so",
        }
    ]
    assert rows("improvements.csv") == [
        {"id": "say-so", "title": "Say so", "status": "idea", "addresses": "j#p", "customer_value": "9", "rank": "1"}
    ]


@pytest.mark.parametrize("name", list(tables(DRAWN)))
def test_spreadsheets_are_told_the_encoding_and_rows_end_as_the_standard_says(name: str) -> None:
    table = tables(DRAWN)[name]
    assert table.startswith(codecs.BOM_UTF8)
    assert table.endswith(b"\r\n")
    assert tables(DRAWN)[name] == table


def test_every_journey_of_the_shipped_handbook_comes_back_as_it_was() -> None:
    reading = read(CONTENT, "content")
    handbook, _ = link(reading, drafts=False)
    assert handbook is not None
    sheet = read_csv(tables(Facts(handbook))["steps.csv"], "steps")
    assert sheet.saved_as == "CSV in UTF-8, separated by commas"
    assert journeys_in(sheet) == tuple(handbook.journeys)
    names: Names = names_of(reading)
    for journey_id, written in handbook.journeys.items():
        found = understand(sheet, names, journey_id)
        assert found.unplaced == ()
        assert written.model_validate(found.data) == written
