"""A journey that customers score low though they score its touchpoints high."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected

CODE = "divergence"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every journey that customers live today."""
    if inspected.facts is None:
        return
    for name, journey in inspected.current.items():
        found = inspected.facts.divergences[name]
        if found is None or not found.diverges:
            continue
        at = next(at for at, measure in enumerate(journey.measures) if measure.kind == found.kind)
        message = (
            f"customers score the steps well and the whole journey low: {found.kind} {found.touchpoints:.0f} of 100"
            f" in the steps, {found.journey:.0f} of 100 over all"
        )
        hint = "look between the steps, at the waits and handoffs that no team is scored on"
        yield inspected.problem(CODE, ("journey", name, ("measures", at, "value")), message, hint)
