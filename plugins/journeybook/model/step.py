"""A step of a journey as an editor writes it: one thing the customer goes through, and who is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from .measures import Measure, Quote
from .types import (
    Basis,
    Boolean,
    CauseRef,
    ChannelList,
    Duration,
    EmotionValue,
    EvidenceList,
    Id,
    JourneyRef,
    LaneRef,
    Line,
    OneToFive,
    PainKindRef,
    PicturePath,
    PromiseRef,
    Prose,
    RoleRef,
    SiblingStepRef,
    StepRef,
    Times,
    TouchpointList,
    Written,
    described,
    listing,
    required,
    short_for,
)


class Action(Written):
    """What a role does in a step, and what that does to the customer."""

    role: RoleRef = required("The role that acts.")
    does: Prose | None = described("What they do here.")
    effect: Prose | None = described("What that does to the customer.")
    may_decide: Prose | None = described("What they may decide on the spot.")


class Handoff(Written):
    """What must pass to the next step's people, and what gets lost today."""

    carries: tuple[Line, ...] = listing("What must pass to whoever is next.")
    lost: tuple[Line, ...] = listing("What gets lost on the way today.")


class KeptPromise(Written):
    """A promise held against what happens in this step."""

    promise: PromiseRef = required("The promise.")
    kept: Literal["yes", "partly", "no"] = required("Whether it is kept here.")
    reality: Prose | None = described("What really happens.")


class Highlight(Written):
    """What works, who makes it work, and where else it would help."""

    text: Prose = required("What works.")
    roles: tuple[RoleRef, ...] = listing("The roles that make it work.")
    copy_to: tuple[StepRef, ...] = listing("Steps it would help too, as journey-id#step-id.")


class Pain(Written):
    """Something that hurts the customer here."""

    id: Id = required("The pain's id, unique among the steps and pains of its journey.")
    text: Prose = required("What hurts, in the customer's words.")
    kind: PainKindRef = required("The pattern it belongs to.")
    severity: OneToFive | None = described("How much it hurts, from 1 to 5.")
    frequency: Literal["rare", "sometimes", "often", "always"] | None = described("How often it happens.")
    consequence: Prose | None = described("What it leads to, for the customer and for us.")
    caused_by: tuple[CauseRef, ...] = listing("Roles, or steps as journey-id#step-id, where it comes from.")
    evidence: EvidenceList = listing("The research that shows it.")


class Branch(Written):
    """A fork or a loop in the path."""

    to: SiblingStepRef = required("The step the path goes to.")
    when: Line | None = described("In which case.")


class Step(Written):
    """One thing the customer goes through."""

    id: Id = required("The step's id, unique in the journey; links to the step use it, so it lasts.")
    title: Line = required("The step in the customer's words.")
    doing: Prose = required("What the customer does, in the first person.")
    thinking: Prose | None = described("What they think, in the first person.")
    feeling: Prose | None = described("What they feel, in the first person.")
    expecting: Prose | None = described("What they expect, in the first person.")
    why: Prose | None = described("The motive behind it.")
    emotion: EmotionValue | None = described(
        "From -2 (very bad) to 2 (very good), or one for each persona; leave it out where nobody has asked."
    )
    intensity: OneToFive | None = described("How strongly the step is lived, from 1 to 5.")
    basis: Basis | None = described("How much is known of this step, where that differs from the journey.")
    picture: PicturePath | None = described("A frame of the storyboard: a path under content/.")
    picture_alt: Line | None = described("What the picture shows, for those who cannot see it.")
    notes: Mapping[LaneRef, Prose] = described("Texts for the house's own lanes, by lane id.", default={})
    times: Times = described("How often the customer has to do this before it is done.", default=1)
    expectation: Literal["missed", "met", "exceeded"] | None = described("How it went beside what was expected.")
    quotes: tuple[Annotated[Quote, short_for("text")], ...] = listing("What customers said about it.")
    questions: tuple[Line, ...] = listing("What the customer wonders and nobody answers.")
    when: Line | None = described("On the customer's own clock, such as day two, on the freeway.")
    touchpoint: TouchpointList = listing("Where it happens: a touchpoint id, or a list.")
    channel: ChannelList = listing("A channel id, or a list, where it differs from the touchpoint's.")
    frontstage: tuple[Annotated[Action, short_for("role")], ...] = listing("Roles the customer meets here.")
    backstage: tuple[Annotated[Action, short_for("role")], ...] = listing(
        "Roles behind the line of visibility who act in this very step."
    )
    outside: Boolean = described("Happens out of our sight: a partner, the customer's own life.", default=False)
    wait: Duration | None = described("How long the customer waits here, such as 3 weeks or PT4H.")
    told_next: Boolean | None = described("Does the customer leave knowing what happens next, and when?")
    handoff: Handoff | None = described("What must pass to the next step's people, and what gets lost today.")
    moment_of_truth: Boolean = described("Makes or breaks the relationship.", default=False)
    avoidable: Boolean = described("A contact that would not happen had an earlier step gone well.", default=False)
    promises: tuple[KeptPromise, ...] = listing("Promises held against what happens here.")
    measures: tuple[Measure, ...] = listing("Scores of this touchpoint alone.")
    opportunities: tuple[Prose, ...] = listing("What could be better here, before it is an improvement.")
    highlights: tuple[Annotated[Highlight, short_for("text")], ...] = listing("What works here.")
    pains: tuple[Pain, ...] = listing("What hurts here.")
    zooms_into: JourneyRef | None = described("A journey that shows this step up close.")
    branches: tuple[Branch, ...] = listing("Where the path forks or loops.")
    former_ids: tuple[Id, ...] = listing("Ids this step had before; links to them lead on.")
