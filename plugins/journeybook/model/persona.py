"""A persona as an editor writes it: who the customer is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from .fields import described, listing, required
from .measures import Quote
from .types import (
    Basis,
    Boolean,
    ChannelRef,
    Day,
    EvidenceList,
    Id,
    Line,
    OneToFive,
    PicturePath,
    Prose,
    RoleRef,
    ShortFor,
    Written,
)


class Trait(Written):
    """A slider between two ends."""

    name: Line = required("What the slider shows, such as patience.", example="Patience")
    value: OneToFive = required("Where this person stands, from 1 (the low end) to 5 (the high end).", example=2)
    low: Line | None = described("What 1 means, in a word or two.", example="None left")
    high: Line | None = described("What 5 means, in a word or two.", example="All day")


class Persona(Written):
    """Who the customer is."""

    name: Line = required("A person's name; never a real customer's.", example="Dale Brannigan")
    tagline: Line = required("Who they are in a few words.", example="A contractor who lives out of his ute")
    kind: Literal["customer", "prospect", "member", "partner", "supplier", "internal"] = described(
        "What they are to us.", default="customer", example="customer"
    )
    segment: Line | None = described(
        "The segment of customers they stand for.", example="Sole traders in the building trades"
    )
    basis: Basis = described(
        "How much of this person is known rather than guessed; readers see it on the page.",
        default="assumed",
        example="researched",
    )
    portrait: PicturePath | None = described(
        "A picture of them: its path below content/. Without one, their initials are drawn.", example="images/dale.png"
    )
    portrait_alt: Line | None = described(
        "What the picture shows, for those who cannot see it.",
        example="Dale at the tailgate of his ute, a folder under his arm",
    )
    quote: Annotated[Quote, ShortFor("text")] | None = described(
        "The one sentence they would say about us: the words alone, or the words with their evidence.",
        example="If the ute stops, I stop.",
    )
    story: Prose | None = described(
        "Their life and work beyond us, in a few sentences.",
        example="Dale builds decks. On a good week he sleeps at home four nights out of seven.",
    )
    facts: Mapping[Line, Line] = described(
        "What helps to picture them, each with a name of your own, such as works: on building sites.",
        default={},
        example={"works": "on building sites, alone", "lives": "an hour out of town"},
    )
    goals: tuple[Prose, ...] = listing("What they want to get done.", example=["To be on site at six, every day"])
    needs: tuple[Prose, ...] = listing(
        "What they need from us to get there.", example=["A call before the price goes up"]
    )
    motivations: tuple[Prose, ...] = listing("What drives them.", example=["A name for turning up"])
    pains: tuple[Prose, ...] = listing(
        "What makes life hard for them, with us or without us.", example=["Days without the ute are days without pay"]
    )
    delights: tuple[Prose, ...] = listing("What makes their day.", example=["Being told the truth the first time"])
    traits: tuple[Trait, ...] = listing(
        "Sliders that tell this person from others, such as patience or comfort with technology."
    )
    channels: tuple[ChannelRef, ...] = listing("The channels they prefer, the best first.", example=["phone", "sms"])
    knowledge: Literal["none", "some", "expert"] | None = described("How well they know our field.", example="some")
    access_needs: tuple[Line, ...] = listing(
        "What they need to be able to use us at all.", example=["Large type: reading glasses stay at home"]
    )
    say: tuple[Line, ...] = listing("Words that connect with them.", example=["It will be ready on Thursday at four."])
    avoid: tuple[Line, ...] = listing("Words that put them off.", example=["As soon as possible"])
    evidence: EvidenceList = listing(
        "The research this person rests on: the id of a piece of evidence, or a list of them.",
        example=["motors-interviews-2026"],
    )
    reviewed: Day | None = described("The day this person was last checked against reality.", example="2026-03-31")
    owner: RoleRef | None = described("The role that keeps this person true.", example="service-adviser")
    draft: Boolean = described(
        "A draft is checked and can be previewed, but is not published.", default=False, example=True
    )
    former_ids: tuple[Id, ...] = listing(
        "Ids this persona had before; links to them still lead here.", example=["contractor"]
    )
    also_known_as: tuple[Line, ...] = listing(
        "Other names people use for this persona, for the search.", example=["The tradie"]
    )
