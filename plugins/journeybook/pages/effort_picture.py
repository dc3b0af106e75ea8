"""Worth against effort: improvements come in, a picture of where the most is won for the least work goes out."""

from __future__ import annotations

from dataclasses import dataclass

from .desk import Desk

WIDTH, HEIGHT = 640, 360
LEFT, TOP, RIGHT, BOTTOM = 56, 16, 16, 48
"""The picture's field in pixels, and the room left at its edges for what the axes say."""
NUMBERED = 24
"""So many carry their number; more would hide each other."""
LARGE, SMALL = 11, 5
"""The radius of a point with its number, and of one without, in pixels."""
FARTHEST = 44
"""So far a point gives way to others, in pixels: it stays within the picture, and nearer to its own effort."""


@dataclass(frozen=True)
class EffortPoint:
    """An improvement in the picture: its place in pixels, its number in the table below, and its title."""

    x: int
    y: int
    radius: int
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
        rank = desk.facts.ranks.get(found)
        points.append(
            _point(
                _x(improvement.effort),
                _y(improvement.customer_value),
                str(rank) if rank and rank <= NUMBERED else "",
                improvement.title,
                points,
            )
        )
    if len(points) < 2:  # noqa: PLR2004  # one alone is no picture
        return None
    return EffortPicture(
        desk.words.text("improvements.picture", n=len(points)),
        tuple(points),
        tuple((_x(effort), effort) for effort in range(6)),
        tuple((_y(worth), worth) for worth in (0, 25, 50, 75, 100)),
    )


def _point(x: int, y: int, number: str, title: str, points: list[EffortPoint]) -> EffortPoint:
    """A point that hides no other: with its number if there is room for it, else without."""
    if number and (place := _free(x, y, LARGE, points)) is not None:
        return EffortPoint(place, y, LARGE, number, title)
    place = _free(x, y, SMALL, points)
    return EffortPoint(x if place is None else place, y, SMALL, "", title)


def _x(effort: int) -> int:
    edge = LEFT + FARTHEST
    return edge + round((WIDTH - RIGHT - FARTHEST - edge) * effort / 5)


def _y(worth: int) -> int:
    return TOP + round((HEIGHT - TOP - BOTTOM) * (100 - worth) / 100)


def _free(x: int, y: int, radius: int, points: list[EffortPoint]) -> int | None:
    """The nearest place at this height where no other point is hidden, right or left, None where there is none."""
    near = [point for point in points if abs(point.y - y) < point.radius + radius]
    reach = FARTHEST - radius
    steps = sorted(range(-reach, reach + 1), key=lambda step: (abs(step), -step))
    free = (x + step for step in steps if all(abs(x + step - point.x) > point.radius + radius for point in near))
    return next(free, None)
