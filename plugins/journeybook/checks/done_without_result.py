"""A change that is done, with nothing to show that customers noticed."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Improvement
from ..problems import Problem
from .inspected import Inspected

CODE = "done-without-result"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every improvement."""
    for name, improvement in inspected.entities("improvement").items():
        if isinstance(improvement, Improvement) and improvement.status == "done" and improvement.result is None:
            message = "this change is done, and nothing shows that customers noticed"
            hint = "add  result: {measure: <what was measured>, before: <how it was>, after: <how it is>}"
            yield inspected.problem(CODE, ("improvement", name, ("status",)), message, hint)
