"""The first week: a handbook comes in; a page for everyone, and a path for each role made from its facts, go out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import ORIENTATION, address_of_walk, address_of_week
from ..handbook.handbook import Moment
from ..handbook.handoffs import Handoff
from ..handbook.impact import Impact, Reach
from ..model import Role
from ..site import Page, Section
from .desk import Desk, Link
from .fold import first, fold
from .home import RoleGroup, role_groups
from .index_head import overview
from .insights import risky_handoff
from .journey_index import journey_cards
from .orientation_questions import Question, questions
from .parts import (
    Card,
    Empty,
    Feeling,
    LinkList,
    PageHead,
    Trail,
    description,
    feeling,
    holders,
    outside_link,
    role_links,
)
from .persona_index import gallery
from .role import COLLEAGUES, department_journeys, folded_cards

PEOPLE = 2


@dataclass(frozen=True)
class OrientationLead:
    """The opening of a role's first week. `role_id` is what its ticks are remembered under."""

    head: PageHead
    role_id: str
    said: Markup


@dataclass(frozen=True)
class OrientationTask:
    """Something to do this week. `tick` names it, unique on the page; `note` says more."""

    tick: str
    text: Markup
    note: Markup | None = None


@dataclass(frozen=True)
class OrientationTasks:
    """Tasks in order, each with a box to tick where a script can remember it."""

    tasks: tuple[OrientationTask, ...]


@dataclass(frozen=True)
class OrientationMoment:
    """The moment it matters most in: the customer's words, how it feels, and how this role's work gets there."""

    step: Link
    feeling: Feeling
    said: Markup
    reach: str
    effect: Markup
    tick: str


@dataclass(frozen=True)
class OrientationRoles:
    """Every role's own first week, by department."""

    groups: tuple[RoleGroup, ...]


def orientation_index(desk: Desk) -> Page:
    """The first week for everyone."""
    desk = desk.at(ORIENTATION)
    press, say = desk.press, desk.words.text
    current = desk.handbook.current_journeys
    walked = sorted(current, key=lambda found: (not current[found].key, found))[:1]
    met = Counter(found for journey in current.values() for found in journey.personas if desk.has("persona", found))
    first = [found for journey_id in walked for found in current[journey_id].personas if desk.has("persona", found)]
    people = list(dict.fromkeys([*first, *(found for found, _ in met.most_common())]))[:PEOPLE]
    steps = OrientationTasks(
        tuple(OrientationTask(f"all-{day}", desk.words.html(f"orientation.day.{day}")) for day in range(1, 6))
    )
    sections = [
        press.section(2, "_role", say("orientation.choose"), [OrientationRoles(role_groups(desk, address_of_week))]),
        press.section(2, "_week", say("orientation.how"), [steps]),
    ]
    if people:
        sections.append(press.section(2, "_people", say("orientation.people"), [gallery(desk, people)]))
    if walked:
        cards = [journey_cards(desk, walked), LinkList("", ((_walk_link(desk, walked[0]), Markup()),))]
        sections.append(press.section(2, "_journey", say("orientation.journey"), cards))
    return overview(desk, "orientation", sections)


def _walk_link(desk: Desk, journey_id: str) -> Link:
    title = desk.name("journey", journey_id)
    return Link(desk.words.text("orientation.walk", journey=title), desk.href(address_of_walk(journey_id)))


def orientation_page(desk: Desk, role_id: str) -> Page:
    """The first week in a role."""
    desk = desk.at(address_of_week(role_id))
    role, say = desk.handbook.roles[role_id], desk.words.text
    impact = desk.facts.impacts[role_id]
    title = say("orientation.role-title", role=role.title)
    home = Link(say("home"), desk.href(""))
    index = Link(say("orientation.title"), desk.href(ORIENTATION))
    head = PageHead(Trail((home, index, desk.link("role", role_id))), say("orientation.kicker"), title, Markup())
    said = desk.words.html("orientation.lead-role" if impact.reaches else "orientation.unmapped", role=role.title)
    found = _path(desk, role_id, impact) if impact.reaches else _unmapped(desk, role_id, role)
    sections = tuple(section for section in (*found, _own(desk, role)) if section is not None)
    return Page(
        kind="index",
        address=desk.address,
        title=title,
        description=description(say("orientation.description", role=role.title)),
        source=desk.source("role", role_id),
        lead=desk.press.show(OrientationLead(head, role_id, said)),
        sections=sections,
        anchors=frozenset(section.id for section in sections),
        kicker=say("orientation.kicker"),
    )


def _path(desk: Desk, role_id: str, impact: Impact) -> list[Section | None]:
    press, say = desk.press, desk.words.text
    journey_id = journey_to_walk(desk, impact)
    reach = moment_that_matters(impact, journey_id)
    handoff = handoff_to_watch(desk, role_id, reach)
    persons = tuple(
        OrientationTask(f"meet-{found}", desk.link("persona", found).html, _whose(desk, found, is_own=is_own))
        for found, is_own in people_to_meet(desk, role_id, journey_id).items()
    )
    walk = OrientationTask(f"walk-{journey_id}", _walk_link(desk, journey_id).html, _touched(desk, impact, journey_id))
    watched = [risky_handoff(desk, handoff)] if handoff else []
    return [
        press.section(2, "_meet", say("orientation.meet"), [OrientationTasks(persons)]) if persons else None,
        press.section(2, "_walk", say("orientation.walk-heading"), [OrientationTasks((walk,))]),
        press.section(2, "_moment", say("orientation.moment"), [_moment(desk, reach)]),
        press.section(2, "_handoff", say("orientation.handoff"), watched) if watched else None,
        press.section(2, "_colleagues", say("orientation.colleagues"), _colleagues(desk, role_id, reach.moment)),
        press.section(2, "_ask", say("orientation.ask"), [_ask(questions(desk, role_id, impact, reach, handoff))]),
    ]


def journey_to_walk(desk: Desk, impact: Impact) -> str:
    """The journey that a role touches most; of two alike the key one, then the first."""
    touched = Counter(reach.moment.journey_id for reach in impact.reaches)
    return min(touched, key=lambda found: (-touched[found], not desk.handbook.journeys[found].key, found))


def moment_that_matters(impact: Impact, journey_id: str) -> Reach:
    """Where a role is nearest to the customer in a journey; there a moment of truth, then the one that feels worst."""
    reaches = [reach for reach in impact.reaches if reach.moment.journey_id == journey_id]
    return min(
        reaches,
        key=lambda reach: (
            reach.degree,
            not reach.moment.step.moment_of_truth,
            0 if reach.emotion is None else reach.emotion,
            reach.moment.at,
        ),
    )


def handoff_to_watch(desk: Desk, role_id: str, reach: Reach) -> Handoff | None:
    """The handoff a role is part of (else the one who is there for it) with most against it, nearest to its moment."""
    acting = (role_id, reach.path[-1])
    for acts in acting:
        mine = [
            found
            for found in desk.facts.handoffs[reach.moment.journey_id]
            if acts in found.from_roles or acts in found.to_roles
        ]
        if mine:
            return min(mine, key=lambda found: (-len(found.reasons), abs(found.from_.at - reach.moment.at)))
    return None


def people_to_meet(desk: Desk, role_id: str, journey_id: str) -> dict[str, bool]:
    """Two people, and whether the role reaches them: the one whose journey is walked, then those met most.

    A role that reaches one alone also meets somebody its department works for, else somebody anyone here works for.
    """
    impact = desk.facts.impacts[role_id]
    own = _met(impact)
    department = desk.handbook.roles[role_id].department
    near = _met(*(desk.facts.impacts[found] for found in desk.facts.roles_of_department.get(department, ())))
    far = Counter(found for journey in desk.handbook.current_journeys.values() for found in journey.personas)
    first = desk.handbook.journeys[journey_id].personas[0]
    ordered = dict.fromkeys([first, *(found for met in (own, near, far) for found in _most_first(met))])
    known = [found for found in ordered if desk.has("persona", found)]
    return {found: found in own for found in known[:PEOPLE]}


def _most_first(met: Counter[str]) -> list[str]:
    return sorted(met, key=lambda found: (-met[found], found))


def _met(*impacts: Impact) -> Counter[str]:
    """How often roles reach each person."""
    return Counter(found for impact in impacts for reach in impact.reaches for found in reach.moment.journey.personas)


def _whose(desk: Desk, persona_id: str, *, is_own: bool) -> Markup:
    """Who a person is; of one whom the role does not reach, also why to meet them all the same."""
    tagline = desk.handbook.personas[persona_id].tagline
    return Markup.escape(tagline) if is_own else desk.words.html("orientation.meet-other", tagline=tagline.rstrip("."))


def _touched(desk: Desk, impact: Impact, journey_id: str) -> Markup:
    n = sum(reach.moment.journey_id == journey_id for reach in impact.reaches)
    return desk.words.html("orientation.touched", n=n)


def _moment(desk: Desk, reach: Reach) -> OrientationMoment:
    step, words = reach.moment.step, desk.words
    actions = (*step.frontstage, *step.backstage)
    effect = next((action.effect for action in actions if action.role == reach.path[-1] and action.effect), None)
    if len(reach.path) > 1:
        names = words.listed([desk.link("role", found).html for found in reach.path[1:]])
        said: str = words.html("orientation.through", roles=names)
    else:
        said = words.text(f"reach.{min(reach.degree, 2)}", degree=reach.degree)
    return OrientationMoment(
        desk.moment_link(reach.moment),
        feeling(desk, reach.emotion),
        desk.prose.inline(step.feeling or step.thinking or step.doing),
        said,
        desk.prose.inline(effect),
        f"moment-{step.id}",
    )


def _colleagues(desk: Desk, role_id: str, moment: Moment) -> list[object]:
    """Who has the customer before and after, and whom this role works for and relies on."""
    moments = desk.handbook.moments_of[moment.journey_id]
    lists: list[object] = []
    for key, found in (("before", reversed(moments[: moment.at])), ("after", iter(moments[moment.at + 1 :]))):
        items: tuple[tuple[Link, Markup], ...] = ()
        for other in found:
            people = [link for link in role_links(desk, holders(other.step)) if link.text != desk.name("role", role_id)]
            if people:
                where = desk.words.html("orientation.there", step=desk.moment_link(other).html)
                items = tuple((link, where) for link in people)
                break
        if items:
            lists.append(LinkList(desk.words.text(f"orientation.{key}"), items))
    supports = [support.role for support in desk.handbook.roles[role_id].supports]
    supporters = [found for found, _ in desk.facts.supporters.get(role_id, ())]
    for key, ids in (("role.depends-on-you", supports), ("role.you-depend-on", supporters)):
        if ids:
            lists.append(LinkList(desk.words.text(key), tuple((link, Markup()) for link in desk.links("role", ids))))
    return lists or [Empty(desk.words.html("empty.colleagues"))]


def _ask(asked: tuple[Question, ...]) -> OrientationTasks:
    return OrientationTasks(tuple(OrientationTask(f"ask-{found.kind}", found.text) for found in asked))


def _unmapped(desk: Desk, role_id: str, role: Role) -> list[Section | None]:
    """Nothing leads from this role to a customer yet: its department's journeys, and whom to ask."""
    press, words = desk.press, desk.words
    cards: list[Card] = department_journeys(desk, role)
    ask: list[object] = [Empty(words.html("orientation.unmapped-ask"))]
    if role.contact:
        link = outside_link(role.contact).html if role.contact.startswith(("mailto:", "https://")) else role.contact
        ask.append(Empty(words.html("role.contact", contact=link)))
    near = [found for found in desk.facts.roles_of_department.get(role.department, ()) if found != role_id]
    if near:
        links = [(link, Markup()) for link in desk.links("role", near)]
        shown, rest = first(links, COLLEAGUES)
        ask += [LinkList(words.text("orientation.department"), tuple(shown))]
        ask += fold(desk, "roles", len(rest), [LinkList("", tuple(rest))])
    journeys = press.section(2, "_journeys", words.text("orientation.department-journeys"), folded_cards(desk, cards))
    return [journeys if cards else None, press.section(2, "_whom", words.text("orientation.whom"), ask)]


def _own(desk: Desk, role: Role) -> Section | None:
    """What the team itself put down for the first week."""
    if not role.first_week:
        return None
    tasks = tuple(OrientationTask(f"own-{at}", desk.prose.inline(text)) for at, text in enumerate(role.first_week, 1))
    return desk.press.section(2, "_own", desk.words.text("orientation.own"), [OrientationTasks(tasks)])
