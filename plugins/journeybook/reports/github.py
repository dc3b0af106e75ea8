"""Problems come in, what a step on GitHub writes goes out: annotations on the change, its log, and its summary page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence

from ..problems import Problem, Severity
from .text import counts, render

SHOWN = 10
"""Annotations of one level that GitHub shows for a step; it drops the rest without a word."""
SUMMARY_ROOM = 80_000
"""Characters of a summary for each severity: GitHub takes a megabyte for a step, and shows nothing of a longer one."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(problems: Sequence[Problem], closing: str, changed: Collection[str] = ()) -> str:
    """What the step prints: everything in full, folded away; annotations; and the closing line.

    Of each level ten annotations are shown at most, those in `changed` first (paths from the repository's root); where
    there are more, the tenth says how many, and where they stand.
    """
    lines = [*_folded(problems), *_annotations(problems, changed)] if problems else []
    return "".join(f"{line}\n" for line in [*lines, closing])


def summary(problems: Sequence[Problem], closing: str) -> str:
    """The page of the run, as Markdown: each severity with its problems, notes folded away.

    What problems say stands in code blocks, so that nothing in content can lay out the page or call for anybody.
    """
    parts = [f"## Check of the handbook\n\n{closing}\n"]
    for severity in reversed(Severity):
        ours = [problem for problem in problems if problem.severity is severity]
        if ours:
            title = counts(ours)
            block = _block(ours)
            parts.append(
                f"<details><summary>{title}: worth a second look</summary>\n\n{block}\n</details>\n"
                if severity is Severity.NOTE
                else f"### {title}\n\n{block}"
            )
    return "\n".join(parts)


def _folded(problems: Sequence[Problem]) -> list[str]:
    text = render(problems).rstrip("\n")
    # The runner obeys what looks like a command in any line. Only who knows this word can make it listen again, and
    # no text can hold the word that is made of the text itself.
    word = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return [
        f"::group::All of it in full: {counts(problems)}",
        f"::stop-commands::{word}",
        text,
        f"::{word}::",
        "::endgroup::",
    ]


def _annotations(problems: Sequence[Problem], changed: Collection[str]) -> list[str]:
    lines = []
    for severity in reversed(Severity):
        ours = sorted(
            (problem for problem in problems if problem.severity is severity),
            key=lambda problem: problem.path not in changed,
        )
        shown = ours if len(ours) <= SHOWN else ours[: SHOWN - 1]
        lines += [_annotation(problem) for problem in shown]
        if left := len(ours) - len(shown):
            counted = f"{left} more {severity.word}s"
            where = "All of them stand in the log of this step, and on the summary page of this run."
            lines.append(f"::{_LEVELS[severity]} title={counted}::GitHub shows ten of a kind. {where}")
    return lines


def _annotation(problem: Problem) -> str:
    place = {"file": problem.path}
    if problem.line:
        place |= {"line": str(problem.line), "endLine": str(problem.line)}
        if problem.column:
            place |= {"col": str(problem.column), "endColumn": str(problem.column + max(problem.length - 1, 0))}
    place["title"] = problem.code
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{_LEVELS[problem.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    """A text as the runner reads it back: `%`, and the ends of lines."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property has more that ends it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _block(problems: Sequence[Problem]) -> str:
    blocks = [render([problem]) for problem in problems]
    shown, room = 0, SUMMARY_ROOM
    while shown < len(blocks) and len(blocks[shown]) <= room:
        room -= len(blocks[shown])
        shown += 1
    text = "".join(blocks[:shown]).rstrip("\n")
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    left = len(blocks) - shown
    more = f"\n{left} more in the log of the step.\n" if left else ""
    return f"{fence}text\n{text}\n{fence}\n{more}"
