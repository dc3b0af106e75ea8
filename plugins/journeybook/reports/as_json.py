"""Problems come in, one JSON document goes out."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..problems import Problem


def render_json(problems: Iterable[Problem]) -> str:
    """An object with `problems`, a list in the given order; line and column are 0 where a whole file is meant."""
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
        }
        for problem in problems
    ]
    return json.dumps({"problems": listed}, ensure_ascii=False, indent=2)
