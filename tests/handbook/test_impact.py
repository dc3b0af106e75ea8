"""How far each role is from a customer, by which way, and what that means, worked out by hand."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from .drawing import facts, journey, roles, step

WITH_BY = {"title": "Payroll", "department": "all", "supports": [{"role": "trainer", "by": "Pays the trainer."}]}


def reached(made: object, role: str) -> list[tuple[str, int, tuple[str, ...]]]:
    impacts = made.impacts  # type: ignore[attr-defined]  # Facts
    return [(reach.moment.ref, reach.degree, reach.path) for reach in impacts[role].reaches]


def test_frontstage_is_face_to_face_and_backstage_one_away() -> None:
    made = facts({"j": journey(step("a", frontstage=["adviser"], backstage=["fixer"]))}, roles(adviser=[], fixer=[]))
    assert reached(made, "adviser") == [("j#a", 0, ("adviser",))]
    assert reached(made, "fixer") == [("j#a", 1, ("fixer",))]


def test_a_role_on_both_sides_counts_where_it_is_nearest() -> None:
    made = facts({"j": journey(step("a", frontstage=["adviser"], backstage=["adviser"]))}, roles(adviser=[]))
    assert reached(made, "adviser") == [("j#a", 0, ("adviser",))]


def test_support_adds_one_for_each_link_however_long_the_chain() -> None:
    # recruiter > payroll > trainer > adviser, who meets the customer: 3, 2, 1, 0.
    chain = roles(recruiter=["payroll"], trainer=["adviser"], adviser=[]) | {"payroll": WITH_BY}
    made = facts({"j": journey(step("a", frontstage=["adviser"]))}, chain)
    assert [reached(made, role)[0][1] for role in ("adviser", "trainer", "payroll", "recruiter")] == [0, 1, 2, 3]
    reach = made.impacts["recruiter"].reaches[0]
    assert reach.path == ("recruiter", "payroll", "trainer", "adviser")
    assert reach.reasons == (None, "Pays the trainer.", None)


def test_the_shortest_way_is_kept() -> None:
    # boss > adviser directly, and boss > trainer > adviser.
    made = facts(
        {"j": journey(step("a", frontstage=["adviser"]))},
        roles(boss=["trainer", "adviser"], trainer=["adviser"], adviser=[]),
    )
    assert reached(made, "boss") == [("j#a", 1, ("boss", "adviser"))]


def test_of_equal_ways_the_alphabetically_first_is_shown() -> None:
    made = facts(
        {"j": journey(step("a", frontstage=["adviser"]))},
        roles(boss=["zoe", "kim"], zoe=["adviser"], kim=["adviser"], adviser=[]),
    )
    assert reached(made, "boss") == [("j#a", 2, ("boss", "kim", "adviser"))]


def test_a_tie_between_people_of_a_step_goes_to_the_alphabetically_first_path() -> None:
    # By way of back (degree 1, one link) it is 2; by way of one more link to front (degree 0) it is 2 as well.
    made = facts(
        {"j": journey(step("a", frontstage=["front"], backstage=["back"]))},
        roles(boss=["mid", "back"], mid=["front"], front=[], back=[]),
    )
    assert reached(made, "boss") == [("j#a", 2, ("boss", "back"))]


def test_circles_of_support_are_harmless() -> None:
    made = facts({"j": journey(step("a", frontstage=["one"]))}, roles(one=["two"], two=["three"], three=["one"]))
    assert reached(made, "two") == [("j#a", 2, ("two", "three", "one"))]
    assert reached(made, "three") == [("j#a", 1, ("three", "one"))]


def test_a_role_that_supports_nobody_in_a_step_reaches_nobody() -> None:
    made = facts({"j": journey(step("a", frontstage=["one"]))}, roles(one=[], far=["farther"], farther=["far"]))
    assert reached(made, "far") == []
    assert not made.impacts["far"].reached
    assert made.coverage.unreached_roles == ("far", "farther")


def test_the_owner_of_a_touchpoint_stands_behind_a_step_that_names_nobody() -> None:
    place = {"desk": {"title": "Desk", "channel": "phone", "owner": "keeper"}}
    alone = facts({"j": journey(step("a", touchpoint="desk"))}, roles(keeper=[], adviser=[]), touchpoints=place)
    assert reached(alone, "keeper") == [("j#a", 1, ("keeper",))]
    held = facts(
        {"j": journey(step("a", touchpoint="desk", frontstage=["adviser"]))},
        roles(keeper=[], adviser=[]),
        touchpoints=place,
    )
    assert reached(held, "keeper") == []


def test_targets_and_drafts_count_nothing() -> None:
    made = facts(
        {
            "now": journey(step("a", frontstage=["adviser"])),
            "later": journey(step("a", frontstage=["dreamer"]), state="target", target_of="now"),
            "sketch": journey(step("a", frontstage=["dreamer"]), draft="yes"),
        },
        roles(adviser=[], dreamer=[]),
    )
    assert reached(made, "dreamer") == []


def test_moments_come_journey_by_journey_in_the_customers_order() -> None:
    made = facts(
        {
            "b": journey(step("one", frontstage=["adviser"]), step("two"), step("three", backstage=["adviser"])),
            "a": journey(step("z", frontstage=["adviser"])),
        },
        roles(adviser=[]),
    )
    assert [ref for ref, _, _ in reached(made, "adviser")] == ["a#z", "b#one", "b#three"]


def test_to_cause_a_pain_alone_reaches_nobody() -> None:
    pain = {"id": "late", "text": "It is late.", "kind": "wait", "caused_by": ["analyst"]}
    made = facts({"j": journey(step("a", frontstage=["adviser"], pains=[pain]))}, roles(adviser=[], analyst=[]))
    analyst, adviser = made.impacts["analyst"], made.impacts["adviser"]
    assert [place.ref for place in analyst.causes] == ["j#late"]
    assert not analyst.reached
    assert [place.ref for place in adviser.meets] == ["j#late"]
    assert adviser.causes == ()


def test_a_pain_one_causes_is_not_met_on_top() -> None:
    pain = {"id": "late", "text": "It is late.", "kind": "wait", "caused_by": ["adviser", "j#a"]}
    made = facts({"j": journey(step("a", frontstage=["adviser"], pains=[pain]))}, roles(adviser=[]))
    assert [place.ref for place in made.impacts["adviser"].causes] == ["j#late"]
    assert made.impacts["adviser"].meets == ()


def test_improvements_are_owned_proposed_or_could_be_taken_up() -> None:
    pain = {"id": "late", "text": "It is late.", "kind": "wait", "caused_by": ["analyst"]}
    change = {"title": "t", "status": "idea"}
    made = facts(
        {"j": journey(step("a", frontstage=["adviser"], pains=[pain]), step("b", frontstage=["other"]))},
        roles(adviser=[], analyst=[], other=[]),
        improvements={
            "for-pain": {**change, "addresses": ["j#late"], "proposed_by": "adviser"},
            "for-step": {**change, "addresses": ["j#a"], "owner": "adviser"},
            "elsewhere": {**change, "addresses": ["j#b"]},
            "done": {**change, "status": "done", "addresses": ["j#a"]},
        },
    )
    adviser = made.impacts["adviser"]
    assert adviser.improvements_owned == ("for-step",)
    assert adviser.improvements_proposed == ("for-pain",)
    assert adviser.improvements_could == ("for-pain",)
    assert made.impacts["analyst"].improvements_could == ("for-pain",)
    assert made.impacts["other"].improvements_could == ("elsewhere",)


def test_highlights_and_promises_are_gathered_with_their_moments() -> None:
    made = facts(
        {
            "j": journey(
                step(
                    "a",
                    frontstage=["adviser"],
                    highlights=[{"text": "She listens.", "roles": ["adviser"]}, "It is warm."],
                    promises=[{"promise": "told", "kept": "no"}],
                )
            )
        },
        roles(adviser=[]),
        vocabulary={"promises": [{"id": "told", "title": "Told"}]},
    )
    adviser = made.impacts["adviser"]
    assert [(moment.ref, found.text) for moment, found in adviser.highlights] == [("j#a", "She listens.")]
    assert [(moment.ref, held.kept) for moment, held in adviser.promises] == [("j#a", "no")]


NAMES = ("ada", "bea", "cal", "dot", "eve")


@given(
    links=st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12),
    front=st.sampled_from(NAMES),
    back=st.none() | st.sampled_from(NAMES),
)
def test_every_way_is_the_first_of_the_shortest(links: set[tuple[str, str]], front: str, back: str | None) -> None:
    """Against all simple paths through five roles, tried one by one."""
    links = {(giver, receiver) for giver, receiver in links if giver != receiver}
    supports = roles(**{name: sorted(receiver for giver, receiver in links if giver == name) for name in NAMES})
    behind = [back] if back and back != front else []
    made = facts({"j": journey(step("a", frontstage=[front], backstage=behind))}, supports)
    base = {front: 0} | dict.fromkeys(behind, 1)
    for name in NAMES:
        ways = [
            (len(path) - 1 + base[path[-1]], path)
            for size in range(1, len(NAMES) + 1)
            for path in permutations(NAMES, size)
            if path[0] == name and path[-1] in base and all(link in links for link in pairwise(path))
        ]
        expected = [("j#a", *min(ways))] if ways else []
        assert reached(made, name) == expected
