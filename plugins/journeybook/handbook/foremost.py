"""What a role reaches comes in; what of it is told first, and what its picture draws, goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .impact import Reach

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
