"""What a role can do after a walk: a journey comes in, each role with its moments and what is in its hands goes out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of_week
from ..handbook.degrees import presences
from ..handbook.handbook import Moment
from .desk import Desk, Link
from .parts import Feeling, feeling

SHOWN = 5
"""So many moments of a role, and so many improvements, stand here; its own page has all."""


@dataclass(frozen=True)
class RolePart:
    """One role's part in the journey that was walked: where it is, how it feels there, and what is in its hands."""

    role_id: str
    title: str
    count: str
    moments: tuple[tuple[Link, Feeling], ...]
    may_decide: tuple[Markup, ...]
    could: tuple[Link, ...]
    page: Link
    week: Link


@dataclass(frozen=True)
class WalkParts:
    """Every role that has a part, by title: a list, and with JavaScript a choice of one."""

    roles: tuple[RolePart, ...]


def walk_parts(desk: Desk, journey_id: str) -> WalkParts:
    """The part of every role that reaches the customer in a journey."""
    refs = {ref for moment in desk.handbook.moments_of[journey_id] for ref in _refs(moment)}
    parts = (_part(desk, role_id, moments, refs) for role_id, moments in _moments(desk, journey_id).items())
    return WalkParts(tuple(sorted(parts, key=lambda part: (part.title.casefold(), part.role_id))))


def _refs(moment: Moment) -> tuple[str, ...]:
    return (moment.ref, *(f"{moment.journey_id}#{pain.id}" for pain in moment.step.pains))


def _moments(desk: Desk, journey_id: str) -> dict[str, list[Moment]]:
    """The moments of each role. Impact knows current journeys alone; elsewhere a role is where it acts."""
    found: dict[str, list[Moment]] = {}
    if journey_id in desk.handbook.current_journeys:
        for role_id, impact in desk.facts.impacts.items():
            for reach in impact.reaches:
                if reach.moment.journey_id == journey_id:
                    found.setdefault(role_id, []).append(reach.moment)
        return found
    for moment in desk.handbook.moments_of[journey_id]:
        for presence in presences(desk.handbook, moment):
            if moment not in found.setdefault(presence.role, []):
                found[presence.role].append(moment)
    return found


def _part(desk: Desk, role_id: str, moments: list[Moment], refs: set[str]) -> RolePart:
    say, improvements = desk.words.text, desk.handbook.improvements
    title, role, here = desk.name("role", role_id), desk.handbook.roles.get(role_id), moments[:SHOWN]
    could = [
        found
        for found in desk.facts.impacts[role_id].improvements_could
        if not refs.isdisjoint(improvements[found].addresses)
    ]
    return RolePart(
        role_id,
        title,
        say("walk.moments" if len(moments) <= SHOWN else "walk.first-moments", n=len(moments)),
        tuple((Link(moment.step.title, f"#{moment.step.id}"), feeling(desk, moment.emotion())) for moment in here),
        tuple(desk.prose.inline(text) for text in role.may_decide[:SHOWN]) if role else (),
        desk.links("improvement", could[:SHOWN]),
        desk.link("role", role_id, text=say("walk.role-page", role=title)),
        Link(say("walk.role-week"), desk.href(address_of_week(role_id))),
    )
