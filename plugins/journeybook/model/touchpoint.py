"""A touchpoint as an editor writes it: a place where customer and organisation meet."""

from __future__ import annotations

from typing import Annotated

from .role import System
from .types import (
    Boolean,
    ChannelRef,
    Id,
    Line,
    PromiseRef,
    Prose,
    RoleRef,
    Written,
    described,
    listing,
    required,
    short_for,
)


class Touchpoint(Written):
    """A place where customer and organisation meet."""

    title: Line = required("What it is called.")
    channel: ChannelRef = required("The channel it belongs to.")
    owner: RoleRef | None = described("The role that answers for it.")
    automated: Boolean | None = described("Whether a system does it, with nobody there.")
    summary: Prose | None = described("What happens there.")
    standard: Prose | None = described("How it should feel to the customer.")
    artefacts: tuple[Line, ...] = listing("The things the customer sees or holds.")
    systems: tuple[Annotated[System, short_for("name")], ...] = listing("The systems behind it, and their limits.")
    promise: PromiseRef | None = described("The promise that is at stake here.")
    former_ids: tuple[Id, ...] = listing("Ids this touchpoint had before; links to them lead on.")
    also_known_as: tuple[Line, ...] = listing("What else people call it.")
