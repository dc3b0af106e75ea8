"""A department's page: its roles, the moments they reach, and what passes in and out; and the page of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..handbook.handoffs import Handoff
from ..site import Page, Section
from .desk import Desk, Link
from .fold import first, fold, places
from .handoff import HandoffList, handoff_views
from .index_head import index_page
from .journey_index import folded_journeys
from .narrowing import named, narrowing
from .parts import Card, Cards, Empty, Paragraph, card, description, page_foot, page_head
from .touchpoint import moments_by_journey

HANDOFFS = 12
"""So many handoffs stand open on the page; the others are folded away."""


@dataclass(frozen=True)
class RoleRow:
    """A role in a list: what it does, and how it meets customers, in a few words."""

    link: Link
    summary: Markup
    reach: str
    reached: bool
    also: str
    department: str


@dataclass(frozen=True)
class RoleList:
    """Roles, one below the other."""

    rows: tuple[RoleRow, ...]


def department_page(desk: Desk, department_id: str) -> Page:
    """The page of a department."""
    desk = desk.at(address_of("department", department_id))
    department = desk.handbook.departments[department_id]
    press, words = desk.press, desk.words
    source = desk.vocabulary_source
    lead = [page_head(desk, "department", department.title), Paragraph(desk.prose.block(department.summary))]
    roles = desk.facts.roles_of_department.get(department_id, ())
    sections = [
        press.section(2, "_roles", words.text("department.roles"), [role_list(desk, roles)]),
        press.section(2, "_journeys", words.text("department.journeys"), _journeys(desk, department_id)),
        *_handoffs(desk, roles),
        *_steps(desk, roles),
    ]
    foot = Section(2, "", "", press.show(page_foot(desk, department.title, source)))
    return Page(
        kind="department",
        address=desk.address,
        title=department.title,
        description=description(department.summary, words.text("department.description", title=department.title)),
        source=source,
        lead=press.show(lead),
        sections=(*sections, foot),
        anchors=frozenset(section.id for section in sections),
        kicker=words.text("kicker.department"),
    )


def role_list(desk: Desk, ids: tuple[str, ...]) -> RoleList | Empty:
    """Roles with how they meet customers."""
    if not ids:
        return Empty(desk.words.html("empty.department-roles"))
    return RoleList(tuple(role_row(desk, role_id) for role_id in ids))


def role_row(desk: Desk, role_id: str) -> RoleRow:
    """One role in a list."""
    role, impact, words = desk.handbook.roles[role_id], desk.facts.impacts[role_id], desk.words
    if impact.reaches:
        nearest = min(impact.reaches, key=lambda reach: (reach.degree, len(reach.path)))
        colleagues = len(nearest.path) - 1
        near = words.text("near.colleagues", n=colleagues) if colleagues else words.text(f"near.{nearest.side}")
        reach = words.text("role.reach-short", n=len(impact.reaches), reach=near)
    else:
        reach = words.text("role.reach-none")
    also = words.listed(role.also_known_as) if role.also_known_as else ""
    summary = desk.prose.inline(role.summary)
    return RoleRow(desk.link("role", role_id), summary, reach, bool(impact.reaches), also, role.department)


def _journeys(desk: Desk, department_id: str) -> list[object]:
    journeys = desk.facts.journeys_of_department.get(department_id, ())
    return folded_journeys(desk, journeys) or [Empty(desk.words.html("empty.department-journeys"))]


def _steps(desk: Desk, roles: tuple[str, ...]) -> list[Section]:
    own = set(roles)
    moments = [
        moment
        for moment in desk.handbook.current_moments
        if own & {action.role for action in (*moment.step.frontstage, *moment.step.backstage)}
    ]
    if not moments:
        return []
    views = moments_by_journey(desk, moments)
    return [desk.press.section(2, "_moments", desk.words.text("department.moments"), views)]


def _handoffs(desk: Desk, roles: tuple[str, ...]) -> list[Section]:
    """Handoffs among a department's own roles, and those over its borders, both ways."""
    own, sections = set(roles), []
    every = [handoff for handoffs in desk.facts.handoffs.values() for handoff in handoffs]
    into = tuple(h for h in every if own & set(h.to_roles) and not own & set(h.from_roles))
    out = tuple(h for h in every if own & set(h.from_roles) and not own & set(h.to_roles))
    within = tuple(h for h in every if own & set(h.from_roles) and own & set(h.to_roles))
    for name, found in (("within", within), ("in", into), ("out", out)):
        if found:
            sections.append(_handoff_section(desk, name, found))
    return sections


def _handoff_section(desk: Desk, name: str, handoffs: tuple[Handoff, ...]) -> Section:
    shown, rest = first(sorted(handoffs, key=lambda handoff: not handoff.at_risk), HANDOFFS)
    others = sorted((handoff.from_ for handoff in rest), key=lambda moment: (moment.journey_id, moment.at))
    views = [HandoffList(handoff_views(desk, shown)), *fold(desk, "handoffs", len(rest), [places(desk, others)])]
    return desk.press.section(2, f"_handoffs-{name}", desk.words.text(f"department.handoffs-{name}"), views)


def roles_index(desk: Desk) -> Page:
    """All roles by department."""
    desk = desk.at("roles/")
    sections = []
    for department_id, department in desk.handbook.departments.items():
        if roles := desk.facts.roles_of_department.get(department_id, ()):
            sections.append(desk.press.section(2, f"_{department_id}", department.title, [role_list(desk, roles)]))
    choices = named(desk, "department", desk.handbook.departments)
    return index_page(desk, "role", [narrowing(desk, "role", [("department", choices)]), *sections])


def departments_index(desk: Desk) -> Page:
    """All departments."""
    desk = desk.at("departments/")
    cards = tuple(_department_card(desk, found) for found in desk.handbook.departments)
    section = desk.press.section(2, "_all", desk.words.text("departments.all"), [Cards(cards)])
    return index_page(desk, "department", [section])


def _department_card(desk: Desk, department_id: str) -> Card:
    department = desk.handbook.departments[department_id]
    roles = desk.facts.roles_of_department.get(department_id, ())
    journeys = desk.facts.journeys_of_department.get(department_id, ())
    notes = [desk.words.text("department.n-roles", n=len(roles))]
    notes += [desk.words.text("department.n-journeys", n=len(journeys))] if roles else []
    return card(desk, "department", department_id, desk.prose.inline(department.summary), notes)
