"""A wait in which the customer does not know what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from ..words import words
from .inspected import Inspected, in_step

CODE = "silent-wait"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every step that customers live today."""
    silent = [moment for moment in inspected.moments if moment.step.wait and moment.step.told_next is False]
    catalogue = words() if silent else None
    for moment in silent:
        if catalogue is not None and moment.step.wait is not None:
            message = (
                f"the customer waits {catalogue.duration(moment.step.wait)} here without knowing what happens next"
            )
            hint = "say at its start what happens next and when, and say so again when that changes"
            yield inspected.problem(CODE, in_step(moment, "wait"), message, hint)
