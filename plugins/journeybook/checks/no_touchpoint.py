"""A step in which the customer meets us nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected, in_step

CODE = "no-touchpoint"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every step of the published journeys, targets included, that is not out of our sight."""
    for moment in inspected.published_moments:
        step = moment.step
        if not (step.outside or step.touchpoint or step.channel):
            message = f'the step "{step.id}" does not say where the customer meets us'
            hint = "add  touchpoint: <where>  or  channel: <how>  or, if nothing of ours is there,  outside: yes"
            yield inspected.problem(CODE, in_step(moment, "id"), message, hint)
