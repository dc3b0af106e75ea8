"""A journey in which everything hurts and nothing works."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected

CODE = "only-pains"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every journey that customers live today."""
    for name, journey in inspected.current.items():
        pains = sum(len(step.pains) for step in journey.steps)
        if pains and not any(step.highlights for step in journey.steps):
            counted = "one thing hurts" if pains == 1 else f"{pains} things hurt"
            message = f"{counted} the customer in this journey, and nobody reads what works and should stay"
            hint = "ask who makes it better than it has to be, and add  highlights:  to that step"
            yield inspected.problem(CODE, ("journey", name, ("title",)), message, hint)
