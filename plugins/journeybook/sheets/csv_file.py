"""Bytes of a CSV file come in, its one sheet goes out, whatever its encoding and separator are."""

from __future__ import annotations

import csv
import io

from .encoding import decoded
from .sheet import MOST_COLUMNS, Sheet, UnreadableError, table

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
_LONGEST_CELL = 120_000
"""The csv module refuses cells a little longer than this; one that long is a quotation mark that was never closed."""


def read_csv(written: bytes, name: str, encoding: str | None = None) -> Sheet:
    """The sheet. Raises UnreadableError for what is no table of text."""
    text, saved_as = decoded(written, encoding)
    text, told = _told(text.replace("\0", ""))
    if not text.strip():
        raise UnreadableError("this file is empty; export the sheet again and try with that")
    separator = told or max(SEPARATORS, key=lambda candidate: _fit(text, candidate))
    _whole(text, separator)
    try:
        rows = table(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        remedy = "look for a quotation mark that is never closed"
        raise UnreadableError(f"this CSV has a cell of more than {_LONGEST_CELL:,} characters; {remedy}") from error
    return Sheet(name, rows, f"CSV in {saved_as}, separated by {SEPARATORS.get(separator, separator)}")


def _whole(text: str, separator: str) -> None:
    """Raises UnreadableError where a quotation mark is never closed, so that the rest of the file is in one cell."""
    read = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            read += 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise UnreadableError(
                f"a quotation mark in row {read + 1} is never closed, so that all rows after it would be in one cell; "
                "close it, or save the sheet again as CSV"
            ) from error


def _told(text: str) -> tuple[str, str | None]:
    """The text less the line `sep=;` that spreadsheets write, and the separator it names."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r")
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return rest, first[-1]
    return text, None


def _fit(text: str, separator: str) -> tuple[float, int]:
    """How much a separator makes a table of a text: the share of rows as wide as most are, times the width."""
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if any(cell.strip() for cell in row):
                widths.append(min(len(row), MOST_COLUMNS))
            if len(widths) >= 200:  # noqa: PLR2004  # enough to see
                break
    except csv.Error:
        return (0, 0)
    wide = [width for width in widths if width > 1]
    if not wide:
        return (0, 0)
    usual = max(set(wide), key=lambda width: (wide.count(width), width))
    return (wide.count(usual) / len(widths) * min(usual, 12), usual)
