"""Problems come in, a Code Quality report for GitLab goes out, which shows them in a merge request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..problems import Problem, Severity
from .fingerprints import fingerprints

SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "blocker"}
"""GitLab's words for how much a problem weighs. An error is a blocker in its sense: no page can be made."""


def render_gitlab(problems: Sequence[Problem]) -> str:
    """A JSON list in the given order, with the fields that GitLab's Code Quality reports have.

    GitLab finds a file by its path from the repository's root, and compares two reports by `fingerprint`. It knows no
    problem of a whole file: that one is shown in the first line.
    """
    listed = [
        {
            "description": f"{problem.message} ({problem.hint})" if problem.hint else problem.message,
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": SEVERITIES[problem.severity],
            "location": {"path": problem.path, "lines": {"begin": max(problem.line, 1)}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)
