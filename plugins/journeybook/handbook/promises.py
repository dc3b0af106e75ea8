"""Promise gaps: a journey comes in, every promise that is not kept in one of its steps goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .handbook import Handbook


@dataclass(frozen=True)
class PromiseGap:
    """A promise that a step does not keep: the step's reference, the promise's id, and how far it is kept."""

    step: str
    promise: str
    kept: Literal["partly", "no"]


def promise_gaps(handbook: Handbook, journey_id: str) -> tuple[PromiseGap, ...]:
    """Every `kept` of a journey that is not `yes`, in order."""
    return tuple(
        PromiseGap(moment.ref, held.promise, held.kept)
        for moment in handbook.moments_of[journey_id]
        for held in moment.step.promises
        if held.kept != "yes"
    )
