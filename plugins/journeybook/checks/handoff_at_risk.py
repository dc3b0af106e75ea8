"""A customer who is passed from one of us to another, and may be dropped on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..handbook.handoffs import Handoff, Risk
from ..model.types import shown
from ..problems import Problem
from ..reading.nearest import listed
from .inspected import Inspected, Place, in_step

CODE = "handoff-at-risk"

_REMEDIES: Mapping[Risk, str] = {
    "not-told": "tell them before they go what happens next, when, and who it will be; then write  told_next: yes",
    "lost": "agree who passes it on, and how; then move it from  lost:  to  carries:",
    "avoidable": "find the step that makes them get in touch again, and mend that one",
    "drop": "ask what happens to them between these two steps",
}


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every handoff of the journeys that customers live today."""
    if inspected.facts is None:
        return
    for name in inspected.current:
        for handoff in inspected.facts.handoffs[name]:
            if handoff.at_risk:
                giving, taking = (listed(roles, "and") for roles in (handoff.from_roles, handoff.to_roles))
                risks = ", ".join(_told(risk, handoff) for risk in handoff.reasons)
                message = f"the customer may get lost on the way from {giving} to {taking}: {risks}"
                yield inspected.problem(CODE, _place(handoff), message, _REMEDIES[handoff.reasons[0]])


def _told(risk: Risk, handoff: Handoff) -> str:
    if risk == "lost":
        first, *more = handoff.lost
        return f"{shown(first)} and {len(more)} more get lost" if more else f"{shown(first)} gets lost"
    there = shown(handoff.to.step.id)
    told: Mapping[Risk, str] = {
        "not-told": "nobody tells them what happens next",
        "avoidable": f"the contact in {there} should not be needed",
        "drop": f"they feel worse in {there}",
    }
    return told[risk]


def _place(handoff: Handoff) -> Place:
    """Where the first of the reasons is written."""
    places: Mapping[Risk, Place] = {
        "not-told": in_step(handoff.from_, "told_next"),
        "lost": in_step(handoff.from_, "handoff", "lost", 0),
        "avoidable": in_step(handoff.to, "avoidable"),
        "drop": in_step(handoff.to, "emotion", handoff.to.journey.personas[0]),
    }
    return places[handoff.reasons[0]]
