"""A mistake in YAML comes in as libyaml saw it, the slip that was made goes out in plain words.

Each slip proposes a line in the place of the one that was written; the first proposal that lets reading go on past that
line is the explanation. So a hint has always been tried before it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from .lines import Lines, Span
from .remedies import REMEDIES, Remedy, dashes, indents

_POINTS_AT_ITS_START = (
    "while scanning a quoted scalar",
    "while parsing a quoted scalar",
    "while scanning a simple key",
    "while scanning a block scalar",
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while parsing a tag",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)
_LONGEST_SHOWN = 78
_GENERAL = {
    "mapping values are not allowed in this context": "a colon stands here where no field can begin",
    "could not find expected ':'": "a field is missing its colon",
    "did not find expected key": "this does not line up with the fields above it",
    "did not find expected '-' indicator": "this does not line up with the list above it",
    "found character that cannot start any token": "no value can start with this character",
    "found character that cannot start any token.": "no value can start with this character",
    "found unexpected end of stream": "the quote that opens here is never closed",
    "found unexpected document indicator": "the quote that opens here is never closed",
    "did not find expected ',' or ']'": "the bracket [ that opens here is never closed",
    "did not find expected ',' or '}'": "the brace { that opens here is never closed",
    "did not find expected node content": "a value is missing here",
    "block sequence entries are not allowed in this context": "a list starts on a line of its own",
    "did not find expected comment or line break": "the text starts on the line below this mark, indented",
    "did not find expected <document start>": "this does not line up with the first line of the file",
    "found unknown escape character": "a backslash in double quotes starts a special character, and this is none",
}


@dataclass(frozen=True)
class Mistake:
    """What was done wrong and where; `remedy` is the text with line `remedy_line` put right, where one is known."""

    message: str
    span: Span
    hint: str = ""
    remedy: Lines | None = None
    remedy_line: int = 0


def explain(
    lines: Lines,
    error: yaml.MarkedYAMLError,
    error_in: Callable[[Lines], yaml.MarkedYAMLError | None],
    *,
    thorough: bool,
) -> Mistake:
    """Find the slip behind an error. `error_in` reads a text again and hands back its first error.

    Not `thorough`: nothing is tried, for texts so large that reading them again takes long.
    """
    at = _offset(error)
    culprit = lines.line_at(min(at, max(len(lines.text.rstrip()) - 1, 0)))
    if conflict := _conflict(lines, lines.line_at(at)):
        return conflict
    proposals = _proposals(lines, error, culprit) if thorough else iter(())
    for line, remedy in proposals:
        tried = lines.replaced(line, remedy.line)
        after = error_in(tried)
        if after is None or tried.line_at(_offset(after)) > max(culprit, line):
            start = lines.start_of(line) + remedy.start
            return Mistake(remedy.message, lines.span(start, start + remedy.length), _hint(remedy), tried, line)
    message = _GENERAL.get(str(error.problem), "from here on this cannot be read")
    text = lines.at(culprit)
    column = max(at - lines.start_of(culprit), 0)
    column = column if column < len(text.rstrip()) else len(text) - len(text.lstrip())
    start = lines.start_of(culprit) + column
    hint = "look for a missing quote, bracket, colon or space here or in the line above"
    return Mistake(message, lines.span(start, start + len(text)), hint)


def _offset(error: yaml.MarkedYAMLError) -> int:
    starts_it = error.context in _POINTS_AT_ITS_START and error.context_mark is not None
    mark = error.context_mark if starts_it else error.problem_mark or error.context_mark
    return int(mark.index) if mark is not None else 0


def _proposals(lines: Lines, error: yaml.MarkedYAMLError, culprit: int) -> Iterator[tuple[int, Remedy]]:
    """Remedies for the line of the error, then for the lines around it, the likeliest first."""
    problem = lines.line_at(error.problem_mark.index) if error.problem_mark is not None else culprit
    above = next((line for line in range(culprit - 1, max(culprit - 6, 0), -1) if lines.at(line).strip()), culprit)
    around = tuple(dict.fromkeys(line for line in (culprit, problem, above) if lines.at(line).strip()))
    for line in around:
        for remedy in REMEDIES:
            for proposal in remedy(lines.at(line)):
                if proposal.line != lines.at(line):
                    yield line, proposal
    for line in around:
        for remedy_in_place in (dashes, indents):
            for proposal in remedy_in_place(lines, line):
                yield line, proposal


def _hint(remedy: Remedy) -> str:
    written = remedy.line.strip()
    if remedy.hint or len(written) > _LONGEST_SHOWN:
        return remedy.hint or "put the text on a line of its own below >- and indent it further"
    return f"write  {written}" if written else "delete this line"


def _conflict(lines: Lines, near: int) -> Mistake | None:
    for line in range(max(near - 3, 1), near + 4):
        text = lines.at(line)
        if text.startswith(("<<<<<<< ", ">>>>>>> ")) or text.rstrip() == "=======":
            start = lines.start_of(line)
            hint = "keep the lines that are right and delete the three lines of marks"
            message = "two versions of this file were merged and both are still in it"
            return Mistake(message, lines.span(start, start + len(text)), hint)
    return None
