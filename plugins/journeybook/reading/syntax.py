"""A mistake in YAML comes in as libyaml saw it, the slip that was made goes out in plain words.

Each slip proposes a line in the place of the one that was written; the first proposal that lets reading go on past that
line is the explanation. So a hint has always been tried before it is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from .lines import Lines, Span
from .names import FIELD_NAMES
from .regions import FIRST, LAST
from .remedies import REMEDIES
from .remedy import LONGEST_SHOWN, Remedy
from .rewriting import NAMED, Rewriting

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
_GENERAL = {
    "mapping values are not allowed in this context": "a colon stands here where no field can begin",
    "could not find expected ':'": "this is no field, and no part of the text above it",
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
    """What was done wrong and where; `remedy` is the text with the lines `mended` put right, where that is known."""

    message: str
    span: Span
    hint: str = ""
    remedy: Lines | None = None
    mended: frozenset[int] = frozenset()


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
    if foreign := _foreign(lines, lines.line_at(at)):
        return foreign
    proposals = _proposals(lines, error, culprit) if thorough else iter(())
    for proposal in proposals:
        tried = lines.replaced(proposal.changed)
        after = error_in(tried)
        if after is None or tried.line_at(_offset(after)) > max(culprit, proposal.through):
            start = lines.start_of(proposal.line) + proposal.start
            span = lines.span(start, start + proposal.length)
            return Mistake(proposal.message, span, proposal.hint, tried, frozenset(proposal.changed))
    if nameless := _nameless_start(lines, culprit):
        return nameless
    message = _GENERAL.get(str(error.problem), "from here on this cannot be read")
    text = lines.at(culprit)
    column = max(at - lines.start_of(culprit), 0)
    column = column if column < len(text.rstrip()) else len(text) - len(text.lstrip())
    start = lines.start_of(culprit) + column
    hint = "look for a missing quote, bracket, colon or space here or in the line above"
    if str(error.problem) == "could not find expected ':'":
        hint = "write  name: text  for a field; a text that goes on is indented below its field"
    if "never closed" in message and text[column : column + 1] in {"[", "{"}:
        closes = "]" if text[column] == "[" else "}"
        hint = f"write  {closes}  after the last thing that belongs in it"
        if re.search(r"'[^']*\w'\w", text):
            hint = "a text with an apostrophe in it stands in double quotes, not in single ones"
    return Mistake(message, lines.span(start, start + len(text)), hint)


def _offset(error: yaml.MarkedYAMLError) -> int:
    starts_it = error.context in _POINTS_AT_ITS_START and error.context_mark is not None
    mark = error.context_mark if starts_it else error.problem_mark or error.context_mark
    return int(mark.index) if mark is not None else 0


def _proposals(lines: Lines, error: yaml.MarkedYAMLError, culprit: int) -> Iterator[Rewriting]:
    """What may have been meant in the line of the error, then in the lines around it, the likeliest first."""
    problem = lines.line_at(error.problem_mark.index) if error.problem_mark is not None else culprit
    above = _above(lines, culprit)
    around = tuple(
        dict.fromkeys(line for line in (culprit, problem, above, _above(lines, problem)) if lines.at(line).strip())
    )
    for region in FIRST:
        for line in around[:2]:
            yield from region(lines, line)
    for line in around:
        for remedy in REMEDIES:
            for at, proposal in enumerate(remedy(lines.at(line))):
                if proposal.line != lines.at(line):
                    everywhere = _everywhere(lines, remedy, at) if proposal.everywhere else {}
                    if len(everywhere) > 1:
                        yield _rewriting(line, proposal, everywhere)
                    yield _rewriting(line, proposal, {line: proposal.line})
    for line in around[:3]:
        for region in LAST:
            yield from region(lines, line)


def _above(lines: Lines, line: int) -> int:
    return next((above for above in range(line - 1, max(line - 6, 0), -1) if lines.at(above).strip()), line)


def _everywhere(lines: Lines, remedy: Callable[[str], Iterator[Remedy]], at: int) -> dict[int, str]:
    """Every line with the same slip, put right in the same way."""
    changed: dict[int, str] = {}
    for line in range(1, lines.count + 1):
        proposals = [proposal for proposal in remedy(lines.at(line)) if proposal.everywhere]
        if at < len(proposals):
            changed[line] = proposals[at].line
    return changed


def _rewriting(line: int, remedy: Remedy, changed: Mapping[int, str]) -> Rewriting:
    others = len(changed) - 1
    more = f" (and in {others} more {'line' if others == 1 else 'lines'})" if others else ""
    return Rewriting(remedy.message + more, changed, line, remedy.start, remedy.length, _hint(remedy), is_one=False)


def _hint(remedy: Remedy) -> str:
    written = remedy.line.strip()
    if remedy.hint or len(written) > LONGEST_SHOWN:
        return remedy.hint or "put the text on a line of its own below >- and indent it further"
    return f"write  {written}" if written else "delete this line"


def _conflict(lines: Lines, near: int) -> Mistake | None:
    for line in range(max(near - 3, 1), near + 4):
        text = lines.at(line)
        if text.startswith(("<<<<<<< ", ">>>>>>> ")) or text.rstrip() == "=======":
            start = lines.start_of(line)
            hint = "keep the lines that are right and delete the lines of marks: <<<<<<<, =======, >>>>>>>"
            message = "two versions of this file were merged and both are still in it"
            return Mistake(message, lines.span(start, start + len(text)), hint)
    return None


def _nameless_start(lines: Lines, near: int) -> Mistake | None:
    """A file that begins with a text or an entry of a list that no field is named for."""
    start = next((at for at in range(1, near) if lines.at(at).strip() and not lines.at(at).startswith(("#", "---"))), 0)
    if not start or any(NAMED.match(lines.at(at)) for at in range(start, near)):
        return None
    text = lines.at(start)
    opens = lines.start_of(start) + len(text) - len(text.lstrip())
    hint = "write the name of its field before it, such as  title:  or move it to where it belongs"
    return Mistake(
        "this belongs to no field, and a file begins with the name of one", lines.span(opens, opens + len(text)), hint
    )


def _foreign(lines: Lines, near: int) -> Mistake | None:
    """What is no part of a file like ours: an end before the end, a table."""
    above = _above(lines, near)
    if lines.at(above).rstrip() == "...":
        start = lines.start_of(above)
        message = "this line says that the file ends here, and there is more below it"
        return Mistake(message, lines.span(start, start + 3), "delete the line")
    for line in (near, above):
        if re.fullmatch(r"[-=_*~]{4,}\s*", lines.at(line)):
            start = lines.start_of(line)
            message = "a line is drawn here, and YAML reads it as text"
            return Mistake(message, lines.span(start, start + len(lines.at(line))), "delete the line")
    text = lines.at(near)
    start = lines.start_of(near) + len(text) - len(text.lstrip())
    if re.match(r"\s*\|.*\|\s*$", text):
        message = "a table stands here, and a field holds text or a list"
        hint = "write each row on a line of its own after a dash and a space"
        return Mistake(message, lines.span(start, start + len(text)), hint)
    if heading := re.fullmatch(r"#+ *([A-Za-z][\w -]*?):?\s*", lines.at(above)) if text.startswith("- ") else None:
        name = heading[1].lower().replace(" ", "_").replace("-", "_")
        start = lines.start_of(above)
        message = "a line that starts with # is a remark, so no field stands above this list"
        hint = f"write  {name}:" if name in FIELD_NAMES else "write the name of a field in its place, such as  goals:"
        return Mistake(message, lines.span(start, start + len(lines.at(above))), hint)
    if re.match(r"- ", text) and re.match(r"[A-Za-z][\w-]*: +\S", lines.at(above)):
        message = "an entry of a list stands here, and no field above it holds a list"
        return Mistake(
            message, lines.span(start, start + len(text)), "write the name of its field above it, such as  goals:"
        )
    return None
