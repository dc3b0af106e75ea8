"""The JSON document: its version, its counts, and every field of a problem."""

import json

from journeybook.problems import Problem, Severity
from journeybook.reports.as_json import render_json
from journeybook.reports.fingerprints import fingerprints

WRONG = Problem("content/x.yml", 7, 7, "wrong-value", "so “it” is", Severity.ERROR, "try Emma", 4, "name: Dale")
WHOLE = Problem("content/roles", 0, 0, "missing-field", "there is none", Severity.WARNING)


def test_it_has_every_field_of_every_problem() -> None:
    assert json.loads(render_json([WRONG, WHOLE])) == {
        "version": 1,
        "counts": {"error": 1, "warning": 1, "note": 0},
        "problems": [
            {
                "path": "content/x.yml",
                "line": 7,
                "column": 7,
                "length": 4,
                "severity": "error",
                "code": "wrong-value",
                "message": "so “it” is",
                "hint": "try Emma",
                "fingerprint": fingerprints([WRONG])[0],
            },
            {
                "path": "content/roles",
                "line": 0,
                "column": 0,
                "length": 0,
                "severity": "warning",
                "code": "missing-field",
                "message": "there is none",
                "hint": "",
                "fingerprint": fingerprints([WHOLE])[0],
            },
        ],
    }


def test_letters_stand_as_they_are() -> None:
    assert "so “it” is" in render_json([WRONG])


def test_no_problems_are_a_document_too() -> None:
    assert json.loads(render_json([])) == {
        "version": 1,
        "counts": {"error": 0, "warning": 0, "note": 0},
        "problems": [],
    }
