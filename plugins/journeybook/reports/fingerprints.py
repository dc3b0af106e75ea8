"""Problems come in, a name for each goes out that stays the same when lines above it come and go."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from ..problems import Problem


def fingerprints(problems: Iterable[Problem]) -> tuple[str, ...]:
    """One for each problem, in their order: 64 hexadecimal digits, no two alike.

    It is made of file, code, message, and the line's own text with what is marked in it. So it lasts while lines move,
    and ends when the line is mended. The second of two that would be alike counts as the second.
    """
    met: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        said = _said(problem)
        met[said] += 1
        found.append(hashlib.sha256("\0".join((*said, str(met[said]))).encode("utf-8", "surrogatepass")).hexdigest())
    return tuple(found)


def _said(problem: Problem) -> tuple[str, ...]:
    marked = problem.source[max(problem.column - 1, 0) :][: problem.length]
    return (problem.path, problem.code, problem.message, problem.source.strip(), marked)
