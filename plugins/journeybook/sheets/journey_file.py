"""What was understood of a sheet comes in, the text of a journey file goes out: blanks marked, nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..reading.nearest import listed
from ..writing.layout import lay_out
from .understood import NOTHING, Understood, Unplaced

_STEP = re.compile(r" {6}- id: (\S+)")
"""The line that opens a step. No line of a text stands so far to the left."""
_LONGEST_LINE = 110
BLANKS = {
    "title": "the journey in the customer's words",
    "personas": "the id of the persona who goes through it",
    "goal": "what the customer wants out of it",
}
"""What every journey needs and a sheet may not know, with what to write there."""


def filled(data: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """The journey with `mark` in the place of whatever it needs and nobody told."""
    made: dict[str, Any] = {"title": mark, "personas": [mark], "goal": mark, **data}
    made["stages"] = [
        {
            "title": mark,
            **stage,
            "steps": [
                {**step, "pains": [{**pain, "kind": pain.get("kind", mark)} for pain in step["pains"]]}
                if "pains" in step
                else step
                for step in stage["steps"]
            ],
        }
        for stage in data["stages"]
    ]
    return made


def missing(data: Mapping[str, Any], pain_kinds: Sequence[str]) -> tuple[str, ...]:
    """What is to be filled in by hand, in words. `pain_kinds` are the ids that the kind of a pain may be."""
    stages = sum("title" not in stage for stage in data["stages"])
    kinds = [pain["id"] for _, pain in _without_kind(data)]
    return (
        *(f"{name}: {what}" for name, what in BLANKS.items() if name not in data),
        *([f"the title of {'a stage' if stages == 1 else f'{stages} stages'}"] if stages else []),
        *(
            [
                f"the kind of {'a pain' if len(kinds) == 1 else f'{len(kinds)} pains'}: {', '.join(kinds)}",
                f"  it is {listed(pain_kinds)}",
            ]
            if kinds
            else []
        ),
    )


def _without_kind(data: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The pains of which nobody said what kind they are, each after its step."""
    for stage in data["stages"]:
        for step in stage["steps"]:
            yield from ((step, pain) for pain in step.get("pains", []) if "kind" not in pain)


def journey_text(understood: Understood, mark: str, source: str, pain_kinds: Sequence[str]) -> str:
    """The file's text. What found no place stands as a remark beside its step, or at the end where it has none.

    `source` is the sheet's name, `mark` what stands in blanks; beside the first pain without a kind stand `pain_kinds`.
    """
    lines = lay_out("journey", filled(understood.data, mark)).rstrip("\n").split("\n")
    beside: dict[str | None, list[Unplaced]] = {}
    for left in understood.unplaced:
        if left.text.casefold() not in NOTHING:
            beside.setdefault(left.step, []).append(left)
    made: list[str] = []
    asked = next((step["id"] for step, _ in _without_kind(understood.data)), None)
    for line in lines:
        made.append(line)
        opening = _STEP.fullmatch(line)
        if opening is not None:
            step = opening[1].strip('"')
            for left in beside.pop(step, ()):
                made += _remark(left, " " * 8)
            if step == asked:
                made += _wrapped(f"The kind of a pain is {listed(pain_kinds)}.", " " * 8)
    rest = [left for found in beside.values() for left in found]
    if rest:
        made += [
            "",
            f"# From {_line(source)}, and without a place yet. Move what is worth keeping, then delete these lines.",
        ]
        made += [text for left in rest for text in _remark(left, "")]
    return "\n".join(made) + "\n"


def _remark(left: Unplaced, indent: str) -> Iterator[str]:
    """A comment that carries the whole text, and why it has no place."""
    place = f"{_line(left.column)} ({left.place})" if left.column else left.place
    text = " / ".join(part for line in left.text.split("\n") if (part := _line(line)))
    yield from _wrapped(f"{place}: {text}. {_line(left.why)[:1].upper()}{_line(left.why)[1:]}", indent)


def _wrapped(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and len(indent) + len(line) + len(word) > _LONGEST_LINE:
            yield f"{indent}# {line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{indent}# {line}"


def _line(text: str) -> str:
    """A text that no comment ends in before its end: YAML takes some rare signs for line breaks."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
