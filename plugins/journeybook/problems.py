"""A problem: what is wrong in the content, where, and what to do, as a value that every report can print."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass


class Severity(enum.IntEnum):
    """How much a problem weighs; higher is worse, so severities compare."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as editors read and write it: `note`, `warning`, `error`."""
        return self.name.lower()


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place.

    `path` is relative to the folder above content/ with forward slashes (`content/roles/cleaner.yml`);
    `line` and `column` count from 1, 0 where a problem concerns the whole file; `length` is the number of
    characters to underline (0: no underline). `source` is the text of that line, without its end.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity
    hint: str = ""
    length: int = 0
    source: str = ""


def is_sound(problems: Iterable[Problem]) -> bool:
    """Whether every file could be read and every reference leads somewhere: nothing is an error."""
    return all(problem.severity is not Severity.ERROR for problem in problems)
