"""What a sheet is once its file is read: rows of texts, and what must be told of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .cells import unguarded

MOST_BYTES = 10_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 500
_CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1f]")


class UnreadableError(Exception):
    """A file that is no sheet we can read; its text is one plain sentence that says what it is and what to do."""


@dataclass(frozen=True)
class Area:
    """Cells that were merged into one: rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet as a table of texts, each row as long as the others; "" is an empty cell.

    `saved_as` says how it was saved. `merged` are its merged cells, whose text stands in the first of them. `hidden`
    names hidden rows and columns, which are read like the others. `lost` are cells whose formula came without a
    value. `comments` are what somebody pinned to a cell, by row and column. `turned`: rows were columns in the file.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    saved_as: str = ""
    merged: tuple[Area, ...] = ()
    hidden: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    comments: tuple[tuple[int, int, str], ...] = ()
    visible: bool = True
    turned: bool = False

    def place(self, row: int, column: int) -> str:
        """The name of a cell as spreadsheets write it: `B7`."""
        row, column = (column, row) if self.turned else (row, column)
        return f"{letters(column)}{row + 1}"

    def transposed(self) -> Sheet:
        """The sheet with rows as columns; places keep the names they have in the file."""
        merged = tuple(Area(area.left, area.top, area.right, area.bottom) for area in self.merged)
        return replace(
            self,
            rows=tuple(zip(*self.rows, strict=True)),
            merged=merged,
            comments=tuple((column, row, text) for row, column, text in self.comments),
            turned=not self.turned,
        )


def letters(column: int) -> str:
    """The name of a column counted from 0: A, B, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def tidy(text: str) -> str:
    """A cell's text with one kind of line break, without what no page can show and no space around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")).strip()


def table(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of tidy texts, all as long as the longest that says something. Raises UnreadableError for too many."""
    tidied: list[list[str]] = []
    for row in rows:
        cells = [unguarded(tidy(cell)) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise UnreadableError(f"this sheet has more than {MOST_COLUMNS} columns; leave only the workshop's in it")
        tidied.append(cells)
        if len(tidied) > MOST_ROWS:
            raise UnreadableError(f"this sheet has more than {MOST_ROWS:,} rows; leave only one journey in it")
    while tidied and not tidied[-1]:
        tidied.pop()
    width = max((len(row) for row in tidied), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in tidied)
