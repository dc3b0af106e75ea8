"""Places in a text: offsets come in, lines and columns that editors count the same way go out."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one line. `line` and `column` count from 1; `length` is in characters, 0 for a bare point."""

    line: int
    column: int
    length: int


@dataclass(frozen=True)
class Lines:
    """A text by its lines. Lines end at LF, CR LF or CR, as text editors count them."""

    text: str

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _BREAK.finditer(self.text)))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """Every line once, so that a thousand problems in one long line share its text."""
        ends = (*self._starts[1:], len(self.text))
        return tuple(self.text[start:end].rstrip("\r\n") for start, end in zip(self._starts, ends, strict=True))

    @property
    def count(self) -> int:
        """How many lines there are, an empty last one included."""
        return len(self._starts)

    def at(self, line: int) -> str:
        """The text of a line, counted from 1, without its end; "" past the last one."""
        return self._texts[line - 1] if 1 <= line <= len(self._texts) else ""

    def start_of(self, line: int) -> int:
        """The offset at which a line begins, counted from 1."""
        return self._starts[min(max(line, 1), len(self._starts)) - 1]

    def line_at(self, offset: int) -> int:
        """The line an offset is in, counted from 1."""
        return bisect.bisect_right(self._starts, max(offset, 0))

    def span(self, start: int, end: int) -> Span:
        """The stretch from `start` to `end`, cut where its first line ends, without white space at its end."""
        line = self.line_at(start)
        text = self.at(line)
        column = min(start - self.start_of(line), len(text))
        stretch = text[column : column + max(end - start, 0)]
        return Span(line, column + 1, len(stretch.rstrip() or stretch))

    def replaced(self, changed: Mapping[int, str]) -> Lines:
        """The same text with other lines in the place of some, by their number."""
        pieces: list[str] = []
        done = 0
        for line in sorted(changed):
            start = self.start_of(line)
            pieces += (self.text[done:start], changed[line])
            done = start + len(self.at(line))
        return Lines("".join((*pieces, self.text[done:])))
