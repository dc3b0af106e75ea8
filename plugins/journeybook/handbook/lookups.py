"""Reverse look-ups: the linked handbook comes in; who uses, reaches or rests on what goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from ..model import EntityKind, Measure
from .handbook import Handbook, Moment

Key = TypeVar("Key")
Found = TypeVar("Found")
Claim = Literal["quote", "measure", "pain", "result", "persona", "journey"]


@dataclass(frozen=True)
class Use:
    """A claim that rests on evidence: the entity it stands in, the step or pain if it is one's, its words.

    Of a score there is also the measure, with its target, its period and how many answered.
    """

    kind: EntityKind
    id: str
    claim: Claim
    text: str
    ref: str = ""
    measure: Measure | None = None


def gathered(pairs: Iterator[tuple[Key, Found]]) -> dict[Key, tuple[Found, ...]]:
    """Pairs by their first part, each second part once, in order."""
    found: dict[Key, dict[Found, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def journeys_of_persona(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """The journeys each persona goes through, targets included."""
    return gathered((persona, found) for found, journey in handbook.journeys.items() for persona in journey.personas)


def moments_of_touchpoint(handbook: Handbook) -> Mapping[str, tuple[Moment, ...]]:
    """The steps of current journeys that happen at each touchpoint."""
    found: dict[str, list[Moment]] = {}
    for moment in handbook.current_moments:
        for touchpoint in dict.fromkeys(moment.step.touchpoint):
            found.setdefault(touchpoint, []).append(moment)
    return {touchpoint: tuple(moments) for touchpoint, moments in found.items()}


def roles_of_department(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """The roles that sit in each department."""
    return gathered((role.department, role_id) for role_id, role in handbook.roles.items())


def supporters(handbook: Handbook) -> Mapping[str, tuple[tuple[str, str | None], ...]]:
    """Who supports each role, with the reason in the editor's words."""
    return gathered(
        (support.role, (role_id, support.by)) for role_id, role in handbook.roles.items() for support in role.supports
    )


def owned(handbook: Handbook) -> Mapping[str, tuple[tuple[EntityKind, str], ...]]:
    """The (kind, id) that each role keeps true or answers for: journeys, touchpoints, personas, evidence."""
    return gathered(_owned(handbook))


def _owned(handbook: Handbook) -> Iterator[tuple[str, tuple[EntityKind, str]]]:
    for journey_id, journey in handbook.journeys.items():
        if journey.owner:
            yield journey.owner, ("journey", journey_id)
    for touchpoint_id, touchpoint in handbook.touchpoints.items():
        if touchpoint.owner:
            yield touchpoint.owner, ("touchpoint", touchpoint_id)
    for persona_id, persona in handbook.personas.items():
        if persona.owner:
            yield persona.owner, ("persona", persona_id)
    for evidence_id, evidence in handbook.evidence.items():
        if evidence.owner:
            yield evidence.owner, ("evidence", evidence_id)


def targets_of(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """The target journeys that replace each current one."""
    return gathered(
        (journey.target_of, found)
        for found, journey in handbook.journeys.items()
        if journey.state == "target" and journey.target_of
    )


def uses_of_evidence(handbook: Handbook) -> Mapping[str, tuple[Use, ...]]:
    """Every claim that rests on each piece of evidence."""
    return gathered(_uses(handbook))


def _uses(handbook: Handbook) -> Iterator[tuple[str, Use]]:
    yield from _uses_by_personas(handbook)
    yield from _uses_by_journeys(handbook)
    for moment in handbook.moments.values():
        yield from _uses_in(moment)
    for improvement_id, improvement in handbook.improvements.items():
        if improvement.result:
            for found in improvement.result.evidence:
                yield found, Use("improvement", improvement_id, "result", improvement.result.measure)


def _uses_by_personas(handbook: Handbook) -> Iterator[tuple[str, Use]]:
    for persona_id, persona in handbook.personas.items():
        for found in persona.evidence:
            yield found, Use("persona", persona_id, "persona", persona.name)
        if persona.quote:
            for found in persona.quote.evidence:
                yield found, Use("persona", persona_id, "quote", persona.quote.text)


def _uses_by_journeys(handbook: Handbook) -> Iterator[tuple[str, Use]]:
    for journey_id, journey in handbook.journeys.items():
        for found in journey.evidence:
            yield found, Use("journey", journey_id, "journey", journey.title)
        for measure in journey.measures:
            for found in measure.evidence:
                said = _score(measure.name or measure.kind, measure.value)
                yield found, Use("journey", journey_id, "measure", said, measure=measure)


def _uses_in(moment: Moment) -> Iterator[tuple[str, Use]]:
    for quote in moment.step.quotes:
        for found in quote.evidence:
            yield found, Use("journey", moment.journey_id, "quote", quote.text, moment.ref)
    for measure in moment.step.measures:
        for found in measure.evidence:
            said = _score(measure.name or measure.kind, measure.value)
            yield found, Use("journey", moment.journey_id, "measure", said, moment.ref, measure)
    for pain in moment.step.pains:
        for found in pain.evidence:
            yield found, Use("journey", moment.journey_id, "pain", pain.text, f"{moment.journey_id}#{pain.id}")


def _score(name: str, value: float) -> str:
    return f"{name} {value:g}"
