"""The emotion curve: a journey comes in, each persona's feelings from step to step go out, with peak, low and end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .handbook import Handbook


@dataclass(frozen=True)
class Curve:
    """Feelings along a journey.

    `by_persona` has (step reference, emotion from -2 to 2 or None) in order. `peak`, `low` (ties: the first) and `end`
    (the last step, known or not) are step references for the first persona, None if nothing is known.
    """

    by_persona: Mapping[str, tuple[tuple[str, int | None], ...]]
    peak: str | None
    low: str | None
    end: str | None


def curve(handbook: Handbook, journey_id: str) -> Curve:
    """The curve of a journey."""
    moments = handbook.moments_of[journey_id]
    personas = [found for found in handbook.journeys[journey_id].personas if found in handbook.personas]
    points = {found: tuple((moment.ref, moment.emotion(found)) for moment in moments) for found in personas}
    known = [(ref, level) for moment in moments if (level := moment.emotion()) is not None for ref in [moment.ref]]
    if not known:
        return Curve(points, None, None, None)
    peak = max(known, key=lambda point: point[1])[0]
    low = min(known, key=lambda point: point[1])[0]
    return Curve(points, peak, low, moments[-1].ref)
