"""A role whose work leads to no customer, as far as the handbook knows."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected

CODE = "unreached-role"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every role."""
    if inspected.facts is None:
        return
    for name in inspected.facts.coverage.unreached_roles:
        message = "nothing shows yet which customer feels this role's work: no step leads to it"
        hint = "add  supports: [<the role whose work this one makes possible>]  or name it in a step"
        yield inspected.problem(CODE, ("role", name, ("title",)), message, hint)
