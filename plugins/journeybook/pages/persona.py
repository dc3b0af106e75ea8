"""A persona's page: who the customer is, and where their path crosses ours."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..model import Persona
from ..prose import plain
from ..site import Page, Section
from .desk import Desk
from .journey_index import journey_cards
from .parts import (
    Empty,
    LinkList,
    PageHead,
    PersonFace,
    QuoteView,
    basis_badge,
    description,
    page_foot,
    page_head,
    person_face,
    quote_view,
)


@dataclass(frozen=True)
class PersonaLead:
    """The opening: the face, the words, the facts."""

    head: PageHead
    face: PersonFace
    quote: QuoteView | None
    facts: tuple[tuple[str, str], ...]
    notes: tuple[Markup, ...]


@dataclass(frozen=True)
class TraitView:
    """A slider: where the person stands between two ends, 1 to 5."""

    name: str
    value: int
    low: str
    high: str
    said: str


@dataclass(frozen=True)
class Traits:
    """All sliders."""

    traits: tuple[TraitView, ...]


@dataclass(frozen=True)
class Wants:
    """Lists of what moves the person, each under its heading."""

    lists: tuple[tuple[str, str, tuple[Markup, ...]], ...]


@dataclass(frozen=True)
class Speaking:
    """How to speak with them: words, channels, access."""

    say: tuple[str, ...]
    avoid: tuple[str, ...]
    channels: tuple[str, ...]
    access: tuple[str, ...]


def persona_page(desk: Desk, persona_id: str) -> Page:
    """The page of a persona."""
    desk = desk.at(address_of("persona", persona_id))
    persona = desk.handbook.personas[persona_id]
    source = desk.source("persona", persona_id)
    sections = [section for section in _sections(desk, persona_id, persona) if section is not None]
    return Page(
        kind="persona",
        address=desk.address,
        title=persona.name,
        description=description(persona.tagline),
        source=source,
        lead=desk.press.show(_lead(desk, persona_id, persona)),
        sections=(*sections, Section(2, "", "", desk.press.show(page_foot(desk, persona.name, source)))),
        anchors=frozenset(section.id for section in sections),
        draft=persona.draft,
        kicker=desk.words.text("kicker.persona"),
    )


def _lead(desk: Desk, persona_id: str, persona: Persona) -> PersonaLead:
    say, notes = desk.words.html, []
    if persona.also_known_as:
        notes.append(say("role.known-as", names=desk.words.listed(persona.also_known_as)))
    if persona.knowledge:
        notes.append(say(f"knowledge.{persona.knowledge}"))
    if persona.owner:
        notes.append(say("persona.owner", role=desk.link("role", persona.owner).html))
    if persona.reviewed:
        notes.append(say("reviewed", day=desk.day(persona.reviewed) or ""))
    if desk.facts.is_overdue("persona", persona_id):
        notes.append(say("overdue"))
    badges = [desk.words.text(f"persona-kind.{persona.kind}"), basis_badge(desk, persona.basis)]
    if persona.segment:
        badges.insert(1, persona.segment)
    return PersonaLead(
        page_head(desk, "persona", persona.name, persona.tagline, badges=badges, draft=persona.draft),
        person_face(desk, persona_id, large=True),
        quote_view(desk, persona.quote) if persona.quote else None,
        tuple(persona.facts.items()),
        tuple(notes),
    )


def _sections(desk: Desk, persona_id: str, persona: Persona) -> list[Section | None]:
    press, say = desk.press, desk.words.text
    story = Wants((("story", "", (desk.prose.block(persona.story),)),)) if persona.story else None
    channels = {channel.id: channel.title for channel in desk.handbook.vocabulary.channels}
    speaking = Speaking(
        persona.say,
        persona.avoid,
        tuple(channels.get(channel, channel) for channel in persona.channels),
        persona.access_needs,
    )
    wants = tuple(
        (name, say(f"persona.{name}"), tuple(desk.prose.inline(text) for text in getattr(persona, name)))
        for name in ("goals", "needs", "motivations", "pains", "delights")
        if getattr(persona, name)
    )
    traits = tuple(
        TraitView(t.name, t.value, t.low or "", t.high or "", say("trait.of", value=t.value)) for t in persona.traits
    )
    return [
        press.section(2, "_story", say("persona.story"), [story]) if story else None,
        press.section(2, "_wants", say("persona.wants"), [Wants(wants)]) if wants else None,
        press.section(2, "_traits", say("persona.traits"), [Traits(traits)]) if traits else None,
        press.section(2, "_speaking", say("persona.speaking"), [speaking])
        if any((speaking.say, speaking.avoid, speaking.channels, speaking.access))
        else None,
        press.section(2, "_journeys", say("persona.journeys"), [_journeys(desk, persona_id)]),
        press.section(2, "_roles", say("persona.roles"), [_roles(desk, persona_id)]),
        press.section(2, "_evidence", say("journey.evidence"), [_evidence(desk, persona)]),
    ]


def _journeys(desk: Desk, persona_id: str) -> object:
    ids = desk.facts.journeys_of_persona.get(persona_id, ())
    return journey_cards(desk, ids, persona_id) if ids else Empty(desk.words.html("empty.persona-journeys"))


def _roles(desk: Desk, persona_id: str) -> object:
    """The roles this person meets, and those behind, by department."""
    journeys = desk.facts.journeys_of_persona.get(persona_id, ())
    acting: dict[str, None] = {}
    for journey_id in journeys:
        for moment in desk.handbook.moments_of[journey_id]:
            acting.update(dict.fromkeys(a.role for a in (*moment.step.frontstage, *moment.step.backstage)))
    roles = desk.handbook.roles
    by_department = sorted((found for found in acting if found in roles), key=lambda found: roles[found].department)
    items = tuple(
        (desk.link("role", found), Markup.escape(desk.name("department", roles[found].department)))
        for found in by_department
    )
    return LinkList("", items) if items else Empty(desk.words.html("empty.persona-roles"))


def _evidence(desk: Desk, persona: Persona) -> object:
    ids = dict.fromkeys((*persona.evidence, *(persona.quote.evidence if persona.quote else ())))
    items = tuple(
        (desk.link("evidence", found), Markup.escape(plain(desk.handbook.evidence[found].summary)))
        for found in ids
        if found in desk.handbook.evidence
    )
    return LinkList("", items) if items else Empty(desk.words.html(f"empty.evidence-{persona.basis}"))
