"""Columns are known by what people call them, and our own names always are."""

from __future__ import annotations

import pytest

from journeybook.model import Step
from journeybook.sheets.columns import STEP_COLUMNS, field_of, layout_of
from journeybook.sheets.sheet import Sheet

CALLED = {
    "stage": "Phase|Stage|Stages|PHASES|Journey stage|Customer stage|Phase of journey",
    "title": "Step|Steps|Step name|Activity|Journey steps|What",
    "doing": (
        "Customer does|Doing|Action|Customer actions|What happens|User actions|Description|What I do|"
        "What do they do?|What does the customer do?|I do"
    ),
    "thinking": "Thoughts|Thinking|What they think|Customer thoughts|What I think|What goes through my head",
    "mood": (
        "Feelings|Emotion|Emotions|Mood|Sentiment|Emotion (1-5)|Mood score|Customer feelings 😀|How I feel|"
        "How do they feel?|What they feel"
    ),
    "touchpoint": (
        "Touch point|Touchpoints|Touch-points|TOUCHPOINT|Where|Touchpoint / Channel|Where we meet|Where does it happen?"
    ),
    "channel": "Channel|Channels",
    "frontstage": (
        "Front stage|Frontstage|Who|Role|Roles|Staff|Actors|Who is involved?|Front-stage actions|Who is there|"
        "Who was there?|Who do they meet"
    ),
    "backstage": (
        "Back stage|Backstage|Back office|Behind the scenes|Backstage actions|Who works behind|"
        "What happens behind the scenes"
    ),
    "systems": "Systems|Support|Support processes|IT systems",
    "pains": (
        "Pain points|Pains|Problems|Frustrations|Painpoints|Pain poinst|Issues & problems|What hurts|"
        "What goes wrong|What went wrong?|What makes it hard"
    ),
    "opportunities": (
        "Opportunities|Ideas|Improvements|How might we...?|What could be better?|What we could do|What could we change|"
        "Quick wins"
    ),
    "quotes": "Quote|Quotes|Verbatim|Verbatims|What they say|They said|What we heard|In their own words|In their words",
    "wait": "Wait|Waiting time|Duration|Wait (days)|Waiting time in hours|How long do I wait|How long does it take?",
    "expected": "Expectation|Expectations|Customer expectations",
    "questions": "Questions|Open questions|What I ask myself|What do they ask?",
    "highlights": "Highlights|Delights|Wow|What works well|What works|What goes well|What went well|What they liked",
    "evidence": "Evidence|Source|Sources",
    "persona": "Persona|Personas",
    "owner": "Owner|Process owner",
    "department": "Department|Departments involved",
    "remark": "Notes|Comments|Remark",
    "moment_of_truth": "Moment of truth|MoT|Moments that matter",
    "": "Priority|Sticky note colour|2026|A sentence that is far too long for the name of any column at all",
}


@pytest.mark.parametrize(("field", "names"), CALLED.items())
def test_columns_are_known_by_what_people_call_them(field: str, names: str) -> None:
    assert {name: field_of(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), field)


def test_every_field_of_a_step_is_known_by_its_own_name() -> None:
    assert [name for name in Step.model_fields if not field_of(name)] == []


def test_in_a_table_of_ours_each_column_is_what_it_says() -> None:
    layout = layout_of(Sheet("steps", (STEP_COLUMNS, ("x",) * len(STEP_COLUMNS))), {})
    assert layout is not None
    assert layout.ours
    assert [column.field for column in layout.columns] == list(STEP_COLUMNS)


def test_a_header_is_found_below_titles_and_beside_stages() -> None:
    rows = (("My map", "", ""), ("", "", ""), ("Phase", "Step", "Pain points"), ("a", "b", "c"))
    below = layout_of(Sheet("rows", rows), {})
    beside = layout_of(Sheet("wall", tuple(zip(*rows, strict=True))), {})
    assert below is not None
    assert beside is not None
    assert (below.header, below.sheet.turned, beside.header, beside.sheet.turned) == (2, False, 2, True)
    assert below.sheet.place(3, 1) == "B4"
    assert beside.sheet.place(3, 1) == "D2"


@pytest.mark.parametrize("rows", [(), (("a", "b"), ("c", "d")), (("Stage",), ("x",)), (("3", "4"),)])
def test_a_sheet_without_known_names_has_no_layout(rows: tuple[tuple[str, ...], ...]) -> None:
    assert layout_of(Sheet("sheet", rows), {}) is None
