"""Light up my role: a journey comes in; each role with the steps it reaches, and the way it takes, goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..handbook.degrees import presences
from ..handbook.facts import Facts
from .desk import Desk


@dataclass(frozen=True)
class RoleChoice:
    """A role that can be lit up. `ways`: `first>second=1,3 first=4`, paths of role ids with the steps they lead to.

    Steps are counted from 1. A path begins with this role and ends with the one that is in the step.
    """

    value: str
    title: str
    ways: str


@dataclass(frozen=True)
class MapControls:
    """What a reader may choose for the map. Without JavaScript only the paper is there, as print needs no script.

    `lanes` by id and label; `said` has the sentences for no step, one, and other numbers, `{n}` and `{steps}` filled
    in; `here` and `through` mark a step where the role is, and one it reaches through the last role of its `{path}`.
    """

    lanes: tuple[tuple[str, str], ...]
    roles: tuple[RoleChoice, ...]
    said: tuple[tuple[str, str], ...]
    here: str
    through: str


def map_controls(desk: Desk, journey_id: str, lanes: Iterable[tuple[str, str]]) -> MapControls:
    """The choices for a journey's map."""
    say = desk.words.text
    roles = sorted(
        (
            RoleChoice(role_id, desk.name("role", role_id), _written(found))
            for role_id, found in _ways(desk.facts, journey_id).items()
        ),
        key=lambda choice: (choice.title.casefold(), choice.value),
    )
    forms = tuple(desk.words.forms("map.lit").items())
    return MapControls(tuple(lanes), tuple(roles), forms, say("map.lit-here"), say("map.lit-through", path="{path}"))


Ways = dict[tuple[str, ...], list[int]]
"""Steps, counted from 1, by the path of role ids that leads to them."""


def _ways(facts: Facts, journey_id: str) -> dict[str, Ways]:
    """The ways of each role that reaches a customer here.

    Impact knows current journeys alone; on the map of a target or a draft a role is lit where it acts.
    """
    found: dict[str, Ways] = {}
    if journey_id in facts.handbook.current_journeys:
        for role_id, impact in facts.impacts.items():
            for reach in impact.reaches:
                if reach.moment.journey_id == journey_id:
                    found.setdefault(role_id, {}).setdefault(reach.path, []).append(reach.moment.at + 1)
        return found
    for moment in facts.handbook.moments_of[journey_id]:
        for presence in presences(facts.handbook, moment):
            found.setdefault(presence.role, {}).setdefault((presence.role,), []).append(moment.at + 1)
    return found


def _written(ways: Ways) -> str:
    return " ".join(f"{'>'.join(path)}={','.join(map(str, steps))}" for path, steps in ways.items())
