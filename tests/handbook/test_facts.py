"""Each fact on a small drawn handbook, its right answer worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from journeybook.handbook.divergence import Divergence
from journeybook.handbook.facts import Facts
from journeybook.handbook.freshness import due
from journeybook.handbook.lookups import Use
from journeybook.handbook.promises import PromiseGap

from .drawing import facts, handbook, journey, roles, step

PEOPLE = roles(seller=[], adviser=[], fixer=[])


def passed(*steps: dict[str, Any]) -> list[tuple[str, str, tuple[str, ...]]]:
    made = facts({"j": journey(*steps)}, PEOPLE).handoffs["j"]
    return [(found.from_.step.id, found.to.step.id, found.reasons) for found in made]


def test_a_handoff_is_where_nobody_stays() -> None:
    assert passed(step("a", frontstage=["seller"]), step("b", frontstage=["adviser"])) == [("a", "b", ())]
    assert passed(step("a", frontstage=["seller"]), step("b", frontstage=["adviser", "seller"])) == []


def test_backstage_holds_a_step_only_where_nobody_is_in_front() -> None:
    # a is held by the seller alone, so the fixer behind it does not carry the customer into b.
    assert passed(step("a", frontstage=["seller"], backstage=["fixer"]), step("b", backstage=["fixer"])) == [
        ("a", "b", ())
    ]


def test_steps_without_people_are_skipped_and_stages_crossed() -> None:
    stages = [
        {"title": "One", "steps": [step("a", frontstage=["seller"]), step("b", outside="yes")]},
        {"title": "Two", "steps": [step("c"), step("d", frontstage=["adviser"])]},
    ]
    made = facts({"j": journey(stages=stages)}, PEOPLE).handoffs["j"]
    assert [(found.from_.step.id, found.to.step.id) for found in made] == [("a", "d")]


def test_all_reasons_stand_in_their_order() -> None:
    first = step(
        "a", frontstage=["seller"], emotion="1", told_next="no", handoff={"carries": ["the story"], "lost": ["it"]}
    )
    second = step("b", frontstage=["adviser"], emotion="-1", avoidable="yes")
    assert passed(first, second) == [("a", "b", ("not-told", "lost", "avoidable", "drop"))]


@pytest.mark.parametrize(
    ("before", "after"),
    [({"emotion": "1"}, {"emotion": "1"}), ({"emotion": "1"}, {}), ({}, {"emotion": "-2"}), ({"told_next": "yes"}, {})],
)
def test_what_is_not_known_is_no_risk(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert passed(step("a", frontstage=["seller"], **before), step("b", frontstage=["adviser"], **after)) == [
        ("a", "b", ())
    ]


def test_only_the_first_persona_s_feelings_make_a_drop() -> None:
    assert passed(
        step("a", frontstage=["seller"], emotion={"bob": "2"}), step("b", frontstage=["adviser"], emotion={"bob": "-2"})
    ) == [("a", "b", ())]


def measured(kind: str, value: str, **more: str) -> dict[str, str]:
    return {"kind": kind, "value": value, **more}


def diverging(whole: list[dict[str, str]], *parts: list[dict[str, str]]) -> Divergence | None:
    steps = [step(f"s{at}", measures=measures) for at, measures in enumerate(parts)]
    return facts({"j": journey(*steps, measures=whole)}).divergences["j"]


def test_good_touchpoints_and_a_poor_journey_diverge() -> None:
    # CSAT 4.5 of 1-5 is 87.5 of 100, at its target of 4.2 (80); the journey has 3 (50), below its 4.2.
    found = diverging([measured("csat", "3", target="4.2")], [measured("csat", "4.5", target="4.2")])
    assert found == Divergence("csat", 50.0, 87.5, diverges=True)


def test_without_targets_the_middle_of_the_scale_counts() -> None:
    # CES 1-7: 3.7 is 45, below the middle; 4 is 50, at it. The gap of 5 points alone would not do.
    found = diverging([measured("ces", "3.7")], [measured("ces", "4")])
    assert found is not None
    assert (round(found.journey, 6), found.touchpoints, found.diverges) == (45.0, 50.0, True)


def test_one_step_below_its_target_is_no_hidden_trouble() -> None:
    found = diverging([measured("csat", "2.8")], [measured("csat", "3.4")], [measured("csat", "2.9")])
    # 45 beside the mean of 60 and 47.5, which is 53.75: less than 20 apart, and one step is below the middle.
    assert found is not None
    assert (round(found.journey, 6), round(found.touchpoints, 6), found.diverges) == (45.0, 53.75, False)


def test_twenty_points_apart_diverge_whatever_the_targets() -> None:
    # NPS -100 to 100: 0 is 50, 40 is 70.
    found = diverging([measured("nps", "0", target="-10")], [measured("nps", "40", target="50")])
    assert found == Divergence("nps", 50.0, 70.0, diverges=True)


def test_csat_in_percent_keeps_its_own_scale() -> None:
    found = diverging([measured("csat", "60", unit="%")], [measured("csat", "3.4")])
    assert found == Divergence("csat", 60.0, 60.0, diverges=False)


def test_the_first_measure_that_is_on_both_sides_counts() -> None:
    found = diverging([measured("csat", "5"), measured("nps", "100")], [measured("nps", "100"), measured("ces", "1")])
    assert found == Divergence("nps", 100.0, 100.0, diverges=False)


def test_the_newest_period_counts_and_a_double_its_mean() -> None:
    found = diverging(
        [measured("csat", "1", period="2025"), measured("csat", "5", period="2026")],
        [
            measured("csat", "4", period="2026"),
            measured("csat", "5", period="2026"),
            measured("csat", "1", period="2025"),
        ],
    )
    assert found == Divergence("csat", 100.0, 87.5, diverges=False)


def test_measured_on_one_side_only_says_nothing() -> None:
    assert diverging([measured("csat", "5")], []) is None
    assert diverging([], [measured("csat", "5")]) is None
    assert diverging([measured("other", "5", name="Calls")], [measured("other", "5", name="Calls")]) is None


def test_the_curve_has_peak_low_and_end_with_ties_to_the_first() -> None:
    made = facts(
        {
            "j": journey(
                *(step(f"s{at}", emotion=str(level)) for at, level in enumerate([1, 2, -1, 2, -1])), step("last")
            )
        }
    ).curves["j"]
    assert (made.peak, made.low, made.end) == ("j#s1", "j#s2", "j#last")
    assert made.by_persona["ann"][-1] == ("j#last", None)


def test_each_persona_has_a_curve_of_their_own() -> None:
    made = facts(
        {"j": journey(step("a", emotion={"ann": "1", "bob": "-2"}), step("b", emotion="2"), personas=["ann", "bob"])}
    ).curves["j"]
    assert made.by_persona == {"ann": (("j#a", 1), ("j#b", 2)), "bob": (("j#a", -2), ("j#b", None))}
    assert (made.peak, made.low) == ("j#b", "j#a")


def test_nothing_known_is_no_curve() -> None:
    made = facts({"j": journey(step("a"), step("b", emotion={"bob": "1"}))}).curves["j"]
    assert (made.peak, made.low, made.end) == (None, None, None)


def test_waits_are_summed_without_times_and_absent_is_not_zero() -> None:
    made = facts(
        {
            "j": journey(step("a", wait="2-3 days", times="4"), step("b", wait="PT4H"), step("c")),
            "k": journey(step("a")),
            "n": journey(step("a", wait="0 minutes")),
        }
    )
    assert made.waits == {"j": timedelta(days=3, hours=4), "k": None, "n": timedelta()}


def test_avoidable_contacts_are_counted() -> None:
    assert facts({"j": journey(step("a", avoidable="yes"), step("b"), step("c", avoidable="yes"))}).avoidable == {
        "j": 2
    }


def test_every_promise_that_is_not_kept_is_a_gap() -> None:
    held = [{"promise": "p", "kept": "yes"}, {"promise": "q", "kept": "partly"}]
    made = facts({"j": journey(step("a", promises=held), step("b", promises=[{"promise": "p", "kept": "no"}]))})
    assert made.promise_gaps["j"] == (PromiseGap("j#a", "q", "partly"), PromiseGap("j#b", "p", "no"))


def improvement(status: str = "idea", **fields: str) -> dict[str, Any]:
    return {"title": "t", "status": status, "addresses": ["j#a"], **fields}


def test_improvements_are_ranked_by_value_against_effort() -> None:
    made = facts(
        {"j": journey(step("a"))},
        improvements={
            "unknown": improvement(customer_value="100"),
            "big": improvement(customer_value="90", effort="2"),  # 30
            "small": improvement(customer_value="40", effort="0"),  # 40
            "same-b": improvement("doing", customer_value="30", effort="0"),  # 30, after big by id
            "worthless": improvement("accepted", customer_value="0", effort="0"),  # 0, yet known
            "done": improvement("done", customer_value="100", effort="0"),
            "dropped": improvement("dropped", customer_value="100", effort="0"),
        },
    )
    assert made.ranks == {
        "small": 1,
        "big": 2,
        "same-b": 3,
        "worthless": 4,
        "unknown": 5,
        "done": None,
        "dropped": None,
    }


def test_a_pain_is_addressed_by_itself_or_by_its_step_and_not_by_what_was_dropped() -> None:
    def pain(pain_id: str) -> dict[str, str]:
        return {"id": pain_id, "text": "It hurts.", "kind": "wait"}

    made = facts(
        {
            "j": journey(
                step("a", pains=[pain("one")]), step("b", pains=[pain("two")]), step("c", pains=[pain("three")])
            )
        },
        improvements={
            "x": {**improvement(), "addresses": ["j#one"]},
            "y": {**improvement("done"), "addresses": ["j#b"]},
            "z": {**improvement("dropped"), "addresses": ["j#three"]},
        },
    )
    assert made.addressed == {"j#one", "j#two"}
    assert made.coverage.pains_without_improvement == ("j#three",)


@pytest.mark.parametrize(
    ("reviewed", "months", "expected"),
    [
        (date(2025, 11, 23), 12, date(2026, 11, 23)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
    ],
)
def test_a_review_is_due_on_the_same_day_so_many_months_later(reviewed: date, months: int, expected: date) -> None:
    assert due(reviewed, months) == expected


def test_what_is_due_today_is_not_overdue_and_without_a_day_nothing_is() -> None:
    made = handbook({"j": journey(step("a"), reviewed="2025-11-23"), "k": journey(step("a"))})
    assert Facts(made, date(2026, 11, 23)).overdue == frozenset()
    assert Facts(made, date(2026, 11, 24)).overdue == {("journey", "j")}
    assert Facts(made, None).overdue == frozenset()


def test_coverage_says_what_is_missing() -> None:
    made = facts(
        {
            "j": journey(
                step("a", quotes=["So they said."]),
                step("b", outside="yes", measures=[{"kind": "nps", "value": "1", "evidence": "e"}]),
            )
        },
        PEOPLE,
        evidence={"e": {"title": "E", "method": "survey", "date": "2026"[:4] + "-01"}},
    ).coverage
    assert made.unreached_roles == ("adviser", "fixer", "seller")
    assert made.personas_without_journey == ("bob",)
    assert made.steps_without_anyone == ("j#a",)
    assert made.claims_without_evidence == ("j#a",)


def test_every_claim_that_rests_on_evidence_is_found() -> None:
    pain = {"id": "p", "text": "It hurts.", "kind": "wait", "evidence": ["e"]}
    one = step(
        "a",
        quotes=[{"text": "Late!", "evidence": "e"}],
        measures=[measured("nps", "5") | {"evidence": "e"}],
        pains=[pain],
    )
    made = facts(
        {"j": journey(one, evidence=["e"], title="My trip")},
        evidence={"e": {"title": "E", "method": "survey", "date": "2026-01"}},
        improvements={
            "i": {**improvement(), "result": {"measure": "Calls", "before": "9", "after": "1", "evidence": "e"}}
        },
    )
    assert made.uses_of_evidence["e"] == (
        Use("journey", "j", "journey", "My trip"),
        Use("journey", "j", "quote", "Late!", "j#a"),
        Use("journey", "j", "measure", "nps 5", "j#a", made.handbook.moments["j#a"].step.measures[0]),
        Use("journey", "j", "pain", "It hurts.", "j#p"),
        Use("improvement", "i", "result", "Calls"),
    )


def test_what_a_role_looks_after_is_gathered_by_kind() -> None:
    made = facts(
        {"j": journey(step("a"), owner="seller")},
        PEOPLE,
        touchpoints={"desk": {"title": "Desk", "channel": "phone", "owner": "seller"}},
        evidence={"e": {"title": "E", "method": "survey", "date": "2026-01", "owner": "fixer"}},
    )
    assert made.owned == {"seller": (("journey", "j"), ("touchpoint", "desk")), "fixer": (("evidence", "e"),)}


def test_departments_are_made_from_the_roles_where_none_are_named() -> None:
    made = handbook({"j": journey(step("a"))}, {"x": {"title": "X", "department": "member-branches"}})
    assert [(found, department.title) for found, department in made.departments.items()] == [
        ("member-branches", "Member branches")
    ]
