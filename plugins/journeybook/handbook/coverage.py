"""Coverage: what the handbook does not say yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .handbook import Handbook
from .impact import Impact


@dataclass(frozen=True)
class Coverage:
    """Gaps in the handbook: ids, and references of steps and pains, each sorted as the files are."""

    unreached_roles: tuple[str, ...]
    personas_without_journey: tuple[str, ...]
    steps_without_anyone: tuple[str, ...]
    pains_without_improvement: tuple[str, ...]
    claims_without_evidence: tuple[str, ...]
    past_review: tuple[tuple[str, str], ...]


def coverage(
    handbook: Handbook,
    impacts: Mapping[str, Impact],
    addressed: frozenset[str],
    overdue: frozenset[tuple[str, str]],
) -> Coverage:
    """What is missing, over current, published journeys."""
    lived = {persona for journey in handbook.current_journeys.values() for persona in journey.personas}
    moments = handbook.current_moments
    return Coverage(
        tuple(role_id for role_id in handbook.roles if not impacts[role_id].reached),
        tuple(persona_id for persona_id in handbook.personas if persona_id not in lived),
        tuple(
            moment.ref
            for moment in moments
            if not (moment.step.frontstage or moment.step.backstage or moment.step.outside)
        ),
        tuple(
            ref
            for ref, place in handbook.pains.items()
            if place.moment.journey_id in handbook.current_journeys and ref not in addressed
        ),
        tuple(
            moment.ref
            for moment in moments
            if not all(quote.evidence for quote in moment.step.quotes)
            or not all(measure.evidence for measure in moment.step.measures)
        ),
        tuple(sorted(overdue)),
    )
