"""A step that says what the customer does, and nothing of what goes on in them."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected, in_step

CODE = "no-customer-voice"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every step of the published journeys, targets included."""
    for moment in inspected.published_moments:
        step = moment.step
        if not (step.thinking or step.feeling or step.expecting):
            message = f'the step "{step.id}" tells what the customer does, and not what they think, feel or expect'
            hint = "add  thinking: <what goes through their mind, in their own words>  or feeling: or expecting:"
            yield inspected.problem(CODE, in_step(moment, "id"), message, hint)
