"""What was understood of a sheet comes in, the text that is shown before anything is written goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .understood import Understood, Unplaced

_LONGEST = 60
_UNPLACED = {"": "not known: see Not placed", "systems": "no field of a step: see Not placed"}


def preview(understood: Understood, opening: str, missing: Iterable[str] = ()) -> str:
    """The text: the sheet, its columns, stages and steps, feelings, names, what was not placed, what is `missing`.

    Nothing in it can steer a terminal.
    """
    parts = [
        [opening, *understood.remarks],
        ["Columns", *_columns(understood)],
        [_story(understood), *_steps(understood.data)],
        ["Feelings, from -2 (very bad) to 2 (very good)", *_feelings(understood)],
        ["Names", *_names(understood)],
        [f"Not placed: {len(understood.unplaced)}", *map(_left, understood.unplaced)],
        ["Still to be filled in", *(f"  {name}" for name in missing)],
    ]
    text = "\n\n".join("\n".join(part) for at, part in enumerate(parts) if at == 0 or len(part) > 1) + "\n"
    return "".join(sign if sign.isprintable() or sign in "\n\u200d" else " " for sign in text)


def _columns(understood: Understood) -> Iterator[str]:
    rows = [
        (place, _short(header) or "(no name)", _UNPLACED.get(field, field))
        for place, header, field in understood.columns
    ]
    places = max((len(place) for place, _, _ in rows), default=0)
    width = max((len(header) for _, header, _ in rows), default=0)
    for place, header, field in rows:
        yield f"  {place:<{places}}  {header:<{width}}  → {field}"


def _story(understood: Understood) -> str:
    stages = understood.data["stages"]
    steps = sum(len(stage["steps"]) for stage in stages)
    return f"{_count(len(stages), 'stage')}, {_count(steps, 'step')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _steps(data: Mapping[str, Any]) -> Iterator[str]:
    for name in ("title", "personas", "goal"):
        if name in data:
            value = data[name]
            yield f"  {name}: {_short(value if isinstance(value, str) else ', '.join(value))}"
    for stage in data["stages"]:
        yield f"  {_short(stage.get('title', '(a stage without a name)'))}"
        for step in stage["steps"]:
            level = step.get("emotion")
            shown = " (" + f"{level:+d}".replace("+0", "0") + ")" if isinstance(level, int) else ""
            yield f"    {_short(step['title'])}{shown}"


def _feelings(understood: Understood) -> Iterator[str]:
    counted = Counter((found.text, found.level, found.read_as) for found in understood.heard)
    for (text, level, read_as), times in counted.items():
        shown = f"{level:+d}" if level else "0"
        yield f"  {_short(text)} → {shown}, {read_as}" + (f" ({times} times)" if times > 1 else "")


def _names(understood: Understood) -> Iterator[str]:
    for match in understood.matches:
        if match.id is not None:
            near = ", the nearest name: please check" if match.near else ""
            yield f"  {_short(match.text)} → {match.kind} {match.id}{near}"


def _left(left: Unplaced) -> str:
    column = f", {_short(left.column)}" if left.column else ""
    return f"  {left.place}{column}: {_whole(left.text)}\n    {left.why}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _whole(text: str) -> str:
    return " / ".join(part for line in text.split("\n") if (part := line.strip()))
