"""A persona or a journey that nobody has held against reality for too long."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem
from .inspected import Inspected, Place

CODE = "overdue-review"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every published persona and journey that has a date of review."""
    if inspected.facts is None or inspected.handbook is None:
        return
    months = inspected.handbook.vocabulary.review_every
    long = "a month" if months == 1 else f"{months} months"
    for kind, name in sorted(inspected.facts.overdue):
        place: Place = ("persona" if kind == "persona" else "journey", name, ("reviewed",))
        if not inspected.is_draft(place[0], name):
            message = f"customers move on, and nobody has held this {kind} against reality for more than {long}"
            hint = (
                f"ask customers and those who meet them, mend what has changed, then write  reviewed: {inspected.today}"
            )
            yield inspected.problem(CODE, place, message, hint)
