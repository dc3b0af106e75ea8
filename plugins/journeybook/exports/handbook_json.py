"""handbook.json: all facts come in, the whole handbook as one document for machines goes out, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..handbook.facts import Facts
from ..model import EntityKind
from .document import (
    Computed,
    CurvePoint,
    DivergenceFacts,
    Document,
    Entry,
    EvidenceFacts,
    GapFacts,
    HandoffFacts,
    ImprovementFacts,
    JourneyFacts,
    PersonaFacts,
    Reached,
    RoleFacts,
    TouchpointFacts,
    UseFacts,
)

Url = Callable[[EntityKind, str], str]


def export(facts: Facts, url_of: Url) -> dict[str, Any]:
    """The document. `url_of` gives an entity's address; drafts are not in it."""
    book = facts.handbook

    def entries(kind: EntityKind, computed: Callable[[str], Computed]) -> dict[str, Any]:
        found: Mapping[str, Any] = book.of_kind(kind)
        return {
            entity_id: Entry.model_construct(
                source=book.sources.get((kind, entity_id)),
                url=url_of(kind, entity_id),
                data=entity,
                computed=computed(entity_id),
            )
            for entity_id, entity in found.items()
            if not getattr(entity, "draft", False)
        }

    document = Document.model_construct(
        handbook=book.vocabulary,
        personas=entries("persona", lambda found: _persona(facts, found)),
        journeys=entries("journey", lambda found: _journey(facts, found)),
        roles=entries("role", lambda found: _role(facts, found)),
        touchpoints=entries("touchpoint", lambda found: _touchpoint(facts, found)),
        evidence=entries("evidence", lambda found: _evidence(facts, found)),
        improvements=entries("improvement", lambda found: ImprovementFacts(rank=facts.ranks[found])),
    )
    made: dict[str, Any] = document.model_dump(mode="json", by_alias=True, serialize_as_any=True)
    made["handbook"]["departments"] = [item.model_dump(mode="json") for item in book.departments.values()]
    return made


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    made = Document.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def dump(value: Mapping[str, Any]) -> bytes:
    """A document as bytes: UTF-8, indented by one, the same for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _step_id(ref: str | None) -> str | None:
    return ref.partition("#")[2] if ref else None


def _persona(facts: Facts, persona_id: str) -> PersonaFacts:
    journeys = tuple(
        found
        for found in facts.journeys_of_persona.get(persona_id, ())
        if found in facts.handbook.journeys and not facts.handbook.journeys[found].draft
    )
    return PersonaFacts(journeys=journeys, overdue=facts.is_overdue("persona", persona_id))


def _journey(facts: Facts, journey_id: str) -> JourneyFacts:
    curve, divergence = facts.curves[journey_id], facts.divergences[journey_id]
    return JourneyFacts(
        handoffs=tuple(
            HandoffFacts(from_=found.from_.ref, to=found.to.ref, at_risk=found.at_risk, reasons=found.reasons)
            for found in facts.handoffs[journey_id]
        ),
        divergence=DivergenceFacts(
            journey=divergence.journey, touchpoints=divergence.touchpoints, diverges=divergence.diverges
        )
        if divergence
        else None,
        curves={
            persona: tuple(CurvePoint(step=ref.partition("#")[2], emotion=level) for ref, level in points)
            for persona, points in curve.by_persona.items()
        },
        peak=_step_id(curve.peak),
        low=_step_id(curve.low),
        end=_step_id(curve.end),
        wait=facts.waits[journey_id],
        avoidable=facts.avoidable[journey_id],
        promise_gaps=tuple(
            GapFacts(step=gap.step.partition("#")[2], promise=gap.promise, kept=gap.kept)
            for gap in facts.promise_gaps[journey_id]
        ),
        overdue=facts.is_overdue("journey", journey_id),
    )


def _role(facts: Facts, role_id: str) -> RoleFacts:
    impact = facts.impacts[role_id]
    return RoleFacts(
        impact=tuple(
            Reached(
                journey=reach.moment.journey_id,
                step=reach.moment.step.id,
                degree=reach.degree,
                path=reach.path,
                emotion=reach.emotion,
            )
            for reach in impact.reaches
        ),
        causes=tuple(place.ref for place in impact.causes),
        meets=tuple(place.ref for place in impact.meets),
        highlights=tuple(moment.ref for moment, _ in impact.highlights),
        improvements_owned=impact.improvements_owned,
        improvements_proposed=impact.improvements_proposed,
        improvements_could=impact.improvements_could,
        reached=impact.reached,
    )


def _touchpoint(facts: Facts, touchpoint_id: str) -> TouchpointFacts:
    return TouchpointFacts(steps=tuple(moment.ref for moment in facts.moments_of_touchpoint.get(touchpoint_id, ())))


def _evidence(facts: Facts, evidence_id: str) -> EvidenceFacts:
    uses = facts.uses_of_evidence.get(evidence_id, ())
    return EvidenceFacts(
        uses=tuple(UseFacts(kind=use.kind, id=use.id, claim=use.claim, ref=use.ref or None) for use in uses)
    )
