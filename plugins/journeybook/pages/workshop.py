"""A workshop kit: a journey comes in; agenda, notes, person, blank map, quotes and prompts, ready to print, go out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ..addresses import address_of_workshop
from ..handbook.handbook import Moment
from ..site import Page, Searched, Section
from .desk import Desk, Link
from .parts import Empty, LinkList, PageHead, Trail, description, role_links
from .role import PersonDigest, person_digest

AGENDA = (
    ("welcome", 10),
    ("meet", 10),
    ("walk", 25),
    ("pains", 15),
    ("highlights", 10),
    ("changes", 15),
    ("close", 5),
)
"""The parts of a workshop with their minutes, 90 in all."""

STAGES_WIDE = 6
"""So many stages fit side by side on a sheet of paper; further ones go on the next."""

ROWS = ("doing", "thinking", "feeling", "pains", "highlights", "changes")
QUOTES = 12
PROMPTS = 3


@dataclass(frozen=True)
class WorkshopLead:
    """The opening: what the kit is for, how long it takes, and whom it needs."""

    head: PageHead
    said: Markup
    journey: Link


@dataclass(frozen=True)
class WorkshopAgenda:
    """The agenda: from which minute, how many, what, and how."""

    rows: tuple[tuple[str, str, str, Markup], ...]


@dataclass(frozen=True)
class WorkshopNotes:
    """Notes for whoever leads it: headings, each with what to do."""

    parts: tuple[tuple[str, tuple[Markup, ...]], ...]


@dataclass(frozen=True)
class WorkshopPerson:
    """The sheet about the person, on a page of its own."""

    person: PersonDigest


@dataclass(frozen=True)
class PersonStory:
    """What is read aloud of a person: their words, their life, and the facts."""

    quote: str
    story: Markup
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WorkshopMap:
    """A blank map: stages side by side, rows to write into. `title` says which part of the journey it is."""

    title: str
    stages: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class WorkshopQuotes:
    """Cards to cut out: a customer's words, and the step they belong to."""

    cards: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WorkshopPrompts:
    """Questions that help a group on, by what they look for."""

    parts: tuple[tuple[str, tuple[Markup, ...]], ...]


@dataclass(frozen=True)
class WorkshopImport:
    """How to get the results in: a way for everyone, and a command for who has the handbook's files."""

    steps: tuple[Markup, ...]
    command: str


def workshop_page(desk: Desk, journey_id: str) -> Page:
    """The workshop kit of a journey."""
    desk = desk.at(address_of_workshop(journey_id))
    journey, words = desk.handbook.journeys[journey_id], desk.words
    title = words.text("workshop.title", journey=journey.title)
    sections = tuple(_sections(desk, journey_id))
    return Page(
        kind="journey",
        address=desk.address,
        title=title,
        description=description(words.text("workshop.description", journey=journey.title)),
        source=desk.source("journey", journey_id),
        lead=desk.press.show(_lead(desk, journey_id)),
        sections=sections,
        anchors=frozenset(section.id for section in sections),
        draft=journey.draft,
        wide=True,
        kicker=words.text("workshop.kicker"),
        searched=(Searched("", title),),
    )


def _lead(desk: Desk, journey_id: str) -> WorkshopLead:
    journey, words = desk.handbook.journeys[journey_id], desk.words
    trail = Trail((Link(words.text("home"), desk.href("")), desk.index("journey"), desk.link("journey", journey_id)))
    head = PageHead(trail, words.text("workshop.kicker"), journey.title, Markup(), draft=journey.draft)
    minutes = sum(length for _, length in AGENDA)
    said = words.html("workshop.lead", minutes=minutes, person=_person(desk, journey_id))
    return WorkshopLead(head, said, desk.link("journey", journey_id, text=words.text("walk.journey")))


def _person(desk: Desk, journey_id: str) -> str:
    return desk.name("persona", desk.handbook.journeys[journey_id].personas[0])


def _sections(desk: Desk, journey_id: str) -> list[Section]:
    press, say = desk.press, desk.words.text
    moments = desk.handbook.moments_of[journey_id]
    journey = desk.handbook.journeys[journey_id]
    persona_id = journey.personas[0]
    quotes = tuple((quote.text, moment.step.title) for moment in moments for quote in moment.step.quotes)[:QUOTES]
    parts: list[tuple[str, list[object]]] = [
        ("agenda", [_agenda(desk, journey_id)]),
        ("invite", _invite(desk, moments)),
        ("notes", [_notes(desk)]),
        ("prompts", [_prompts(desk, journey_id)]),
        ("import", [_import(desk, journey_id)]),
    ]
    if desk.has("persona", persona_id):
        parts.append(("person", [_person_sheet(desk, persona_id)]))
    parts += [
        ("map", list(_maps(desk, journey_id))),
        ("quotes", [WorkshopQuotes(quotes) if quotes else Empty(desk.words.html("workshop.no-quotes"))]),
    ]
    return [press.section(2, f"_{name}", say(f"workshop.{name}"), views) for name, views in parts]


def _person_sheet(desk: Desk, persona_id: str) -> WorkshopPerson:
    persona = desk.handbook.personas[persona_id]
    quote = persona.quote.text if persona.quote else ""
    story = PersonStory(quote, desk.prose.block(persona.story), tuple(persona.facts.items()))
    return WorkshopPerson(replace(person_digest(desk, persona_id), more=(story,)))


def _agenda(desk: Desk, journey_id: str) -> WorkshopAgenda:
    words, person = desk.words, _person(desk, journey_id)
    rows, start = [], 0
    for name, minutes in AGENDA:
        how = words.html(f"workshop.agenda.{name}.how", person=person)
        title = words.text(f"workshop.agenda.{name}", person=person)
        rows.append((f"{start // 60}:{start % 60:02}", words.text("time.minute", n=minutes), title, how))
        start += minutes
    return WorkshopAgenda(tuple(rows))


def _invite(desk: Desk, moments: tuple[Moment, ...]) -> list[object]:
    """Who ought to be in the room: those who meet the customer, those behind, and a customer."""
    front = role_links(desk, [action for moment in moments for action in moment.step.frontstage])
    met = {link.text for link in front}
    behind = [
        link
        for link in role_links(desk, [action for moment in moments for action in moment.step.backstage])
        if link.text not in met
    ]
    found: list[object] = [Empty(desk.words.html("workshop.invite-text"))]
    for key, links in (("workshop.invite-frontline", front), ("workshop.invite-support", tuple(behind))):
        if links:
            found.append(LinkList(desk.words.text(key), tuple((link, Markup()) for link in links)))
    return found


def _notes(desk: Desk) -> WorkshopNotes:
    say = desk.words
    counts = (("before", 4), ("during", 5), ("after", 3))
    return WorkshopNotes(
        tuple(
            (say.text(f"workshop.{part}"), tuple(say.html(f"workshop.{part}.{at}") for at in range(1, many + 1)))
            for part, many in counts
        )
    )


def _maps(desk: Desk, journey_id: str) -> tuple[WorkshopMap, ...]:
    stages = tuple(stage.title for stage in desk.handbook.journeys[journey_id].stages)
    # As even as they go: seven stages are four and three, not six and one.
    sheets = -(-len(stages) // STAGES_WIDE)
    wide = -(-len(stages) // sheets)
    rows = tuple(
        (row, desk.words.text(f"workshop.row.{row}"), desk.words.text(f"workshop.row.{row}.how")) for row in ROWS
    )
    title = desk.name("journey", journey_id)
    return tuple(
        WorkshopMap(
            desk.words.text("workshop.sheet", journey=title, at=at + 1, all=sheets) if sheets > 1 else title,
            stages[at * wide : (at + 1) * wide],
            rows,
        )
        for at in range(sheets)
    )


def _prompts(desk: Desk, journey_id: str) -> WorkshopPrompts:
    """Questions about this journey's own steps: where it is hard, where it works, what could change."""
    words, person = desk.words, _person(desk, journey_id)
    moments = desk.handbook.moments_of[journey_id]
    known = [(level, moment) for moment in moments if (level := moment.emotion()) is not None]
    hard = [moment for level, moment in sorted(known, key=lambda found: found[0]) if level < 0][:PROMPTS]
    good = [moment for level, moment in sorted(known, key=lambda found: -found[0]) if level > 0][:PROMPTS]
    waits = [moment for moment in moments if moment.step.wait][:PROMPTS]

    def ask(kind: str, found: list[Moment]) -> list[Markup]:
        return [
            words.html(
                f"workshop.prompt.{kind}",
                person=person,
                step=desk.moment_link(moment).html,
                time=words.duration(moment.step.wait) if moment.step.wait else "",
            )
            for moment in found
        ]

    risky = [found.from_ for found in desk.facts.handoffs[journey_id] if found.at_risk][:PROMPTS]
    every = (
        ("pains", [*ask("pain", hard), *ask("wait", waits), words.html("workshop.prompt.any-pain", person=person)]),
        ("highlights", [*ask("highlight", good), words.html("workshop.prompt.any-highlight", person=person)]),
        ("changes", [*ask("handoff", risky), *ask("change", hard[:1]), words.html("workshop.prompt.any-change")]),
    )
    return WorkshopPrompts(tuple((words.text(f"workshop.row.{name}"), tuple(asked)) for name, asked in every))


def _import(desk: Desk, journey_id: str) -> WorkshopImport:
    steps = tuple(desk.words.html(f"workshop.import.{at}") for at in range(1, 5))
    persona_id = desk.handbook.journeys[journey_id].personas[0]
    return WorkshopImport(steps, f"journeybook import workshop.xlsx --persona {persona_id} --dry-run")
