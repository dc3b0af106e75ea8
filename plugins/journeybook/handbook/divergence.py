"""Divergence: a journey comes in; whether its touchpoints score well while the whole of it does not goes out."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from ..model import Journey, Measure

KINDS: tuple[Literal["csat", "ces", "nps"], ...] = ("csat", "ces", "nps")
GAP = 20
"""Points of 100 that the mean of the touchpoints may lie above the journey before it counts as a divergence."""


@dataclass(frozen=True)
class Divergence:
    """The journey's score beside the mean of its measured steps, both scaled to 0-100."""

    kind: Literal["csat", "ces", "nps"]
    journey: float
    touchpoints: float
    diverges: bool


@dataclass(frozen=True)
class _Scaled:
    value: float
    target: float


def divergence(journey: Journey) -> Divergence | None:
    """Compare the first of csat, ces, nps that is measured on the journey and on a step; None if none is.

    It diverges when every measured step is at or above its target (the middle of the scale where there is none) and the
    journey is below its own, or when the steps' mean is 20 points or more above the journey.
    """
    for kind in KINDS:
        whole = _scaled(journey.measures, kind)
        parts = [found for step in journey.steps if (found := _scaled(step.measures, kind)) is not None]
        if whole is not None and parts:
            mean = fmean(part.value for part in parts)
            hidden = all(part.value >= part.target for part in parts) and whole.value < whole.target
            return Divergence(kind, whole.value, mean, diverges=hidden or mean - whole.value >= GAP)
    return None


def _scaled(measures: tuple[Measure, ...], kind: str) -> _Scaled | None:
    """The score of one place: its newest period, the mean where that was measured more than once."""
    found = [measure for measure in measures if measure.kind == kind]
    if not found:
        return None
    newest = max(measure.period or "" for measure in found)
    counted = [measure for measure in found if (measure.period or "") == newest]
    values = [_on_hundred(measure, measure.value) for measure in counted]
    targets = [50.0 if measure.target is None else _on_hundred(measure, measure.target) for measure in counted]
    return _Scaled(fmean(values), fmean(targets))


def _on_hundred(measure: Measure, value: float) -> float:
    low, high = measure.scale or (0, 100)
    return (value - low) / (high - low) * 100
