"""A persona of whom we tell who they are, and not what they go through."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected

CODE = "persona-without-journey"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every published persona."""
    if inspected.facts is None:
        return
    for name in inspected.facts.coverage.personas_without_journey:
        if not inspected.is_draft("persona", name):
            message = "we know who this is, and no journey tells what they go through with us"
            hint = f"name them in a journey:  personas: [{name}]"
            yield inspected.problem(CODE, ("persona", name, ("name",)), message, hint)
