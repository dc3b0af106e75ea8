"""The curve in the map: a journey's moments come in, a step's piece of how each persona feels goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..handbook.handbook import Moment
from .desk import Desk, Link
from .parts import Feeling, feeling

CURVE_TOP, CURVE_STEP = 10, 20
"""On a field 100 high, +2 stands at 10 and each point lower 20 further down."""

OTHERS_DRAWN = 2
"""So many more personas get a line of their own; what each of the others feels stands in words all the same."""


@dataclass(frozen=True)
class CurveCell:
    """A step's piece of the emotion curve on a field of 100 by 100: its lines, and the point on them.

    `path` runs from the left edge to the right one, as far as the neighbours' emotions are known, and `area` is what
    lies between it and the middle; `others` are the lines of the journey's other personas, "" for one that is not
    known here.
    """

    path: str
    area: str
    others: tuple[str, ...]
    feeling: Feeling
    marks: tuple[tuple[str, str], ...]
    moment_of_truth: bool


@dataclass(frozen=True)
class MapFeelings:
    """How the journey's other personas feel at a step, as far as it is known."""

    items: tuple[tuple[Link, Feeling], ...]


def curve_cell(desk: Desk, moments: tuple[Moment, ...], at: int) -> CurveCell | None:
    """The first persona's feeling at a step, None where nothing is known of the whole journey."""
    levels = _levels(moments, None)
    if all(level is None for level in levels):
        return None
    curve = desk.facts.curves[moments[at].journey_id]
    marks = tuple(
        (name, desk.words.text(f"curve.{name}"))
        for name in ("peak", "low", "end")
        if getattr(curve, name) == moments[at].ref and levels[at] is not None
    )
    others = tuple(_path(_levels(moments, found), at) for found in moments[at].journey.personas[1 : 1 + OTHERS_DRAWN])
    path = _path(levels, at)
    return CurveCell(path, _area(path), others, feeling(desk, levels[at]), marks, moments[at].step.moment_of_truth)


def other_feelings(desk: Desk, moment: Moment) -> Iterable[MapFeelings]:
    """What the other personas feel: one view, none where nobody asked them."""
    known = tuple(
        (desk.link("persona", persona_id), feeling(desk, moment.emotion(persona_id)))
        for persona_id in moment.journey.personas[1:]
        if desk.has("persona", persona_id) and moment.emotion(persona_id) is not None
    )
    return (MapFeelings(known),) if known else ()


def _levels(moments: tuple[Moment, ...], persona_id: str | None) -> list[int | None]:
    return [moment.emotion(persona_id) for moment in moments]


def _height(level: float) -> float:
    return CURVE_TOP + (2 - level) * CURVE_STEP


def _path(levels: list[int | None], at: int) -> str:
    """A step's halves of the curve to its neighbours: cubics, each cut in its middle, where two columns meet."""
    level = levels[at]
    if level is None:
        return ""
    path = f"M50 {_height(level):g}"
    if before := _between(levels, at - 1):
        middle, third, fourth = before[2:]
        path = f"M0 {middle:g}C16.7 {third:g} 33.3 {fourth:g} 50 {_height(level):g}"
    if after := _between(levels, at):
        first, second, middle = after[:3]
        path += f"C66.7 {first:g} 83.3 {second:g} 100 {middle:g}"
    return path


def _area(path: str) -> str:
    """What lies between a piece of the curve and the middle of the scale."""
    start = path[1:].partition(" ")[0]
    return f"{path}V{_height(0):g}H{start}Z" if "C" in path else ""


def _between(levels: list[int | None], at: int) -> tuple[float, ...]:
    """Heights of the cubic from a step to the next: two that pull its first half, its middle, two of the second half.

    None of them where one of the two steps is not known, or not there.
    """
    start, end = (levels[found] if 0 <= found < len(levels) else None for found in (at, at + 1))
    if start is None or end is None:
        return ()
    one, four = _height(start), _height(end)
    two, three = one + _slope(levels, at) / 3, four - _slope(levels, at + 1) / 3
    heights = (one + two) / 2, (one + 2 * two + three) / 4, (one + 3 * two + 3 * three + four) / 8
    return tuple(round(height, 1) for height in (*heights, (two + 2 * three + four) / 4, (three + four) / 2))


def _slope(levels: list[int | None], at: int) -> float:
    """How steeply the curve falls at a step, per column, so that it never passes a peak or a low.

    The harmonic mean of both sides, 0 where they part (Fritsch and Butland, 1984); of one side where the other is open.
    """
    near = [levels[found] if 0 <= found < len(levels) else None for found in (at - 1, at, at + 1)]
    falls = [_height(end) - _height(start) for start, end in pairwise(near) if start is not None and end is not None]
    if not falls or min(falls) * max(falls) <= 0:
        return 0.0
    return len(falls) / sum(1 / fall for fall in falls)
