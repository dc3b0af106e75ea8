"""What could tell who a real customer is: it stands in the repository for good, draft or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..problems import Problem
from .inspected import Inspected, own_weight
from .passages import Passage, passages
from .private import masked, may_be_private, private_stretches

CODE = "personal-data"

_INSTEAD: Mapping[str, str] = {
    "an e-mail address": "my e-mail address",
    "a phone number": "my number",
    "the number of a payment card": "my card",
    "the number of a bank account": "my bank account",
    "the number of an account": "my account",
    "the plate of a vehicle": "my number plate",
}


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at every text of personas, journeys and evidence. What is found is never shown whole."""
    for passage in passages(inspected, ("persona", "journey", "evidence"), may_be_private):
        yield from _in(passage)


def _in(passage: Passage) -> Iterator[Problem]:
    text, offsets = passage.on_one_line()
    for found in private_stretches(text):
        stretch = text[found.start : found.end]
        start, end = offsets[found.start], offsets[found.end - 1] + 1
        span = passage.file.lines.span(start, end)
        message = f"{found.what} stands here ({masked(stretch)}), and no reader may learn who a customer is"
        hint = f"write  {_INSTEAD[found.what]}  in its place"
        problem = passage.file.problem(CODE, message, span, hint, own_weight(CODE))
        # Of a stretch that goes on in the next line, which other problems may show, this line shows nothing.
        hidden = masked(stretch) if span.length == end - start else masked(f"{stretch[: span.length]}00")[:-2]
        yield replace(problem, source=_with(problem.source, span.column - 1, hidden))


def without_private_lines(problems: list[Problem]) -> list[Problem]:
    """The same problems, with nothing private in the lines they show, whatever they are about."""
    hidden: dict[tuple[str, int], str] = {}
    for problem in problems:
        if problem.code == CODE:
            place, start = (problem.path, problem.line), problem.column - 1
            stretch = problem.source[start : start + problem.length]
            hidden[place] = _with(hidden.get(place, problem.source), start, stretch)
    return [replace(problem, source=hidden.get((problem.path, problem.line), problem.source)) for problem in problems]


def _with(source: str, start: int, stretch: str) -> str:
    return source[:start] + stretch + source[start + len(stretch) :]
