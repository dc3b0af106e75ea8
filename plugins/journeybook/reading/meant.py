"""What was written in a form that does not fit comes in, the same in the form that does goes out as a hint."""

from __future__ import annotations

import re

from ..model.types import ID_PATTERN, plain_id
from .lines import Lines
from .remedies import BULLET, SPACES, as_field
from .remedy import quoted
from .tree import Fields, Node, Scalar
from .values_meant import answer_meant, day_meant, duration_meant, link_meant, month_meant, number_meant

_REFERENCE = re.compile(rf"(?:{ID_PATTERN.pattern})(?:#(?:{ID_PATTERN.pattern}))?")
_SENTENCE = 4
"""So many words may be a part of a sentence."""
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
    on_lines = not beside and not node.style and lines.line_at(node.end) > lines.line_at(node.start)
    hint = f"write each entry on a line of its own below {name}: after a dash and a space"
    if node.style in {"|", ">"}:
        hint = f"delete the mark after {name}: and begin each line with a dash and a space"
    elif text.startswith("-") and not bullet:
        hint = "put a space after each dash"
    elif beside and (found := _ids_meant(name, node, lines) if of_ids else _short_texts_meant(name, node)):
        hint = found
    elif bullet or on_lines:
        hint = f"begin each entry with a dash and a space:  - {bullet['text'] if bullet else first}"
    elif not node.style and " - " not in text and ";" not in text and len(text) <= ROOM:
        hint = f"write  - {text}  on a line of its own below {name}:"
    return hint


def _ids_meant(name: str, node: Scalar, lines: Lines) -> str:
    """How to write a text that names things as a list of ids."""
    text = node.text.strip("()[]{} ")
    parts = [part.strip() for part in text.split(",")]
    if lost := re.compile(r"[ \t]+(#[a-z0-9-]+)[ \t]*$", re.MULTILINE).match(lines.text, node.end):
        parts[-1] += lost[1]
    if all(_REFERENCE.fullmatch(part) for part in parts):
        return f"write  {name}: [{', '.join(parts)}]"
    if node.style or len(text) > ROOM:
        return ""
    made = [found for part in re.split(r"[,;/&+]| and ", text) if (found := plain_id(part))]
    return f"write ids in brackets, such as  {name}: [{', '.join(made)}]" if made else ""


def _short_texts_meant(name: str, node: Scalar) -> str:
    """How to write a few short texts on one line as a list; "" where they may be a sentence."""
    within = re.fullmatch(r"[(\[{](.*?)[)\]}]?|(.*)[)\]}]", node.text)
    text = (within[1] or within[2]) if within else node.text
    parts = [part.strip() for part in text.split(",")]
    short = all(part and len(part.split()) < _SENTENCE and not re.search(r"[\[\]{}:#\"']", part) for part in parts)
    return f"write  {name}: [{', '.join(parts)}]" if short and (within or len(parts) > 1) and not node.style else ""


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
    elif "a link" in message:
        right = link_meant(text)
    return f"write  {name}: {right}{more}" if right else ""
