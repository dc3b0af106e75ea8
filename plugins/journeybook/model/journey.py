"""A journey as an editor writes it: what the customer goes through, in stages and steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .fields import described, listing, required
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
)


class Trigger(Written):
    """What sets a journey off."""

    kind: Literal["need", "problem", "growth", "obligation", "invitation"] | None = described(
        "What kind of start it is.", example="problem"
    )
    text: Prose | None = described(
        "What happened, in the customer's words.", example="The old ute died on the freeway, with a load on."
    )


class Stage(Written):
    """A part of a journey with an aim of its own."""

    title: Line = required("The stage in a word or two.", example="Looking")
    phase: PhaseRef | None = described(
        "The part of the customer's lifecycle that the stage belongs to.", example="consider"
    )
    goal: Prose | None = described(
        "What the customer wants out of this stage.", example="To see three utes and trust one of them."
    )
    response: Prose | None = described(
        "What we do here on purpose.", example="We show the repairs that were made before we show the price."
    )
    opportunities: tuple[Prose, ...] = listing(
        "What could be better in this stage.", example=["A list of what was mended, in the window of each ute"]
    )
    steps: tuple[Step, ...] = required("The steps of this stage, in order.", min_length=1)


class Journey(Written):
    """What the customer goes through."""

    title: Line = required("The journey in the customer's words.", example="I buy a used ute")
    personas: tuple[PersonaRef, ...] = required(
        "Who goes through it; the first is the one whose feelings are mapped.", min_length=1, example=["dale"]
    )
    goal: Prose = required(
        "What the customer wants out of it.",
        example="A ute that starts in the morning, and somebody who answers when it does not.",
    )
    summary: Prose | None = described(
        "The story in a few sentences.", example="Dale needs a ute by Monday. Twelve days later he has one."
    )
    trigger: Trigger | None = described("What sets the journey off.")
    level: Literal["macro", "mid", "micro"] = described(
        "How close up it looks: macro for years with us, mid for one affair, micro for a single one of its steps.",
        default="mid",
        example="mid",
    )
    state: Literal["current", "target"] = described(
        "Whether it shows what is (current) or what we want it to be (target).", default="current", example="target"
    )
    target_of: JourneyRef | None = described(
        "On a target journey: the journey of today that it replaces; steps with the same id are compared.",
        example="open-a-member-account",
    )
    key: Boolean = described(
        "Yes for one of the journeys that matter most; they come first everywhere.", default=False, example=True
    )
    promise: PromiseRef | None = described("The promise this journey lives or dies by.", example="carefree-driving")
    owner: RoleRef | None = described("The role that answers for the whole of it.", example="used-vehicle-salesperson")
    outcome: Literal["achieved", "compromised", "abandoned", "lost"] | None = described(
        "How it ends today for the first of its personas.", example="compromised"
    )
    measures: tuple[Measure, ...] = listing("Scores of the journey as a whole.")
    evidence: EvidenceList = listing(
        "The research it rests on: the id of a piece of evidence, or a list of them.",
        example=["motors-interviews-2026"],
    )
    reviewed: Day | None = described("The day this journey was last checked against reality.", example="2026-03-31")
    basis: Basis = described(
        "How much of this journey is known rather than guessed; readers see it on the page.",
        default="assumed",
        example="researched",
    )
    draft: Boolean = described(
        "A draft is checked and can be previewed, but is not published.", default=False, example=True
    )
    stages: tuple[Stage, ...] = required("The stages in order; 5 to 7 read best.", min_length=1)
    former_ids: tuple[Id, ...] = listing(
        "Ids this journey had before; links to them still lead here.", example=["buy-a-ute"]
    )

    @property
    def steps(self) -> Iterator[Step]:
        """All steps in the file's order, across stages."""
        return (step for stage in self.stages for step in stage.steps)
