"""A step of a journey as an editor writes it: one thing the customer goes through, and who is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from .fields import described, listing, required
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
    ShortFor,
    SiblingStepRef,
    StepRef,
    Times,
    TouchpointList,
    Written,
)


class Action(Written):
    """What a role does in a step, and what that does to the customer."""

    role: RoleRef = required("The role that acts.", example="service-adviser")
    does: Prose | None = described("What they do here.", example="Takes the message and promises a call.")
    effect: Prose | None = described(
        "What that does to the customer.", example="Dale stops worrying, until four o'clock."
    )
    may_decide: Prose | None = described("What they may decide on the spot.", example="A loan car for a day")


class Handoff(Written):
    """What must pass to the next step's people, and what gets lost today."""

    carries: tuple[Line, ...] = listing("What must pass to whoever is next.", example=["The story of the noise"])
    lost: tuple[Line, ...] = listing("What gets lost on the way today.", example=["That he needs it by Monday"])


class KeptPromise(Written):
    """A promise held against what happens in this step."""

    promise: PromiseRef = required("The promise.", example="told-before-you-ask")
    kept: Literal["yes", "partly", "no"] = required("Whether it is kept here.", example="partly")
    reality: Prose | None = described("What really happens.", example="He is told, when he rings and asks.")


class Highlight(Written):
    """What works, who makes it work, and where else it would help."""

    text: Prose = required("What works.", example="The adviser remembers the last repair without looking.")
    roles: tuple[RoleRef, ...] = listing("The roles that make it work.", example=["service-adviser"])
    copy_to: tuple[StepRef, ...] = listing(
        "Other steps where it would help too, as journey-id#step-id.", example=["internet-is-down#rings-the-desk"]
    )


class Pain(Written):
    """Something that hurts the customer here."""

    id: Id = required("The pain's id, unique among the steps and pains of its journey.", example="no-call-back")
    text: Prose = required("What hurts, in the customer's words.", example="They said they would ring. I rang.")
    kind: PainKindRef = required("The pattern it belongs to.", example="follow-up")
    severity: OneToFive | None = described("How much it hurts, from 1 (a pinprick) to 5 (they leave).", example=4)
    frequency: Literal["rare", "sometimes", "often", "always"] | None = described(
        "How often it happens.", example="often"
    )
    consequence: Prose | None = described(
        "What it leads to, for the customer and for us.",
        example="A day's work lost, and a second call for us to answer.",
    )
    caused_by: tuple[CauseRef, ...] = listing(
        "Where it comes from: roles, or steps as journey-id#step-id.", example=["workshop-scheduler"]
    )
    evidence: EvidenceList = listing(
        "The research that shows it: the id of a piece of evidence, or a list of them.",
        example=["motors-complaints-2025"],
    )


class Branch(Written):
    """A fork or a loop in the path."""

    to: SiblingStepRef = required("The step the path goes to.", example="takes-the-bus")
    when: Line | None = described("In which case the path goes there.", example="when there is no loan car")


class Step(Written):
    """One thing the customer goes through."""

    id: Id = required(
        "The step's id, unique in the journey; links to the step use it, so it lasts.", example="waits-for-call-back"
    )
    title: Line = required("The step in the customer's words.", example="I wait for them to call back")
    doing: Prose = required(
        "What the customer does, in the first person.", example="I keep the phone on the dash, and the radio off."
    )
    thinking: Prose | None = described("What the customer thinks, in the first person.", example="Did they forget me?")
    feeling: Prose | None = described(
        "What the customer feels, in the first person.", example="Stuck. I can't promise anybody anything."
    )
    expecting: Prose | None = described(
        "What the customer expects, in the first person.", example="A call by lunch, good news or bad."
    )
    why: Prose | None = described(
        "The motive behind it: why this matters to them.", example="Three people wait for me to say when I can start."
    )
    emotion: EmotionValue | None = described(
        "How it feels, from -2 (very bad) to 2 (very good), or a figure for each persona; leave out what nobody asked.",
        example=-1,
    )
    intensity: OneToFive | None = described(
        "How strongly the step is lived, from 1 (hardly noticed) to 5 (never forgotten).", example=4
    )
    basis: Basis | None = described(
        "How much is known of this step, where that differs from the journey as a whole.", example="assumed"
    )
    picture: PicturePath | None = described(
        "A frame of the storyboard: the path of a picture below content/.", example="images/waiting.png"
    )
    picture_alt: Line | None = described(
        "What the picture shows, for those who cannot see it.", example="A phone on a dashboard, its screen dark"
    )
    notes: Mapping[LaneRef, Prose] = described(
        "Texts for the house's own lanes, each after the id of its lane.",
        default={},
        example={"equipment": "A loan phone, its charger missing."},
    )
    times: Times = described("How often the customer has to do this before it is done.", default=1, example=3)
    expectation: Literal["missed", "met", "exceeded"] | None = described(
        "How it went beside what the customer expected.", example="missed"
    )
    quotes: tuple[Annotated[Quote, ShortFor("text")], ...] = listing(
        "What customers said about it: the words alone, or the words with their evidence.",
        example=["I rang. They were about to ring, they said."],
    )
    questions: tuple[Line, ...] = listing(
        "What the customer wonders here and nobody answers.", example=["Is it the engine or the clutch?"]
    )
    when: Line | None = described("When it happens on the customer's own clock.", example="day two, on the freeway")
    touchpoint: TouchpointList = listing(
        "Where it happens: the id of a touchpoint, or a list of them.", example=["service-phone-line"]
    )
    channel: ChannelList = listing(
        "The id of a channel, or a list of them, where it differs from the touchpoint's.", example=["phone"]
    )
    frontstage: tuple[Annotated[Action, ShortFor("role")], ...] = listing(
        "The roles the customer meets here: an id alone, or the role with what it does.", example=["service-adviser"]
    )
    backstage: tuple[Annotated[Action, ShortFor("role")], ...] = listing(
        "The roles that act in this very step out of the customer's sight: an id alone, or the role with what it does.",
        example=["workshop-technician"],
    )
    outside: Boolean = described(
        "Yes where it happens out of our sight: at a partner, or in the customer's own life.",
        default=False,
        example=True,
    )
    wait: Duration | None = described(
        "How long the customer waits here, such as 3 weeks, 2-4 days or PT4H.", example="3 hours"
    )
    told_next: Boolean | None = described(
        "Does the customer leave knowing what happens next, and when? Leave it out where nobody has asked.",
        example=False,
    )
    handoff: Handoff | None = described("What must pass to the next step's people, and what gets lost today.")
    moment_of_truth: Boolean = described(
        "Yes for a step that makes or breaks the relationship.", default=False, example=True
    )
    avoidable: Boolean = described(
        "Yes for a contact that would not happen had an earlier step gone well.", default=False, example=True
    )
    promises: tuple[KeptPromise, ...] = listing("Promises held against what really happens here.")
    measures: tuple[Measure, ...] = listing("Scores of this step alone.")
    opportunities: tuple[Prose, ...] = listing(
        "What could be better here, before it is an improvement.", example=["A message at noon, whatever the news"]
    )
    highlights: tuple[Annotated[Highlight, ShortFor("text")], ...] = listing(
        "What works here, and who makes it work: a text alone, or a text with its roles."
    )
    pains: tuple[Pain, ...] = listing("What hurts the customer here.")
    zooms_into: JourneyRef | None = described(
        "A journey that shows this step up close.", example="get-the-ute-repaired"
    )
    branches: tuple[Branch, ...] = listing("Where the path forks or loops.")
    former_ids: tuple[Id, ...] = listing(
        "Ids this step had before; links to them still lead here.", example=["waits-for-call"]
    )
