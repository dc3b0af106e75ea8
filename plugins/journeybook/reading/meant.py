"""What was written in a form that does not fit comes in, the same in the form that does goes out as a hint."""

from __future__ import annotations

import re

from ..model.types import ID_PATTERN, plain_id
from .lines import Lines
from .remedies import BULLET, SPACES, as_field
from .remedy import quoted
from .tree import Fields, Node, Scalar
from .values_meant import answer_meant, day_meant, duration_meant, month_meant, number_meant

ROOM = 70
"""A hint that quotes a text shows it whole up to this many characters."""


def list_meant(name: str, node: Scalar, lines: Lines, *, of_ids: bool) -> str:
    """How to write a text that was meant to be a list; `of_ids`: one of ids, and not of texts."""
    text = node.text
    first = lines.at(lines.line_at(node.start)).strip()
    if beside := first.startswith(f"{name}:"):
        first = first.removeprefix(f"{name}:").strip()
    if re.match(rf"-[{SPACES}]", first):
        return "the space after the dash is a special one: delete it and type it again"
    bullet = BULLET.fullmatch(first)
    if text.startswith("-") and not bullet:
        return "put a space after each dash"
    if beside and (ids := _ids_meant(name, node, of_ids=of_ids)):
        return ids
    on_lines = not beside and not node.style and lines.line_at(node.end) > lines.line_at(node.start)
    if bullet or on_lines:
        return f"begin each entry with a dash and a space:  - {bullet['text'] if bullet else first}"
    if not node.style and " - " not in text and ";" not in text and len(text) <= ROOM:
        return f"write  - {text}  on a line of its own below {name}:"
    return f"write each entry on a line of its own below {name}: after a dash and a space"


def _ids_meant(name: str, node: Scalar, *, of_ids: bool) -> str:
    """How to write a text that names things as a list of ids; "" where it does not."""
    within = re.fullmatch(r"[(\[{]?(.*?)[)\]}]?", node.text, re.DOTALL)
    text = within[1] if within else node.text
    parts = [part.strip() for part in text.split(",")]
    if (of_ids or text != node.text or len(parts) > 1) and all(ID_PATTERN.fullmatch(part) for part in parts):
        return f"write  {name}: [{', '.join(parts)}]"
    if not of_ids or node.style or len(text) > ROOM:
        return ""
    made = [found for part in re.split(r"[,;/&+]| and ", text) if (found := plain_id(part))]
    return f"write ids in brackets, such as  {name}: [{', '.join(made)}]" if made else ""


def fields_meant(node: Scalar, lines: Lines) -> str:
    """How to write a text that was meant to be fields; "" where it does not look like one."""
    first = lines.at(lines.line_at(node.start)).strip()
    meant = as_field(first.removeprefix("- "))
    return f"write  {meant}  and so on" if meant else ""


def table_meant(lines: Lines) -> str:
    """What to do with a table of steps that was pasted where fields belong; "" where there is none."""
    cells = re.split(r"\t|[;,|](?=\S)", lines.at(1).strip().strip("|"))
    tells = len(cells) > 2 and lines.at(2).strip()  # noqa: PLR2004  # one name with its value is a line of two
    return "save the sheet as .csv or .xlsx, and let  journeybook import FILE  make a journey of it" if tells else ""


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
    """A value as it should be written, where there is no doubt which one is meant; "" where there is."""
    if not isinstance(node, Scalar):
        return ""
    text = node.text.strip()
    right, more = "", ""
    if "number" in message:
        right = number_meant(text, message)
        more = '  and below it  unit: "%"' if name == "value" and text.endswith("%") else ""
    elif "yes or no" in message:
        right = answer_meant(text)
    elif "a length of time" in message:
        right = duration_meant(text)
        if text.isdecimal():
            return f"add what it counts, such as  {name}: {text} {'day' if text == '1' else 'days'}"
    elif "a date" in message:
        right = day_meant(text) or month_meant(text)
        if right.count("-") == 1 and "2026-03 or" not in message:
            return f"write the day as well, such as  {name}: {right}-01"
    return f"write  {name}: {right}{more}" if right else ""
