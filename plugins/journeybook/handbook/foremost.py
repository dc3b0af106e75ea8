"""What a role reaches comes in; what of it is told first, and what its picture draws, goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .impact import Impact, Reach

JOURNEYS_DRAWN = 3
"""How many journeys of a role's reach are drawn: with their moments they fill a screen."""


@dataclass(frozen=True)
class Drawn:
    """A journey in the picture of a role: its reaches, most important first, of which the first few are drawn."""

    journey_id: str
    reaches: tuple[Reach, ...]
    limit: int

    @property
    def shown(self) -> tuple[Reach, ...]:
        """What is drawn. One moment more than the limit is drawn too: a node that says "1 more" would save nothing."""
        return self.reaches if len(self.reaches) <= self.limit + 1 else self.reaches[: self.limit]


def weight(reach: Reach) -> tuple[int, bool, int]:
    """What matters most stands first: the nearest, then moments of truth, then the worst feelings."""
    return reach.degree, not reach.moment.step.moment_of_truth, 3 if reach.emotion is None else reach.emotion


def change_first(impact: Impact, ranks: Mapping[str, int | None]) -> str | None:
    """The change that a role might think of first: of those open that it owns or could take up, the first by rank."""
    ranked = {found: rank for found in open_changes(impact, ranks) if (rank := ranks.get(found))}
    return min(ranked, key=ranked.__getitem__, default=None)


def open_changes(impact: Impact, ranks: Mapping[str, int | None]) -> tuple[str, ...]:
    """The changes that a role owns or could take up, as far as they are neither done nor dropped."""
    mine = (*impact.improvements_owned, *impact.improvements_could)
    return tuple(found for found in mine if ranks.get(found))


def moments_drawn(journeys: int) -> int:
    """How many moments of each journey are drawn where a role reaches so many journeys."""
    return 2 if journeys >= JOURNEYS_DRAWN else 3


def by_journey(reaches: Iterable[Reach]) -> tuple[Drawn, ...]:
    """Reaches by journey; in each, those on the way of its most important one first: a picture with few ways."""
    found: dict[str, list[Reach]] = {}
    for reach in sorted(reaches, key=weight):
        found.setdefault(reach.moment.journey_id, []).append(reach)
    limit = moments_drawn(len(found))
    return tuple(
        Drawn(journey_id, tuple(sorted(inside, key=lambda reach, way=inside[0].path: reach.path != way)), limit)  # type: ignore[misc]  # way is bound at once
        for journey_id, inside in found.items()
    )
