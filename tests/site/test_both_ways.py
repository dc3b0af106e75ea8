"""Whatever belongs together is linked both ways: a reader who came by one page finds the way back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.published import Published, page_of

pytestmark = pytest.mark.xdist_group("site-served")

Pair = tuple[str, str]
"""A page, and a page or a place on one that its content links to."""


def missing(site: Published, pairs: Iterator[Pair]) -> list[Pair]:
    """Those links that are not there. That none were asked for is a failure of its own."""
    asked = sorted(set(pairs))
    assert asked
    return [(page, target) for page, target in asked if not is_told(site, page, target)]


def is_told(site: Published, page: str, target: str) -> bool:
    told = site.pages[page]
    return target in (told.told_places if "#" in target else told.told)


def both(one: str, other: str) -> tuple[Pair, Pair]:
    return (one, other), (other, one)


def place(ref: str) -> str:
    """Where a step or a pain stands: `journey#step` to `journeys/journey/index.html#step`."""
    journey_id, _, anchor = ref.partition("#")
    return f"{page_of('journeys', journey_id)}#{anchor}"


def step_of(site: Published, ref: str) -> str:
    """The step that a reference names, or that has the pain it names."""
    journey_id, _, anchor = ref.partition("#")
    for step in steps(site.handbook["journeys"][journey_id]):
        if anchor in {step["id"], *(pain["id"] for pain in step["pains"])}:
            return f"{journey_id}#{step['id']}"
    raise AssertionError(ref)


def steps(journey: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for stage in journey["data"]["stages"]:
        yield from stage["steps"]


def acting(journey: dict[str, Any]) -> set[str]:
    return {action["role"] for step in steps(journey) for action in (*step["frontstage"], *step["backstage"])}


def named_evidence(value: object) -> set[str]:
    """Every piece of evidence that a value or anything in it rests on."""
    if isinstance(value, dict):
        own = value.get("evidence") or []
        return set(own).union(*(named_evidence(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(named_evidence(item) for item in value))
    return set()


def test_the_pages_link_to_what_is_theirs_and_the_navigation_does_not_count(served: Published) -> None:
    page = served.pages[page_of("roles", "cleaner")]
    assert "journeys/index.html" not in page.told
    assert "journeys/index.html" in {found.path for found in page.references}


def test_personas_and_their_journeys(served: Published) -> None:
    pairs = (
        pair
        for journey_id, journey in served.handbook["journeys"].items()
        for persona_id in journey["data"]["personas"]
        for pair in both(page_of("journeys", journey_id), page_of("personas", persona_id))
    )
    assert missing(served, pairs) == []


def test_journeys_and_the_roles_that_act_in_them(served: Published) -> None:
    pairs = (
        pair
        for journey_id, journey in served.handbook["journeys"].items()
        for role_id in acting(journey)
        for pair in both(page_of("journeys", journey_id), page_of("roles", role_id))
        # What a target journey dreams of adds nothing to what a role's work does today.
        if journey["data"]["state"] == "current" or pair[0].startswith("journeys/")
    )
    assert missing(served, pairs) == []


def test_a_role_leads_to_every_moment_its_work_reaches(served: Published) -> None:
    pairs = (
        (page_of("roles", role_id), place(f"{reach['journey']}#{reach['step']}"))
        for role_id, role in served.handbook["roles"].items()
        for reach in role["computed"]["impact"]
    )
    assert missing(served, pairs) == []


def test_roles_and_their_departments(served: Published) -> None:
    pairs = (
        pair
        for role_id, role in served.handbook["roles"].items()
        for pair in both(page_of("roles", role_id), page_of("departments", role["data"]["department"]))
    )
    assert missing(served, pairs) == []


def test_roles_and_the_roles_they_support(served: Published) -> None:
    pairs = (
        pair
        for role_id, role in served.handbook["roles"].items()
        for supported in role["data"]["supports"]
        for pair in both(page_of("roles", role_id), page_of("roles", supported["role"]))
    )
    assert missing(served, pairs) == []


def test_roles_and_the_pains_they_cause(served: Published) -> None:
    pairs = (
        (page_of("roles", role_id), place(step_of(served, ref)))
        for role_id, role in served.handbook["roles"].items()
        for ref in role["computed"]["causes"]
    )
    back = (
        (page_of("journeys", ref.partition("#")[0]), page_of("roles", role_id))
        for role_id, role in served.handbook["roles"].items()
        for ref in role["computed"]["causes"]
    )
    assert missing(served, pairs) == []
    assert missing(served, back) == []


def test_touchpoints_and_the_steps_that_happen_there(served: Published) -> None:
    found = [
        (journey_id, step["id"], touchpoint_id)
        for journey_id, journey in served.handbook["journeys"].items()
        for step in steps(journey)
        for touchpoint_id in step["touchpoint"]
    ]
    there = ((page_of("journeys", journey), page_of("touchpoints", touchpoint)) for journey, _, touchpoint in found)
    back = (
        (page_of("touchpoints", touchpoint), place(f"{journey}#{step}"))
        for journey, step, touchpoint in found
        if served.handbook["journeys"][journey]["data"]["state"] == "current"
    )
    assert missing(served, there) == []
    assert missing(served, back) == []


@pytest.mark.parametrize("kind", ["personas", "journeys", "improvements"])
def test_evidence_and_what_rests_on_it(served: Published, kind: str) -> None:
    pairs = (
        pair
        for entity_id, entity in served.handbook[kind].items()
        for evidence_id in named_evidence(entity["data"])
        for pair in both(page_of(kind, entity_id), page_of("evidence", evidence_id))
    )
    assert missing(served, pairs) == []


def test_improvements_and_what_they_address(served: Published) -> None:
    found = [
        (improvement_id, ref)
        for improvement_id, improvement in served.handbook["improvements"].items()
        for ref in improvement["data"]["addresses"]
    ]
    there = ((page_of("improvements", improvement_id), place(step_of(served, ref))) for improvement_id, ref in found)
    back = (
        (page_of("journeys", ref.partition("#")[0]), page_of("improvements", improvement_id))
        for improvement_id, ref in found
        # What was given up is no longer something that is being done about it.
        if served.handbook["improvements"][improvement_id]["data"]["status"] != "dropped"
    )
    assert missing(served, there) == []
    assert missing(served, back) == []


@pytest.mark.parametrize("who", ["owner", "proposed_by"])
def test_improvements_and_their_people(served: Published, who: str) -> None:
    pairs = (
        pair
        for improvement_id, improvement in served.handbook["improvements"].items()
        if improvement["data"][who]
        for pair in both(page_of("improvements", improvement_id), page_of("roles", improvement["data"][who]))
    )
    assert missing(served, pairs) == []


def test_current_journeys_and_their_targets(served: Published) -> None:
    pairs = (
        pair
        for journey_id, journey in served.handbook["journeys"].items()
        if journey["data"]["target_of"]
        for pair in both(page_of("journeys", journey_id), page_of("journeys", journey["data"]["target_of"]))
    )
    assert missing(served, pairs) == []


def test_indexes_lead_to_all_that_is_theirs(served: Published) -> None:
    pairs = (
        (f"{kind}/index.html", page_of(kind, entity_id))
        for kind in ("personas", "journeys", "roles", "touchpoints", "evidence", "improvements")
        for entity_id in served.handbook[kind]
    )
    assert missing(served, pairs) == []
