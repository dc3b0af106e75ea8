"""The shape of handbook.json: what stands under each kind, as models from which its JSON Schema is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from ..model import Evidence, Improvement, Journey, Persona, Role, Touchpoint, Vocabulary
from ..model.durations import iso_duration

Ref = Annotated[str, Field(description="journey-id#step-id, or journey-id#pain-id")]
Length = Annotated[timedelta, PlainSerializer(iso_duration, return_type=str)]
Score = Annotated[float, Field(ge=0, le=100, description="scaled to 0-100")]
Emotion = Annotated[int, Field(ge=-2, le=2)]


class Computed(BaseModel):
    """What model.md computes and no editor writes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reached(Computed):
    """A step that a role reaches: `path` has role ids from this role to the one in the step, ends included."""

    journey: str
    step: str
    degree: Annotated[int, Field(ge=0)]
    path: tuple[str, ...]
    emotion: Emotion | None


class RoleFacts(Computed):
    """The impact of a role."""

    impact: tuple[Reached, ...]
    causes: tuple[Ref, ...]
    meets: tuple[Ref, ...]
    highlights: tuple[Ref, ...]
    improvements_owned: tuple[str, ...]
    improvements_proposed: tuple[str, ...]
    improvements_could: tuple[str, ...]
    reached: bool


class HandoffFacts(Computed):
    """A handoff between two steps, by reference."""

    from_: Annotated[Ref, Field(serialization_alias="from")]
    to: Ref
    at_risk: bool
    reasons: tuple[Literal["not-told", "lost", "avoidable", "drop"], ...]


class DivergenceFacts(Computed):
    """The journey's score beside the mean of its measured touchpoints."""

    journey: Score
    touchpoints: Score
    diverges: bool


class CurvePoint(Computed):
    """What a persona feels at a step; null where it is not known."""

    step: str
    emotion: Emotion | None


class GapFacts(Computed):
    """A promise that is not kept."""

    step: str
    promise: str
    kept: Literal["partly", "no"]


class JourneyFacts(Computed):
    """What is computed of a journey."""

    handoffs: tuple[HandoffFacts, ...]
    divergence: DivergenceFacts | None
    curves: Mapping[str, tuple[CurvePoint, ...]]
    peak: str | None
    low: str | None
    end: str | None
    wait: Length | None
    avoidable: Annotated[int, Field(ge=0)]
    promise_gaps: tuple[GapFacts, ...]
    overdue: bool


class PersonaFacts(Computed):
    """What is computed of a persona."""

    journeys: tuple[str, ...]
    overdue: bool


class TouchpointFacts(Computed):
    """The steps that happen at a touchpoint."""

    steps: tuple[Ref, ...]


class UseFacts(Computed):
    """A claim that rests on a piece of evidence."""

    kind: str
    id: str
    claim: str
    ref: str | None


class EvidenceFacts(Computed):
    """The claims that rest on a piece of evidence."""

    uses: tuple[UseFacts, ...]


class ImprovementFacts(Computed):
    """The rank of an improvement, from 1; null where it is done or dropped."""

    rank: Annotated[int, Field(ge=1)] | None


Data = TypeVar("Data", bound=BaseModel)
Facts = TypeVar("Facts", bound=Computed)


class Entry(BaseModel, Generic[Data, Facts]):
    """An entity: its file, its address, what an editor wrote with defaults filled, and what is computed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str | None
    url: str
    data: Data
    computed: Facts


class Document(BaseModel):
    """The whole handbook."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Journeybook handbook")

    schema_: Annotated[Literal[1], Field(serialization_alias="schema", description="The version of this layout.")] = 1
    handbook: Vocabulary
    personas: Mapping[str, Entry[Persona, PersonaFacts]]
    journeys: Mapping[str, Entry[Journey, JourneyFacts]]
    roles: Mapping[str, Entry[Role, RoleFacts]]
    touchpoints: Mapping[str, Entry[Touchpoint, TouchpointFacts]]
    evidence: Mapping[str, Entry[Evidence, EvidenceFacts]]
    improvements: Mapping[str, Entry[Improvement, ImprovementFacts]]
