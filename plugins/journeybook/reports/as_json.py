"""Problems come in, one JSON document for programs goes out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from ..problems import Problem, Severity
from .fingerprints import fingerprints

VERSION = 1
"""Of the document's form: it grows when a field changes its meaning or goes, not when one is added."""


def render_json(problems: Sequence[Problem]) -> str:
    """The document: `version`, `counts` by severity, and `problems` in the given order.

    A problem has `path` with forward slashes, `line` and `column` from 1 in characters (0 where a whole file is meant),
    `length` in characters (0: no more than the place), `severity` (`note`, `warning`, `error`), `code`, `message`,
    `hint` ("" where there is none), and `fingerprint`, which lasts while lines move.
    """
    counts = Counter(problem.severity for problem in problems)
    listed = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "length": problem.length,
            "severity": problem.severity.word,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
            "fingerprint": fingerprint,
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    document = {
        "version": VERSION,
        "counts": {severity.word: counts[severity] for severity in reversed(Severity)},
        "problems": listed,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
