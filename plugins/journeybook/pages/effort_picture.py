"""Worth against effort: improvements come in, a picture of where the most is won for the least work goes out."""

from __future__ import annotations

from dataclasses import dataclass

from .desk import Desk

WIDTH, HEIGHT = 640, 360
LEFT, TOP, RIGHT, BOTTOM = 56, 16, 16, 48
"""The picture's field in pixels, and the room left at its edges for what the axes say."""
NUMBERED = 40
"""So many carry their number; more would hide each other."""
APART = 26
"""Pixels between two that would stand in the same place."""


@dataclass(frozen=True)
class EffortPoint:
    """An improvement in the picture: its place in pixels, its number in the table below, and its title."""

    x: int
    y: int
    number: str
    title: str


@dataclass(frozen=True)
class EffortPicture:
    """Open improvements: the higher the more it is worth to customers, the farther left the less work it is.

    `columns` has (x, effort) and `lines` (y, worth) of the grid.
    """

    label: str
    points: tuple[EffortPoint, ...]
    columns: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]


def effort_picture(desk: Desk, ids: list[str]) -> EffortPicture | None:
    """The picture of open improvements by rank; None where fewer than two say both their worth and their effort."""
    points: list[EffortPoint] = []
    for found in ids:
        improvement = desk.handbook.improvements[found]
        if improvement.customer_value is None or improvement.effort is None:
            continue
        y = _y(improvement.customer_value)
        x = _free(_x(improvement.effort), y, points)
        rank = desk.facts.ranks.get(found)
        number = str(rank) if rank and rank <= NUMBERED else ""
        points.append(EffortPoint(x, y, number, improvement.title))
    if len(points) < 2:  # noqa: PLR2004  # one alone is no picture
        return None
    return EffortPicture(
        desk.words.text("improvements.picture", n=len(points)),
        tuple(points),
        tuple((_x(effort), effort) for effort in range(6)),
        tuple((_y(worth), worth) for worth in (0, 25, 50, 75, 100)),
    )


def _x(effort: int) -> int:
    return LEFT + APART + round((WIDTH - LEFT - RIGHT - 2 * APART) * effort / 5)


def _y(worth: int) -> int:
    return TOP + round((HEIGHT - TOP - BOTTOM) * (100 - worth) / 100)


def _free(x: int, y: int, points: list[EffortPoint]) -> int:
    """The nearest place at this height where no other point is hidden: to the right, to the left, farther right."""
    near = [point.x for point in points if abs(point.y - y) < APART]
    steps = (x + side * APART * away for away in range(len(near) + 1) for side in ((1, -1) if away else (1,)))
    return next(place for place in steps if all(abs(place - taken) >= APART for taken in near))
