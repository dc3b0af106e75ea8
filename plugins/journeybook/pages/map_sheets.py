"""The map on paper: stages come in, sheets that each hold as many whole stages as can be read go out.

How high a text stands is not known before a browser sets it, so it is estimated: a letter is half as wide as its type
is high, one of a wide script as wide. The style sheet lays out what is decided here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Protocol
from unicodedata import east_asian_width

from markupsafe import Markup

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
"""Sizes of type in points, the largest first; each has a class of its own in the style sheet, by its place here."""

READABLE = 6.0
"""No smaller for the sake of one more stage on a sheet."""

STEPS_A_SHEET = 7
"""More columns than these are too narrow to read."""

POINT = 0.3528
"""A point in millimetres."""

HEADS = 11.0
"""The height, in ems, of a stage's name, its steps' names and the lines between rows."""


@dataclasses.dataclass(frozen=True)
class Paper:
    """What a sheet has room for, in mm: the columns of steps together, all rows, one column, the names of rows.

    In ems: the height of a line, and what a cell leaves free above and below its texts.
    """

    width: float
    height: float
    column: float
    names: float
    line: float
    free: float


A3 = Paper(width=372, height=254, column=124, names=26, line=1.32, free=0.8)
A4 = Paper(width=250, height=186, column=125, names=27, line=1.27, free=0.5)


class Celled(Protocol):
    """A cell of the map."""

    @property
    def label(self) -> str:
        """The name of its row."""

    @property
    def empty(self) -> bool:
        """Whether it says nothing; a row of such is not printed."""

    @property
    def drawn(self) -> float:
        """The height of what is drawn in it, in ems."""


class Column(Protocol):
    """The cells of a step."""

    @property
    def cells(self) -> Sequence[Celled]:
        """One for each lane."""


def size(columns: Sequence[Column], paper: Paper) -> int:
    """The place in SIZES of the largest type at which these columns fit on one sheet; the smallest where none does."""
    return next((at for at, points in enumerate(SIZES) if fits(columns, paper, points)), len(SIZES) - 1)


def fits(columns: Sequence[Column], paper: Paper, points: float) -> bool:
    """Whether these columns fit on one sheet in type of a size."""
    return _height(columns, paper, points) <= paper.height


def packed(stages: Iterable[Sequence[Column]], paper: Paper) -> Iterator[int]:
    """How many stages stand on each sheet, in order; a stage is never parted."""
    held: list[Column] = []
    count = 0
    for stage in stages:
        more = [*held, *stage]
        if count and (len(more) > STEPS_A_SHEET or not fits(more, paper, READABLE)):
            yield count
            more, count = [*stage], 0
        held, count = more, count + 1
    yield count


def _height(columns: Sequence[Column], paper: Paper, points: float) -> float:
    em = points * POINT
    column = min(paper.column, paper.width / len(columns)) - 1.6 * em
    rows = [
        row for row in zip(*(column.cells for column in columns), strict=True) if not all(cell.empty for cell in row)
    ]
    # Names of rows and cells in ems: their lines, and what is not text.
    named = (_lines([row[0].label], (paper.names - 1.6 * em) / em) * paper.line + paper.free for row in rows)
    return em * (
        HEADS
        + sum(
            max(name, *(_cell(cell, column / em, paper) for cell in row)) for name, row in zip(named, rows, strict=True)
        )
    )


def _cell(cell: Celled, width: float, paper: Paper) -> float:
    pieces = list(_texts(cell))
    return _lines(pieces, width) * paper.line + len(pieces) * 0.3 + paper.free + cell.drawn


def _lines(pieces: Iterable[str], width: float) -> int:
    return sum(ceil(_ems(piece) / width) for piece in pieces)


def _ems(text: str) -> float:
    """The width of a text in ems, with what is lost where lines break."""
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.56 for letter in text) + 1.0


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        text = value.striptags() if isinstance(value, Markup) else value
        if text:
            yield text
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name in PRINTED:
                yield from _texts(getattr(value, field.name))


PRINTED = frozenset(
    {
        *("shown", "prose", "text", "tag", "title", "reality", "items", "link", "links"),
        *("remark", "said", "ways", "word", "measure", "notes", "evidence"),
    }
)
"""The fields of what a cell shows that are set as text."""
