"""What every remedy is made of: a line put right, the parts of a line, and the quotes that fit a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIELD = re.compile(r"(?P<head>\s*(?:- +)*(?:[A-Za-z][\w-]*|\"[^\"]*\"): +)(?P<value>\S(?:.*\S)?)\s*")
ITEM = re.compile(r"(?P<head>\s*(?:- +)+)(?P<value>\S(?:.*\S)?)\s*")
LONGEST_SHOWN = 78
"""A line put right is shown as a hint up to this many characters."""


@dataclass(frozen=True)
class Remedy:
    """A line put right: what was wrong, and the stretch of the written line (offset, length) that was.

    `everywhere`: whoever did this did it in other lines too, so all of them are put right at once.
    """

    message: str
    line: str
    start: int
    length: int
    hint: str = ""
    everywhere: bool = False


def quoted(text: str) -> str:
    """A text in the quotes that fit it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def value_in(line: str) -> tuple[str, str] | None:
    """What comes before the value of a line, and the value; None for a line without one."""
    match = FIELD.fullmatch(line) or ITEM.fullmatch(line)
    return (match["head"], match["value"]) if match else None
