"""The handbook's health, for its editors: facts and notes come in, what is missing, old or open goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ..addresses import CHECKS, HEALTH
from ..handbook.freshness import due
from ..model import EntityKind
from ..problems import Problem
from ..site import Page
from .desk import Desk, Link
from .index_head import overview
from .parts import Empty

SHOWN = 12
"""So many entries of a list stand open; the others wait behind "show more"."""
LISTED = 100
"""So many notes of a check are listed at all: whoever has more of them begins with these."""
DATED = "overdue-review"
"""A note that depends on the day it is read, where a page depends on the day of the last commit."""


@dataclass(frozen=True)
class Covered:
    """How much of something the handbook says, and links to where it does not."""

    what: str
    said: str
    tenths: int
    missing: tuple[Link, ...]
    more: tuple[Link, ...]
    more_label: str


@dataclass(frozen=True)
class CoverageTable:
    """What the handbook covers."""

    rows: tuple[Covered, ...]


@dataclass(frozen=True)
class Checked:
    """A persona or a journey, and when it was last held against reality."""

    link: Link
    kind: str
    reviewed: Markup
    due: Markup
    overdue: bool
    owner: Link | None


@dataclass(frozen=True)
class FreshnessTable:
    """Personas and journeys, those that wait longest first."""

    lead: str
    rows: tuple[Checked, ...]
    more: tuple[Checked, ...]
    more_label: str


@dataclass(frozen=True)
class OpenNote:
    """A note: what it is about, and where it is mended."""

    page: Link | None
    text: str
    edit: Link | None


@dataclass(frozen=True)
class NoteGroup:
    """The notes of one check, and where it is explained."""

    title: str
    why: Link
    notes: tuple[OpenNote, ...]
    more: tuple[OpenNote, ...]
    more_label: str
    beyond: str


def health_page(desk: Desk, problems: Iterable[Problem], prefix: str) -> Page:
    """The page of a handbook whose files are named with a `prefix` in `problems`."""
    desk = desk.at(HEALTH)
    press, say = desk.press, desk.words.text
    sections = [press.section(2, "_coverage", say("health.coverage"), [CoverageTable(tuple(_covered(desk)))])]
    if freshness := _freshness(desk):
        sections.append(press.section(2, "_freshness", say("health.freshness"), [freshness]))
    notes: list[object] = [*_notes(desk, problems, prefix)] or [Empty(desk.words.html("health.no-notes"))]
    sections.append(press.section(2, "_notes", say("health.notes"), notes))
    return overview(desk, "health", sections)


def _covered(desk: Desk) -> Iterator[Covered]:
    handbook, gaps = desk.handbook, desk.facts.coverage
    moments = handbook.current_moments
    pains = [ref for ref, place in handbook.pains.items() if place.moment.journey_id in handbook.current_journeys]
    silent = [moment.ref for moment in moments if moment.emotion() is None]
    used = desk.facts.moments_of_touchpoint
    counts: tuple[tuple[str, int, Sequence[Link]], ...] = (
        ("roles", len(handbook.roles), desk.links("role", gaps.unreached_roles)),
        ("personas", len(handbook.personas), desk.links("persona", gaps.personas_without_journey)),
        ("people", len(moments), [desk.ref_link(ref) for ref in gaps.steps_without_anyone]),
        ("feelings", len(moments), [desk.ref_link(ref) for ref in silent]),
        ("evidence", len(moments), [desk.ref_link(ref) for ref in gaps.claims_without_evidence]),
        ("pains", len(pains), [desk.ref_link(ref) for ref in gaps.pains_without_improvement]),
        (
            "touchpoints",
            len(handbook.touchpoints),
            [desk.link("touchpoint", found) for found in handbook.touchpoints if not used.get(found)],
        ),
    )
    for name, whole, missing in counts:
        if whole:
            there = whole - len(missing)
            yield Covered(
                desk.words.text(f"health.covered.{name}"),
                desk.words.text("health.of", there=there, whole=whole),
                round(there / whole * 10),
                tuple(missing[:SHOWN]),
                tuple(missing[SHOWN:]),
                desk.words.text("insights.more", n=len(missing) - SHOWN),
            )


def _freshness(desk: Desk) -> FreshnessTable | None:
    handbook = desk.handbook
    dated: list[tuple[date, EntityKind, str, str | None]] = [
        *((found.reviewed or date.min, "journey", name, found.owner) for name, found in handbook.journeys.items()),
        *((found.reviewed or date.min, "persona", name, found.owner) for name, found in handbook.personas.items()),
    ]
    rows = tuple(_checked(desk, *entry) for entry in sorted(dated, key=lambda entry: entry[:3]))
    if not rows:
        return None
    late = sum(row.overdue for row in rows)
    undated = sum(reviewed == date.min for reviewed, *_ in dated)
    lead = desk.words.text("health.late", n=late, months=handbook.vocabulary.review_every)
    if not late and undated:
        lead = desk.words.text("health.undated", n=undated)
    return FreshnessTable(lead, rows[:SHOWN], rows[SHOWN:], desk.words.text("insights.more", n=len(rows) - SHOWN))


def _checked(desk: Desk, reviewed: date, kind: EntityKind, entity_id: str, owner: str | None) -> Checked:
    known = reviewed != date.min
    until = due(reviewed, desk.handbook.vocabulary.review_every) if known else None
    return Checked(
        desk.link(kind, entity_id),
        desk.words.text(f"kicker.{kind}"),
        (desk.day(reviewed) if known else None) or desk.words.html("health.never"),
        desk.day(until) or Markup(),
        desk.facts.is_overdue(kind, entity_id),
        desk.link("role", owner) if owner else None,
    )


def _notes(desk: Desk, problems: Iterable[Problem], prefix: str) -> Iterator[NoteGroup]:
    pages = {source: key for key, source in desk.handbook.sources.items()}
    groups: dict[str, list[OpenNote]] = {}
    for problem in problems:
        if problem.code == DATED:
            continue
        source = problem.path.removeprefix(f"{prefix}/")
        page = desk.link(*pages[source]) if source in pages else None
        href = desk.edit_href(source)
        edit = Link(desk.words.text("health.line", path=source, line=problem.line), href) if href else None
        groups.setdefault(problem.code, []).append(OpenNote(page, problem.message, edit))
    for code, notes in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        key = f"health.code.{code}"
        title = desk.words.text(key) if desk.words.has(key) else code
        yield NoteGroup(
            title,
            Link(desk.words.text("editors.why"), desk.href(CHECKS, code)),
            tuple(notes[:SHOWN]),
            tuple(notes[SHOWN:LISTED]),
            desk.words.text("insights.more", n=len(notes[SHOWN:LISTED])),
            desk.words.text("fold.checked", n=len(notes[LISTED:])) if notes[LISTED:] else "",
        )
