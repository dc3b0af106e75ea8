"""A sheet and the handbook's names come in; the journey that the sheet tells, and all that it could not be, go out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..model import Journey
from ..reading.nearest import listed
from .above import above
from .assembly import finished, put
from .columns import Column, Layout, layout_of
from .emotions import Scale
from .fields import Terms, read_field
from .names import Match, Names
from .rows import Line, lines_of, repeated
from .settled import settled
from .sheet import Sheet, UnreadableError, letters
from .understood import NOTHING, Heard, Understood, Unplaced

_NAME_THEM = "name its columns, such as Stage, Step, Doing, Feeling, Who, Touchpoint, Pain points"
_NO_STEP = "there is no step for this to stand beside"
_NOT_KNOWN = "there is no field for a column of this name"
_HOUSE = {
    "systems": "systems stand with the touchpoint or the role that works with them",
    "owner": "an owner answers for a touchpoint or a whole journey, not for a step",
    "department": "it is people who act: name their role, not its department",
    "remark": "a remark has no field of its own; move it to the one that it is about",
    "mood": "another column says how it feels already",
}
"""What columns hold that has a place, though in no field of a step."""
_PASSED_OVER = {"stage", "journey", "stage_number", "number"}
_IN_ROW = {"note": "this reads as a note", "hint": "this says what belongs below it", "header": ""}
"""Rows of which no step is made, with why; the header that stands there again says nothing new."""


@dataclass
class _Book:
    """What is gathered on the way down a sheet."""

    stages: list[dict[str, Any]] = field(default_factory=list)
    steps: dict[int, dict[str, Any]] = field(default_factory=dict)
    journey: dict[str, list[str]] = field(default_factory=dict)
    whole: dict[str, Any] = field(default_factory=dict)
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
    layout, scales = settled(layout, lines)
    counted = {column.at for column in layout.columns if column.field == "number"}
    lines = tuple(line for line in lines if line.kind not in {"step", "more"} or set(line.cells) - counted)
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
    guessed = [column for column in layout.columns if column.field == "emotion" and scales[column.at].guessed]
    remarks = [
        *_remarks(layout, head.groups, others, book),
        *(_scale(column, scales[column.at]) for column in guessed),
        *finished(book.stages),
    ]
    data |= book.whole
    data["stages"] = book.stages
    return Understood(
        data={name: data[name] for name in Journey.model_fields if name in data},
        columns=tuple(
            (_letter(layout, column.at), column.header, _shown(layout, column, used))
            for column in layout.columns
            if column.field or column.header or column.at in used
        ),
        remarks=tuple(remarks),
        ours=layout.ours,
        heard=tuple(book.heard),
        matches=tuple(dict.fromkeys(book.matches)),
        unplaced=(
            *head.unplaced,
            *(replace(left, step=step.get("id") if step else None) for step, left in book.unplaced),
        ),
    )


def _letter(layout: Layout, at: int, *, down: bool = False) -> str:
    """The name of a column, or `down` of a row, as the file has it."""
    return f"row {at + 1}" if layout.sheet.turned != down else f"{'column ' if down else ''}{letters(at)}"


def _shown(layout: Layout, column: Column, used: Collection[int]) -> str:
    """What a preview says that a column is: its field, or why it is none."""
    if column.at in layout.whole:
        return "whole"
    return column.field if column.field or column.at in used else "empty"


def _read_lines(layout: Layout, lines: Iterable[Line], terms: Terms, book: _Book) -> None:
    columns = {column.at: column for column in layout.columns}
    step: dict[str, Any] | None = None
    heading: Line | None = None
    for line in lines:
        if line.kind in _IN_ROW:
            _leave_row(layout, line, book)
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
        if step is not None:
            book.steps[line.at] = step
        for at, text in line.cells.items():
            place = layout.sheet.place(line.at, at)
            _read_cell(columns[at], text, place, step, terms, book)
    _leave_heading(layout, heading, book)
    _leave_comments(layout, book)


def _leave_row(layout: Layout, line: Line, book: _Book) -> None:
    for at, text in line.cells.items():
        if why := _IN_ROW[line.kind]:
            book.leave(None, layout.sheet.place(line.at, at), layout.columns[at].header, text, why)


def _leave_comments(layout: Layout, book: _Book) -> None:
    columns = {column.at: column for column in layout.columns}
    for row, at, text in layout.sheet.comments:
        header = columns[at].header if at in columns else ""
        book.leave(book.steps.get(row), layout.sheet.place(row, at), header, text, "this is a comment on the cell")


def _leave_heading(layout: Layout, heading: Line | None, book: _Book) -> None:
    for at, text in heading.cells.items() if heading is not None else ():
        book.leave(None, layout.sheet.place(heading.at if heading else 0, at), "", text, _NO_STEP)


def _read_cell(  # noqa: PLR0913, PLR0917  # a cell, where it stands, and what it is read with
    column: Column, text: str, place: str, step: dict[str, Any] | None, terms: Terms, book: _Book
) -> None:
    shown = column.header or "(no name)"
    if column.field in _PASSED_OVER:
        return
    if (
        not terms.ours
        and text.casefold() in NOTHING
        and not (column.field == "emotion" and terms.scales[column.at].signs)
    ):
        book.leave(step, place, shown, text, "this says nothing")
        return
    if not column.field or column.field in _HOUSE:
        book.leave(step, place, shown, text, _HOUSE.get(column.field, _NOT_KNOWN))
        return
    if column.field in {"persona", "evidence"}:
        _name_for_journey(column, text, (place, shown), step, terms, book)
        return
    told = read_field(column.field, text, terms, column.at, column.header)
    book.matches += told.matches
    book.heard += [told.heard] if told.heard is not None else []
    for part, why in told.unread:
        book.leave(step, place, shown, part, why)
    for name, value in told.values:
        if name.startswith("journey_"):
            book.whole[name.removeprefix("journey_")] = value
        elif step is None:
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


def _remarks(layout: Layout, groups: Sequence[str], others: int, book: _Book) -> Iterable[str]:
    sheet = layout.sheet
    if sheet.turned:
        yield f"Its stages run from left to right, with the names of the lanes in column {letters(layout.header)}."
    elif layout.header:
        yield f"The names of its columns stand in row {layout.header + 1}."
    if groups:
        yield f"The row above them groups them: {listed(groups, 'and')}."
    if again := repeated(layout):
        rows = listed([_letter(layout, at, down=True) for at in again], "and")
        yield f"The names of the columns stand again in {rows}, and are passed over there."
    if others:
        yield (
            "A row of another journey is left out." if others == 1 else f"{others} rows of other journeys are left out."
        )
    if sheet.hidden:
        yield f"Hidden in the sheet, and read all the same: {', '.join(sheet.hidden)}."
    if sheet.lost:
        lost = ", ".join(sheet.lost)
        yield f"Formulas without a value, which stay empty: {lost}. Open and save the sheet, and try again."
    people = dict.fromkeys(book.journey.get("personas", ()))
    if len(people) > 1:
        told = listed(people, "and")
        yield f"The steps of {told} stand one after the other, as in the sheet; a journey for each is clearer."


def _scale(column: Column, scale: Scale) -> str:
    name = column.header
    return (
        f'The numbers in "{name}" are taken to go from {scale.low:g} (worst) to {scale.high:g} (best). '
        f'If they do not, write into its name how they go, such as "{name} (1-10)".'
    )
