"""A claim about customers that rests on nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from ..handbook.handbook import Moment
from ..model import Measure, Persona
from ..model.types import Reference
from ..model.walk import find
from ..problems import Problem
from .inspected import Inspected, Place, in_step

CODE = "no-evidence"


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at the published personas, and at the journeys that customers live today."""
    yield from _personas(inspected)
    for name, journey in inspected.current.items():
        if journey.basis == "researched" and not _rests_on_something(journey):
            yield _researched(inspected, ("journey", name, ("basis",)), "this journey")
        yield from _scored(inspected, ("journey", name, ("measures",)), journey.measures)
    for moment in inspected.moments:
        if _says_more_than_its_journey(moment):
            yield _researched(inspected, in_step(moment, "basis"), "this step")
        yield from _scored(inspected, in_step(moment, "measures"), moment.step.measures)
        for at, quote in enumerate(moment.step.quotes):
            if not quote.evidence:
                yield _quoted(inspected, in_step(moment, "quotes", at, "text"))


def _personas(inspected: Inspected) -> Iterator[Problem]:
    for name, persona in inspected.entities("persona").items():
        if isinstance(persona, Persona) and not persona.draft:
            if persona.basis == "researched" and not _rests_on_something(persona):
                yield _researched(inspected, ("persona", name, ("basis",)), "this persona")
            # What an assumed persona would say is assumed as well, and its page says so.
            if persona.quote and not persona.quote.evidence and persona.basis != "assumed":
                yield _quoted(inspected, ("persona", name, ("quote", "text")))


def _rests_on_something(written: BaseModel) -> bool:
    """Whether evidence is named anywhere in what was written."""
    return any(found.mark.kind == "evidence" for found in find(written, Reference))


def _says_more_than_its_journey(moment: Moment) -> bool:
    return (
        moment.step.basis == "researched"
        and moment.journey.basis != "researched"
        and not moment.journey.evidence
        and not _rests_on_something(moment.step)
    )


def _researched(inspected: Inspected, place: Place, what: str) -> Problem:
    message = f"{what} is said to be researched, and names no research"
    hint = "add  evidence: [<the id of a file in evidence/>]  or write  basis: assumed"
    return inspected.problem(CODE, place, message, hint)


def _quoted(inspected: Inspected, place: Place) -> Problem:
    message = "a customer is quoted here, and nobody can look up where these words were heard"
    hint = "write the words after  text:  and below it  evidence: <the id of a file in evidence/>"
    return inspected.problem(CODE, place, message, hint)


def _scored(inspected: Inspected, above: Place, measures: Sequence[Measure]) -> Iterator[Problem]:
    kind, name, route = above
    for at, measure in enumerate(measures):
        if not measure.evidence:
            named = measure.name or measure.kind
            message = f"nobody can look up where this figure comes from: {named} {measure.value:g}"
            hint = "add  evidence: <the id of a file in evidence/>"
            yield inspected.problem(CODE, (kind, name, (*route, at, "value")), message, hint)
