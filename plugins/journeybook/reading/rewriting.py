"""What every slip over several lines is made of: the lines put right, and how lines stand to those around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .lines import Lines
from .names import FIELD_NAMES

NAMED = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*):(?:\s|$)")
"""A line that begins with the name of a field."""
BARE = re.compile(r"\s*(?:- +)*[A-Za-z][\w-]*:\s*")
"""A line with nothing but the name of a field."""

_FURTHEST = 60
"""So many lines above are looked at for where a text begins."""


@dataclass(frozen=True)
class Rewriting:
    """Lines put right, by their number: what was wrong, and the stretch (offset, length) of `line` that was."""

    message: str
    changed: Mapping[int, str]
    line: int
    start: int
    length: int
    hint: str
    is_one: bool = True

    @property
    def through(self) -> int:
        """The line that reading has to come past with it: the last one of a region that is one."""
        return max(self.changed) if self.is_one else self.line


def indent(text: str) -> int:
    """How many spaces a line begins with."""
    return len(text) - len(text.lstrip(" "))


def put_right(  # noqa: PLR0913  # the parts of what it makes
    lines: Lines, line: int, message: str, changed: Mapping[int, str], hint: str, *, is_one: bool = True
) -> Rewriting:
    """A rewriting that marks all that stands on `line`."""
    text = lines.at(line)
    start = len(text) - len(text.lstrip())
    return Rewriting(message, changed, line, start, len(text.strip()), hint, is_one)


def is_field(text: str) -> bool:
    """Whether a line begins with the name of a field that some model has."""
    named = NAMED.match(text)
    return named is not None and named[1] in FIELD_NAMES


def lines_above(lines: Lines, line: int) -> Iterator[int]:
    """The lines above that hold something, the nearest first."""
    return (above for above in range(line - 1, max(line - _FURTHEST, 0), -1) if lines.at(above).strip())


def until(lines: Lines, line: int, stops: Callable[[str], bool]) -> int:
    """The last line that holds something before one that stops, or before the end."""
    last = line
    for below in range(line + 1, lines.count + 1):
        if lines.at(below).strip():
            if stops(lines.at(below)):
                break
            last = below
    return last


def last_within(lines: Lines, line: int) -> int:
    """The last line of what is indented below a line, the line itself where nothing is."""
    own = indent(lines.at(line))
    return until(lines, line, lambda below: indent(below) <= own)


def pushed(lines: Lines, first: int, last: int, by: int) -> dict[int, str]:
    """The lines from first to last, each so many spaces further right."""
    return {
        line: " " * (indent(lines.at(line)) + by) + lines.at(line).lstrip(" ")
        for line in range(first, last + 1)
        if lines.at(line).strip()
    }
