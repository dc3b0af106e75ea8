"""The first week: a handbook comes in; a page for everyone, and a path for each role made from its facts, go out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import ORIENTATION, address_of_walk, address_of_week
from ..handbook.handbook import Moment
from ..handbook.impact import Impact, Reach
from ..model import Role
from ..prose import plain
from ..site import Page, Section
from .desk import Desk, Link
from .fold import first, fold
from .home import RoleGroup, role_groups
from .index_head import overview
from .insights import risky_handoff
from .journey_index import folded_journeys, journey_cards
from .moment import reach_said
from .orientation_choices import (
    PEOPLE,
    handoff_to_watch,
    journey_nearby,
    journey_to_walk,
    moment_that_matters,
    people_to_meet,
)
from .orientation_questions import Question, questions
from .parts import (
    Empty,
    Feeling,
    LinkList,
    PageHead,
    Paragraph,
    PersonFace,
    Trail,
    description,
    feeling,
    holders,
    outside_link,
    person_face,
    role_links,
)
from .persona_index import gallery
from .role import COLLEAGUES


@dataclass(frozen=True)
class OrientationLead:
    """The opening of a role's first week. `role_id` is what its ticks are remembered under."""

    head: PageHead
    role_id: str
    said: Markup


@dataclass(frozen=True)
class OrientationTask:
    """Something to do this week. `tick` names it, unique on the page; `note` says more, `said` is a customer's word."""

    tick: str
    text: Markup
    note: Markup | None = None
    said: str = ""
    face: PersonFace | None = None


@dataclass(frozen=True)
class OrientationTasks:
    """Tasks in order, each with a box to tick where a script can remember it."""

    tasks: tuple[OrientationTask, ...]


@dataclass(frozen=True)
class OrientationMoment:
    """The moment it matters most in: the customer's words, how it feels, how this role's work gets there.

    `acts` is what is done there, under the name of who does it, and what that does to the customer.
    """

    step: Link
    feeling: Feeling
    said: Markup
    reach: str
    acts: tuple[tuple[str, Markup], ...]
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
        meet = say("orientation.people", n=len(people))
        sections.append(press.section(2, "_people", meet, [gallery(desk, people)]))
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
    said = desk.words.html("orientation.lead-role" if impact.reaches else "orientation.unmapped")
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
    watched: list[object] = []
    if handoff:
        watch = OrientationTask(f"watch-{handoff.from_.step.id}", desk.words.html("orientation.watch"))
        watched = [risky_handoff(desk, handoff), OrientationTasks((watch,))]
    return [
        _meet(desk, people_to_meet(desk, role_id, journey_id)),
        _walk(desk, journey_id, _touched(desk, impact, journey_id)),
        press.section(2, "_moment", say("orientation.moment"), [_moment(desk, reach)]),
        press.section(2, "_handoff", say("orientation.handoff"), watched) if watched else None,
        press.section(2, "_colleagues", say("orientation.colleagues"), _colleagues(desk, role_id, reach.moment)),
        press.section(2, "_ask", say("orientation.ask"), [_ask(questions(desk, role_id, impact, reach, handoff))]),
    ]


def _meet(desk: Desk, people: dict[str, bool]) -> Section | None:
    """Whom to meet, each with a face and a word of their own; of one the role does not reach, also why."""
    tasks = tuple(
        OrientationTask(
            f"meet-{found}",
            desk.link("persona", found).html,
            _whose(desk, found, is_own=is_own),
            quote.text if (quote := desk.handbook.personas[found].quote) else "",
            person_face(desk, found),
        )
        for found, is_own in people.items()
    )
    heading = desk.words.text("orientation.people", n=len(tasks))
    return desk.press.section(2, "_meet", heading, [OrientationTasks(tasks)]) if tasks else None


def _walk(desk: Desk, journey_id: str, note: Markup) -> Section:
    goal = plain(desk.handbook.journeys[journey_id].goal)
    task = OrientationTask(f"walk-{journey_id}", _walk_link(desk, journey_id).html, note, goal)
    return desk.press.section(2, "_walk", desk.words.text("orientation.walk-heading"), [OrientationTasks((task,))])


def _whose(desk: Desk, persona_id: str, *, is_own: bool) -> Markup:
    """Who a person is; of one whom the role does not reach, also why to meet them all the same."""
    tagline = desk.handbook.personas[persona_id].tagline
    return Markup.escape(tagline) if is_own else desk.words.html("orientation.meet-other", tagline=tagline.rstrip("."))


def _touched(desk: Desk, impact: Impact, journey_id: str) -> Markup:
    n = sum(reach.moment.journey_id == journey_id for reach in impact.reaches)
    return desk.words.html("orientation.touched", n=n)


def _moment(desk: Desk, reach: Reach) -> OrientationMoment:
    step, words, acts = reach.moment.step, desk.words, reach.path[-1]
    if len(reach.path) > 1:
        names = words.listed([desk.link("role", found).html for found in reach.path[1:]])
        said: str = words.html("orientation.through", roles=names)
    else:
        said = reach_said(desk, reach)
    told: list[tuple[str, Markup]] = []
    actions = (*step.frontstage, *step.backstage)
    if action := next((found for found in actions if found.role == acts and found.does), None):
        told.append(
            (
                words.text("moment.you-do") if len(reach.path) == 1 else desk.name("role", acts),
                desk.prose.inline(action.does),
            )
        )
        if action.effect:
            told.append((words.text("step.effect"), desk.prose.inline(action.effect)))
    return OrientationMoment(
        desk.moment_link(reach.moment),
        feeling(desk, reach.emotion),
        desk.prose.inline(step.feeling or step.thinking or step.doing),
        said,
        tuple(told),
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
                where = desk.moment_link(other).html
                items = tuple((link, where) for link in people)
                break
        if items:
            lists.append(LinkList(desk.words.text(f"orientation.{key}"), items))
    supports = [support.role for support in desk.handbook.roles[role_id].supports]
    supporters = [found for found, _ in desk.facts.supporters.get(role_id, ())]
    for key, ids in (("role.depends-on-you", supports), ("role.you-depend-on", supporters)):
        if ids:
            lists.append(LinkList(desk.words.text(key), tuple((link, Markup()) for link in desk.links("role", ids))))
    if not lists:
        return [Empty(desk.words.html("empty.colleagues"))]
    return [*lists, OrientationTasks((OrientationTask("colleagues", desk.words.html("orientation.talk")),))]


def _ask(asked: tuple[Question, ...]) -> OrientationTasks:
    return OrientationTasks(tuple(OrientationTask(f"ask-{found.kind}", found.text) for found in asked))


def _unmapped(desk: Desk, role_id: str, role: Role) -> list[Section | None]:
    """Nothing leads from this role to a customer yet: whom its colleagues work for, what to ask, and whom."""
    press, words = desk.press, desk.words
    theirs = desk.facts.journeys_of_department.get(role.department, ())
    asked = tuple(Question(f"unmapped-{at}", words.html(f"orientation.ask.unmapped.{at}")) for at in range(1, 4))
    whom: list[object] = [Paragraph(words.html("orientation.unmapped-ask"))]
    if role.contact:
        link = outside_link(role.contact).html if role.contact.startswith(("mailto:", "https://")) else role.contact
        whom.append(Paragraph(words.html("role.contact", contact=link)))
    near = [found for found in desk.facts.roles_of_department.get(role.department, ()) if found != role_id]
    if near:
        links = [(link, Markup()) for link in desk.links("role", near)]
        shown, rest = first(links, COLLEAGUES)
        whom += [LinkList(words.text("orientation.department"), tuple(shown))]
        whom += fold(desk, "roles", len(rest), [LinkList("", tuple(rest))])
    heading = words.text("orientation.department-journeys")
    journeys = press.section(2, "_journeys", heading, folded_journeys(desk, theirs)) if theirs else None
    nearby = journey_nearby(desk, role_id)
    note = words.html("orientation.theirs") if theirs else Markup()
    return [
        _meet(desk, dict.fromkeys(people_to_meet(desk, role_id, nearby), True)) if nearby else None,
        _walk(desk, nearby, note) if nearby else None,
        press.section(2, "_ask", words.text("orientation.ask"), [_ask(asked)]),
        press.section(2, "_whom", words.text("orientation.whom"), whom),
        journeys,
    ]


def _own(desk: Desk, role: Role) -> Section | None:
    """What the team itself put down for the first week."""
    if not role.first_week:
        return None
    tasks = tuple(OrientationTask(f"own-{at}", desk.prose.inline(text)) for at, text in enumerate(role.first_week, 1))
    return desk.press.section(2, "_own", desk.words.text("orientation.own"), [OrientationTasks(tasks)])
