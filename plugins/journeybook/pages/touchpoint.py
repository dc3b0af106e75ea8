"""A touchpoint's page: what happens there, and every step in every journey that does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..addresses import address_of
from ..handbook.handbook import Moment
from ..model import Touchpoint
from ..site import Page, Section
from .desk import Desk, Link
from .fold import Fold, first, fold, places
from .parts import Empty, Feeling, PageHead, description, feeling, holders, page_foot, page_head, role_links
from .role import SystemList
from .step import spoken

ROWS = 30
"""So many moments show what is said there and how it feels; the others are links."""


@dataclass(frozen=True)
class TouchpointLead:
    """The opening: where it is, who answers for it, how it should feel."""

    head: PageHead
    summary: Markup
    standard: Markup
    promise: str
    promise_text: Markup
    facts: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True)
class MomentRow:
    """A step in short: whose, what they say there, how it feels, who is there."""

    step: Link
    person: Link | None
    said: str
    feeling: Feeling
    who: tuple[Link, ...]
    journey: Link


@dataclass(frozen=True)
class MomentTable:
    """Steps in short, one below the other."""

    rows: tuple[MomentRow, ...]


def touchpoint_page(desk: Desk, touchpoint_id: str) -> Page:
    """The page of a touchpoint."""
    desk = desk.at(address_of("touchpoint", touchpoint_id))
    touchpoint = desk.handbook.touchpoints[touchpoint_id]
    source = desk.source("touchpoint", touchpoint_id)
    press, say = desk.press, desk.words.text
    moments = desk.facts.moments_of_touchpoint.get(touchpoint_id, ())
    sections = [press.section(2, "_moments", say("touchpoint.moments"), moments_by_journey(desk, moments))]
    if not moments:
        sections = [
            press.section(2, "_moments", say("touchpoint.moments"), [Empty(desk.words.html("empty.touchpoint"))])
        ]
    if touchpoint.systems:
        items = tuple((system.name, desk.prose.inline(system.limits)) for system in touchpoint.systems)
        sections.append(press.section(2, "_systems", say("touchpoint.systems"), [SystemList("", items)]))
    foot = Section(2, "", "", press.show(page_foot(desk, touchpoint.title, source)))
    return Page(
        kind="touchpoint",
        address=desk.address,
        title=touchpoint.title,
        description=description(touchpoint.summary, say("touchpoint.description", title=touchpoint.title)),
        source=source,
        lead=press.show(_lead(desk, touchpoint)),
        sections=(*sections, foot),
        anchors=frozenset(section.id for section in sections),
        kicker=say("kicker.touchpoint"),
    )


def _lead(desk: Desk, touchpoint: Touchpoint) -> TouchpointLead:
    say, vocabulary = desk.words.text, desk.handbook.vocabulary
    channel = next((known.title for known in vocabulary.channels if known.id == touchpoint.channel), touchpoint.channel)
    promise = next((known for known in vocabulary.promises if known.id == touchpoint.promise), None)
    facts: list[tuple[str, Markup]] = []
    if touchpoint.owner:
        facts.append((say("touchpoint.owner"), desk.link("role", touchpoint.owner).html))
    if touchpoint.artefacts:
        facts.append((say("touchpoint.artefacts"), Markup("<br>").join(touchpoint.artefacts)))
    if touchpoint.also_known_as:
        facts.append((say("touchpoint.known-as"), Markup.escape(desk.words.listed(touchpoint.also_known_as))))
    badges = [channel]
    if touchpoint.automated is not None:
        badges.append(say("touchpoint.automated" if touchpoint.automated else "touchpoint.by-people"))
    return TouchpointLead(
        page_head(desk, "touchpoint", touchpoint.title, badges=badges),
        desk.prose.block(touchpoint.summary),
        desk.prose.block(touchpoint.standard),
        promise.title if promise else "",
        desk.prose.inline(promise.text) if promise else Markup(),
        tuple(facts),
    )


def moment_row(desk: Desk, moment: Moment) -> MomentRow:
    """A step in short."""
    persona_id = moment.journey.personas[0]
    person = desk.link("persona", persona_id) if desk.has("persona", persona_id) else None
    who = role_links(desk, holders(moment.step))
    journey = desk.link("journey", moment.journey_id)
    return MomentRow(desk.moment_link(moment), person, spoken(moment), feeling(desk, moment.emotion()), who, journey)


def moments_by_journey(desk: Desk, moments: Sequence[Moment]) -> list[MomentTable | Fold]:
    """Steps in short, a table for each journey; of many the first, and where to find the others."""
    shown, rest = first(moments, ROWS)
    tables = [
        MomentTable(tuple(moment_row(desk, moment) for moment in found))
        for _, found in groupby(shown, key=lambda moment: moment.journey_id)
    ]
    return [*tables, *fold(desk, "moments", len(rest), [places(desk, rest)])]
