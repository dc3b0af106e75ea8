"""A journey or a touchpoint that nobody answers for, and a step in which nobody acts."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Journey, Touchpoint
from ..problems import Problem
from .inspected import Inspected

CODE = "unowned"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every journey, its steps, and every touchpoint."""
    for name, journey in inspected.entities("journey").items():
        if not isinstance(journey, Journey):
            continue
        if journey.owner is None:
            hint = "add  owner: <the role that answers for the whole of it>"
            yield inspected.problem(CODE, ("journey", name, ("title",)), "nobody answers for this journey", hint)
        for stage_at, stage in enumerate(journey.stages):
            for step_at, step in enumerate(stage.steps):
                if not (step.frontstage or step.backstage or step.outside):
                    route = ("stages", stage_at, "steps", step_at, "id")
                    message = f'nobody acts in the step "{step.id}"'
                    hint = "name the roles under  frontstage:  or  backstage:  or write  outside: yes"
                    yield inspected.problem(CODE, ("journey", name, route), message, hint)
    for name, touchpoint in inspected.entities("touchpoint").items():
        if isinstance(touchpoint, Touchpoint) and touchpoint.owner is None:
            hint = "add  owner: <the role that answers for it>"
            yield inspected.problem(CODE, ("touchpoint", name, ("title",)), "nobody answers for this touchpoint", hint)
