"""The gallery: all personas, each with a face, a line about them, and their words."""

from __future__ import annotations

from dataclasses import dataclass

from ..site import Page
from .desk import Desk, Link
from .index_head import index_page
from .parts import PersonFace, person_face


@dataclass(frozen=True)
class PersonCard:
    """A persona in the gallery."""

    face: PersonFace
    link: Link
    tagline: str
    quote: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Gallery:
    """All personas."""

    people: tuple[PersonCard, ...]


def gallery(desk: Desk, ids: list[str] | tuple[str, ...]) -> Gallery:
    """Cards of personas, in the order given."""
    return Gallery(tuple(_person(desk, found) for found in ids))


def _person(desk: Desk, persona_id: str) -> PersonCard:
    persona = desk.handbook.personas[persona_id]
    journeys = len(desk.facts.journeys_of_persona.get(persona_id, ()))
    notes = [desk.words.text("persona.n-journeys", n=journeys)]
    if persona.basis == "assumed":
        notes.append(desk.words.text("basis.assumed"))
    if persona.draft:
        notes.append(desk.words.text("badge.draft"))
    quote = persona.quote.text if persona.quote else ""
    return PersonCard(
        person_face(desk, persona_id, large=True),
        desk.link("persona", persona_id),
        persona.tagline,
        quote,
        tuple(notes),
    )


def personas_index(desk: Desk) -> Page:
    """The gallery's page."""
    desk = desk.at("personas/")
    shown = gallery(desk, list(desk.handbook.personas))
    section = desk.press.section(2, "_all", desk.words.text("personas.all"), [shown])
    return index_page(desk, "persona", [section])
