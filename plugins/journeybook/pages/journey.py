"""A journey's page: who, the map, each step, what passes between people, the diagram, and what is being done."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of, address_of_walk, address_of_workshop
from ..handbook.handbook import Moment
from ..model import Journey, Stage
from ..site import Page, Section
from .comparison import comparison
from .desk import Desk, Link
from .handoff import HandoffList, handoff_views
from .journey_lead import journey_lead
from .journey_map import journey_map
from .parts import (
    Cards,
    Empty,
    LinkList,
    basis_badge,
    card,
    description,
    page_foot,
    page_head,
)
from .pictures import JourneyPicture, journey_picture
from .step import step_view
from .ways import Ways

TOP = 2
"""The level of the sections of a page, below its title."""


@dataclass(frozen=True)
class Contents:
    """What stands further down on a long page that has no table of contents beside it."""

    links: tuple[Link, ...]


@dataclass(frozen=True)
class StageLead:
    """What opens a stage: what the customer wants of it, and what we do here on purpose."""

    goal: Markup
    response: Markup
    opportunities: tuple[Markup, ...]
    phase: str


def journey_page(desk: Desk, journey_id: str) -> Page:
    """The page of a journey."""
    desk = desk.at(address_of("journey", journey_id))
    journey = desk.handbook.journeys[journey_id]
    source = desk.source("journey", journey_id)
    head = page_head(desk, "journey", journey.title, badges=_badges(desk, journey), draft=journey.draft)
    sections = tuple(_sections(desk, journey_id))
    moments = desk.handbook.moments_of[journey_id]
    inner = {pain.id for moment in moments for pain in moment.step.pains}
    former = {old for moment in moments for old in moment.step.former_ids}
    return Page(
        kind="journey",
        address=desk.address,
        title=journey.title,
        description=description(journey.summary or journey.goal),
        source=source,
        lead=desk.press.show([head, _contents(sections), journey_lead(desk, journey_id), _ways(desk, journey_id)]),
        sections=(*sections, *_last(desk, journey.title, source)),
        anchors=frozenset({section.id for section in sections} | inner | former),
        draft=journey.draft,
        wide=True,
        kicker=desk.words.text("kicker.journey"),
    )


def _ways(desk: Desk, journey_id: str) -> Ways:
    """To live through it oneself, and to talk about it with others."""
    say = desk.words.text
    return Ways(
        (
            Link(say("walk.yourself"), desk.href(address_of_walk(journey_id))),
            Link(say("workshop.run"), desk.href(address_of_workshop(journey_id))),
        )
    )


def _contents(sections: tuple[Section, ...]) -> Contents:
    return Contents(tuple(Link(section.heading, f"#{section.id}") for section in sections if section.level == TOP))


def _last(desk: Desk, title: str, source: str | None) -> tuple[Section, ...]:
    return (Section(2, "", "", desk.press.show(page_foot(desk, title, source))),)


def _badges(desk: Desk, journey: Journey) -> list[str]:
    say = desk.words.text
    badges = [say("badge.key")] if journey.key else []
    if journey.state == "target":
        badges.append(say("badge.target"))
    return [*badges, basis_badge(desk, journey.basis)]


def _sections(desk: Desk, journey_id: str) -> list[Section]:
    press, say = desk.press, desk.words.text
    journey = desk.handbook.journeys[journey_id]
    moments = desk.handbook.moments_of[journey_id]
    sections = [
        press.section(2, "_map", say("journey.map"), [journey_map(desk, journey_id)]),
        press.section(2, "_steps", say("journey.steps"), []),
    ]
    for stage_at, stage in enumerate(journey.stages):
        sections.append(press.section(3, f"_stage-{stage_at + 1}", stage.title, [_stage_lead(desk, stage)]))
        sections += [_step_section(desk, moment) for moment in moments if moment.stage_at == stage_at]
    handoffs = handoff_views(desk, desk.facts.handoffs[journey_id])
    if handoffs:
        sections.append(press.section(2, "_handoffs", say("journey.handoffs"), [HandoffList(handoffs)]))
    if close_ups := _close_ups(desk, journey_id):
        sections.append(press.section(2, "_close-ups", say("journey.close-ups"), [close_ups]))
    if compared := comparison(desk, journey_id):
        sections.append(press.section(2, "_target", say("journey.target"), [compared]))
    picture: JourneyPicture = journey_picture(desk, journey_id)
    sections.append(press.section(2, "_diagram", say("journey.diagram"), [picture]))
    sections.append(press.section(2, "_improvements", say("journey.improvements"), [_improvements(desk, journey_id)]))
    sections.append(press.section(2, "_evidence", say("journey.evidence"), [_evidence(desk, journey_id)]))
    return sections


def _stage_lead(desk: Desk, stage: Stage) -> StageLead:
    phase = next((known.title for known in desk.handbook.vocabulary.phases if known.id == stage.phase), "")
    opportunities = tuple(desk.prose.inline(text) for text in stage.opportunities)
    return StageLead(desk.prose.inline(stage.goal), desk.prose.inline(stage.response), opportunities, phase)


def _step_section(desk: Desk, moment: Moment) -> Section:
    return desk.press.section(4, moment.step.id, moment.step.title, [step_view(desk, moment)])


def _close_ups(desk: Desk, journey_id: str) -> LinkList | None:
    items = [
        (desk.link("journey", moment.step.zooms_into), desk.words.html("close-up.of", step=moment.step.title))
        for moment in desk.handbook.moments_of[journey_id]
        if moment.step.zooms_into and desk.has("journey", moment.step.zooms_into)
    ]
    items += [
        (desk.moment_link(moment, moment.journey.title), desk.words.html("close-up.in", step=moment.step.title))
        for moment in desk.handbook.moments.values()
        if moment.step.zooms_into == journey_id
    ]
    return LinkList("", tuple(items)) if items else None


def _improvements(desk: Desk, journey_id: str) -> Cards | Empty:
    moments = desk.handbook.moments_of[journey_id]
    refs = [ref for m in moments for ref in (m.ref, *(f"{journey_id}#{pain.id}" for pain in m.step.pains))]
    ids = dict.fromkeys(found for ref in refs for found in desk.facts.addressing.get(ref, ()))
    if not ids:
        return Empty(desk.words.html("empty.journey-improvements"))
    cards = []
    for found in ids:
        improvement = desk.handbook.improvements[found]
        status = desk.words.text(f"status.{improvement.status}")
        cards.append(card(desk, "improvement", found, desk.prose.inline(improvement.change), [status]))
    return Cards(tuple(cards))


def _evidence(desk: Desk, journey_id: str) -> Cards | Empty:
    journey = desk.handbook.journeys[journey_id]
    moments = desk.handbook.moments_of[journey_id]
    ids = dict.fromkeys(journey.evidence)
    for moment in moments:
        step = moment.step
        claims = [quote.evidence for quote in step.quotes]
        claims += [pain.evidence for pain in step.pains]
        claims += [measure.evidence for measure in step.measures]
        ids.update(dict.fromkeys(found for evidence in claims for found in evidence))
    for measure in journey.measures:
        ids.update(dict.fromkeys(measure.evidence))
    if not ids:
        return Empty(desk.words.html(f"empty.evidence-{journey.basis}"))
    cards = []
    for found in ids:
        evidence = desk.handbook.evidence[found]
        notes = [desk.words.text(f"method.{evidence.method}"), desk.words.day(evidence.date)]
        cards.append(card(desk, "evidence", found, desk.prose.inline(evidence.summary), notes))
    return Cards(tuple(cards))
