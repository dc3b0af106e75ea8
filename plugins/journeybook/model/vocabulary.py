"""handbook.yml as an editor writes it: the vocabulary that all files share, with a default for every list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from .defaults import CHANNELS, LEVERS, PAIN_KINDS, PHASES
from .fields import described, listing, required
from .types import Form, Id, LeverRef, Line, Prose, Times, Written, wrong

Mode = Literal["in-person", "online", "phone", "post", "messaging"]


class Promise(Written):
    """What the brand promises its customers."""

    id: Id = required("The promise's id.", example="told-before-you-ask")
    title: Line = required("The promise in a few words.", example="Told before you ask")
    text: Prose | None = described("The promise as customers hear it.", example="We say what happens next and when.")


class Department(Written):
    """Where roles sit."""

    id: Id = required("The department's id.", example="motors")
    title: Line = required("What it is called.", example="Motors")
    summary: Prose | None = described(
        "What it does, in a sentence or two.", example="Sells used cars, and looks after them for years."
    )


class Channel(Written):
    """A way in which customer and organisation meet."""

    id: Id = required("The channel's id.", example="kiosk")
    title: Line = required("What it is called.", example="Kiosk in the foyer")
    mode: Mode = required("What kind of meeting it is.", example="in-person")


class PainKind(Written):
    """A pattern of bad journeys, with the remedy to think of first."""

    id: Id = required("The pattern's id.", example="wait")
    title: Line = required("What it is called.", example="Long wait")
    text: Prose | None = described(
        "How customers feel it, in their words.", example="It takes longer than I was led to expect."
    )
    lever: LeverRef | None = described("The remedy to think of first.", example="communicate")


class Lever(Written):
    """What empathy can do about a pain."""

    id: Id = required("The lever's id.", example="communicate")
    title: Line = required("What it is called.", example="Say what happens")
    text: Prose | None = described("What it means.", example="Tell them what comes next and when, before they ask.")


class Phase(Written):
    """A part of the customer's lifecycle, so that stages of different journeys can be compared."""

    id: Id = required("The phase's id.", example="consider")
    title: Line = required("What it is called.", example="Considering")


class Lane(Written):
    """A lane of the house's own in the map."""

    id: Id = required("The lane's id.", example="equipment")
    title: Line = required("What stands at its head.", example="Things in the customer's hands")


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

    organisation: Line | None = described(
        "The organisation's name as sentences use it; without it, the site's name.", example="Wattle Co-op"
    )
    promises: tuple[Promise, ...] = listing("What the brand promises its customers; steps are held against it.")
    departments: tuple[Department, ...] = listing("Where roles sit; without this list, it is made from the roles.")
    channels: tuple[Channel, ...] = described(
        "How customers and the organisation meet.", default=tuple(Channel(**entry) for entry in CHANNELS)
    )
    pain_kinds: tuple[PainKind, ...] = described(
        "Patterns of bad journeys, each with the remedy to think of first.",
        default=tuple(PainKind(**entry) for entry in PAIN_KINDS),
    )
    levers: tuple[Lever, ...] = described(
        "What empathy can do about a pain.", default=tuple(Lever(**entry) for entry in LEVERS)
    )
    phases: tuple[Phase, ...] = described(
        "The customer's lifecycle, so that stages of different journeys can be compared.",
        default=tuple(Phase(**entry) for entry in PHASES),
    )
    lanes: tuple[Lane, ...] = listing("Lanes of the house's own in the map.")
    review_every: Times = described(
        "How many months a persona or journey stays fresh after its review.", default=12, example=6
    )
    language: Line = described("The language of the interface words: en or de.", default="en", example="en")
    labels: Mapping[Line, Line] = described(
        "Single interface words replaced by your own, each after its name.",
        default={},
        example={"index.touchpoint": "Contact points"},
    )
    jargon: tuple[Line, ...] = listing(
        "Words that customers never say; the check jargon looks for them in their mouths.", example=["provisioning"]
    )
    feedback: Annotated[str, BeforeValidator(_feedback), Form("feedback")] | None = described(
        "Where “this is not how it is” leads: mailto or https, with {page} and {source} filled in.",
        example="mailto:handbook@wattle.example?subject={page}",
    )
    checks: Mapping[Line, Literal["off", "note", "warning", "error"]] = described(
        "How much each check weighs: off, note, warning or error, after the name of the check.",
        default={},
        example={"no-touchpoint": "off"},
    )
