"""The home page's generated parts: find your role, walk a key journey, new here, the people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import ORIENTATION, index_of
from ..site import Home, Page, Section
from . import orientation_choices
from .changes import lately
from .desk import Desk, Link
from .journey_index import journey_cards
from .parts import LinkList, PageHead, Paragraph, Trail
from .persona_index import gallery


@dataclass(frozen=True)
class RoleGroup:
    """The roles of a department; `folded` says how many, where there are so many that departments are chosen first."""

    department: Link
    roles: tuple[tuple[Link, str], ...]
    folded: str = ""


@dataclass(frozen=True)
class RoleFinder:
    """Every role, by department, so that each reader finds their own."""

    lead: str
    groups: tuple[RoleGroup, ...]
    all: Link


ROLES_OPEN = 60
"""So many roles can be looked through; where there are more, a department is opened first."""
KEY_JOURNEYS = 4
PEOPLE = 6


def home_parts(desk: Desk) -> Home:
    """The parts that stand on the hand-written home page."""
    desk = desk.at("")
    press, say = desk.press, desk.words.text
    finder = RoleFinder(
        say("home.roles-lead"), role_groups(desk), Link(say("home.all-roles"), desk.href(index_of("role")))
    )
    current = [found for found, journey in desk.handbook.journeys.items() if journey.state == "current"]
    shown = sorted(current, key=lambda found: (not desk.handbook.journeys[found].key, found))[:KEY_JOURNEYS]
    more = LinkList("", ((Link(say("home.all-journeys"), desk.href(index_of("journey"))), desk.words.html("nothing")),))
    people = LinkList("", ((Link(say("home.all-people"), desk.href(index_of("persona"))), desk.words.html("nothing")),))
    week = Link(say("home.new-week"), desk.href(ORIENTATION)).html
    new = Paragraph(
        desk.words.html("home.new-text", n=min(len(desk.handbook.personas), orientation_choices.PEOPLE), week=week)
    )
    sections: tuple[Section, ...] = (
        press.section(2, "_find-your-role", say("home.roles"), [finder]),
        press.section(2, "_journeys", say("home.journeys"), [journey_cards(desk, shown), more]),
        press.section(2, "_new", say("home.new"), [new]),
        press.section(2, "_people", say("home.people"), [gallery(desk, list(desk.handbook.personas)[:PEOPLE]), people]),
    )
    newest = lately(desk)
    sections = (*sections, newest) if newest else sections
    return Home("".join(section.html for section in sections), sections)


def role_groups(desk: Desk, place: Callable[[str], str] | None = None) -> tuple[RoleGroup, ...]:
    """All roles by department, each with a link to its page, or to the address that `place` makes of its id."""
    is_long = len(desk.handbook.roles) > ROLES_OPEN
    return tuple(
        RoleGroup(
            desk.link("department", department_id),
            tuple(_role(desk, found, place) for found in roles),
            desk.words.text("department.n-roles", n=len(roles)) if is_long else "",
        )
        for department_id in desk.handbook.departments
        if (roles := desk.facts.roles_of_department.get(department_id, ()))
    )


def _role(desk: Desk, role_id: str, place: Callable[[str], str] | None) -> tuple[Link, str]:
    link = desk.link("role", role_id)
    known_as = ", ".join(desk.handbook.roles[role_id].also_known_as)
    return (Link(link.text, desk.href(place(role_id))) if place else link), known_as


def home_page(desk: Desk) -> Page:
    """A whole home page, for a handbook that has no hand-written one."""
    desk = desk.at("")
    parts = home_parts(desk)
    said = desk.words.text("home.description")
    head = PageHead(Trail(()), desk.words.text("kicker.home"), desk.site_name, Markup.escape(said))
    return Page(
        kind="home",
        address="",
        title=desk.site_name,
        description=said,
        source=None,
        lead=desk.press.show(head),
        sections=parts.sections,
        anchors=frozenset(section.id for section in parts.sections),
    )
