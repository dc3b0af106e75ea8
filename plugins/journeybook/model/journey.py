"""A journey as an editor writes it: what the customer goes through, in stages and steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .measures import Measure
from .step import Step
from .types import (
    Basis,
    Boolean,
    Day,
    EvidenceList,
    Id,
    JourneyRef,
    Line,
    PersonaRef,
    PhaseRef,
    PromiseRef,
    Prose,
    RoleRef,
    Written,
    described,
    listing,
    required,
)


class Trigger(Written):
    """What sets a journey off."""

    kind: Literal["need", "problem", "growth", "obligation", "invitation"] | None = described("What kind of start.")
    text: Prose | None = described("What happened, in the customer's words.")


class Stage(Written):
    """A part of a journey with an aim of its own."""

    title: Line = required("The stage in a word or two.")
    phase: PhaseRef | None = described("The phase of the customer's lifecycle it belongs to.")
    goal: Prose | None = described("What the customer wants out of this stage.")
    response: Prose | None = described("What we do here on purpose.")
    opportunities: tuple[Prose, ...] = listing("What could be better in this stage.")
    steps: tuple[Step, ...] = required("The steps of this stage, in order.", min_length=1)


class Journey(Written):
    """What the customer goes through."""

    title: Line = required("The journey in the customer's words.")
    personas: tuple[PersonaRef, ...] = required(
        "Who goes through it; the first is the one whose feelings are mapped.", min_length=1
    )
    goal: Prose = required("What the customer wants out of it.")
    summary: Prose | None = described("The story in a few sentences.")
    trigger: Trigger | None = described("What sets it off.")
    level: Literal["macro", "mid", "micro"] = described("How close up it looks.", default="mid")
    state: Literal["current", "target"] = described("As it is, or as we want it.", default="current")
    target_of: JourneyRef | None = described("On a target journey: the current one it replaces; steps pair by id.")
    key: Boolean = described("Listed first everywhere.", default=False)
    promise: PromiseRef | None = described("The promise this journey lives or dies by.")
    owner: RoleRef | None = described("The role that answers for the whole of it.")
    outcome: Literal["achieved", "compromised", "abandoned", "lost"] | None = described(
        "How it ends for this persona today."
    )
    measures: tuple[Measure, ...] = listing("Scores of the journey as a whole.")
    evidence: EvidenceList = listing("The research it rests on.")
    reviewed: Day | None = described("When this was last checked against reality.")
    basis: Basis = described("How much of this is known; shown on the page.", default="assumed")
    draft: Boolean = described("A draft is checked and previewed, not published.", default=False)
    stages: tuple[Stage, ...] = required("The stages in order; 5 to 7 read best.", min_length=1)
    former_ids: tuple[Id, ...] = listing("Ids this journey had before; links to them lead on.")

    @property
    def steps(self) -> Iterator[Step]:
        """All steps in the file's order, across stages."""
        return (step for stage in self.stages for step in stage.steps)
