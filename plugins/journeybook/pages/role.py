"""A role's page: how your work affects customers, moment by moment, with what comes before and after you."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from ..addresses import address_of
from ..handbook.handbook import Moment, PainPlace
from ..handbook.impact import Impact, Reach
from ..model import Role
from ..prose import plain
from ..site import Page, Section
from .desk import Desk, Link
from .parts import (
    Card,
    Cards,
    Empty,
    Feeling,
    LinkList,
    PageHead,
    PainView,
    PersonFace,
    QuoteView,
    card,
    description,
    feeling,
    holders,
    page_foot,
    page_head,
    pain_view,
    person_face,
    quote_view,
    role_links,
)
from .pictures import role_picture
from .step import Act, HighlightView, Voice, acts_of, highlight_view, voices

MOMENTS_OPEN = 6
"""So many moments of a journey are shown at once; the others wait behind "show more"."""


@dataclass(frozen=True)
class RoleLead:
    """The opening: the job, and in one sentence where it meets customers."""

    head: PageHead
    summary: Markup
    sentence: Markup
    feelings: Markup
    mean: Feeling | None
    quote: QuoteView | None
    notes: tuple[Markup, ...]


@dataclass(frozen=True)
class Neighbour:
    """The step before or after, and who has the customer there."""

    side: Literal["before", "after"]
    label: str
    step: Link
    feeling: Feeling
    said: Markup
    who: tuple[Link, ...]
    nobody: str


@dataclass(frozen=True)
class MomentView:
    """A moment this role reaches: before, here, after."""

    step: Link
    stage: str
    feeling: Feeling
    face: PersonFace | None
    person: Link | None
    reach: str
    chain: tuple[tuple[Link, Markup], ...]
    voices: tuple[Voice, ...]
    quote: QuoteView | None
    does: Markup
    effect: Markup
    may_decide: Markup
    acts: tuple[Act, ...]
    before: Neighbour | None
    after: Neighbour | None


@dataclass(frozen=True)
class MomentList:
    """The moments of one journey, the rest behind a disclosure."""

    moments: tuple[MomentView, ...]
    more: tuple[MomentView, ...]
    more_label: str


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

    items: tuple[tuple[str, Markup, Link, str, str], ...]


@dataclass(frozen=True)
class PersonDigest:
    """A persona in short: what they want, need and fear, and the words that connect."""

    face: PersonFace
    person: Link
    tagline: str
    lists: tuple[tuple[str, tuple[Markup, ...]], ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]


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
    lead = _lead(desk, role, impact)
    return Page(
        kind="role",
        address=desk.address,
        title=role.title,
        description=description(role.summary, desk.words.text("role.description", role=role.title)),
        source=source,
        lead=desk.press.show(lead),
        sections=(*sections, foot),
        anchors=frozenset(section.id for section in sections),
        kicker=desk.words.text("kicker.role"),
    )


def _lead(desk: Desk, role: Role, impact: Impact) -> RoleLead:
    words = desk.words
    department = desk.link("department", role.department)
    notes = [words.html("role.sits-in", department=department.html)]
    if role.also_known_as:
        notes.append(words.html("role.known-as", names=words.listed(role.also_known_as)))
    if role.contact:
        notes.append(words.html("role.contact", contact=_contact(role.contact)))
    badges = [words.text("partner")] if role.partner else []
    known = [reach.emotion for reach in impact.reaches if reach.emotion is not None]
    mean = round(sum(known) / len(known)) if known else None
    return RoleLead(
        page_head(desk, "role", role.title, badges=badges),
        desk.prose.block(role.summary),
        _sentence(desk, impact),
        _feelings(desk, impact, known),
        feeling(desk, mean) if mean is not None else None,
        _first_quote(desk, impact),
        tuple(notes),
    )


def _contact(contact: str) -> Markup:
    """A team's address as a link where it is one; `mailto:` and `https://` are for machines."""
    if contact.startswith(("mailto:", "https://")):
        return Link(contact.removeprefix("mailto:").removeprefix("https://").rstrip("/"), contact).html
    return Markup.escape(contact)


def _sentence(desk: Desk, impact: Impact) -> Markup:
    """How many moments, in which journeys, face to face or at which degree."""
    words = desk.words
    if not impact.reaches:
        return words.html("role.unreached")
    journeys = dict.fromkeys(reach.moment.journey_id for reach in impact.reaches)
    links = [desk.link("journey", journey_id).html for journey_id in journeys]
    named = words.listed(links) if len(links) <= 4 else words.html("role.journeys", n=len(links))  # noqa: PLR2004  # a sentence holds four
    moments = words.text("role.moments", n=len(impact.reaches))
    by_degree = [
        words.text(f"role.degree.{min(degree, 3)}", n=len(list(found)), degree=degree)
        for degree, found in groupby(sorted(reach.degree for reach in impact.reaches))
    ]
    return words.html("role.sentence", moments=moments, journeys=named, degrees=words.listed(by_degree))


def _feelings(desk: Desk, impact: Impact, known: list[int]) -> Markup:
    """How customers feel there, against the mean of those journeys."""
    if not known:
        return Markup()
    journeys = dict.fromkeys(reach.moment.journey_id for reach in impact.reaches)
    whole = [e for journey_id in journeys for m in desk.handbook.moments_of[journey_id] if (e := m.emotion()) is not None]
    here, there = sum(known) / len(known), sum(whole) / len(whole)
    key = "same" if abs(here - there) < 0.15 else "lower" if here < there else "higher"  # noqa: PLR2004  # below a seventh of a point nobody could tell
    return desk.words.html(f"role.feelings.{key}", here=f"{here:+.1f}", there=f"{there:+.1f}", n=len(known))


def _first_quote(desk: Desk, impact: Impact) -> QuoteView | None:
    """The words of the customer where this role is nearest."""
    for reach in sorted(impact.reaches, key=lambda reach: reach.degree):
        for quote in reach.moment.step.quotes:
            return quote_view(desk, quote, reach.moment.journey.personas[0])
    return None


def _sections(desk: Desk, role_id: str, role: Role, impact: Impact) -> list[Section | None]:
    press, say = desk.press, desk.words.text
    if not impact.reaches:
        return [
            press.section(2, "_nothing-yet", say("role.nothing"), _nothing(desk, role)),
            _pains(desk, role, impact),
            press.section(2, "_colleagues", say("role.colleagues"), _colleagues(desk, role_id, role)),
            _toolbox(desk, role),
        ]
    moments = [press.section(2, "_moments", say("role.moments-heading"), [])]
    for journey_id, found in groupby(impact.reaches, key=lambda reach: reach.moment.journey_id):
        heading = desk.name("journey", journey_id)
        views = moment_list(desk, role_id, tuple(found))
        moments.append(press.section(3, f"_moments-{journey_id}", heading, [views]))
    return [
        press.section(2, "_path", say("role.path"), [role_picture(desk, role_id)]),
        *moments,
        _pains(desk, role, impact),
        _works(desk, impact),
        press.section(2, "_people", say("role.people"), _people(desk, impact)),
        press.section(2, "_colleagues", say("role.colleagues"), _colleagues(desk, role_id, role)),
        _toolbox(desk, role),
    ]


def moment_list(desk: Desk, role_id: str, reaches: tuple[Reach, ...]) -> MomentList:
    """The moments of one journey, in order."""
    views = tuple(moment_view(desk, role_id, reach) for reach in reaches)
    rest = views[MOMENTS_OPEN:]
    label = desk.words.text("role.more-moments", n=len(rest))
    return MomentList(views[:MOMENTS_OPEN], rest, label)


def moment_view(desk: Desk, role_id: str, reach: Reach) -> MomentView:
    """One moment: before, here, after."""
    moment, step, words = reach.moment, reach.moment.step, desk.words
    persona_id = moment.journey.personas[0]
    known = desk.has("persona", persona_id)
    acting = next((a for a in (*step.frontstage, *step.backstage) if a.role == role_id), None)
    others = tuple(a for a in acts_of(desk, moment) if a.role.text != desk.name("role", role_id))
    moments = desk.handbook.moments_of[moment.journey_id]
    before = moments[moment.at - 1] if moment.at else None
    after = moments[moment.at + 1] if moment.at + 1 < len(moments) else None
    return MomentView(
        step=desk.moment_link(moment),
        stage=moment.stage.title,
        feeling=feeling(desk, moment.emotion()),
        face=person_face(desk, persona_id) if known else None,
        person=desk.link("persona", persona_id) if known else None,
        reach=words.text(f"reach.{min(reach.degree, 2)}", degree=reach.degree),
        chain=tuple(
            (desk.link("role", found), desk.prose.inline(reason))
            for found, reason in zip(reach.path[1:], reach.reasons, strict=False)
        ),
        voices=voices(desk, moment, ("doing", "thinking", "feeling", "expecting")),
        quote=quote_view(desk, step.quotes[0]) if step.quotes else None,
        does=desk.prose.inline(acting.does) if acting else Markup(),
        effect=desk.prose.inline(acting.effect) if acting else Markup(),
        may_decide=desk.prose.inline(acting.may_decide) if acting else Markup(),
        acts=others,
        before=_neighbour(desk, before, "before") if before else None,
        after=_neighbour(desk, after, "after") if after else None,
    )


def _neighbour(desk: Desk, moment: Moment, side: Literal["before", "after"]) -> Neighbour:
    step = moment.step
    nobody = desk.words.text("step.outside" if step.outside else "moment.nobody")
    said = desk.prose.inline(step.feeling or step.thinking or step.doing)
    who = role_links(desk, holders(step))
    label = desk.words.text(f"moment.{side}")
    return Neighbour(side, label, desk.moment_link(moment), feeling(desk, moment.emotion()), said, who, "" if who else nobody)


def _pains(desk: Desk, role: Role, impact: Impact) -> Section | None:
    say = desk.words.text
    lists = [
        PainList(say("role.causes"), say("role.causes-lead"), _felt(desk, role, impact.causes)),
        PainList(say("role.meets"), say("role.meets-lead"), _felt(desk, role, impact.meets)),
    ]
    filled = [found for found in lists if found.pains]
    return desk.press.section(2, "_pains", say("role.pains"), filled) if filled else None


def _felt(desk: Desk, role: Role, places: tuple[PainPlace, ...]) -> tuple[FeltPain, ...]:
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
    """What may be decided on the spot: in this very step if it says so, else what the role may decide anyway."""
    actions = (*place.moment.step.frontstage, *place.moment.step.backstage)
    own = [a.may_decide for a in actions if a.may_decide and desk.handbook.roles.get(a.role) is role]
    return tuple(desk.prose.inline(text) for text in own or role.may_decide)


def _works(desk: Desk, impact: Impact) -> Section | None:
    say, titles = desk.words.text, {known.id: known for known in desk.handbook.vocabulary.promises}
    views: list[object] = []
    if impact.highlights:
        views.append(
            HighlightList(
                tuple((highlight_view(desk, found), desk.moment_link(moment)) for moment, found in impact.highlights)
            )
        )
    promises = tuple(
        (titles[held.promise].title, desk.prose.inline(held.reality), desk.moment_link(moment), held.kept, say(f"kept.{held.kept}"))
        for moment, held in impact.promises
        if held.promise in titles
    )
    if promises:
        views.append(PromiseList(promises))
    for key in ("owned", "proposed", "could"):
        ids = getattr(impact, f"improvements_{key}")
        if ids:
            views.append(LinkList(say(f"role.improvements-{key}"), tuple(_improvement(desk, found) for found in ids)))
    return desk.press.section(2, "_works", say("role.works"), views) if views else None


def _improvement(desk: Desk, improvement_id: str) -> tuple[Link, Markup]:
    improvement = desk.handbook.improvements[improvement_id]
    return desk.link("improvement", improvement_id), Markup.escape(desk.words.text(f"status.{improvement.status}"))


def _people(desk: Desk, impact: Impact) -> list[PersonDigest]:
    ids = dict.fromkeys(found for reach in impact.reaches for found in reach.moment.journey.personas)
    return [person_digest(desk, found) for found in ids if desk.has("persona", found)]


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
    lists: list[object] = [
        LinkList(say("role.depends-on-you"), supports) if supports else None,
        LinkList(say("role.you-depend-on"), supported) if supported else None,
    ]
    return [found for found in lists if found] or [Empty(desk.words.html("empty.colleagues"))]


def _toolbox(desk: Desk, role: Role) -> Section | None:
    say = desk.words.text
    views: list[object] = []
    if role.may_decide:
        views.append(DecideList(say("role.may-decide"), tuple(desk.prose.inline(text) for text in role.may_decide)))
    if role.systems:
        items = tuple((system.name, desk.prose.inline(system.limits)) for system in role.systems)
        views.append(SystemList(say("role.systems"), items))
    if role.first_week:
        views.append(DecideList(say("role.first-week"), tuple(desk.prose.inline(text) for text in role.first_week)))
    return desk.press.section(2, "_toolbox", say("role.toolbox"), views) if views else None


def _nothing(desk: Desk, role: Role) -> list[object]:
    """What to say, and what to look at, when no journey reaches this role yet."""
    colleagues = desk.facts.roles_of_department.get(role.department, ())
    journeys = dict.fromkeys(
        reach.moment.journey_id for found in colleagues for reach in desk.facts.impacts[found].reaches
    )
    cards: list[Card] = [
        card(desk, "journey", found, plain(desk.handbook.journeys[found].goal)) for found in journeys
    ]
    department = desk.link("department", role.department).html
    views: list[object] = [Empty(desk.words.html("role.nothing-text", role=role.title))]
    if cards:
        views += [Empty(desk.words.html("role.nothing-department", department=department)), Cards(tuple(cards))]
    return views
