"""A role's page: how your work affects customers, moment by moment, with what comes before and after you."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import CHANGES, address_of, address_of_week, changes_for
from ..handbook.handbook import PainPlace
from ..handbook.impact import Impact
from ..model import Role
from ..prose import plain
from ..site import Page, Section
from .desk import Desk, Link
from .fold import first, fold
from .parts import (
    Cards,
    Empty,
    Feeling,
    LinkList,
    PainView,
    Paragraph,
    PersonFace,
    card,
    description,
    feeling,
    page_foot,
    pain_view,
    person_face,
)
from .pictures import role_picture
from .role_glance import glance
from .role_lead import role_lead
from .role_moments import moment_sections
from .step import HighlightView, highlight_view
from .ways import Ways

JOURNEYS, PAINS, HIGHLIGHTS, PROMISES, IMPROVEMENTS, PEOPLE, COLLEAGUES = 6, 8, 8, 12, 10, 5, 12
"""So many of each stand open on the page; the others are folded away."""


@dataclass(frozen=True)
class FeltPain:
    """A pain, and where it is felt."""

    pain: PainView
    where: Link
    journey: Link
    feeling: Feeling
    decide: tuple[Markup, ...]


@dataclass(frozen=True)
class PainList:
    """Pains under a heading of their own."""

    heading: str
    lead: str
    pains: tuple[FeltPain, ...]


@dataclass(frozen=True)
class HighlightList:
    """What works because of this role."""

    items: tuple[tuple[HighlightView, Link], ...]


@dataclass(frozen=True)
class PromiseList:
    """Promises at stake where this role works: title, its words, where, and whether it is kept."""

    heading: str
    items: tuple[tuple[str, Markup, Link, str, str], ...]


@dataclass(frozen=True)
class PersonDigest:
    """A persona in short: what they want, need and fear, and the words that connect; `more` stands before all that."""

    face: PersonFace
    person: Link
    tagline: str
    lists: tuple[tuple[str, tuple[Markup, ...]], ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    more: tuple[object, ...] = ()


@dataclass(frozen=True)
class DecideList:
    """Texts under a heading: what may be decided, the first week."""

    heading: str
    items: tuple[Markup, ...]


@dataclass(frozen=True)
class SystemList:
    """What the role works with, and what it cannot do."""

    heading: str
    items: tuple[tuple[str, Markup], ...]


def role_page(desk: Desk, role_id: str) -> Page:
    """The page of a role."""
    desk = desk.at(address_of("role", role_id))
    role = desk.handbook.roles[role_id]
    impact = desk.facts.impacts[role_id]
    source = desk.source("role", role_id)
    sections = [section for section in _sections(desk, role_id, role, impact) if section is not None]
    foot = Section(2, "", "", desk.press.show(page_foot(desk, role.title, source)))
    lead = role_lead(desk, role, impact)
    ways = [Link(desk.words.text("orientation.your-week"), desk.href(address_of_week(role_id)))]
    if any(month.changes.changes for month in desk.history.months):
        ways.append(Link(desk.words.text("changes.yours"), desk.href(CHANGES) + changes_for(role_id)))
    return Page(
        kind="role",
        address=desk.address,
        title=role.title,
        description=description(role.summary, desk.words.text("role.description", role=role.title)),
        source=source,
        lead=desk.press.show([lead, Ways(tuple(ways))]),
        sections=(*sections, foot),
        anchors=frozenset(section.id for section in sections),
        kicker=desk.words.text("kind.role"),
    )


def _sections(desk: Desk, role_id: str, role: Role, impact: Impact) -> list[Section | None]:
    press, say = desk.press, desk.words.text
    if not impact.reaches:
        return [
            press.section(2, "_nothing-yet", say("role.nothing"), _nothing(desk, role)),
            _pains(desk, role, impact),
            press.section(2, "_colleagues", say("role.colleagues"), _colleagues(desk, role_id, role)),
            _toolbox(desk, role_id, role),
        ]
    return [
        *glance(desk, impact),
        press.section(2, "_path", say("role.path"), [role_picture(desk, role_id)]),
        *moment_sections(desk, role_id, impact.reaches),
        _pains(desk, role, impact),
        _works(desk, impact),
        press.section(2, "_people", say("role.people"), _people(desk, impact)),
        press.section(2, "_colleagues", say("role.colleagues"), _colleagues(desk, role_id, role)),
        _toolbox(desk, role_id, role),
    ]


def _pains(desk: Desk, role: Role, impact: Impact) -> Section | None:
    say, views = desk.words.text, list[object]()
    if role.may_decide and (impact.causes or impact.meets):
        anyway = tuple(desk.prose.inline(text) for text in role.may_decide)
        views.append(DecideList(say("pains.may-decide-anyway"), anyway))
    for name, places in (("causes", impact.causes), ("meets", impact.meets)):
        if not places:
            continue
        shown, rest = first(places, PAINS)
        if rest:
            ordered = sorted(places, key=lambda place: -(place.pain.severity or 0))
            shown, rest = ordered[: len(shown)], ordered[len(shown) :]
        views.append(PainList(say(f"role.{name}"), say(f"role.{name}-lead"), _felt(desk, role, shown)))
        items = [(desk.moment_link(place.moment), desk.prose.inline(place.pain.text)) for place in rest]
        views += fold(desk, "pains", len(rest), [LinkList("", tuple(items))])
    return desk.press.section(2, "_pains", say("role.pains"), views) if views else None


def _felt(desk: Desk, role: Role, places: Sequence[PainPlace]) -> tuple[FeltPain, ...]:
    return tuple(
        FeltPain(
            pain_view(desk, place.moment, place.pain),
            desk.moment_link(place.moment),
            desk.link("journey", place.moment.journey_id),
            feeling(desk, place.moment.emotion()),
            _decide(desk, role, place),
        )
        for place in places
    )


def _decide(desk: Desk, role: Role, place: PainPlace) -> tuple[Markup, ...]:
    """What may be decided in this very step. What the role may decide anyway stands once, above all pains."""
    actions = (*place.moment.step.frontstage, *place.moment.step.backstage)
    own = [a.may_decide for a in actions if a.may_decide and desk.handbook.roles.get(a.role) is role]
    return tuple(desk.prose.inline(text) for text in own)


def _works(desk: Desk, impact: Impact) -> Section | None:
    say, titles = desk.words.text, {known.id: known for known in desk.handbook.vocabulary.promises}
    views: list[object] = []
    if impact.highlights:
        shown, rest = first(impact.highlights, HIGHLIGHTS)
        views.append(HighlightList(tuple((highlight_view(desk, found), desk.moment_link(at)) for at, found in shown)))
        items = [(desk.moment_link(moment), desk.prose.inline(found.text)) for moment, found in rest]
        views += fold(desk, "highlights", len(rest), [LinkList("", tuple(items))])
    promises = tuple(
        (
            titles[held.promise].title,
            desk.prose.inline(held.reality),
            desk.moment_link(moment),
            held.kept,
            say(f"kept.{held.kept}"),
        )
        for moment, held in impact.promises
        if held.promise in titles
    )
    if promises:
        broken_first = sorted(promises, key=lambda held: ("no", "partly", "yes").index(held[3]))
        held, others = first(promises if len(promises) <= PROMISES else broken_first, PROMISES)
        views.append(PromiseList(say("role.promises"), tuple(held)))
        views += fold(desk, "promises", len(others), [PromiseList("", tuple(others))])
    for key in ("owned", "proposed", "could"):
        ids = getattr(impact, f"improvements_{key}")
        if ids:
            links = [
                _improvement(desk, found) for found in sorted(ids, key=lambda one: desk.facts.ranks.get(one) or 9**9)
            ]
            open_, folded = first(links, IMPROVEMENTS)
            views.append(LinkList(say(f"role.improvements-{key}"), tuple(open_)))
            views += fold(desk, "improvements", len(folded), [LinkList("", tuple(folded))])
    return desk.press.section(2, "_works", say("role.works"), views) if views else None


def _improvement(desk: Desk, improvement_id: str) -> tuple[Link, Markup]:
    improvement = desk.handbook.improvements[improvement_id]
    return desk.link("improvement", improvement_id), Markup.escape(desk.words.text(f"status.{improvement.status}"))


def _people(desk: Desk, impact: Impact) -> list[object]:
    """Whom the role reaches; where they are many, those it reaches most often in full."""
    met = Counter(found for reach in impact.reaches for found in reach.moment.journey.personas)
    shown, rest = first([found for found in met if desk.has("persona", found)], PEOPLE)
    if rest:
        ordered = [found for found, _ in met.most_common() if desk.has("persona", found)]
        shown, rest = ordered[: len(shown)], ordered[len(shown) :]
    items = [(desk.link("persona", found), Markup.escape(desk.handbook.personas[found].tagline)) for found in rest]
    return [
        *(person_digest(desk, found) for found in shown),
        *fold(desk, "people", len(rest), [LinkList("", tuple(items))]),
    ]


def person_digest(desk: Desk, persona_id: str) -> PersonDigest:
    """A persona in short."""
    persona, say = desk.handbook.personas[persona_id], desk.words.text
    lists = tuple(
        (say(f"persona.{name}"), tuple(desk.prose.inline(text) for text in texts[:3]))
        for name, texts in (("goals", persona.goals), ("needs", persona.needs), ("pains", persona.pains))
        if texts
    )
    face = person_face(desk, persona_id)
    return PersonDigest(face, desk.link("persona", persona_id), persona.tagline, lists, persona.say, persona.avoid)


def _colleagues(desk: Desk, role_id: str, role: Role) -> list[object]:
    say = desk.words.text
    supports = tuple((desk.link("role", support.role), desk.prose.inline(support.by)) for support in role.supports)
    supported = tuple(
        (desk.link("role", found), desk.prose.inline(reason))
        for found, reason in desk.facts.supporters.get(role_id, ())
    )
    lists: list[object] = []
    for name, links in (("depends-on-you", supports), ("you-depend-on", supported)):
        if links:
            shown, rest = first(links, COLLEAGUES)
            lists.append(LinkList(say(f"role.{name}"), tuple(shown)))
            lists += fold(desk, "roles", len(rest), [LinkList("", tuple(rest))])
    return lists or [Empty(desk.words.html("empty.colleagues"))]


def _toolbox(desk: Desk, role_id: str, role: Role) -> Section | None:
    say = desk.words.text
    views: list[object] = []
    if owned := desk.facts.owned.get(role_id, ()):
        items = tuple((desk.link(kind, found), Markup.escape(say(f"kicker.{kind}"))) for kind, found in owned)
        views.append(LinkList(say("role.looks-after"), items))
    if role.may_decide:
        views.append(DecideList(say("role.may-decide"), tuple(desk.prose.inline(text) for text in role.may_decide)))
    if role.systems:
        systems = tuple((system.name, desk.prose.inline(system.limits)) for system in role.systems)
        views.append(SystemList(say("role.systems"), systems))
    if role.first_week:
        views.append(DecideList(say("role.first-week"), tuple(desk.prose.inline(text) for text in role.first_week)))
    return desk.press.section(2, "_toolbox", say("role.toolbox"), views) if views else None


def _nothing(desk: Desk, role: Role) -> list[object]:
    """What to say, and what to look at, when no journey reaches this role yet."""
    journeys = desk.facts.journeys_of_department.get(role.department, ())
    department = desk.link("department", role.department).html
    views: list[object] = [Empty(desk.words.html("role.nothing-text"))]
    if journeys:
        cards = [card(desk, "journey", found, plain(desk.handbook.journeys[found].goal)) for found in journeys]
        shown, rest = first(cards, JOURNEYS)
        others = LinkList("", tuple((found.link, found.text) for found in rest))
        until = Paragraph(desk.words.html("role.nothing-department", department=department))
        views += [until, Cards(tuple(shown)), *fold(desk, "journeys", len(rest), [others])]
    return views
