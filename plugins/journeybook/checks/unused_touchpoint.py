"""A touchpoint that no customer comes to, as far as the handbook knows."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected

CODE = "unused-touchpoint"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every touchpoint."""
    if inspected.facts is None:
        return
    for name in inspected.facts.handbook.touchpoints:
        if name not in inspected.facts.moments_of_touchpoint:
            message = "no customer comes to this touchpoint in any journey"
            hint = f"name it in the step where they do:  touchpoint: {name}"
            yield inspected.problem(CODE, ("touchpoint", name, ("title",)), message, hint)
