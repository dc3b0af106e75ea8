"""The rows below a header come in; which of them are steps, of which stage, and which are something else go out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .columns import Layout, field_of
from .names import folded
from .sheet import Sheet

SHARED = {"stage", "stage_phase", "stage_goal", "touchpoint", "channel", "frontstage", "backstage", "persona"}
"""What one merged cell says of all the rows it covers. Anything else is said once, of the first."""
_TOTAL = re.compile(r"(?:grand |sub)?(?:total|sum|average|mean|count)s?\b[^.!?]{0,30}", re.IGNORECASE)
_AMOUNT = re.compile(r"[-+~]?\d[-+\d.,%:\s]*[a-z]{0,10}", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:notes?|legend|comments?|remarks?|sources?|key|footnote|facilitator|participants?)\s*(?::.*)?|\*+\s.*",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_A_STEP = {"title", "doing", "id"}


@dataclass(frozen=True)
class Line:
    """A row of a sheet: a step, more of the step above it, the heading of a stage, a note, a hint, or the header again.

    `cells` are its texts by column. `stage` is its stage's title, None for none; `starts`: another stage begins here.
    """

    at: int
    kind: Literal["step", "more", "stage", "note", "hint", "header"]
    cells: Mapping[int, str]
    stage: str | None
    starts: bool = False


def lines_of(layout: Layout) -> tuple[Line, ...]:
    """The rows below the header that say anything, in order."""
    sheet, columns = layout.sheet, {column.at: column.field for column in layout.columns}
    place = {field: at for at, field in reversed(columns.items()) if field}
    steps_have_names = bool(_NAMES_A_STEP & set(place))
    shared = _shared(sheet, columns, layout.header)
    headers, heads = repeated(layout), headings(layout)
    found: list[Line] = []
    stage = next((_alone(sheet, at) for at in heads if at < layout.header), None)
    number = ""
    for at in range(layout.header + 1, len(sheet.rows)):
        cells = {column: text for column, text in enumerate(sheet.rows[at]) if text and column not in layout.whole}
        own = {columns[column] for column in cells}
        if not cells:
            continue
        if at in headers or (not found and not layout.ours and _is_hint(cells, columns)):
            found.append(Line(at, "header" if at in headers else "hint", cells, None))
            continue
        if at in heads:
            stage = _line(next(iter(cells.values())))
            found.append(Line(at, "stage", cells, stage))
            continue
        if not layout.ours and (_is_total(cells) or (_is_note(cells) and (not own & _NAMES_A_STEP or len(cells) == 1))):
            found.append(Line(at, "note", cells, None))
            continue
        if not layout.ours and steps_have_names and len(cells) == 1 and (own == {"stage"} or _is_wide(sheet, at)):
            stage = _line(next(iter(cells.values())))
            found.append(Line(at, "stage", cells, stage))
            continue
        named, counted = _line(cells.get(place.get("stage", -1), "")), cells.get(place.get("stage_number", -1), "")
        starts = (bool(named) and named != stage) or counted != number
        number, stage = counted, named or stage
        is_step = own & _NAMES_A_STEP or starts or not steps_have_names or not _after_a_step(found)
        found.append(Line(at, "step" if is_step else "more", {**shared.get(at, {}), **cells}, stage, starts=starts))
    return tuple(found)


def repeated(layout: Layout) -> tuple[int, ...]:
    """The rows below the header that say the same again, as where each stage is a table of its own."""
    names = tuple(map(folded, layout.sheet.rows[layout.header]))
    below = range(layout.header + 1, 0 if layout.ours else len(layout.sheet.rows))
    rows = ((at, layout.sheet.rows[at]) for at in below)
    return tuple(
        at
        for at, row in rows
        if sum(map(bool, row)) > 1 and all(folded(text) == name for text, name in zip(row, names, strict=True) if text)
    )


def headings(layout: Layout) -> tuple[int, ...]:
    """The rows that say one thing alone right above the header and above each row that repeats it; else none."""
    found: list[int] = []
    for header in (layout.header, *again) if (again := repeated(layout)) else ():
        at = next((at for at in range(header - 1, -1, -1) if any(layout.sheet.rows[at])), None)
        if at is not None and _alone(layout.sheet, at):
            found.append(at)
    return tuple(found)


def _alone(sheet: Sheet, at: int) -> str | None:
    """What a row says where it says one thing alone."""
    texts = [_line(text) for text in sheet.rows[at] if text]
    return texts[0] if len(texts) == 1 else None


def _is_hint(cells: Mapping[int, str], columns: Mapping[int, str]) -> bool:
    """A row that asks below each name what belongs there, as templates do."""
    named = sum(field_of(text, near=False) == columns[at] for at, text in cells.items() if columns[at])
    return named > 1 and named * 2 >= len(cells) and (named > 2 or named == len(cells))  # noqa: PLR2004  # not by chance


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _after_a_step(found: list[Line]) -> bool:
    return bool(found) and found[-1].kind in {"step", "more"}


def _is_wide(sheet: Sheet, row: int) -> bool:
    """Whether cells of a row were merged across the sheet, as those of headings are."""
    return any(area.top <= row <= area.bottom and area.right > area.left + 1 for area in sheet.merged)


def _is_total(cells: Mapping[int, str]) -> bool:
    """A row that adds up the ones above it."""
    opening, *others = cells.values()
    return _TOTAL.fullmatch(opening) is not None and all(_AMOUNT.fullmatch(text) for text in others)


def _is_note(cells: Mapping[int, str]) -> bool:
    """A remark that stands for itself."""
    opening, *others = cells.values()
    return _NOTE.fullmatch(opening) is not None and len(others) <= 1


def _shared(sheet: Sheet, columns: Mapping[int, str], header: int) -> Mapping[int, Mapping[int, str]]:
    """The texts that merged cells lend to the rows they cover, by row and column."""
    lent: dict[int, dict[int, str]] = {}
    for area in sheet.merged:
        if area.top <= header or columns.get(area.left) not in SHARED:
            continue
        text = sheet.rows[area.top][area.left] if area.top < len(sheet.rows) else ""
        for at in range(area.top + 1, min(area.bottom + 1, len(sheet.rows)) if text else 0):
            lent.setdefault(at, {})[area.left] = text
    return lent
