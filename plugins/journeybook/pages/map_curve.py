"""The curve in the map: a journey's moments come in, a step's piece of how each persona feels goes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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

    `path` runs from the left edge to the right one, as far as the neighbours' emotions are known; `others` are the
    lines of the journey's other personas, "" for one that is not known here.
    """

    path: str
    others: tuple[str, ...]
    feeling: Feeling
    marks: tuple[str, ...]
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
        desk.words.text(f"curve.{name}")
        for name in ("peak", "low", "end")
        if getattr(curve, name) == moments[at].ref and levels[at] is not None
    )
    others = tuple(_path(_levels(moments, found), at) for found in moments[at].journey.personas[1 : 1 + OTHERS_DRAWN])
    return CurveCell(_path(levels, at), others, feeling(desk, levels[at]), marks, moments[at].step.moment_of_truth)


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
    level = levels[at]
    if level is None:
        return ""
    before = levels[at - 1] if at else None
    after = levels[at + 1] if at + 1 < len(levels) else None
    points = [f"50 {_height(level):g}"]
    if before is not None:
        points.insert(0, f"0 {_height((before + level) / 2):g}")
    if after is not None:
        points.append(f"100 {_height((after + level) / 2):g}")
    return "M" + "L".join(points)
