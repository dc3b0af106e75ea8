"""What a first week is made of: what a role reaches comes in; whom to meet, what to walk and to watch go out."""

from __future__ import annotations

from collections import Counter

from ..handbook.handoffs import Handoff
from ..handbook.impact import Impact, Reach
from .desk import Desk

PEOPLE = 2


def journey_to_walk(desk: Desk, impact: Impact) -> str:
    """The journey that a role touches most; of two alike the key one, then the first."""
    touched = Counter(reach.moment.journey_id for reach in impact.reaches)
    return min(touched, key=lambda found: (-touched[found], not desk.handbook.journeys[found].key, found))


def moment_that_matters(impact: Impact, journey_id: str) -> Reach:
    """Where a role is nearest to the customer in a journey; there a moment of truth, then the one that feels worst."""
    reaches = [reach for reach in impact.reaches if reach.moment.journey_id == journey_id]
    return min(
        reaches,
        key=lambda reach: (
            reach.degree,
            not reach.moment.step.moment_of_truth,
            0 if reach.emotion is None else reach.emotion,
            reach.moment.at,
        ),
    )


def handoff_to_watch(desk: Desk, role_id: str, reach: Reach) -> Handoff | None:
    """The handoff a role is part of (else the one who is there for it) with most against it, nearest to its moment."""
    acting = (role_id, reach.path[-1])
    for acts in acting:
        mine = [
            found
            for found in desk.facts.handoffs[reach.moment.journey_id]
            if acts in found.from_roles or acts in found.to_roles
        ]
        if mine:
            return min(mine, key=lambda found: (-len(found.reasons), abs(found.from_.at - reach.moment.at)))
    return None


def journey_nearby(desk: Desk, role_id: str) -> str | None:
    """For a role that reaches nobody: the journey its department touches most, else a key one, None without any."""
    department = desk.handbook.roles[role_id].department
    colleagues = desk.facts.roles_of_department.get(department, ())
    touched = Counter(reach.moment.journey_id for found in colleagues for reach in desk.facts.impacts[found].reaches)
    journeys = desk.handbook.current_journeys
    return min(journeys, key=lambda found: (-touched[found], not journeys[found].key, found), default=None)


def people_to_meet(desk: Desk, role_id: str, journey_id: str) -> dict[str, bool]:
    """Two people, and whether the role reaches them: the one whose journey is walked, then those met most.

    A role that reaches one alone also meets somebody its department works for, else somebody anyone here works for.
    """
    impact = desk.facts.impacts[role_id]
    own = _met(impact)
    department = desk.handbook.roles[role_id].department
    near = _met(*(desk.facts.impacts[found] for found in desk.facts.roles_of_department.get(department, ())))
    far = Counter(found for journey in desk.handbook.current_journeys.values() for found in journey.personas)
    first = desk.handbook.journeys[journey_id].personas[0]
    ordered = dict.fromkeys([first, *(found for met in (own, near, far) for found in _most_first(met))])
    known = [found for found in ordered if desk.has("persona", found)]
    return {found: found in own for found in known[:PEOPLE]}


def _most_first(met: Counter[str]) -> list[str]:
    return sorted(met, key=lambda found: (-met[found], found))


def _met(*impacts: Impact) -> Counter[str]:
    """How often roles reach each person."""
    return Counter(found for impact in impacts for reach in impact.reaches for found in reach.moment.journey.personas)
