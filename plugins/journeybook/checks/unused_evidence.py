"""Evidence that nothing in the handbook rests on."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected

CODE = "unused-evidence"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at all evidence; what only a draft rests on is not in use yet."""
    if inspected.facts is None:
        return
    for name in inspected.facts.handbook.evidence:
        uses = inspected.facts.uses_of_evidence.get(name, ())
        if all(inspected.is_draft(use.kind, use.id) for use in uses):
            message = "customers told us this, and nothing in the handbook rests on it"
            hint = f"name it where it shows something:  evidence: {name}"
            yield inspected.problem(CODE, ("evidence", name, ("title",)), message, hint)
