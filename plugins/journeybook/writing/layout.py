"""Plain data comes in, YAML that people like to edit goes out: fields in the model's order, long texts folded."""

from __future__ import annotations

import re
import textwrap
import typing
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pydantic import BaseModel

from ..model import KINDS, EntityKind, Vocabulary
from ..model.types import BLANK
from ..model.walk import model_in

WIDTH = 110
"""Columns that a line may take."""
APART = "stages"
"""The list whose entries are so long that an empty line stands before each."""

_ID = re.compile(r"[a-z0-9]+(?:[-#][a-z0-9]+)*")
_PLAIN = re.compile(r"[^\W_](?:[^\n]*\S)?|<[^<>\n]*>")
"""What may stand without quotation marks if nothing in it says otherwise: it begins with a letter or a digit."""
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#|\t")
_MISREAD = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null)|[0-9][0-9_]*(?:[.:,eExXoO+-][0-9a-fA-F_.:,+TZ-]*)*(?: .*)?", re.IGNORECASE
)
"""Texts that a program, or a person, would take for an answer, a number, a day or a time."""
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}

Value = object


def lay_out(kind: EntityKind | typing.Literal["handbook"], data: Mapping[str, Value]) -> str:
    """The file of an entity, or handbook.yml, from what is in it.

    `data` has texts, numbers, Booleans, days, lists and mappings; what is None or empty is left out. Reading it back
    gives the same: nothing is taken for something else.
    """
    model = Vocabulary if kind == "handbook" else KINDS[kind].model
    return "".join(f"{line}\n" for line in _mapping(data, model, 0))


def _mapping(data: Mapping[str, Value], model: type[BaseModel] | None, indent: int) -> Iterator[str]:
    places = {name: at for at, name in enumerate(model.model_fields)} if model else {}
    ordered = sorted(data.items(), key=lambda entry: places.get(entry[0], len(places)))
    for at, (name, value) in enumerate(ordered):
        if value is None or value in ((), [], {}, ""):
            continue
        inner = model_in(model.model_fields[name].annotation) if model and name in model.model_fields else None
        if name == APART and at:
            yield ""
        yield from _entry(name, value, inner, indent)


def _entry(name: str, value: Value, model: type[BaseModel] | None, indent: int) -> Iterator[str]:
    opening = f"{' ' * indent}{_quoted(name)}:"
    if isinstance(value, Mapping):
        yield opening
        yield from _mapping(value, model, indent + 2)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        ids = f"[{', '.join(str(item) for item in value)}]"
        if all(isinstance(item, str) and _is_id(item) for item in value) and len(opening) + len(ids) < WIDTH:
            yield f"{opening} {ids}"
            return
        yield opening
        yield from _items(value, model, indent + 2, apart=name == APART)
    else:
        yield from _scalar(opening, value, indent + 2)


def _items(items: Sequence[Value], model: type[BaseModel] | None, indent: int, *, apart: bool) -> Iterator[str]:
    for at, item in enumerate(items):
        if at and apart:
            yield ""
        if isinstance(item, Mapping):
            lines = _mapping(item, model, indent + 2)
            yield f"{' ' * indent}- {next(lines).lstrip(' ')}"
            yield from lines
        else:
            yield from _scalar(f"{' ' * indent}-", item, indent + 2)


def _scalar(opening: str, value: Value, indent: int) -> Iterator[str]:
    """A value after what opens its line; a long text on lines of its own, so far in."""
    if not isinstance(value, str):
        yield f"{opening} {_said(value)}"
        return
    inside = " " * indent
    if "\n" in value and _can_stand(value):
        yield f"{opening} |-"
        yield from (f"{inside}{line}" if line else "" for line in value.split("\n"))
    elif "\n" not in value and len(opening) + len(value) > WIDTH and _can_stand(value) and "  " not in value:
        yield f"{opening} >-"
        lines = textwrap.wrap(value, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        yield from (f"{inside}{line}" for line in lines)
    else:
        yield f"{opening} {_quoted(value)}"


def _said(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def _can_stand(text: str) -> bool:
    """Whether a text may stand on lines of its own: nothing in it is invisible, or lost where a line ends or begins."""
    lines = text.split("\n")
    return (
        bool(lines[0].strip())
        and bool(lines[-1].strip())
        and not text.startswith(" ")
        and all(line == line.rstrip(" ") and (line.isprintable()) and line.strip() == line.strip(" ") for line in lines)
    )


def _quoted(text: str) -> str:
    """A text on one line: as it is if nothing in it can be misread, else between double quotation marks."""
    if text.isprintable() and _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text) and not _MISREAD.fullmatch(text):
        return text
    return f'"{"".join(_ESCAPED.get(sign) or _visible(sign) for sign in text)}"'


def _visible(sign: str) -> str:
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004  # as many digits as YAML has forms


def _is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text)) and not _MISREAD.fullmatch(text)


__all__ = ["BLANK", "lay_out"]
