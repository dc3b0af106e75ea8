"""The page of a piece of evidence: how it was found out, and every claim that rests on it; and the page of all."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..handbook.lookups import Use
from ..model import Evidence, Measure
from ..prose import plain
from ..site import Page, Section
from .desk import Desk, Link
from .index_head import index_page
from .parts import Card, Cards, Empty, PageHead, card, description, outside_link, page_foot, page_head
from .score import score


@dataclass(frozen=True)
class EvidenceLead:
    """The opening: what was found, how, when, and who was in the room."""

    head: PageHead
    summary: Markup
    facts: tuple[tuple[str, Markup], ...]
    room: str
    groups: tuple[tuple[str, str], ...]
    absent: str


@dataclass(frozen=True)
class UseList:
    """Claims that rest on the evidence: where each stands, its kind, what it says, and if a customer says it."""

    uses: tuple[tuple[Link, str, str, bool], ...]


def evidence_page(desk: Desk, evidence_id: str) -> Page:
    """The page of a piece of evidence."""
    desk = desk.at(address_of("evidence", evidence_id))
    evidence = desk.handbook.evidence[evidence_id]
    source = desk.source("evidence", evidence_id)
    press, words = desk.press, desk.words
    uses = desk.facts.uses_of_evidence.get(evidence_id, ())
    shown = UseList(tuple(_use(desk, use) for use in uses)) if uses else Empty(words.html("empty.evidence-uses"))
    section = press.section(2, "_claims", words.text("evidence.claims"), [shown])
    foot = Section(2, "", "", press.show(page_foot(desk, evidence.title, source)))
    return Page(
        kind="evidence",
        address=desk.address,
        title=evidence.title,
        description=description(evidence.summary, words.text(f"method.{evidence.method}")),
        source=source,
        lead=press.show(_lead(desk, evidence)),
        sections=(section, foot),
        anchors=frozenset({"_claims"}),
        kicker=words.text("kicker.evidence"),
    )


def _lead(desk: Desk, evidence: Evidence) -> EvidenceLead:
    say = desk.words.text
    facts: list[tuple[str, Markup]] = [(say("evidence.date"), desk.day(evidence.date) or Markup())]
    if evidence.n is not None:
        facts.append((say("evidence.n"), Markup.escape(str(evidence.n))))
    if evidence.segment:
        facts.append((say("evidence.segment"), Markup.escape(evidence.segment)))
    if evidence.owner:
        facts.append((say("evidence.owner"), desk.link("role", evidence.owner).html))
    if evidence.link:
        facts.append((say("evidence.link"), outside_link(evidence.link).html))
    counted = evidence.participants
    groups = tuple((name, getattr(counted, name)) for name in ("customers", "frontline", "support")) if counted else ()
    known = tuple((say(f"group.{name}", n=count), str(count)) for name, count in groups if count is not None)
    missing = [say(f"group.{name}", n=0) for name, count in groups if not count]
    absent = (
        say("evidence.absent", groups=desk.words.listed(missing)) if missing and evidence.method == "workshop" else ""
    )
    head = page_head(desk, "evidence", evidence.title, badges=[say(f"method.{evidence.method}")])
    room = say("evidence.room" if evidence.method == "workshop" else "evidence.people")
    return EvidenceLead(head, desk.prose.block(evidence.summary), tuple(facts), room, known, absent)


def _use(desk: Desk, use: Use) -> tuple[Link, str, str, bool]:
    place = desk.handbook.pains.get(use.ref)
    moment = place.moment if place else desk.handbook.moments.get(use.ref)
    anchor, title = use.ref.partition("#")[2], moment.step.title if moment else ""
    link = desk.link(use.kind, use.id, anchor, title)
    text = _measured(desk, use.measure) if use.measure else plain(use.text)
    said = "" if use.text == link.text else text
    return link, desk.words.text(f"claim.{use.claim}"), said, use.claim == "quote"


def _measured(desk: Desk, measure: Measure) -> str:
    found = score(desk, measure)
    return f"{found.measure}: {found.value}" + (f" ({found.notes})" if found.notes else "")


def evidence_index(desk: Desk) -> Page:
    """All evidence, the newest first."""
    desk = desk.at("evidence/")
    newest = sorted(desk.handbook.evidence.items(), key=lambda item: (item[1].date, item[0]), reverse=True)
    cards = tuple(_evidence_card(desk, evidence_id) for evidence_id, _ in newest)
    shown = Cards(cards) if cards else Empty(desk.words.html("empty.evidence-index"))
    section = desk.press.section(2, "_all", desk.words.text("evidence.all"), [shown])
    return index_page(desk, "evidence", [section])


def _evidence_card(desk: Desk, evidence_id: str) -> Card:
    evidence = desk.handbook.evidence[evidence_id]
    notes = [desk.words.text(f"method.{evidence.method}"), desk.words.day(evidence.date)]
    uses = len(desk.facts.uses_of_evidence.get(evidence_id, ()))
    return card(
        desk,
        "evidence",
        evidence_id,
        desk.prose.inline(evidence.summary),
        [*notes, desk.words.text("evidence.n-claims", n=uses)],
    )
