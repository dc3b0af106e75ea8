"""The rows below a header come in; which of them are steps, of which stage, and which are something else go out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .columns import Layout
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
    """A row of a sheet: a step, more of the step above it, the heading of a stage, or a note.

    `cells` are its texts by column. `stage` is its stage's title, None for none; `starts`: another stage begins here.
    """

    at: int
    kind: Literal["step", "more", "stage", "note"]
    cells: Mapping[int, str]
    stage: str | None
    starts: bool = False


def lines_of(layout: Layout) -> tuple[Line, ...]:
    """The rows below the header that say anything, in order."""
    sheet, columns = layout.sheet, {column.at: column.field for column in layout.columns}
    place = {field: at for at, field in reversed(columns.items()) if field}
    steps_have_names = bool(_NAMES_A_STEP & set(place))
    shared = _shared(sheet, columns, layout.header)
    found: list[Line] = []
    stage: str | None = None
    number = ""
    for at in range(layout.header + 1, len(sheet.rows)):
        cells = {column: text for column, text in enumerate(sheet.rows[at]) if text}
        own = {columns[column] for column in cells}
        if not cells:
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
