"""A step of which nobody knows how it feels."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected, in_step

CODE = "no-emotion"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every step that customers live today; how a target will feel, nobody can be asked yet."""
    for moment in inspected.moments:
        if moment.step.emotion is None:
            message = f'nobody has asked yet how customers feel in the step "{moment.step.id}"'
            hint = "once somebody has, add  emotion: <from -2, very bad, to 2, very good>"
            yield inspected.problem(CODE, in_step(moment, "id"), message, hint)
