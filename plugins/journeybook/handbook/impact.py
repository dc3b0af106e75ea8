"""The impact of a role: the linked handbook comes in, what each role means to customers goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ..model import Highlight, KeptPromise
from .degrees import Side, Way, presences, supported, ways_from
from .handbook import Handbook, Moment, PainPlace

OPEN_TO_TAKE_UP = ("idea", "accepted")

Found = TypeVar("Found")
_Place = tuple[int, Side]
"""Where a role is in a step: the moment's place among all current ones, and on which side."""


@dataclass(frozen=True)
class Reach:
    """A moment that a role reaches.

    `degree` 0 is face to face. `path` goes from the role to the one in the step, ends included; `reasons` has the `by`
    of each link; `side` is how the last role of the path is in the step. `emotion` is the first persona's.
    """

    moment: Moment
    degree: int
    path: tuple[str, ...]
    reasons: tuple[str | None, ...]
    side: Side

    @property
    def emotion(self) -> int | None:
        """What the journey's first persona feels there, None if not known."""
        return self.moment.emotion()


@dataclass(frozen=True)
class Impact:
    """What a role means to customers. Moments are ordered by journey id, then as the customer meets them.

    `causes` are pains that name the role in `caused_by`; `meets` those at steps it acts in and does not cause.
    `promises` and `highlights` carry the moment they belong to. Improvements are ids: owned, proposed, and those still
    open that somebody else owns, or nobody, and that address its moments, a pain there, or a pain it causes.
    """

    role_id: str
    reaches: tuple[Reach, ...]
    causes: tuple[PainPlace, ...]
    meets: tuple[PainPlace, ...]
    highlights: tuple[tuple[Moment, Highlight], ...]
    promises: tuple[tuple[Moment, KeptPromise], ...]
    improvements_owned: tuple[str, ...]
    improvements_proposed: tuple[str, ...]
    improvements_could: tuple[str, ...]

    @property
    def reached(self) -> bool:
        """Whether any customer is reached; to cause a pain alone does not count."""
        return bool(self.reaches)


def journeys_reached(impacts: Iterable[Impact]) -> tuple[str, ...]:
    """The ids of the journeys that any of these impacts reaches, each once."""
    return tuple(dict.fromkeys(reach.moment.journey_id for impact in impacts for reach in impact.reaches))


def impacts(handbook: Handbook) -> Mapping[str, Impact]:
    """The impact of every role, over current, published journeys only."""
    reaches, said = _reaches(handbook), _said(handbook)
    return {role_id: _impact(role_id, reaches[role_id], said) for role_id in handbook.roles}


def _reaches(handbook: Handbook) -> dict[str, tuple[Reach, ...]]:
    moments = handbook.current_moments
    present: dict[str, tuple[list[_Place], list[_Place]]] = {role_id: ([], []) for role_id in handbook.roles}
    for at, moment in enumerate(moments):
        for presence in presences(handbook, moment):
            present[presence.role][presence.degree].append((at, presence.side))
    links = supported(handbook)
    found = {}
    for role_id in handbook.roles:
        best: dict[int, Reach] = {}
        for degree, way, places in _nearest_first(ways_from(role_id, links), present):
            for at, side in places:
                if at not in best:
                    best[at] = Reach(moments[at], degree, way.path, way.reasons, side)
        found[role_id] = tuple(best[at] for at in sorted(best))
    return found


def _nearest_first(
    ways: Iterable[Way], present: Mapping[str, tuple[list[_Place], list[_Place]]]
) -> Iterator[tuple[int, Way, list[_Place]]]:
    """Degree, way, and where its last role is in a step, so that of each moment the first to come is the one to keep.

    By degree, and within a degree alphabetically: a role face to face may be a link farther than one backstage.
    """
    found = [
        (len(way.path) - 1 + base, way, places)
        for way in ways
        for base, places in enumerate(present[way.path[-1]])
        if places
    ]
    yield from sorted(found, key=lambda entry: (entry[0], entry[1].path))


@dataclass(frozen=True)
class _Said:
    """What journeys and improvements say: of roles by role id, of steps and pains by reference."""

    causes: Mapping[str, tuple[PainPlace, ...]]
    highlights: Mapping[str, tuple[tuple[Moment, Highlight], ...]]
    pains: Mapping[str, tuple[PainPlace, ...]]
    owned: Mapping[str, tuple[str, ...]]
    proposed: Mapping[str, tuple[str, ...]]
    open_for: Mapping[str, tuple[str, ...]]
    owner: Mapping[str, str | None]


def _said(handbook: Handbook) -> _Said:
    moments, changes = handbook.current_moments, handbook.improvements
    pains = [place for place in handbook.pains.values() if place.moment.journey_id in handbook.current_journeys]
    return _Said(
        causes=_by((cause, place) for place in pains for cause in dict.fromkeys(place.pain.caused_by)),
        highlights=_by(
            (role_id, (moment, highlight))
            for moment in moments
            for highlight in moment.step.highlights
            for role_id in dict.fromkeys(highlight.roles)
        ),
        pains=_by((place.moment.ref, place) for place in pains),
        owned=_by((change.owner, found) for found, change in changes.items() if change.owner),
        proposed=_by((change.proposed_by, found) for found, change in changes.items() if change.proposed_by),
        open_for=_by(
            (ref, found)
            for found, change in changes.items()
            if change.status in OPEN_TO_TAKE_UP
            for ref in dict.fromkeys(change.addresses)
        ),
        owner={found: change.owner for found, change in changes.items()},
    )


def _by(pairs: Iterable[tuple[str, Found]]) -> dict[str, tuple[Found, ...]]:
    found: dict[str, list[Found]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _impact(role_id: str, reaches: tuple[Reach, ...], said: _Said) -> Impact:
    causes = said.causes.get(role_id, ())
    caused = {place.ref for place in causes}
    reached = [reach.moment.ref for reach in reaches]
    own = [reach.moment.ref for reach in reaches if len(reach.path) == 1]
    refs = {*reached, *caused}
    refs |= {place.ref for ref in reached for place in said.pains.get(ref, ())}
    could = {found for ref in refs for found in said.open_for.get(ref, ()) if said.owner[found] != role_id}
    return Impact(
        role_id=role_id,
        reaches=reaches,
        causes=causes,
        meets=tuple(place for ref in own for place in said.pains.get(ref, ()) if place.ref not in caused),
        highlights=said.highlights.get(role_id, ()),
        promises=tuple((reach.moment, held) for reach in reaches for held in reach.moment.step.promises),
        improvements_owned=said.owned.get(role_id, ()),
        improvements_proposed=said.proposed.get(role_id, ()),
        improvements_could=tuple(sorted(could)),
    )
