"""An improvement's page: from idea to measured result, and for whom."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..model import Improvement
from ..site import Page, Section
from .desk import Desk, Link
from .parts import Empty, PageHead, Paragraph, description, outside_link, page_foot, page_head
from .touchpoint import MomentTable, moment_row

STAGES = ("idea", "accepted", "doing", "done")


@dataclass(frozen=True)
class ImprovementLead:
    """The opening: what changes, how far it is, and what it is worth against its effort."""

    head: PageHead
    change: Markup
    expected: Markup
    progress: tuple[tuple[str, bool], ...]
    dropped: str
    facts: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True)
class BeforeAfter:
    """What a change did."""

    measure: str
    before: str
    after: str
    when: Markup | None
    evidence: tuple[Link, ...]


@dataclass(frozen=True)
class Addressed:
    """A pain that is addressed: its words, and the step it is felt in."""

    text: Markup
    link: Link


@dataclass(frozen=True)
class AddressedList:
    """The pains that an improvement is for."""

    items: tuple[Addressed, ...]


def improvement_page(desk: Desk, improvement_id: str) -> Page:
    """The page of an improvement."""
    desk = desk.at(address_of("improvement", improvement_id))
    improvement = desk.handbook.improvements[improvement_id]
    source = desk.source("improvement", improvement_id)
    press, say = desk.press, desk.words.text
    sections = []
    if improvement.result:
        sections.append(press.section(2, "_result", say("improvement.result"), [before_after(desk, improvement)]))
    elif improvement.status == "done":
        unproven = Empty(desk.words.html("improvement.unproven"))
        sections.append(press.section(2, "_result", say("improvement.result"), [unproven]))
    sections.append(press.section(2, "_for", say("improvement.for"), _for(desk, improvement)))
    foot = Section(2, "", "", press.show(page_foot(desk, improvement.title, source)))
    return Page(
        kind="improvement",
        address=desk.address,
        title=improvement.title,
        description=description(improvement.change, say(f"status.{improvement.status}")),
        source=source,
        lead=press.show(_lead(desk, improvement_id, improvement)),
        sections=(*sections, foot),
        anchors=frozenset(section.id for section in sections),
        kicker=say("kicker.improvement"),
    )


def _lead(desk: Desk, improvement_id: str, improvement: Improvement) -> ImprovementLead:
    say = desk.words.text
    at = STAGES.index(improvement.status) if improvement.status in STAGES else -1
    progress = tuple((say(f"status.{name}"), place <= at) for place, name in enumerate(STAGES))
    facts = [
        (say(f"improvement.{name}"), Markup.escape(say("improvement.of-100", value=value)))
        for name in ("customer_value", "business_value")
        if (value := getattr(improvement, name)) is not None
    ]
    if improvement.effort is not None:
        facts.append((say("improvement.effort"), Markup.escape(say("improvement.of-5", value=improvement.effort))))
    if rank := desk.facts.ranks.get(improvement_id):
        facts.append((say("improvement.rank"), Markup.escape(say("improvement.nth", n=rank))))
    facts += [
        (say(f"improvement.{name}"), desk.link("role", role).html)
        for name in ("owner", "proposed_by")
        if (role := getattr(improvement, name))
    ]
    if improvement.ticket:
        facts.append((say("improvement.ticket"), outside_link(improvement.ticket).html))
    return ImprovementLead(
        page_head(desk, "improvement", improvement.title, badges=_badges(desk, improvement)),
        desk.prose.block(improvement.change),
        desk.prose.block(improvement.expected),
        progress,
        say("status.dropped") if improvement.status == "dropped" else "",
        tuple(facts),
    )


def _badges(desk: Desk, improvement: Improvement) -> list[str]:
    lever = lever_title(desk, improvement)
    return [desk.words.text(f"status.{improvement.status}"), *([lever] if lever else [])]


def lever_title(desk: Desk, improvement: Improvement) -> str:
    """The lever an improvement uses, "" if none is named."""
    return next((known.title for known in desk.handbook.vocabulary.levers if known.id == improvement.lever), "")


def before_after(desk: Desk, improvement: Improvement) -> BeforeAfter | None:
    """What a change did, None where nobody has measured it."""
    result = improvement.result
    if result is None:
        return None
    evidence = desk.links("evidence", result.evidence)
    return BeforeAfter(result.measure, result.before, result.after, desk.day(result.when), evidence)


def _for(desk: Desk, improvement: Improvement) -> list[object]:
    """The pains it names in words, and every step it touches with the people there."""
    pains = [desk.handbook.pains[ref] for ref in improvement.addresses if ref in desk.handbook.pains]
    moments = dict.fromkeys(ref for ref in improvement.addresses if ref in desk.handbook.moments)
    moments.update(dict.fromkeys(place.moment.ref for place in pains))
    items = tuple(Addressed(desk.prose.inline(place.pain.text), desk.moment_link(place.moment)) for place in pains)
    rows = tuple(moment_row(desk, desk.handbook.moments[ref]) for ref in moments)
    views: list[object] = [AddressedList(items)] if items else []
    views += [Paragraph(desk.words.html("improvement.where")), MomentTable(rows)] if rows else []
    return views or [Empty(desk.words.html("empty.improvement-for"))]
