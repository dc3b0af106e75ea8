"""A sheet and the handbook's names come in; the journey that the sheet tells, and all that it could not be, go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ..model import Journey
from .above import above
from .assembly import finished, put
from .columns import Column, Layout, layout_of
from .emotions import feeling, scale_of
from .fields import Terms, read_field
from .names import Match, Names, folded
from .rows import Line, lines_of
from .sheet import Sheet, UnreadableError, letters
from .understood import NOTHING, Heard, Understood, Unplaced

_NAME_THEM = "name its columns, such as Stage, Step, Doing, Feeling, Who, Touchpoint, Pain points"
_MET = {"missed", "met", "exceeded"}
_NO_STEP = "there is no step for this to stand beside"
_NOT_KNOWN = "nobody knows this column"
_HOUSE = {
    "systems": "systems stand with the touchpoint or the role that works with them",
    "persona": "the handbook has no persona of this name",
}
_MOSTLY = 0.5


@dataclass
class _Book:
    """What is gathered on the way down a sheet."""

    stages: list[dict[str, Any]] = field(default_factory=list)
    journey: dict[str, list[str]] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    unplaced: list[tuple[dict[str, Any] | None, Unplaced]] = field(default_factory=list)

    def leave(self, step: dict[str, Any] | None, place: str, column: str, text: str, why: str) -> None:
        self.unplaced.append((step, Unplaced(place, column, text, why)))


def journeys_in(sheet: Sheet) -> tuple[str, ...]:
    """The ids of the journeys whose steps a table of ours holds; none for any other sheet."""
    layout = layout_of(sheet, {})
    at = next((column.at for column in layout.columns if column.field == "journey"), None) if layout else None
    if layout is None or at is None:
        return ()
    return tuple(dict.fromkeys(row[at] for row in layout.sheet.rows[layout.header + 1 :] if row[at]))


def how_much(sheet: Sheet) -> int:
    """How many columns of a sheet have names that are known: 0 for one that is no journey."""
    layout = layout_of(sheet, {})
    return len({column.field for column in layout.columns if column.field}) if layout else 0


def understand(sheet: Sheet, names: Names, journey: str | None = None) -> Understood:
    """Read a journey out of a sheet; of one journey only where a table holds several.

    Every cell that holds something is placed or listed. Raises UnreadableError where there is no header or no step.
    """
    layout = layout_of(sheet, names.called.get("lane", {}))
    if layout is None:
        raise UnreadableError(f"no row or column of this sheet reads as names of columns; {_NAME_THEM}")
    others = 0
    at = next((column.at for column in layout.columns if column.field == "journey"), None)
    lines = lines_of(layout)
    if at is not None and journey is not None:
        kept = tuple(line for line in lines if line.cells.get(at) == journey)
        others, lines = len(lines) - len(kept), kept
    layout, scales = _settled(layout, lines)
    if not any(line.kind == "step" for line in lines):
        where = f"column {letters(layout.header)}" if layout.sheet.turned else f"row {layout.header + 1}"
        raise UnreadableError(f"this sheet has the names of its columns in {where} and no steps after them; add a step")
    book = _Book()
    used = {at for line in lines for at in line.cells}
    head = above(layout, used, names)
    _read_lines(layout, lines, Terms(names, scales, layout.ours), book)
    data: dict[str, Any] = {name: text for name, text in head.texts.items() if name != "trigger"}
    if "trigger" in head.texts:
        data["trigger"] = {"text": head.texts["trigger"]}
    journeys = {**book.journey, "personas": [*head.personas, *book.journey.get("personas", [])]}
    data |= {name: list(dict.fromkeys(found)) for name, found in journeys.items() if found}
    remarks = [*_remarks(layout, others), *finished(book.stages)]
    data["stages"] = book.stages
    return Understood(
        data={name: data[name] for name in Journey.model_fields if name in data},
        columns=tuple(
            (_letter(layout, column.at), column.header, column.field)
            for column in layout.columns
            if column.field or column.at in used
        ),
        remarks=tuple(remarks),
        heard=tuple(book.heard),
        matches=tuple(dict.fromkeys(book.matches)),
        unplaced=(
            *head.unplaced,
            *(replace(left, step=step.get("id") if step else None) for step, left in book.unplaced),
        ),
    )


def _letter(layout: Layout, at: int) -> str:
    return f"row {at + 1}" if layout.sheet.turned else letters(at)


def _settled(layout: Layout, lines: Iterable[Line]) -> tuple[Layout, dict[int, Any]]:
    """Columns that only their cells tell: a feeling in words or as a level, an expectation or whether it was met."""
    below: dict[int, list[str]] = {column.at: [] for column in layout.columns}
    for line in lines:
        for at, text in line.cells.items():
            if line.kind in {"step", "more"}:
                below[at].append(text)
    scales = {
        column.at: scale_of(below[column.at], column.header, ours=folded(column.header) == "emotion")
        for column in layout.columns
        if column.field in {"mood", "emotion"}
    }
    fit = {
        column.at: sum(feeling(text, scales[column.at]) is not None for text in below[column.at])
        / max(len(below[column.at]), 1)
        for column in layout.columns
        if column.field == "mood"
    }
    level = max(fit, key=lambda at: (fit[at], -at), default=None)
    if level is not None and fit[level] < _MOSTLY:
        level = None

    def settle(column: Column) -> Column:
        if column.field == "mood":
            return replace(column, field="emotion" if column.at == level else "feeling")
        if column.field == "expected":
            met = all(text.casefold() in _MET for text in below[column.at])
            return replace(column, field="expectation" if met and below[column.at] else "expecting")
        return column

    return replace(layout, columns=tuple(map(settle, layout.columns))), scales


def _read_lines(layout: Layout, lines: Iterable[Line], terms: Terms, book: _Book) -> None:
    columns = {column.at: column for column in layout.columns}
    step: dict[str, Any] | None = None
    heading: Line | None = None
    for line in lines:
        if line.kind == "note":
            for at, text in line.cells.items():
                book.leave(None, layout.sheet.place(line.at, at), columns[at].header, text, "this reads as a note")
            continue
        if line.kind == "stage":
            _leave_heading(layout, heading, book)
            heading = line
            continue
        if heading is not None and heading.stage != line.stage:
            _leave_heading(layout, heading, book)
        if line.kind == "step":
            if line.starts or heading is not None or not book.stages:
                book.stages.append({"title": line.stage, "steps": []} if line.stage else {"steps": []})
            step, heading = {}, None
            book.stages[-1]["steps"].append(step)
        for at, text in line.cells.items():
            place = layout.sheet.place(line.at, at)
            _read_cell(columns[at], text, place, step, terms, book)
    _leave_heading(layout, heading, book)


def _leave_heading(layout: Layout, heading: Line | None, book: _Book) -> None:
    for at, text in heading.cells.items() if heading is not None else ():
        book.leave(None, layout.sheet.place(heading.at if heading else 0, at), "", text, _NO_STEP)


def _read_cell(  # noqa: PLR0913, PLR0917  # a cell, where it stands, and what it is read with
    column: Column, text: str, place: str, step: dict[str, Any] | None, terms: Terms, book: _Book
) -> None:
    shown = column.header or "(no name)"
    if column.field in {"stage", "journey", "stage_number"}:
        return
    if (
        not terms.ours
        and text.casefold() in NOTHING
        and not (column.field == "emotion" and terms.scales[column.at].signs)
    ):
        book.leave(step, place, shown, text, "this says nothing")
        return
    if not column.field or column.field == "systems":
        book.leave(step, place, shown, text, _HOUSE.get(column.field, _NOT_KNOWN))
        return
    if column.field in {"persona", "evidence"}:
        _name_for_journey(column, text, (place, shown), step, terms, book)
        return
    told = read_field(column.field, text, terms, column.at, column.header)
    book.matches += told.matches
    if told.feeling is not None:
        book.heard.append(Heard(text, told.feeling.level, told.feeling.read_as))
    for part, why in told.unread:
        book.leave(step, place, shown, part, why)
    for name, value in told.values:
        if step is None:
            book.leave(step, place, shown, text, _NO_STEP)
        elif why := put(book.stages[-1], step, name, value):
            book.leave(step, place, shown, text, why)


def _name_for_journey(  # noqa: PLR0913, PLR0917  # as above
    column: Column, text: str, where: tuple[str, str], step: dict[str, Any] | None, terms: Terms, book: _Book
) -> None:
    key = "personas" if column.field == "persona" else column.field
    for part in (part.strip() for part in text.replace("\n", ",").replace(";", ",").split(",")):
        match = terms.names.find(column.field, part) if part else None
        if match is not None and match.id is not None:
            book.matches.append(match)
            book.journey.setdefault(key, []).append(match.id)
        elif part:
            book.leave(step, *where, part, f"the handbook has no {column.field} of this name")


def _remarks(layout: Layout, others: int) -> Iterable[str]:
    sheet = layout.sheet
    if sheet.turned:
        yield f"Its stages run from left to right, with the names of the lanes in column {letters(layout.header)}."
    elif layout.header:
        yield f"The names of its columns stand in row {layout.header + 1}."
    if others:
        yield (
            "A row of another journey is left out." if others == 1 else f"{others} rows of other journeys are left out."
        )
    if sheet.hidden:
        yield f"Hidden in the sheet, and read all the same: {', '.join(sheet.hidden)}."
    if sheet.lost:
        lost = ", ".join(sheet.lost)
        yield f"Formulas without a value, which stay empty: {lost}. Open and save the sheet, and try again."
