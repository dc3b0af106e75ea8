"""Whatever a workshop's sheet looks like, its steps are found, and every cell of it is placed or listed."""

from __future__ import annotations

import io
import itertools
import json
import re
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from journeybook.exports.tables import tables
from journeybook.handbook.facts import Facts
from journeybook.model import Journey, Step, Vocabulary
from journeybook.sheets.cells import guarded
from journeybook.sheets.csv_file import read_csv
from journeybook.sheets.names import Names, folded, terms_of
from journeybook.sheets.sheet import Area, Sheet, UnreadableError
from journeybook.sheets.understand import understand
from journeybook.sheets.understood import Understood
from journeybook.sheets.xlsx_file import read_xlsx
from tests.handbook.drawing import handbook
from tests.sheets.drawing import IDS, values_of

ROLES = ("service-adviser", "workshop-technician", "cleaner")
PLACES = ("workshop-counter", "service-phone-line")


def names(*roles: str, touchpoints: tuple[str, ...] = PLACES) -> Names:
    called = {"role": roles or ROLES, "touchpoint": touchpoints, "persona": ("dale",), "evidence": ("calls",)}
    return Names(
        {kind: {folded(name): name for name in found} for kind, found in called.items()}
        | terms_of(Vocabulary.model_validate({"lanes": [{"id": "equipment", "title": "Things in the hand"}]}))
    )


def told(text: str) -> Understood:
    return understand(read_csv(text.encode(), "sheet"), names())


def steps(found: Understood) -> list[dict[str, Any]]:
    return [step for stage in found.data["stages"] for step in stage["steps"]]


def left(found: Understood) -> list[tuple[str, str, str]]:
    return [(item.place, item.text, item.why) for item in found.unplaced]


def test_rows_are_steps_and_a_stage_that_is_filled_once_holds_for_those_below_it() -> None:
    found = told(
        "Stage,Step,Customer does,Mood,Who\n"
        "Looking,I look,I walk round it,:-),service adviser\n"
        ",I ask,I ask the price,:-(,\n"
        "\n"
        'Buying,I sign,I sign twice,:-|,"Cleaners, the workshop technician"\n'
    )
    assert found.data == {
        "stages": [
            {
                "title": "Looking",
                "steps": [
                    {
                        "id": "look",
                        "title": "I look",
                        "doing": "I walk round it",
                        "emotion": 1,
                        "frontstage": ["service-adviser"],
                    },
                    {"id": "ask", "title": "I ask", "doing": "I ask the price", "emotion": -1},
                ],
            },
            {
                "title": "Buying",
                "steps": [
                    {
                        "id": "sign",
                        "title": "I sign",
                        "doing": "I sign twice",
                        "emotion": 0,
                        "frontstage": ["cleaner", "workshop-technician"],
                    }
                ],
            },
        ]
    }
    assert found.unplaced == ()


def test_a_wall_with_stages_from_left_to_right_is_read_as_it_hangs() -> None:
    found = told(
        "Journey map: Getting it repaired,,,\n"
        ",Breaking down,,Getting it back\n"
        "Doing,I ring,I wait,I pay\n"
        "Feeling,angry,-,relieved\n"
        "Touchpoints,service phone line,,Workshop counter\n"
        'Pain points,"They ask me twice\nNobody knows",Nobody rings,\n'
        "Sponsor,,,Motors\n"
    )
    assert found.remarks == ("Its stages run from left to right, with the names of the lanes in column A.",)
    assert found.data["title"] == "Getting it repaired"
    assert [(stage["title"], [step["id"] for step in stage["steps"]]) for stage in found.data["stages"]] == [
        ("Breaking down", ["ring", "wait"]),
        ("Getting it back", ["pay"]),
    ]
    assert steps(found)[0] == {
        "id": "ring",
        "title": "I ring",
        "doing": "I ring",
        "feeling": "angry",
        "emotion": -2,
        "touchpoint": ["service-phone-line"],
        "pains": [
            {"id": "they-ask-me-twice", "text": "They ask me twice"},
            {"id": "nobody-knows", "text": "Nobody knows"},
        ],
    }
    assert left(found) == [
        ("C4", "-", "this says nothing"),
        ("D7", "Motors", "there is no field for a column of this name"),
    ]


def test_a_wall_that_names_stages_alone_has_a_step_for_each() -> None:
    found = told("Stage,Aware,Buy\nThinking,Is it good?,Is it safe?\nQuotes,Nice!,\n")
    assert [(step["title"], step["doing"], step["thinking"]) for step in steps(found)] == [
        ("Aware", "Aware", "Is it good?"),
        ("Buy", "Buy", "Is it safe?"),
    ]


def test_what_stands_above_the_columns_tells_of_the_journey() -> None:
    found = told("My map\nPersona:,Dale\nGoal: To drive again\nRoom: 4.12\nStep,Thoughts\nI ring,Hello?\n")
    assert {name: found.data[name] for name in ("title", "personas", "goal")} == {
        "title": "My map",
        "personas": ["dale"],
        "goal": "To drive again",
    }
    assert left(found) == [("A4", "Room: 4.12", "this belongs to no step")]


def test_a_row_without_a_step_adds_to_the_one_above() -> None:
    found = told("Step,Pains,Thinking\nI ring,Nobody answers,Hello?\n,Music for an hour,Still there?\n")
    assert steps(found)[0]["thinking"] == "Hello?\n\nStill there?"
    assert [pain["text"] for pain in steps(found)[0]["pains"]] == ["Nobody answers", "Music for an hour"]


def test_a_table_for_each_stage_is_one_journey_whose_numbers_and_repeated_names_are_no_steps() -> None:
    found = told(
        "DISCOVERY,,,\nStep,What the customer does,Feeling,Pain\n1,I hear of it,curious,\n2,I look it up,not sure,\n\n"
        "PURCHASE,,,\nStep,What the customer does,Feeling,Pain\n3,I ring,annoyed,Queue\n4,,,\n"
    )
    assert [(stage["title"], [step["doing"] for step in stage["steps"]]) for stage in found.data["stages"]] == [
        ("DISCOVERY", ["I hear of it", "I look it up"]),
        ("PURCHASE", ["I ring"]),
    ]
    assert found.columns[0] == ("A", "Step", "number")
    assert found.remarks == (
        "The names of its columns stand in row 2.",
        "The names of the columns stand again in row 7, and are passed over there.",
    )
    assert (found.unplaced, "title" in found.data) == ((), False)


def test_a_row_that_says_what_belongs_below_is_no_step() -> None:
    found = told("Stage,Doing,Pains\nWhich phase?,What do they do?,What hurts?\nIn,I ring,Queue\n")
    assert [step["doing"] for step in steps(found)] == ["I ring"]
    assert {why for _, _, why in left(found)} == {"this says what belongs below it"}


def test_a_row_that_groups_the_columns_is_neither_a_title_nor_a_persona() -> None:
    rows = (
        ("Phase", "Customer", "", "Organisation", ""),
        ("", "Actions", "Thoughts", "Front stage", "Back stage"),
        ("In", "I ring", "Hello?", "Service adviser", ""),
    )
    merged = (Area(0, 0, 1, 0), Area(0, 1, 0, 2), Area(0, 3, 0, 4))
    for areas in (merged, ()):
        found = understand(Sheet("sheet", rows, merged=areas), names())
        assert [field for _, _, field in found.columns] == ["stage", "doing", "thinking", "frontstage", "backstage"]
        assert set(found.data) == {"stages"}
        assert found.unplaced == ()
        assert "The row above them groups them: Customer and Organisation." in found.remarks


def test_rows_above_the_stages_of_a_wall_are_about_the_whole_of_it() -> None:
    found = told(
        'As-is journey: Joining,,v3 final\nPersona,"Dale, 42",\nGoal,To be in,\nStage,Before,After\nDoing,I ask,I pay\n'
    )
    assert {name: found.data[name] for name in ("title", "personas", "goal")} == {
        "title": "Joining",
        "personas": ["dale"],
        "goal": "To be in",
    }
    assert [step["doing"] for step in steps(found)] == ["I ask", "I pay"]
    assert left(found) == [
        ("C1", "v3 final", "this belongs to no step"),
        ("A2", "Persona: Dale, 42", "of this, the handbook knows dale"),
    ]


def test_a_column_in_which_nothing_stands_is_not_the_title_of_the_journey() -> None:
    found = told("Step,Doing,Count\nRing,I ring,\n")
    assert "title" not in found.data
    assert found.columns[-1] == ("C", "Count", "empty")


def test_comments_stand_with_the_step_that_they_were_pinned_to() -> None:
    rows = (("Step", "Pains"), ("I ring", "Queue"))
    found = understand(Sheet("sheet", rows, comments=((1, 1, "4 of 6"), (0, 0, "draft"))), names())
    assert [(item.place, item.column, item.text, item.step) for item in found.unplaced] == [
        ("B2", "Pains", "4 of 6", "ring"),
        ("A1", "Step", "draft", None),
    ]


def test_notes_are_listed_and_never_taken_for_a_lane_of_the_house() -> None:
    found = told("Step,Notes,Owner,Department\nI ring,call Tim,Ops,Motors\n")
    assert steps(found) == [{"id": "ring", "title": "I ring", "doing": "I ring"}]
    assert [text for _, text, _ in left(found)] == ["call Tim", "Ops", "Motors"]


def test_of_two_columns_of_feelings_the_numbers_are_the_level_and_the_words_are_kept() -> None:
    found = told("Step,Feelings,Score\nLook,curious,4\nRing,frustrated,1\n")
    assert [(step["feeling"], step["emotion"]) for step in steps(found)] == [("curious", 1), ("frustrated", -2)]
    assert found.remarks[0] == (
        'The numbers in "Score" are taken to go from 1 (worst) to 5 (best). If they do not, write into its '
        'name how they go, such as "Score (1-10)".'
    )


def test_a_feeling_without_a_level_is_kept_in_its_words() -> None:
    found = told("Step,Mood\nLook,happy\nRing,It took me a very long day\nPay,7 times\nGo,glad\n")
    assert [(step.get("feeling"), step.get("emotion")) for step in steps(found)] == [
        ("happy", 1),
        ("It took me a very long day", None),
        (None, None),
        ("glad", 1),
    ]
    assert [text for _, text, _ in left(found)] == ["7 times"]


@pytest.mark.parametrize(
    ("cell", "header", "wait", "why"),
    [
        ("1,5 hours", "Wait", "1.5 hours", None),
        ("1,5", "Wait (hours)", "1.5 hours", None),
        ("1h30", "Wait", "PT1H30M", None),
        ("half an hour", "Wait", "30 minutes", "this was taken for 30 minutes"),
        ("> 2 days", "Wait", "2 days", "this was taken for 2 days"),
        (
            "20",
            "Wait",
            None,
            "nothing says whether this is minutes, hours or days; write it here or into the column's name",
        ),
        ("ages", "Wait", None, "this is no length of time such as 3 weeks, 2-4 days or 1 hour 30 minutes"),
    ],
)
def test_a_wait_is_read_as_people_write_it(cell: str, header: str, wait: str | None, why: str | None) -> None:
    found = told(f'Step,{header}\nI ring,"{cell}"\n')
    assert steps(found)[0].get("wait") == wait
    assert [reason for _, _, reason in left(found)] == ([why] if why else [])


def test_bullets_of_several_kinds_in_one_cell_are_all_bullets() -> None:
    found = told('Step,Pains\nI pay,"•\tcard refused\n–\tqueue\n1. no receipt"\n')
    assert [pain["text"] for pain in steps(found)[0]["pains"]] == ["card refused", "queue", "no receipt"]


def test_steps_of_several_people_are_told() -> None:
    both = Names({**names().called, "persona": {"dale": "dale", "priya": "priya"}})
    found = understand(read_csv(b"Persona,Doing\nDale,I look\nPriya,I ask\n", "sheet"), both)
    assert found.remarks == (
        "The steps of dale and priya stand one after the other, as in the sheet; a journey for each is clearer.",
    )


def test_totals_and_notes_are_listed_and_are_no_steps() -> None:
    found = told("Stage,Step,Wait (days)\nIn,I ring,3\nTotal,,3\nNote: Tom was ill,,\n")
    assert [step["wait"] for step in steps(found)] == ["3 days"]
    assert [text for _, text, _ in left(found)] == ["Total", "3", "Note: Tom was ill"]


def test_a_heading_of_its_own_row_is_a_stage() -> None:
    found = told("Stage,Step,Quote\nLooking,,\n,I look,Nice\nBuying,,\n,I buy,Dear\n")
    assert [(stage["title"], len(stage["steps"])) for stage in found.data["stages"]] == [("Looking", 1), ("Buying", 1)]


@pytest.mark.parametrize(
    ("cell", "values", "why"),
    [
        ("the lady at the gate", None, "the handbook has no role of this name"),
        ("service advisor", ["service-adviser"], None),
        ("Service adviser: rings back", [{"role": "service-adviser", "does": "rings back"}], None),
        ("Cleaner (opens up)", [{"role": "cleaner", "does": "opens up"}], None),
        ("cleaner/SERVICE ADVISER", ["cleaner", "service-adviser"], None),
        ("cleaner and\nservice adviser", ["cleaner", "service-adviser"], None),
        ("cleaner; ghost", ["cleaner"], "the handbook has no role of this name"),
        ("adviser", None, "the handbook has no role of this name; did you mean service-adviser?"),
    ],
)
def test_roles_are_found_by_what_people_call_them(cell: str, values: list[Any] | None, why: str | None) -> None:
    found = told(f'Step,Who\nI ring,"{cell}"\n')
    assert steps(found)[0].get("frontstage") == values
    assert [reason for _, _, reason in left(found)] == ([why] if why else [])


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Workshop counter", {"touchpoint": ["workshop-counter"]}),
        ("Phone call", {"channel": ["phone"]}),
        ("web site, workshop counters", {"channel": ["web"], "touchpoint": ["workshop-counter"]}),
        ("the moon", {}),
    ],
)
def test_places_are_touchpoints_or_channels(cell: str, values: dict[str, Any]) -> None:
    found = told(f'Step,Touch point\nI ring,"{cell}"\n')
    assert {name: steps(found)[0][name] for name in ("touchpoint", "channel") if name in steps(found)[0]} == values
    assert bool(found.unplaced) == (not values)


@pytest.mark.parametrize(
    ("cell", "quotes"),
    [
        ('"They said true to size!"', ["They said true to size!"]),
        ("“Not again.”\n„Schon wieder.“", ["Not again.", "Schon wieder."]),
        ("« Encore une fois ! »", ["Encore une fois !"]),
        ('I said "no" twice', ['I said "no" twice']),
        ('"No." he said, "never"', ['"No." he said, "never"']),
        ('"', ['"']),
    ],
)
def test_words_of_customers_lose_the_marks_around_them_and_none_within(cell: str, quotes: list[str]) -> None:
    found = understand(Sheet("sheet", (("Step", "Quotes"), ("Ring", cell))), names())
    assert [entry for step in steps(found) for entry in step["quotes"]] == quotes


def test_the_lanes_of_the_house_are_columns_too() -> None:
    found = told("Step,Things in the hand\nI ring,A card\n")
    assert steps(found)[0]["notes"] == {"equipment": "A card"}


def test_what_looks_like_a_formula_is_text() -> None:
    found = told("Step,Doing,Thinking\n=cmd|' /C calc'!A0,@home I look,+1 for the shop\n")
    assert steps(found)[0] == {
        "id": "cmd-c-calc-a0",
        "title": "=cmd|' /C calc'!A0",
        "doing": "@home I look",
        "thinking": "+1 for the shop",
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\nc,d\n", "no row or column of this sheet reads as names of columns; name its columns, such as Stage,"),
        ("Stage,Step,Doing\n", "this sheet has the names of its columns in row 1 and no steps after them; add a step"),
        ("\nStage,Step\nNote: none,\n", "this sheet has the names of its columns in row 2 and no steps after them"),
    ],
)
def test_a_sheet_without_steps_says_so(text: str, why: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        told(text)
    assert str(raised.value).startswith(why)


NAMES = """Stage, Step, Activity, Customer does, Thoughts, Feelings, Emotion, Mood, Touch point, Channel, Who, Systems,
    Back stage, Pain points, Ideas, Quote, Wait, Expectation, Questions, Wow, Owner, Evidence, Persona, Severity,
    Intensity, Goal, CSAT, When, , Highlights, Moment of truth"""
HEADERS = st.sampled_from([name.strip() for name in NAMES.split(",")])
TEXTS = """ % % %word@%two words@%- word@\n- more@%angry%4%-1%😡%3 weeks%cleaner%x%cleaner, ghost@%phone%Total%
    Note: word@%1. word@%yes%7/10%cleaner: word@%role: x@"""
SAID = st.sampled_from([text.strip() for text in TEXTS.split("%")])


@st.composite
def sheets(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    """Sheets as workshops leave them: columns known and unknown, and in most cells a word that stands nowhere else."""
    width = draw(st.integers(1, 6))
    above = [(f"Map word-a{at}", *[""] * width) for at in range(draw(st.integers(0, 2)))]
    head = ("Step", *(draw(HEADERS) for _ in range(width)))
    below = [
        (
            draw(st.sampled_from(["", f"I go {row}"])),
            *(draw(SAID).replace("@", f"{row}x{column}") for column in range(width)),
        )
        for row in range(draw(st.integers(1, 5)))
    ]
    return (*above, head, *below)


def words_of(cell: str) -> list[str]:
    """The words of a cell that stand nowhere else."""
    return re.findall(r"[a-z]+-?[a-z]?\d+(?:x\d+)?", cell.casefold())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(sheets(), st.booleans())
def test_every_cell_is_placed_or_listed(rows: tuple[tuple[str, ...], ...], turned: bool) -> None:
    sheet = Sheet("drawn", tuple(zip(*rows, strict=True)) if turned else rows)
    try:
        found = understand(sheet, names())
    except UnreadableError:
        return
    told = json.dumps([found.data, [item.text for item in found.unplaced]], ensure_ascii=False).casefold()
    assert [word for row in rows for cell in row for word in words_of(cell) if word not in told] == []


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """Any journey that the model allows, with ids that differ."""
    ids = iter(draw(st.lists(IDS, min_size=4, max_size=4, unique=True)))
    pains = itertools.count(1)
    whole = draw(values_of(Journey, stages=st.just([]), draft=st.sampled_from([False])))
    drawn = draw(st.lists(st.lists(values_of(Step), min_size=1, max_size=2), min_size=1, max_size=2))
    stages: list[dict[str, Any]] = []
    for number, found in enumerate(drawn):
        for step in found:
            step["id"] = next(ids)
            for pain in step.get("pains", []):
                pain["id"] = f"a-pain-of-its-own-{next(pains)}"
        stages.append({"title": draw(st.sampled_from(["One", "Two"])), "goal": f"goal {number}", "steps": found})
    try:
        return Journey.model_validate({**whole, "stages": stages})
    except ValidationError:
        assume(condition=False)
        raise


def terms_in(journey: Journey) -> Names:
    """The names of a handbook that has whatever the journey speaks of."""
    roles = (action.role for step in journey.steps for action in (*step.frontstage, *step.backstage))
    places = (place for step in journey.steps for place in step.touchpoint)
    made = names(*dict.fromkeys(roles), touchpoints=tuple(dict.fromkeys(places)))
    channels = {folded(name): name for step in journey.steps for name in step.channel}
    return Names({**made.called, "channel": channels})


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(journeys())
def test_what_is_exported_comes_back_whole_from_csv_and_from_xlsx(journey: Journey) -> None:
    known = terms_in(journey)
    written = Journey.model_dump(journey, exclude_unset=True)
    facts = Facts(handbook({"j": written}, {}))
    table = tables(facts)["steps.csv"]
    sheet = read_csv(table, "steps")
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in sheet.rows:
        book.active.append([guarded(cell) or None for cell in row])
    saved = io.BytesIO()
    book.save(saved)
    for read in (sheet, read_xlsx(saved.getvalue())[0]):
        found = understand(read, known)
        assert found.unplaced == ()
        assert Journey.model_validate(found.data) == journey


def test_merged_cells_of_a_stage_and_a_place_hold_for_the_rows_they_cover_and_a_pain_is_told_once() -> None:
    rows = (
        ("Stage", "Step", "Touchpoint", "Pain points"),
        ("Calling", "I ring", "Workshop counter", "It is loud"),
        ("", "I wait", "", ""),
        ("Paying", "I pay", "", ""),
    )
    merged = tuple(Area(1, column, 2, column) for column in (0, 2, 3))
    found = understand(Sheet("sheet", rows, merged=merged), names())
    assert [(step["id"], step.get("touchpoint"), len(step.get("pains", []))) for step in steps(found)] == [
        ("ring", ["workshop-counter"], 1),
        ("wait", ["workshop-counter"], 0),
        ("pay", None, 0),
    ]
    assert [stage["title"] for stage in found.data["stages"]] == ["Calling", "Paying"]


def test_hidden_cells_and_lost_formulas_are_told() -> None:
    rows = (("Step", "Wait"), ("I ring", ""))
    found = understand(Sheet("sheet", rows, hidden=("row 2",), lost=("B2",)), names())
    assert found.remarks == (
        "Hidden in the sheet, and read all the same: row 2.",
        "Formulas without a value, which stay empty: B2. Open and save the sheet, and try again.",
        "One step has nothing on what the customer does; the title stands there too. Tell it in their words.",
    )
