"""What was understood of a sheet comes in, the text that is shown before anything is written goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .understood import Understood, Unplaced

_LONGEST = 60
_NO_FIELD = {
    "": "not known: see Not placed",
    "empty": "not known, and nothing stands in it",
    "number": "numbers the steps, as their order does",
    "whole": "said of the whole journey",
    **dict.fromkeys(("systems", "owner", "department", "remark", "mood"), "no field of a step: see Not placed"),
}


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
        [f"Not placed: {len(understood.unplaced)}", *_left(understood.unplaced)],
        ["Still to be filled in", *(f"  {name}" for name in missing)],
    ]
    text = "\n\n".join("\n".join(part) for at, part in enumerate(parts) if at == 0 or len(part) > 1) + "\n"
    return "".join(sign if sign.isprintable() or sign in "\n\u200d" else " " for sign in text)


def _columns(understood: Understood) -> Iterator[str]:
    if understood.ours:
        yield "  as journeybook export wrote them: each is the field of its name"
        return
    rows = [
        (place, _short(header) or "(no name)", _NO_FIELD.get(field, field))
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
        shown = "no level" if level is None else f"{level:+d}" if level else "0"
        yield f"  {_short(text)} → {shown}, {read_as}" + (f" ({times} times)" if times > 1 else "")


def _names(understood: Understood) -> Iterator[str]:
    for match in understood.matches:
        if match.id is not None:
            near = ", the nearest name: please check" if match.near else ""
            yield f"  {_short(match.text)} → {match.kind} {match.id}{near}"


def _left(unplaced: Sequence[Unplaced]) -> Iterator[str]:
    """What found no place, by why, in the order of the sheet; what stands there several times is told once."""
    by_why: dict[str, dict[tuple[str, str, str], list[str]]] = {}
    for left in unplaced:
        why, _, meant = left.why.partition("; did you mean ")
        by_why.setdefault(why, {}).setdefault((left.column, _whole(left.text), meant), []).append(left.place)
    for why, texts in by_why.items():
        yield f"  {why}:"
        for (column, text, meant), places in texts.items():
            said = f"{', '.join(places)}{f', {_short(column)}' if column else ''}: {text}"
            yield f"    {said}" + (f" (did you mean {meant})" if meant else "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _whole(text: str) -> str:
    return " / ".join(part for line in text.split("\n") if (part := line.strip()))
