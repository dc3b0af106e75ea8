"""Slips with brackets and braces: a line as it was written comes in, the line as it was meant goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .remedy import Remedy, quoted, value_in

_BRACKETS = {"[": "]", "{": "}"}

_Place = tuple[str, int, int]
"""What is wrong, where in the line, and for how many characters."""


def starting_bracket(line: str) -> Iterator[Remedy]:
    """A text that begins with a bracket, such as a link."""
    found = value_in(line)
    if found and found[1][0] in _BRACKETS:
        head, value = found
        closes = _BRACKETS[value[0]]
        if value[0] == "{" and ":" not in value:
            message = "a text cannot start with { unless it stands in quotes: { begins fields"
            yield Remedy(message, head + quoted(value), len(head), 1)
        if closes in value and not value.endswith((closes, ",")):
            kind = "a list" if value[0] == "[" else "fields"
            message = f"a text cannot start with {value[0]} unless it stands in quotes: {value[0]} begins {kind}"
            yield Remedy(message, head + quoted(value), len(head), 1)


def brackets(line: str) -> Iterator[Remedy]:
    """Brackets and braces that do not pair, quotes left aside."""
    text = line.rstrip()
    found = value_in(text)
    if found is None or found[1][0] not in _BRACKETS:
        return
    if twice := re.search(r"(?<=[\[,]),|,(?=\s*,)|(?<=\[),", text):
        message = "a comma stands here, and nothing before it"
        yield Remedy(message, re.sub(r"(,\s*)+(?=,)|(?<=\[)[\s,]+", "", text), twice.start(), 1)
    if dashed := re.search(r"(?<=[\[,])\s*- ", text):
        message = "entries in brackets have no dashes"
        yield Remedy(message, re.sub(r"([\[,]\s*)- +", r"\1", text), dashed.end() - 2, 1)
    open_at: list[int] = []
    written = found[0]
    wrong: _Place | None = None
    for at in range(len(found[0]), len(text)):
        if text[at] in _BRACKETS:
            open_at.append(at)
        if text[at] in "]})":
            right, wrong_here = _closing(text, at, open_at)
            written, wrong = written + right, wrong or wrong_here
        else:
            written += text[at]
    if open_at and open_at[-1] < len(text) - 1:
        wrong = wrong or _never_closed(text, open_at[-1])
        written += "".join(_BRACKETS[text[opened]] for opened in reversed(open_at))
    if wrong is not None:
        yield Remedy(wrong[0], written, wrong[1], wrong[2])


def _closing(text: str, at: int, open_at: list[int]) -> tuple[str, _Place | None]:
    """What should stand in the place of a closing sign, and what is wrong with it. Closes what is open."""
    sign = text[at]
    if sign == ")" and (not open_at or at < len(text) - 1 or text.count("(") >= text.count(")")):
        return sign, None
    if not open_at:
        return "", (f"this {sign} closes nothing", at, 1)
    opened = open_at.pop()
    expected = _BRACKETS[text[opened]]
    if sign == expected:
        return sign, None
    if any(_BRACKETS[text[outer]] == sign for outer in open_at):
        open_at.pop()
        return expected + sign, _never_closed(text, opened)
    return expected, (f"this {sign} does not close the {text[opened]} that is open here", at, 1)


def _never_closed(text: str, at: int) -> _Place:
    name = "bracket" if text[at] == "[" else "brace"
    return f"the {name} {text[at]} that opens here is never closed", at, len(text) - at


def comma_missing(line: str) -> Iterator[Remedy]:
    """A line within brackets that ends without a comma."""
    text = line.rstrip()
    if text.endswith(('"', "'", "]", "}")):
        yield Remedy("a comma is missing at the end of this line", f"{text},", len(text) - 1, 1)
