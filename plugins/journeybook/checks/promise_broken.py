"""A promise that customers see broken, with nobody about to mend it."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected, in_step

CODE = "promise-broken"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every step that customers live today; an improvement for a pain of the step is one for the step."""
    if inspected.facts is None:
        return
    for moment in inspected.moments:
        parts = (moment.ref, *(f"{moment.journey_id}#{pain.id}" for pain in moment.step.pains))
        if any(ref in inspected.facts.addressing for ref in parts):
            continue
        for at, held in enumerate(moment.step.promises):
            if held.kept == "no":
                message = f'the promise "{held.promise}" is broken here, and no improvement is about this step'
                hint = f"write an improvement with  addresses: [{moment.ref}]"
                yield inspected.problem(CODE, in_step(moment, "promises", at, "kept"), message, hint)
