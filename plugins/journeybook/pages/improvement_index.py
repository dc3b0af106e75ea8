"""All improvements: facts come in; what to do first, how far each is, and what was won go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..site import Page, Section
from .desk import Desk, Link
from .effort_picture import effort_picture
from .fold import first, fold
from .improvement import STAGES, BeforeAfter, before_after, lever_title
from .index_head import index_page
from .parts import Empty

ON_THE_BOARD = 6
"""So many stand in a column of the board; the table has them all."""


ROWS, PROVEN = 20, 6
"""So many rows of a table, and results, stand open; the others are folded away."""


@dataclass(frozen=True)
class ImprovementRow:
    """An improvement in a list."""

    rank: str
    link: Link
    status: str
    status_said: str
    lever: str
    value: str
    effort: str
    owner: Link | None
    result: str


@dataclass(frozen=True)
class ImprovementTable:
    """Improvements, one below the other."""

    label: str
    rows: tuple[ImprovementRow, ...]


@dataclass(frozen=True)
class BoardColumn:
    """The improvements that are equally far, what helps most first."""

    title: str
    entries: tuple[tuple[Link, Link | None], ...]
    more: str


@dataclass(frozen=True)
class StatusBoard:
    """Improvements by how far they are."""

    columns: tuple[BoardColumn, ...]


@dataclass(frozen=True)
class Proven:
    """A change that was measured, with what it was."""

    link: Link
    change: Markup
    result: BeforeAfter


@dataclass(frozen=True)
class ProvenList:
    """Changes that were measured."""

    changes: tuple[Proven, ...]


def improvements_index(desk: Desk) -> Page:
    """All improvements: how far they are, open ones by rank, what was won, then what is done, then what was dropped."""
    desk = desk.at("improvements/")
    sections = tuple(_sections(desk))
    if not sections:
        nothing = Empty(desk.words.html("empty.improvements"))
        sections = (desk.press.section(2, "_open", desk.words.text("improvements.open"), [nothing]),)
    return index_page(desk, "improvement", sections)


def _sections(desk: Desk) -> Iterator[Section]:
    ranks, every, press, say = desk.facts.ranks, desk.handbook.improvements, desk.press, desk.words.text
    still_open = sorted((found for found in every if ranks.get(found)), key=lambda found: ranks[found] or 0)
    ended = {
        status: [found for found, change in every.items() if change.status == status] for status in ("done", "dropped")
    }
    if still_open or ended["done"]:
        yield press.section(2, "_board", say("improvements.board"), [_board(desk, [*still_open, *ended["done"]])])
    if still_open:
        views = [effort_picture(desk, still_open), *_table(desk, say("improvements.open"), still_open)]
        yield press.section(2, "_open", say("improvements.open"), [view for view in views if view])
    if proven := _proven(desk, ended["done"]):
        shown, rest = first(proven, PROVEN)
        others = fold(desk, "results", len(rest), [ProvenList(tuple(rest))])
        yield press.section(2, "_won", say("improvements.won"), [ProvenList(tuple(shown)), *others])
    for status, ids in ended.items():
        if ids:
            heading = say(f"improvements.{status}")
            yield press.section(2, f"_{status}", heading, _table(desk, heading, ids))


def _board(desk: Desk, ids: list[str]) -> StatusBoard:
    every = desk.handbook.improvements
    columns = []
    for status in STAGES:
        here = [found for found in ids if every[found].status == status]
        entries = tuple(
            (desk.link("improvement", found), desk.link("role", owner) if (owner := every[found].owner) else None)
            for found in here[:ON_THE_BOARD]
        )
        rest = len(here) - ON_THE_BOARD
        more = desk.words.text("improvements.more", n=rest) if rest > 0 else ""
        columns.append(BoardColumn(desk.words.text(f"status.{status}"), entries, more))
    return StatusBoard(tuple(columns))


def _proven(desk: Desk, ids: list[str]) -> list[Proven]:
    changes = []
    for found in ids:
        improvement = desk.handbook.improvements[found]
        if result := before_after(desk, improvement):
            changes.append(Proven(desk.link("improvement", found), desk.prose.inline(improvement.change), result))
    return changes


def _table(desk: Desk, label: str, ids: list[str]) -> list[object]:
    """Improvements in the order given, those after the first folded away."""
    shown, rest = first(ids, ROWS)
    more = desk.words.text("fold.improvements", n=len(rest))
    others = [improvement_table(desk, f"{label}: {more}", list(rest))]
    return [improvement_table(desk, label, list(shown)), *fold(desk, "improvements", len(rest), others)]


def improvement_table(desk: Desk, label: str, ids: list[str]) -> ImprovementTable:
    """Improvements in the order given, in a frame called `label`."""
    return ImprovementTable(label, tuple(_row(desk, found) for found in ids))


def _row(desk: Desk, improvement_id: str) -> ImprovementRow:
    improvement, say = desk.handbook.improvements[improvement_id], desk.words.text
    rank = desk.facts.ranks.get(improvement_id)
    result = improvement.result
    return ImprovementRow(
        str(rank) if rank else "",
        desk.link("improvement", improvement_id),
        improvement.status,
        say(f"status.{improvement.status}"),
        lever_title(desk, improvement),
        "" if improvement.customer_value is None else str(improvement.customer_value),
        "" if improvement.effort is None else str(improvement.effort),
        desk.link("role", improvement.owner) if improvement.owner else None,
        say("improvement.from-to", measure=result.measure, before=result.before, after=result.after) if result else "",
    )
