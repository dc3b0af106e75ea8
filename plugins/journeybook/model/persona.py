"""A persona as an editor writes it: who the customer is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

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
    Written,
    described,
    listing,
    required,
    short_for,
)


class Trait(Written):
    """A slider between two ends."""

    name: Line = required("What the slider shows, such as patience.")
    value: OneToFive = required("Where this person stands, from 1 (the low end) to 5 (the high end).")
    low: Line | None = described("What 1 means, in a word or two.")
    high: Line | None = described("What 5 means, in a word or two.")


class Persona(Written):
    """Who the customer is."""

    name: Line = required("A person's name; never a real customer's.")
    tagline: Line = required("Who they are in a few words.")
    kind: Literal["customer", "prospect", "member", "partner", "supplier", "internal"] = described(
        "What they are to us.", default="customer"
    )
    segment: Line | None = described("The segment they stand for.")
    basis: Basis = described("How much of this is known; shown on the page.", default="assumed")
    portrait: PicturePath | None = described("Path of a picture under content/; without one, initials are drawn.")
    portrait_alt: Line | None = described("What the picture shows, for those who cannot see it.")
    quote: Annotated[Quote, short_for("text")] | None = described("What they would say.")
    story: Prose | None = described("Their life and work beyond us.")
    facts: Mapping[Line, Line] = described("What helps to picture them, such as works: on building sites.", default={})
    goals: tuple[Prose, ...] = listing("What they want to get done.")
    needs: tuple[Prose, ...] = listing("What they need from us.")
    motivations: tuple[Prose, ...] = listing("What drives them.")
    pains: tuple[Prose, ...] = listing("What makes it hard for them.")
    delights: tuple[Prose, ...] = listing("What makes their day.")
    traits: tuple[Trait, ...] = listing("Sliders, such as patience or comfort with technology.")
    channels: tuple[ChannelRef, ...] = listing("The channels they prefer, the best first.")
    knowledge: Literal["none", "some", "expert"] | None = described("How well they know our field.")
    access_needs: tuple[Line, ...] = listing("What they need to be able to use us.")
    say: tuple[Line, ...] = listing("Words that connect.")
    avoid: tuple[Line, ...] = listing("Words that do not.")
    evidence: EvidenceList = listing("The research this person rests on.")
    reviewed: Day | None = described("When this was last checked against reality.")
    owner: RoleRef | None = described("The role that keeps it true.")
    draft: Boolean = described("A draft is checked and previewed, not published.", default=False)
    former_ids: tuple[Id, ...] = listing("Ids this persona had before; links to them lead on.")
    also_known_as: tuple[Line, ...] = listing("Other names people use for this persona.")
