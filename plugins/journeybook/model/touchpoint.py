"""A touchpoint as an editor writes it: a place where customer and organisation meet."""

from __future__ import annotations

from typing import Annotated

from .fields import described, listing, required
from .role import System
from .types import Boolean, ChannelRef, Id, Line, PromiseRef, Prose, RoleRef, ShortFor, Written


class Touchpoint(Written):
    """A place where customer and organisation meet."""

    title: Line = required("What it is called.", example="The workshop's phone line")
    channel: ChannelRef = required("The channel it belongs to.", example="phone")
    owner: RoleRef | None = described("The role that answers for it.", example="service-adviser")
    automated: Boolean | None = described("Whether a system does it, with nobody there.", example=False)
    summary: Prose | None = described(
        "What happens there, in a sentence or two.",
        example="Customers ring to book, to ask where their car is, and to say it is back.",
    )
    standard: Prose | None = described(
        "How it should feel to the customer.", example="Somebody picks up, knows the car, and says a time."
    )
    artefacts: tuple[Line, ...] = listing(
        "The things the customer sees or holds there.", example=["The job card", "The text message with the price"]
    )
    systems: tuple[Annotated[System, ShortFor("name")], ...] = listing(
        "The systems behind it and their limits: a name alone, or a name with its limits."
    )
    promise: PromiseRef | None = described("The promise that is at stake here.", example="told-before-you-ask")
    former_ids: tuple[Id, ...] = listing(
        "Ids this touchpoint had before; links to them still lead here.", example=["workshop-hotline"]
    )
    also_known_as: tuple[Line, ...] = listing(
        "What else people call it, for the search and for imported sheets.", example=["The service line"]
    )
