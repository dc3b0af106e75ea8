"""The impact of a role: the linked handbook comes in, what each role means to customers goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Highlight, KeptPromise
from .degrees import Side, presences, supported, ways_from
from .handbook import Handbook, Moment, PainPlace

OPEN_TO_TAKE_UP = ("idea", "accepted")


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
    open that address its moments or the pains it causes and that somebody else owns, or nobody.
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


def impacts(handbook: Handbook) -> Mapping[str, Impact]:
    """The impact of every role, over current, published journeys only."""
    reaches = _reaches(handbook)
    pains = [place for place in handbook.pains.values() if place.moment.journey_id in handbook.current_journeys]
    return {role_id: _impact(handbook, role_id, reaches[role_id], pains) for role_id in handbook.roles}


def _reaches(handbook: Handbook) -> dict[str, tuple[Reach, ...]]:
    present: dict[str, list[tuple[Moment, int, Side]]] = {role_id: [] for role_id in handbook.roles}
    for moment in handbook.current_moments:
        for presence in presences(handbook, moment):
            present[presence.role].append((moment, presence.degree, presence.side))
    order = {moment.ref: place for place, moment in enumerate(handbook.current_moments)}
    links = supported(handbook)
    found = {}
    for role_id in handbook.roles:
        best: dict[str, Reach] = {}
        for way in ways_from(role_id, links):
            for moment, degree, side in present[way.path[-1]]:
                reach = Reach(moment, degree + len(way.path) - 1, way.path, way.reasons, side)
                known = best.get(moment.ref)
                if known is None or (reach.degree, reach.path) < (known.degree, known.path):
                    best[moment.ref] = reach
        found[role_id] = tuple(sorted(best.values(), key=lambda reach: order[reach.moment.ref]))
    return found


def _impact(handbook: Handbook, role_id: str, reaches: tuple[Reach, ...], pains: list[PainPlace]) -> Impact:
    causes = tuple(place for place in pains if role_id in place.pain.caused_by)
    own = {reach.moment.ref for reach in reaches if len(reach.path) == 1}
    caused = {place.ref for place in causes}
    meets = tuple(place for place in pains if place.moment.ref in own and place.ref not in caused)
    highlights = tuple(
        (moment, highlight)
        for moment in handbook.current_moments
        for highlight in moment.step.highlights
        if role_id in highlight.roles
    )
    promises = tuple((reach.moment, held) for reach in reaches for held in reach.moment.step.promises)
    every = handbook.improvements
    refs = {reach.moment.ref for reach in reaches} | caused
    refs |= {place.ref for place in pains if place.moment.ref in refs}
    return Impact(
        role_id=role_id,
        reaches=reaches,
        causes=causes,
        meets=meets,
        highlights=highlights,
        promises=promises,
        improvements_owned=tuple(found for found, change in every.items() if change.owner == role_id),
        improvements_proposed=tuple(found for found, change in every.items() if change.proposed_by == role_id),
        improvements_could=tuple(
            found
            for found, change in every.items()
            if change.status in OPEN_TO_TAKE_UP and change.owner != role_id and refs & set(change.addresses)
        ),
    )
