"""Degrees from the customer: who is in a step and who supports whom come in, the shortest ways to customers go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .handbook import Handbook, Moment

Side = Literal["frontstage", "backstage", "owner"]


@dataclass(frozen=True)
class Presence:
    """A role in a step: at degree 0 in front, 1 behind, 1 as owner of a touchpoint where nobody is named."""

    role: str
    side: Side
    degree: int


@dataclass(frozen=True)
class Way:
    """A way along the chain of support: role ids from supporter to supported, ends included, and why for each link."""

    path: tuple[str, ...]
    reasons: tuple[str | None, ...]


def presences(handbook: Handbook, moment: Moment) -> tuple[Presence, ...]:
    """Who is in a step, each role once at its lowest degree."""
    step = moment.step
    found = [Presence(action.role, "frontstage", 0) for action in step.frontstage]
    found += [Presence(action.role, "backstage", 1) for action in step.backstage]
    if not found:
        touchpoints = (handbook.touchpoints[place] for place in step.touchpoint if place in handbook.touchpoints)
        found = [Presence(touchpoint.owner, "owner", 1) for touchpoint in touchpoints if touchpoint.owner]
    first: dict[str, Presence] = {}
    for presence in found:
        if presence.role in handbook.roles:
            first.setdefault(presence.role, presence)
    return tuple(first.values())


def supported(handbook: Handbook) -> Mapping[str, Mapping[str, str | None]]:
    """Whom each role supports, by id in alphabetical order, with the reason in the editor's words."""
    found: dict[str, dict[str, str | None]] = {}
    for role_id, role in handbook.roles.items():
        links: dict[str, str | None] = {}
        for support in role.supports:
            if support.role in handbook.roles:
                links.setdefault(support.role, support.by)
        found[role_id] = dict(sorted(links.items()))
    return found


def ways_from(role_id: str, links: Mapping[str, Mapping[str, str | None]]) -> Iterator[Way]:
    """The shortest way from a role to every role it supports, itself first; of equals the alphabetically first.

    Breadth first: each layer is walked in the order of its paths, and links are sorted, so the first way that finds a
    role is the alphabetically first of the shortest. Cycles end by themselves.
    """
    seen = {role_id}
    layer = [Way((role_id,), ())]
    while layer:
        yield from layer
        following = []
        for way in layer:
            for receiver, reason in links[way.path[-1]].items():
                if receiver not in seen:
                    seen.add(receiver)
                    following.append(Way((*way.path, receiver), (*way.reasons, reason)))
        layer = following
