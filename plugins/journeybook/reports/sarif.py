"""Problems come in, a SARIF 2.1.0 log goes out: the form that code scanning and many editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ..problems import Problem
from .fingerprints import fingerprints
from .rules import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def render_sarif(problems: Sequence[Problem], rules: Mapping[str, Rule], version: str) -> str:
    """The log, with one run: results in the given order, and the rules that they name, sorted.

    `rules` has what is said of each code; one that is not in it is named only. Columns count characters (Unicode code
    points), and the end column is the one behind the last. Paths are from the root of the repository.
    """
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {
            "driver": {
                "name": "Journeybook",
                "version": version,
                "semanticVersion": version,
                "rules": [_rule(code, rules.get(code)) for code in codes],
            }
        },
        "automationDetails": {"id": "journeybook/check/"},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository"}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(problem, codes.index(problem.code), fingerprint)
            for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, said: Rule | None) -> dict[str, Any]:
    if said is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": said.short},
        "fullDescription": {"text": said.full},
        "help": {"text": said.full, "markdown": said.markdown},
    }


def _result(problem: Problem, at: int, fingerprint: str) -> dict[str, Any]:
    return {
        "ruleId": problem.code,
        "ruleIndex": at,
        "level": problem.severity.word,
        "message": {"text": f"{problem.message}\n{problem.hint}" if problem.hint else problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.path), "uriBaseId": _ROOT},
                    "region": _region(problem),
                }
            }
        ],
        "partialFingerprints": {"journeybook/v1": fingerprint},
    }


def _region(problem: Problem) -> dict[str, int]:
    if not problem.line:
        return {"startLine": 1}  # GitHub takes no result without a line, even where a whole file is meant
    region = {"startLine": problem.line}
    if problem.column:
        region["startColumn"] = problem.column
        region["endColumn"] = problem.column + problem.length
    return region
