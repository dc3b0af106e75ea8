"""What changed between two drawn handbooks: nothing in silence, nothing made up, the same from both ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.changes.change import Change, Changes, Key, Side, Uncompared
from journeybook.changes.compare import compare
from journeybook.changes.steps import staying
from journeybook.handbook.handbook import Handbook
from journeybook.model import Vocabulary
from journeybook.problems import Problem, Severity
from tests.changes.edits import Edit, edits, full_handbook
from tests.changes.pages import role_texts
from tests.handbook.drawing import handbook, journey, roles, step

OPPOSITE = {"added": "removed", "removed": "added"}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return full_handbook(tmp_path_factory.mktemp("full"))


def one_for_each_field(full: Handbook) -> Iterator[Edit]:
    seen = set()
    for edit in edits(full):
        if (edit.model, edit.field, edit.kind) not in seen:
            seen.add((edit.model, edit.field, edit.kind))
            yield edit


def said(before: Handbook, after: Handbook) -> list[str]:
    return [change.sentence for change in compare(Side(before), Side(after)).changes]


def test_two_states_that_say_the_same_have_no_changes(full: Handbook) -> None:
    assert compare(Side(full), Side(replace(full))) == Changes()


def test_no_field_changes_in_silence_and_the_roles_named_are_those_whose_pages_change(full: Handbook) -> None:
    before, pages = Side(full), role_texts(full)
    silent, wrong = [], []
    for edit in one_for_each_field(full):
        found = compare(before, Side(edit.after))
        if not any(change.kind == edit.kind and change.id == edit.entity for change in found.changes):
            silent.append((edit.model, edit.field))
        today = role_texts(edit.after)
        changed = {role_id for role_id in {*pages, *today} if pages.get(role_id) != today.get(role_id)}
        named = {role.role_id for role in found.roles}
        # A step of another id is another step, even where it says the same and so do the pages.
        if changed != named and not (edit.field == "id" and changed < named):
            wrong.append((edit.model, edit.field, changed, named))
    assert (silent, wrong) == ([], [])


def mirrored(change: Change) -> tuple[object, ...]:
    sort = OPPOSITE.get(change.sort, change.sort)
    return sort, change.kind, change.field, change.felt, str(change.after), str(change.before)


def plainly(change: Change) -> tuple[object, ...]:
    return change.sort, change.kind, change.field, change.felt, str(change.before), str(change.after)


STEPS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "emotion": st.integers(-2, 2),
        "wait": st.sampled_from(["1 day", "3 weeks"]),
        "told_next": st.booleans(),
        "frontstage": st.lists(st.sampled_from(["clerk", "cook", "porter"]), unique=True),
        "thinking": st.sampled_from(["Well.", "Oh no."]),
        "quotes": st.lists(st.sampled_from(["Good", "Bad", "So so"]), unique=True),
    },
)
DRAWN_ROLES = roles(clerk=[], cook=["clerk"], porter=["cook"], keeper=[])


@st.composite
def drawn(draw: st.DrawFn) -> Handbook:
    ids = draw(STEPS)
    cut = draw(st.integers(0, len(ids)))
    made = [step(found, **draw(FIELDS)) for found in ids]
    stages = [{"title": title, "steps": part} for title, part in (("First", made[:cut]), ("Then", made[cut:])) if part]
    others = {"other": journey(step("else", emotion=1))} if draw(st.booleans()) else {}
    return handbook({"one": journey(stages=stages), **others}, DRAWN_ROLES)


@settings(max_examples=60)
@given(drawn(), drawn())
def test_there_and_back_mirror_each_other(one: Handbook, other: Handbook) -> None:
    there, back = compare(Side(one), Side(other)), compare(Side(other), Side(one))
    assert sorted(map(mirrored, there.changes), key=str) == sorted(map(plainly, back.changes), key=str)
    assert [role.role_id for role in there.roles] == [role.role_id for role in back.roles]
    assert there.is_nothing == (one == other)


@settings(max_examples=25)
@given(drawn(), drawn())
def test_the_roles_named_are_those_whose_pages_change_whatever_the_edit(one: Handbook, other: Handbook) -> None:
    before, after = role_texts(one), role_texts(other)
    named = {role.role_id for role in compare(Side(one), Side(other)).roles}
    assert named == {role_id for role_id in before if before[role_id] != after[role_id]}


def test_who_stands_in_another_order_changes_only_the_pages_that_name_both() -> None:
    before = handbook({"one": journey(step("f", frontstage=["clerk", "cook", "porter"]))}, DRAWN_ROLES)
    after = handbook({"one": journey(step("f", frontstage=["clerk", "porter", "cook"]))}, DRAWN_ROLES)
    assert [(role.role_id, role.reasons) for role in compare(Side(before), Side(after)).roles] == [
        ("clerk", ("“f”, where they meet the customer, reads differently: who is there",))
    ]
    was, now = role_texts(before), role_texts(after)
    assert [role_id for role_id in was if was[role_id] != now[role_id]] == ["clerk"]


def test_what_people_with_a_name_feel_is_said_so_that_it_fits_one_and_two() -> None:
    before = handbook({"j": journey(step("a", emotion={"ann": 0, "bob": -1}), personas=["ann", "bob"])})
    after = handbook({"j": journey(step("a", emotion={"ann": -2, "bob": 2}), personas=["ann", "bob"])})
    assert said(before, after) == [
        "to Ann it now feels worse: 0 (neither good nor bad) → -2 (very bad)",
        "to Bob it now feels better: -1 (bad) → +2 (very good)",
    ]


@given(st.permutations("abcdefg"))
def test_as_few_steps_as_can_be_are_said_to_move(order: list[str]) -> None:
    stay = staying(list("abcdefg"), order)
    kept = [name for name in order if name in stay]
    assert kept == sorted(kept)
    assert stay == staying(order, list("abcdefg"))
    longest = max(
        (found for size in range(8) for found in combinations(order, size) if sorted(found) == list(found)), key=len
    )
    assert len(kept) == len(longest)


def stages(**steps: list[Any]) -> list[dict[str, Any]]:
    return [{"title": title, "steps": [step(found) for found in ids]} for title, ids in steps.items()]


def test_a_step_that_moves_is_told_once_and_the_others_stay() -> None:
    before = handbook({"j": journey(stages=stages(Looking=["a", "b", "c"], Buying=["d"]))})
    after = handbook({"j": journey(stages=stages(Looking=["b", "c"], Buying=["a", "d"]))})
    later = handbook({"j": journey(stages=stages(Looking=["c", "a", "b"], Buying=["d"]))})
    assert said(before, after) == ["moved from the stage “Looking” to “Buying”, where it comes after “c”"]
    assert said(before, later) == ["moved: it comes first now, and came after “b”"]


def test_a_stage_with_another_title_is_known_by_its_steps() -> None:
    before = handbook({"j": journey(stages=stages(Looking=["a", "b"], Buying=["c"]))})
    after = handbook({"j": journey(stages=stages(Browsing=["a", "b"], Buying=["c"]))})
    assert said(before, after) == ["the stage “Browsing”: title: “Looking” → “Browsing”"]


def test_a_new_journey_says_who_goes_through_it_and_where_it_is_worst() -> None:
    hurts = [{"id": found, "text": "It hurts.", "kind": "wait"} for found in ("p", "q")]
    lived = journey(step("a", emotion=1), step("b", title="I wait", emotion=-2, pains=hurts), step("c"))
    one = handbook({"j": lived})
    calm = handbook({"j": journey(step("a", emotion=0))})
    none = handbook({})
    assert said(none, one) == ["this journey is new: Ann, in 3 steps, with 2 pains, worst in “I wait”, -2 (very bad)"]
    assert said(one, none) == ["this journey is gone: Ann, in 3 steps, with 2 pains, worst in “I wait”, -2 (very bad)"]
    assert said(none, calm) == ["this journey is new: Ann, in 1 step"]


def test_the_roles_nearest_to_what_changed_stand_first() -> None:
    """Begins to reach anybody; meets the customer; works for who does; is only named beside another moment."""
    people = roles(answers=[], before=[], files=["answers"], starts=[])
    first = [step("a", frontstage=["before"]), step("b", frontstage=["answers"], emotion=1)]
    then = [
        step("a", frontstage=["before"]),
        step("b", frontstage=["answers"], backstage=["starts"], emotion=-1),
    ]
    found = compare(Side(handbook({"j": journey(*first)}, people)), Side(handbook({"j": journey(*then)}, people)))
    assert [role.role_id for role in found.roles] == ["starts", "answers", "files", "before"]


def renamed() -> tuple[Side, Side]:
    before = handbook(
        {"j": journey(step("a", frontstage=["clerk"]), step("b", branches=[{"to": "a"}]))},
        roles(clerk=[], cook=["clerk"]),
        improvements={"i": {"title": "I", "status": "idea", "addresses": ["j#a"], "owner": "clerk"}},
    )
    after = handbook(
        {
            "k": journey(
                step("z", title="a", former_ids=["a"], frontstage=["adviser"]),
                step("b", branches=[{"to": "z"}]),
                former_ids=["j"],
            )
        },
        {
            "adviser": {"title": "clerk", "department": "all", "former_ids": ["clerk"]},
            "cook": {"title": "cook", "department": "all", "supports": ["adviser"]},
        },
        improvements={"i": {"title": "I", "status": "idea", "addresses": ["k#z"], "owner": "adviser"}},
    )
    return Side(before), Side(after, former={("journey", "j"): "k", ("role", "clerk"): "adviser"})


def test_a_rename_is_a_rename_and_nothing_else_and_so_is_taking_it_back() -> None:
    before, after = renamed()
    there, back = compare(before, after), compare(after, before)
    assert [change.sentence for change in there.changes] == [
        "renamed: j is called k now",
        "renamed: a is called z now",
        "renamed: clerk is called adviser now",
    ]
    assert [change.sentence for change in back.changes] == [
        "renamed: k is called j now",
        "renamed: z is called a now",
        "renamed: adviser is called clerk now",
    ]
    assert (there.roles, back.roles) == ((), ())


def test_a_rename_that_no_file_tells_is_seen_where_the_title_stayed_and_says_what_to_write() -> None:
    def one(role: str, step_id: str, **fields: Any) -> Handbook:
        held = {**step(step_id), "title": "I ring", "frontstage": [role]}
        made = handbook({"j": journey(held, step("b", **fields))}, roles(**{role: []}))
        return replace(made, roles={role: made.roles[role].model_copy(update={"title": "Cleaner"})})

    there = compare(Side(one("cleaner", "a")), Side(one("caretaker", "z")))
    assert [(change.sort, change.sentence) for change in there.changes] == [
        (
            "renamed",
            "renamed: a is called z now, and no file says so; with  former_ids: [a]  old addresses and links lead on",
        ),
        (
            "renamed",
            (
                "renamed: cleaner is called caretaker now, and no file says so; "
                "with  former_ids: [cleaner]  old addresses and links lead on"
            ),
        ),
    ]
    assert there.roles == ()


def test_of_two_with_one_title_nobody_can_tell_which_is_which() -> None:
    def two(*ids: str) -> Handbook:
        return handbook({"j": journey(*({**step(found), "title": "I wait"} for found in ids), step("end"))})

    found = compare(Side(two("a", "b")), Side(two("c")))
    assert [change.sentence for change in found.changes] == [
        "this step is new",
        "this step is gone",
        "this step is gone",
    ]


def test_what_is_broken_is_named_and_never_said_to_be_gone() -> None:
    whole = handbook({"j": journey(step("a", frontstage=["clerk"])), "k": journey(step("b"))}, roles(clerk=[]))
    rest = handbook({"k": journey(step("b", emotion=1))}, roles(clerk=[]))
    found = compare(Side(whole), Side(rest, broken=frozenset({("journey", "j"), ("persona", "new")})))
    assert [change.sentence for change in found.changes] == ["how the customer feels: not known yet → +1 (good)"]
    assert found.uncompared == (Uncompared("journey", "j", "after"), Uncompared("persona", "new", "after"))
    assert found.roles == ()
    assert not found.is_nothing


def test_a_broken_handbook_yml_takes_no_words_away() -> None:
    before = handbook({"j": journey(step("a"))}, vocabulary={"promises": [{"id": "p", "title": "P"}]})
    after = replace(before, vocabulary=Vocabulary())
    found = compare(Side(before), Side(after, vocabulary_is_broken=True))
    assert found == Changes(uncompared=(Uncompared("handbook", "handbook", "after"),))


def test_a_broken_file_that_says_what_it_was_called_is_the_same_file() -> None:
    before = handbook({"j": journey(step("a")), "k": journey(step("b"))})
    after = handbook({"k": journey(step("b"))})
    broken = Side(after, broken=frozenset({("journey", "new")}), former={("journey", "j"): "new"})
    found = compare(Side(before), broken)
    assert [change.sentence for change in found.changes] == ["renamed: j is called new now"]
    assert found.uncompared == (Uncompared("journey", "new", "after"),)


@pytest.mark.parametrize("broken_first", [True, False])
def test_what_an_error_keeps_from_being_said_is_neither_new_nor_gone(broken_first: bool) -> None:
    def problem(path: str, code: str, severity: Severity = Severity.NOTE) -> Problem:
        return Problem(f"content/{path}.yml", 1, 1, code, "it is so", severity)

    drawn_one = handbook({"j": journey(step("a"))}, roles(other=[], clerk=[]))
    sources: dict[Key, str] = {("journey", "j"): "journeys/j.yml", ("role", "other"): "roles/other.yml"}
    error = problem("roles/clerk", "yaml-syntax", Severity.ERROR)
    silent, elsewhere = problem("journeys/j", "silent-wait"), problem("journeys/j", "no-emotion")
    no_longer_there = problem("roles/third", "unreached-role")
    unsaid = problem("roles/clerk", "unowned"), problem("roles/other", "unreached-role")
    broken = Side(replace(drawn_one, sources=sources), problems=(error, silent))
    whole = Side(
        replace(drawn_one, sources={**sources, ("role", "clerk"): "roles/clerk.yml"}),
        problems=(*unsaid, silent, elsewhere, no_longer_there),
    )
    found = compare(broken, whole) if broken_first else compare(whole, broken)
    one, other = (elsewhere, no_longer_there), (error,)
    assert (found.problems_new, found.problems_gone) == ((one, other) if broken_first else (other, one))


def test_a_problem_that_only_moved_is_neither_new_nor_gone() -> None:
    drawn_one = handbook({"j": journey(step("a"))})

    def problem(line: int, message: str) -> Problem:
        return Problem("content/journeys/j.yml", line, 1, "no-emotion", message, Severity.NOTE)

    before = Side(drawn_one, problems=(problem(3, "a"), problem(5, "b")))
    after = Side(drawn_one, problems=(problem(4, "a"), problem(7, "a"), problem(9, "c")))
    found = compare(before, after)
    assert found.problems_new == (problem(7, "a"), problem(9, "c"))
    assert found.problems_gone == (problem(5, "b"),)


def test_pages_and_pictures_count_too() -> None:
    drawn_one = handbook({"j": journey(step("a"))})
    before = Side(drawn_one, pages={"index.md": "Hello", "old.md": "x"}, pictures={"a.png": "1"})
    after = Side(drawn_one, pages={"index.md": "Welcome", "new.md": "x"}, pictures={"a.png": "2"})
    assert [(change.id, change.sentence) for change in compare(before, after).changes] == [
        ("index.md", "it says something else now"),
        ("new.md", "this page is new"),
        ("old.md", "this page is gone"),
        ("a.png", "this picture is another one"),
    ]


def test_why_a_page_changes_is_said_with_the_way_to_the_customer() -> None:
    people = roles(clerk=[], cook=["clerk"], keeper=[])
    before = handbook({"j": journey(step("a", emotion=1, frontstage=["clerk"]))}, people)
    after = handbook({"j": journey(step("a", emotion=-1, frontstage=["clerk"]))}, people)
    found = compare(Side(before), Side(after))
    assert {role.role_id: role.reasons for role in found.roles} == {
        "clerk": ("the customer now feels worse in “a” (+1 → -1), where they meet the customer",),
        "cook": ("the customer now feels worse in “a” (+1 → -1), which their work reaches through clerk",),
    }


def large(emotion: int) -> Handbook:
    """A thousand journeys of ten steps, forty roles in chains of support."""
    people = {
        f"role-{at}": {
            "title": f"Role {at}",
            "department": f"d{at % 8}",
            "supports": [f"role-{at + 1}"] if at % 5 != 4 else [],
        }
        for at in range(40)
    }
    journeys = {
        f"journey-{at:04}": journey(
            *(
                step(
                    f"s{place}",
                    title=f"Step {place} of {at}",
                    emotion=emotion if (at, place) == (7, 3) else place % 5 - 2,
                    frontstage=[f"role-{(at * 3 + place) % 40}"],
                    pains=[{"id": f"p{place}", "text": "It hurts.", "kind": "wait"}],
                )
                for place in range(10)
            )
        )
        for at in range(1000)
    }
    return handbook(journeys, people)


def test_one_change_among_a_thousand_journeys_is_found_alone() -> None:
    found = compare(Side(large(0)), Side(large(2)))
    assert [change.sentence for change in found.changes] == [
        "the customer now feels better: 0 (neither good nor bad) → +2 (very good)"
    ]
