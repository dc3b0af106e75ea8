"""A pain that hurts customers badly, with nobody about to do something."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected, in_step

CODE = "unaddressed-pain"

_BAD = 4
"""The severity, from 1 to 5, from which on a pain may not be left alone."""


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every step that customers live today."""
    if inspected.facts is None:
        return
    for moment in inspected.moments:
        for at, pain in enumerate(moment.step.pains):
            ref = f"{moment.journey_id}#{pain.id}"
            if pain.severity is not None and pain.severity >= _BAD and ref not in inspected.facts.addressed:
                message = (
                    f'the pain "{pain.id}" hurts customers badly ({pain.severity} of 5), and no improvement is about it'
                )
                hint = f"write an improvement with  addresses: [{ref}]"
                yield inspected.problem(CODE, in_step(moment, "pains", at, "severity"), message, hint)
