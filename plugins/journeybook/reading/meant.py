"""What was written in a form that does not fit comes in, the same in the form that does goes out as a hint."""

from __future__ import annotations

import re
from datetime import date

from ..model.types import ID_PATTERN
from .lines import Lines
from .remedies import BULLET, SPACES, as_field
from .remedy import quoted
from .tree import Fields, Node, Scalar

ROOM = 70
"""A hint that quotes a text shows it whole up to this many characters."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[./ -]+(?:of )?(\d{1,2}|[a-z]{3,9})\.?[./ ,-]+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2})[./ -](\d{1,2})")


def list_meant(name: str, node: Scalar, lines: Lines) -> str:
    """How to write a text that was meant to be a list."""
    text = node.text
    first = lines.at(lines.line_at(node.start)).strip()
    if beside := first.startswith(f"{name}:"):
        first = first.removeprefix(f"{name}:").strip()
    if re.match(rf"-[{SPACES}]", first):
        return "the space after the dash is a special one: delete it and type it again"
    bullet = BULLET.fullmatch(first)
    if text.startswith("-") and not bullet:
        return "put a space after each dash"
    within = re.fullmatch(r"\((.*)\)", text)
    parts = [part.strip() for part in (within[1] if within else text).split(",")]
    if len(parts) > 1 - bool(within) and all(ID_PATTERN.fullmatch(part) for part in parts):
        return f"write  {name}: [{', '.join(parts)}]"
    on_lines = not beside and not node.style and lines.line_at(node.end) > lines.line_at(node.start)
    if bullet or on_lines:
        return f"begin each entry with a dash and a space:  - {bullet['text'] if bullet else first}"
    if not node.style and " - " not in text and len(text) <= ROOM:
        return f"write  - {text}  on a line of its own below {name}:"
    return f"write each entry on a line of its own below {name}: after a dash and a space"


def fields_meant(node: Scalar, lines: Lines) -> str:
    """How to write a text that was meant to be fields; "" where it does not look like one."""
    first = lines.at(lines.line_at(node.start)).strip()
    meant = as_field(first.removeprefix("- "))
    return f"write  {meant}  and so on" if meant else ""


def text_meant(node: Fields, lines: Lines) -> str:
    """How to write a text that reads as fields because there is a colon in it; "" where that takes more than a line."""
    line = lines.line_at(node.start)
    written = lines.text[node.start : lines.start_of(line) + len(lines.at(line))].strip()
    head = lines.text[lines.start_of(line) : node.start].strip()
    whole = f"{head} {quoted(written)}".strip()
    if node.flow or len(node.entries) > 1 or lines.line_at(node.entries[0].value.end) > line or len(whole) > ROOM:
        return ""
    return f"write  {whole}"


def value_meant(name: str, node: Node | None, message: str) -> str:
    """A number or a date as it should be written, where there is no doubt which one is meant; "" where there is."""
    if not isinstance(node, Scalar):
        return ""
    text = node.text.strip()
    if "a number" in message and (number := re.fullmatch(r"([-+]?\d+)[.,]?(\d*)\s*%?", text)):
        right = f"{number[1]}.{number[2]}" if number[2] else number[1]
        return f"write  {name}: {right}" if right != text else ""
    if "a date" in message and (day := _day_meant(text)):
        return f"write  {name}: {day}"
    return ""


def _day_meant(text: str) -> str:
    folded = text.casefold()
    if match := _YEAR_FIRST.fullmatch(folded):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(folded):
        day, month, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(folded):
        month, day, year = match[1], match[2], match[3]
    else:
        return ""
    if not month.isdigit():
        if month[:3] not in _MONTHS:
            return ""
        month = str(_MONTHS.index(month[:3]) + 1)
    elif match.re is _DAY_FIRST and "/" in text and int(day) <= len(_MONTHS) and int(month) <= len(_MONTHS):
        return ""  # 03/04/2026 is one day in London and another in Boston
    if match.re is _DAY_FIRST and int(month) > len(_MONTHS) >= int(day):
        day, month = month, day
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
