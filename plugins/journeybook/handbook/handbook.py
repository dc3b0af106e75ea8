"""The linked whole: checked entities come in, a Handbook goes out in which every reference can be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..model import (
    Department,
    Entity,
    EntityKind,
    Evidence,
    Improvement,
    Journey,
    Pain,
    Persona,
    Role,
    Stage,
    Step,
    Touchpoint,
    Vocabulary,
)


@dataclass(frozen=True)
class Moment:
    """A step where it stands. `at` counts the journey's steps from 0 across stages, `stage_at` its stages."""

    journey_id: str
    journey: Journey
    stage: Stage
    stage_at: int
    step: Step
    at: int

    @property
    def ref(self) -> str:
        """`journey-id#step-id`."""
        return f"{self.journey_id}#{self.step.id}"

    def emotion(self, persona_id: str | None = None) -> int | None:
        """The emotion of a persona (of the journey's first where none is named), None if not known."""
        wanted = persona_id or self.journey.personas[0]
        if isinstance(self.step.emotion, Mapping):
            return self.step.emotion.get(wanted)
        return self.step.emotion if wanted == self.journey.personas[0] else None


@dataclass(frozen=True)
class PainPlace:
    """A pain where it stands."""

    moment: Moment
    pain: Pain

    @property
    def ref(self) -> str:
        """`journey-id#pain-id`."""
        return f"{self.moment.journey_id}#{self.pain.id}"


@dataclass(frozen=True)
class Handbook:
    """Everything an editor wrote, by id and sorted by id, with references that may be followed.

    `sources` names the file of each (kind, id), relative to content/. Drafts are absent unless asked for when it was
    made; a reference to one finds nothing. References to former ids have been replaced by today's.
    `former` leads a former (kind, id) to today's id; `former_steps` a former `journey#step` to today's.
    """

    vocabulary: Vocabulary
    personas: Mapping[str, Persona]
    journeys: Mapping[str, Journey]
    roles: Mapping[str, Role]
    touchpoints: Mapping[str, Touchpoint]
    evidence: Mapping[str, Evidence]
    improvements: Mapping[str, Improvement]
    sources: Mapping[tuple[EntityKind, str], str] = field(default_factory=dict)
    former: Mapping[tuple[EntityKind, str], str] = field(default_factory=dict)
    former_steps: Mapping[str, str] = field(default_factory=dict)

    def of_kind(self, kind: EntityKind) -> Mapping[str, Entity]:
        """All entities of a kind, by id."""
        every: dict[EntityKind, Mapping[str, Entity]] = {
            "persona": self.personas,
            "journey": self.journeys,
            "role": self.roles,
            "touchpoint": self.touchpoints,
            "evidence": self.evidence,
            "improvement": self.improvements,
        }
        return every[kind]

    @cached_property
    def moments(self) -> Mapping[str, Moment]:
        """Every step of every journey, target journeys included, by its reference, in the files' order."""
        found: dict[str, Moment] = {}
        for journey_id, journey in self.journeys.items():
            at = 0
            for stage_at, stage in enumerate(journey.stages):
                for step in stage.steps:
                    moment = Moment(journey_id, journey, stage, stage_at, step, at)
                    found[moment.ref] = moment
                    at += 1
        return found

    @cached_property
    def moments_of(self) -> Mapping[str, tuple[Moment, ...]]:
        """The moments of each journey in order, by journey id."""
        found: dict[str, list[Moment]] = {journey_id: [] for journey_id in self.journeys}
        for moment in self.moments.values():
            found[moment.journey_id].append(moment)
        return {journey_id: tuple(moments) for journey_id, moments in found.items()}

    @cached_property
    def pains(self) -> Mapping[str, PainPlace]:
        """Every pain of every journey, by its reference `journey#pain`, in the files' order."""
        places = (PainPlace(moment, pain) for moment in self.moments.values() for pain in moment.step.pains)
        return {place.ref: place for place in places}

    @cached_property
    def current_journeys(self) -> Mapping[str, Journey]:
        """The journeys that count: as it is, published. A target adds nothing to impact, insights or coverage."""
        return {
            journey_id: journey
            for journey_id, journey in self.journeys.items()
            if journey.state == "current" and not journey.draft
        }

    @cached_property
    def current_moments(self) -> tuple[Moment, ...]:
        """The moments of the journeys that count, by journey id, then in the file's order."""
        return tuple(moment for moment in self.moments.values() if moment.journey_id in self.current_journeys)

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        """The departments by id in handbook.yml's order; made from the roles where none are given."""
        given = self.vocabulary.departments
        if not given:
            ids = sorted({role.department for role in self.roles.values()})
            given = tuple(Department(id=made, title=made.replace("-", " ").capitalize()) for made in ids)
        return {department.id: department for department in given}

    def channels_of(self, step: Step) -> tuple[str, ...]:
        """The channel ids of a step: its own, else its touchpoints', each once, in order."""
        if step.channel:
            return step.channel
        known = (self.touchpoints[found].channel for found in step.touchpoint if found in self.touchpoints)
        return tuple(dict.fromkeys(known))
