"""A value of a model comes in, the text of a table's cell goes out that people can read and edit; and back again.

Several texts stand one below the other, each after a bullet; ids stand side by side, with commas. What has fields of
its own has them below its first line, one a line, by name:

    • Nobody says how long it takes
      id: nobody-says
      severity: 4
      caused_by: service-adviser, buy-a-used-ute#rings-in-the-morning
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ..model.durations import spoken_duration
from .shapes import Shape, shapes_of

BULLET = "•"
_BULLETS = re.compile(r"(?:[•●◦▪‣·*–—-]|\d{1,2}[.)])[ \t\xa0]+")
_OUR_BULLET = re.compile(rf"{BULLET}[ \t\xa0]*")
_KEY = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*):(?:\s+|$)")
_RISKY = re.compile(r"['\s]*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it."""
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def write_cell(value: object, shape: Shape) -> str:
    """The cell of a value as `model_dump` gives it; "" for what is absent or empty."""
    if value is None or value in ((), [], {}, ""):
        return ""
    if shape.keyed and isinstance(value, Mapping):
        return "\n".join(f"{key}: {_indented(_scalar(text), '  ')}" for key, text in value.items())
    if shape.model is not None:
        entries: Sequence[Any] = value if shape.many and isinstance(value, list | tuple) else [value]
        if shape.many:
            return _entries(entries, shape)
        return "\n".join(_fields(entries[0], shape.model, ""))
    if shape.many and isinstance(value, list | tuple):
        return ", ".join(value) if shape.named else _texts([_scalar(item) for item in value])
    return _scalar(value)


def _entries(entries: Sequence[Mapping[str, Any]], shape: Shape) -> str:
    model = shape.model
    if model is None:
        return ""
    heads = [_scalar(entry[shape.main]) for entry in entries]
    if all(set(entry) == {shape.main} for entry in entries):
        return ", ".join(heads) if shapes_of(model)[shape.main].named else _texts(heads)
    lines = []
    for entry, head in zip(entries, heads, strict=True):
        lines.append(f"{BULLET} {_indented(_apart(head, model), '  ')}")
        lines += _fields({name: value for name, value in entry.items() if name != shape.main}, model, "  ")
    return "\n".join(lines)


def _fields(entry: Mapping[str, Any], model: type[BaseModel], indent: str) -> Iterator[str]:
    """The lines `name: value`; a list of texts has a line for each."""
    for name, shape in shapes_of(model).items():
        value = entry.get(name)
        several = shape.many and not shape.named
        for item in (value or ()) if several else (value,):
            text = write_cell(item, Shape(many=shape.many, named=True) if shape.named else Shape())
            if text:
                yield f"{indent}{name}: {_indented(text, indent + '  ')}"


def _texts(texts: Sequence[str]) -> str:
    if all("\n" not in text and not _BULLETS.match(text) and not text.startswith(BULLET) for text in texts):
        return "\n".join(texts)
    return "\n".join(f"{BULLET} {_indented(text, '  ')}" for text in texts)


def _indented(text: str, indent: str) -> str:
    return "\n".join(line if at == 0 or not line else indent + line for at, line in enumerate(text.split("\n")))


def _apart(text: str, model: type[BaseModel]) -> str:
    r"""A text in which no line but the first reads as a field: a backslash stands before one that would."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"\\{line}" if _named(model, line.lstrip("\\")) else line for line in rest)])


def _named(model: type[BaseModel], line: str) -> tuple[str, str] | None:
    """The field that a line names and what it says of it."""
    name, colon, rest = line.partition(":")
    name = name.strip().casefold().replace(" ", "_") if not line[:1].isspace() else ""
    return (name, rest.strip(" \t")) if colon and name in model.model_fields else None


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, timedelta):
        return spoken_duration(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def read_cell(text: str, shape: Shape) -> Any:  # noqa: ANN401  # data of any shape, for a model to convert
    """The data of a cell, all of it still text; None for an empty cell. What `write_cell` made comes back."""
    text = text.strip()
    if not text:
        return None
    if shape.keyed:
        return _keyed(text) if _KEY.match(text) or not shape.alone else text
    if shape.model is not None and not shape.many:
        return _entry(text.split("\n"), shape.model, "")
    if shape.model is not None:
        named = shapes_of(shape.model)[shape.main].named
        parts = listed(text) if named and not _OUR_BULLET.match(text) else split(text)
        return [_entry(part.split("\n"), shape.model, shape.main) for part in parts]
    if shape.many:
        return listed(text) if shape.named else split(text)
    return text


def listed(text: str) -> list[str]:
    """Ids or names side by side or one below the other, less their bullets."""
    parts = (_BULLETS.sub("", part.strip(), count=1).strip() for part in re.split(r"[,;\n]", text))
    return [part for part in parts if part]


def split(text: str) -> list[str]:
    """The texts of a cell: after bullets where it opens with one, else one a line."""
    text = text.strip()
    bullet = _OUR_BULLET if _OUR_BULLET.match(text) else _BULLETS
    lines = text.split("\n")
    if not bullet.match(text):
        return [line.strip() for line in lines if line.strip()]
    parts: list[list[str]] = []
    for line in lines:
        opening = bullet.match(line)
        if opening:
            parts.append([line[opening.end() :]])
        elif parts:
            parts[-1].append(_outdented(line))
    return [part for lines in parts if (part := "\n".join(lines).strip())]


def bulleted(text: str) -> str:
    """A cell that opens with a bullet, all bullets in it like ours: people and programs mix them."""
    lines = text.split("\n")
    if not _BULLETS.match(text):
        return text
    return "\n".join(_BULLETS.sub(f"{BULLET} ", line.strip(), count=1) for line in lines)


def _outdented(line: str) -> str:
    return line[2:] if line[:2] == "  " else line.lstrip() if not line.strip() else line.removeprefix(" ")


def _keyed(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        key = _KEY.match(line)
        if key:
            lines = found.setdefault(key[1], [])
            lines.append(line[key.end() :])
        else:
            if not found:
                lines = found.setdefault("", [])
            lines.append(_outdented(line))
    return {key: "\n".join(lines).strip() for key, lines in found.items()}


def _entry(lines: Sequence[str], model: type[BaseModel], main: str) -> dict[str, Any]:
    """An entry out of its lines. What stands before the first named field is the text of `main`."""
    shapes = shapes_of(model)
    texts: list[tuple[str, list[str]]] = [(main, [])]
    for at, line in enumerate(lines):
        named = _named(model, line) if at or not main else None
        name, said = texts[-1]
        if named is not None:
            texts.append((named[0], [named[1]]))
        elif len(texts) > 1:
            said.append(_outdented(line))
        else:
            kept = line.startswith("\\") and _named(model, line.lstrip("\\"))
            said.append(line[1:] if kept else line)
    found: dict[str, Any] = {}
    for name, said in texts:
        text = "\n".join(said).strip()
        if not text:
            continue
        shape = shapes.get(name, Shape())
        value: Any = listed(text) if shape.named and shape.many else [text] if shape.many else text
        found[name] = (found[name] + value if shape.many else f"{found[name]}\n{value}") if name in found else value
    return found
