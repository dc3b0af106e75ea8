"""The values of cells come in one by one; steps that have all that a step needs, with ids of their own, go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import Pain, Step
from ..model.types import plain_id
from ..reading.ids import RESERVED
from .shapes import shapes_of

_PROSE = {"doing", "thinking", "feeling", "expecting", "why"}
_LONGEST_TITLE = 70
_LONGEST_MADE_ID = 40
_SMALL = {"i", "a", "an", "the", "to", "of", "and", "is", "it", "my", "we"}


def put(  # noqa: PLR0911  # a way out for each kind of value
    stage: dict[str, Any],
    step: dict[str, Any],
    name: str,
    value: Any,  # noqa: ANN401  # any field's value
) -> str:
    """Add a value to a step, or to its stage. Lists grow, prose gets a paragraph; "" or why it cannot be added."""
    if name in {"pain_kind", "severity"}:
        return _of_pains(step, name.removeprefix("pain_"), value)
    place = stage if name.startswith("stage_") else step
    name = name.removeprefix("stage_")
    if name not in place:
        place[name] = value
        return ""
    there = place[name]
    if there == value:
        return ""
    if isinstance(there, list) and isinstance(value, list):
        there += [item for item in value if item not in there]
        return ""
    if isinstance(there, Mapping) and isinstance(value, Mapping):
        place[name] = {
            **there,
            **{key: _more(there[key], text) if key in there else text for key, text in value.items()},
        }
        return ""
    if name in _PROSE or (place is stage and name in {"goal", "response"}):
        place[name] = _more(there, value)
        return ""
    return f"another cell of this step says {there!s} already"


def _more(there: Any, text: Any) -> str:  # noqa: ANN401  # texts, as they stand in plain data
    return f"{there}\n\n{text}"


def _of_pains(step: dict[str, Any], name: str, value: Any) -> str:  # noqa: ANN401  # a kind or a number
    without = [pain for pain in step.get("pains", []) if name not in pain]
    for pain in without:
        pain[name] = value
    return "" if without else "this step has no pain for it to belong to"


def finished(stages: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Give every step and pain what it needs and the sheet implies; sentences that say what was done.

    What the customer does and the step's title stand in for each other. Ids are made of titles, unique in the journey.
    """
    steps = [(stage, step) for stage in stages for step in stage["steps"]]
    taken = {found for _, step in steps for found in _ids(step)}
    unnamed = sum("title" not in step and "doing" not in step for _, step in steps)
    same = sum("doing" not in step for _, step in steps)
    for stage, step in steps:
        if "doing" not in step:
            step["doing"] = step.setdefault("title", str(stage.get("title", "A step")))
        step.setdefault("title", title_of(step["doing"]))
        _name(step, taken)
        _shorten(step)
        ordered = _in_order(step, Step)
        step.clear()
        step.update(ordered)
    if unnamed:
        yield f"{_counted(unnamed)} no name in the sheet; the stage's name stands in."
    if same:
        yield f"{_counted(same)} nothing on what the customer does; the title stands there too. Tell it in their words."


def _name(step: dict[str, Any], taken: set[str]) -> None:
    """Give a step and its pains ids where they have none."""
    if "id" not in step:
        step["id"] = _new_id(step["title"], "step", taken)
    for pain in step.get("pains", []):
        if "id" not in pain:
            pain["id"] = _new_id(pain["text"], "pain", taken)


def _shorten(step: dict[str, Any]) -> None:
    """Write entries that say one thing only as people do: a role, a quote."""
    for name in ("frontstage", "backstage", "quotes", "highlights"):
        if name in step:
            main = shapes_of(Step)[name].main
            step[name] = [entry[main] if set(entry) == {main} else entry for entry in step[name]]
    if "pains" in step:
        step["pains"] = [_in_order(pain, Pain) for pain in step["pains"]]


def _counted(number: int) -> str:
    return "One step has" if number == 1 else f"{number} steps have"


def _ids(step: Mapping[str, Any]) -> Iterator[str]:
    yield from (found["id"] for found in (step, *step.get("pains", [])) if "id" in found)


def _in_order(data: Mapping[str, Any], model: type[Step | Pain]) -> dict[str, Any]:
    return {name: data[name] for name in model.model_fields if name in data}


def title_of(text: str) -> str:
    """The first sentence of a text, cut between words where it is long, without the full stop."""
    first = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0].strip()
    if len(first) > _LONGEST_TITLE:
        first = f"{first[:_LONGEST_TITLE].rpartition(' ')[0] or first[:_LONGEST_TITLE]}…"
    return first.rstrip(".").strip() or first


def id_of(text: str) -> str:
    """An id made of a text's first words, without accents and small words at its beginning; "" if none is in it."""
    words = [word for word in plain_id(text[:300]).split("-") if word]
    while len(words) > 1 and words[0] in _SMALL:
        words = words[1:]
    made = ""
    for word in words:
        if made and len(made) + 1 + len(word) > _LONGEST_MADE_ID:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST_MADE_ID]
    return made


def _new_id(text: str, kind: str, taken: set[str]) -> str:
    made = id_of(text) or kind
    made = f"{made}-{kind}" if made in RESERVED else made
    number, candidate = 1, made
    while candidate in taken:
        number += 1
        candidate = f"{made}-{number}"
    taken.add(candidate)
    return candidate
