"""Bytes of an XLSX file come in, its sheets go out: formulas by their stored values, nothing run, nothing fetched."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ..model.durations import spoken_duration
from .sheet import MOST_COLUMNS, MOST_ROWS, Area, Sheet, UnreadableError, letters, table, tidy

MOST_UNPACKED = 40_000_000
MOST_PARTS = 2_000
MOST_SHEETS = 50
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[\s>/]")
_ROW = re.compile(rb"<row[\s>]")
_THREAD = re.compile(r"\[Threaded comment\].*?\nComment:\s*", re.DOTALL)
"""What a spreadsheet writes above a conversation, for programs that show only its text."""
_DAMAGED = "this XLSX is damaged; open it in a spreadsheet program and save it anew as .xlsx or CSV"


def read_xlsx(written: bytes) -> tuple[Sheet, ...]:
    """Every sheet that is a table, in the file's order. Raises UnreadableError with what to do."""
    formulas = _look_inside(written)
    book = _opened(written, data_only=True)
    sources = _opened(written, data_only=False) if formulas else None
    return tuple(
        _sheet(found, sources[found.title] if sources is not None else None)
        for found in book.worksheets[:MOST_SHEETS]
        if isinstance(found, Worksheet)
    )


def _look_inside(written: bytes) -> bool:
    """Whether there are formulas. What an archive unpacks to is read off its table of contents before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise UnreadableError("this XLSX unpacks to more than 40 MB; save only the workshop's sheet as .xlsx")
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableError("this XLSX is protected by a password; save it without one, or as CSV")
            formulas = False
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    content = archive.read(part)
                    if _ENTITIES.search(content) or b"<\0!\0" in content or b"\0<\0!" in content:
                        raise UnreadableError(_DAMAGED)
                    if part.filename.startswith("xl/worksheets/"):
                        formulas = formulas or _FORMULA.search(content) is not None
                        if len(_ROW.findall(content)) > 20 * MOST_ROWS:
                            raise UnreadableError(
                                f"this sheet has more than {MOST_ROWS:,} rows; leave only one journey in it"
                            )
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError) as error:
        # A way of packing that zipfile does not know is a RuntimeError too.
        raise UnreadableError(_DAMAGED) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]  # what unpacking raises
        raise UnreadableError(_DAMAGED) from error
    return formulas


def _opened(written: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of pictures, charts and lists that it leaves out
        try:
            return openpyxl.load_workbook(io.BytesIO(written), data_only=data_only, keep_links=False)
        except Exception as error:  # a damaged file makes openpyxl raise whatever it stumbles over
            raise UnreadableError(_DAMAGED) from error


def _sheet(found: Worksheet, source: Worksheet | None) -> Sheet:
    lost: list[str] = []
    comments: list[tuple[int, int, str]] = []
    hidden_columns = [name for name, column in found.column_dimensions.items() if column.hidden]
    hidden_rows = [number for number, row in found.row_dimensions.items() if row.hidden]
    rows = table(_rows(found, source, lost, comments))
    return Sheet(
        name=found.title,
        rows=rows,
        saved_as=f'XLSX, sheet "{found.title}"',
        merged=tuple(
            Area(area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
            for area in sorted(found.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col))
        ),
        hidden=(
            *(f"row {number}" for number in sorted(hidden_rows) if number <= len(rows)),
            *(f"column {name}" for name in sorted(hidden_columns)),
        ),
        lost=tuple(lost),
        comments=tuple(comments),
        visible=found.sheet_state == "visible",
    )


def _rows(
    found: Worksheet, source: Worksheet | None, lost: list[str], comments: list[tuple[int, int, str]]
) -> Iterator[list[str]]:
    empty = 0
    width = min(found.max_column, MOST_COLUMNS + 1)
    for row, cells in enumerate(found.iter_rows(max_col=width)):
        texts = [_text(cell.value, cell.number_format) for cell in cells]
        for column, text in enumerate(texts):
            if not text and source is not None and source.cell(row + 1, column + 1).data_type == "f":
                lost.append(f"{letters(column)}{row + 1}")
        comments += [(row, at, text) for at, cell in enumerate(cells) if (text := _comment(cell))]
        empty = 0 if any(texts) else empty + 1
        if empty > MOST_ROWS:
            return
        yield texts


def _comment(cell: Cell | MergedCell) -> str:
    """What somebody pinned to a cell."""
    text = cell.comment.text if cell.comment else None
    return "\n".join(line.strip() for line in tidy(_THREAD.sub("", text)).split("\n")) if text else ""


def _text(  # noqa: PLR0911  # a way out for each kind of value
    value: Any,  # noqa: ANN401  # a cell may hold anything
    number_format: str,
) -> str:
    """What a reader sees in a cell, less what only decorates it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        if "%" in number_format:
            return f"{round(value * 100, 10):g}%"
        return f"{int(value)}" if value == int(value) and abs(value) < 10**15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value.date()} {_clock(value.time())}"
    if isinstance(value, timedelta):
        return spoken_duration(value)
    if isinstance(value, time):
        return _clock(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _clock(value: time) -> str:
    """A time of day as people write it: to the minute, where it is one."""
    return value.isoformat("minutes" if value.replace(second=0, microsecond=0) == value else "auto")
