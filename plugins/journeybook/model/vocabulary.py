"""handbook.yml as an editor writes it: the vocabulary that all files share, with a default for every list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from .defaults import CHANNELS, LEVERS, PAIN_KINDS, PHASES
from .types import Id, LeverRef, Line, Prose, Times, Written, described, listing, required, wrong

Mode = Literal["in-person", "online", "phone", "post", "messaging"]


class Promise(Written):
    """What the brand promises its customers."""

    id: Id = required("The promise's id.")
    title: Line = required("The promise in a few words.")
    text: Prose | None = described("The promise as customers hear it.")


class Department(Written):
    """Where roles sit."""

    id: Id = required("The department's id.")
    title: Line = required("What it is called.")
    summary: Prose | None = described("What it does, in a sentence or two.")


class Channel(Written):
    """A way in which customer and organisation meet."""

    id: Id = required("The channel's id.")
    title: Line = required("What it is called.")
    mode: Mode = required("What kind of meeting it is.")


class PainKind(Written):
    """A pattern of bad journeys, with the remedy to think of first."""

    id: Id = required("The pattern's id.")
    title: Line = required("What it is called.")
    text: Prose | None = described("How customers feel it.")
    lever: LeverRef | None = described("The lever to think of first.")


class Lever(Written):
    """What empathy can do about a pain."""

    id: Id = required("The lever's id.")
    title: Line = required("What it is called.")
    text: Prose | None = described("What it means.")


class Phase(Written):
    """A part of the customer's lifecycle, so that stages of different journeys can be compared."""

    id: Id = required("The phase's id.")
    title: Line = required("What it is called.")


class Lane(Written):
    """A lane of the house's own in the map."""

    id: Id = required("The lane's id.")
    title: Line = required("What stands at its head.")


def _feedback(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text.startswith(("https://", "mailto:")) or any(character in text for character in " <>\"'\n"):
        raise wrong(
            "feedback should be a link that starts with https:// or mailto:",
            hint="for example mailto:handbook@example.org?subject={page}",
        )
    return text


class Vocabulary(Written):
    """What handbook.yml says; without the file, the defaults."""

    organisation: Line | None = described("The name used in sentences; without it, the site's name.")
    promises: tuple[Promise, ...] = listing("What the brand promises its customers.")
    departments: tuple[Department, ...] = listing("Where roles sit; without it, made from the roles.")
    channels: tuple[Channel, ...] = described(
        "How customer and organisation meet.", default=tuple(Channel(**entry) for entry in CHANNELS)
    )
    pain_kinds: tuple[PainKind, ...] = described(
        "Patterns of bad journeys.", default=tuple(PainKind(**entry) for entry in PAIN_KINDS)
    )
    levers: tuple[Lever, ...] = described(
        "What empathy can do about a pain.", default=tuple(Lever(**entry) for entry in LEVERS)
    )
    phases: tuple[Phase, ...] = described(
        "The customer's lifecycle.", default=tuple(Phase(**entry) for entry in PHASES)
    )
    lanes: tuple[Lane, ...] = listing("The house's own lanes in the map.")
    review_every: Times = described("How many months a persona or journey stays fresh after its review.", default=12)
    language: Line = described("The language of the interface words, such as en.", default="en")
    labels: Mapping[Line, Line] = described("Single interface words replaced, by their name.", default={})
    jargon: tuple[Line, ...] = listing("Words that customers never say.")
    feedback: Annotated[str, BeforeValidator(_feedback)] | None = described(
        "Where 'this is not how it is' leads: mailto or https, with {page} and {source} filled in."
    )
    checks: Mapping[Line, Literal["off", "note", "warning", "error"]] = described(
        "How strict each check is: off, note, warning or error.", default={}
    )
