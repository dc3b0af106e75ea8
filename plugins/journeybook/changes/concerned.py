"""Changes and both states of the handbook come in, the roles that each place matters to go out, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ..handbook.facts import Facts
from ..handbook.handbook import Handbook, PainPlace
from ..model import Step
from .change import Change, Subject
from .role_pages import published

Place = tuple[Subject, str, str]
"""What a change is in: its kind, its id, and the id of the step, "" for none."""
Concerned = Mapping[Place, tuple[str, ...]]
_Nearness = tuple[str, int]
"""A role, and how many colleagues are between it and what changed, or the customer there."""

_CAUSE = 1
"""What causes a pain in a step is about as near to it as a colleague behind the scenes."""


def concerned(changes: Iterable[Change], before: Handbook, after: Handbook) -> Concerned:
    """The roles that each changed place matters to, today's facts and those of before taken together."""
    sides = (_Side(after), _Side(before))
    places = dict.fromkeys((change.kind, change.id, change.step) for change in changes)
    return {place: _nearest(found for side in sides for found in side.roles(*place)) for place in places}


def _nearest(found: Iterable[_Nearness]) -> tuple[str, ...]:
    best: dict[str, int] = {}
    for role_id, degree in found:
        best[role_id] = min(degree, best.get(role_id, degree))
    return tuple(sorted(best, key=lambda role_id: (best[role_id], role_id)))


class _Side:
    """Whom things matter to in one state of the handbook."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = published(handbook)
        self.facts = Facts(self.handbook)

    def roles(self, kind: Subject, found: str, step: str) -> Iterator[_Nearness]:
        """The roles that a place matters to; one that is gone, or is a draft, matters to nobody."""
        every = self._of(kind, found, step)
        yield from ((role_id, degree) for role_id, degree in every if role_id in self.handbook.roles)

    def _of(self, kind: Subject, found: str, step: str) -> Iterator[_Nearness]:
        if kind == "journey" and step:
            yield from self._moment(f"{found}#{step}")
        elif kind == "journey":
            yield from self._journey(found)
        elif kind == "persona":
            for journey_id in self.facts.journeys_of_persona.get(found, ()):
                yield from self._journey(journey_id)
        elif kind == "touchpoint":
            for moment in self.facts.moments_of_touchpoint.get(found, ()):
                yield from self._moment(moment.ref)
        elif kind == "role":
            yield from self._colleagues(found)
        elif kind == "improvement" and found in self.handbook.improvements:
            for ref in self.handbook.improvements[found].addresses:
                place: PainPlace | None = self.handbook.pains.get(ref)
                yield from self._moment(place.moment.ref if place else ref)
        yield from self._owners(kind, found)

    def _owners(self, kind: Subject, found: str) -> Iterator[_Nearness]:
        if kind in {"journey", "persona", "touchpoint", "improvement", "evidence"}:
            entity = self.handbook.of_kind(kind).get(found)
            for name in ("owner", "proposed_by"):
                if role_id := getattr(entity, name, None):
                    yield role_id, 0

    def _colleagues(self, role_id: str) -> Iterator[_Nearness]:
        """The role, and those whose pages name it: whom it supports, and who supports it."""
        if role_id in self.handbook.roles:
            yield role_id, 0
            yield from ((support.role, 1) for support in self.handbook.roles[role_id].supports)
            yield from ((found, 1) for found, _ in self.facts.supporters.get(role_id, ()))

    def _journey(self, journey_id: str) -> Iterator[_Nearness]:
        for moment in self.handbook.moments_of.get(journey_id, ()):
            yield from self._moment(moment.ref)

    def _moment(self, ref: str) -> Iterator[_Nearness]:
        yield from self._reached.get(ref, ())
        moment = self.handbook.moments.get(ref)
        if moment:
            yield from _acting(moment.step)

    @cached_property
    def _reached(self) -> Mapping[str, list[_Nearness]]:
        """Who reaches each moment, by its reference."""
        found: dict[str, list[_Nearness]] = {}
        for role_id, impact in self.facts.impacts.items():
            for reach in impact.reaches:
                found.setdefault(reach.moment.ref, []).append((role_id, reach.degree))
        return found


def _acting(step: Step) -> Iterator[_Nearness]:
    """Who is in a step, in a journey that is only a plan too, and what is said to cause its pains."""
    yield from ((action.role, 0) for action in step.frontstage)
    yield from ((action.role, 1) for action in step.backstage)
    yield from ((cause, _CAUSE) for pain in step.pains for cause in pain.caused_by if "#" not in cause)
