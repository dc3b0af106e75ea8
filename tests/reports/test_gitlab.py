"""GitLab's Code Quality report, as its documentation has it."""

import json

from journeybook.problems import Problem, Severity
from journeybook.reports.fingerprints import fingerprints
from journeybook.reports.gitlab import render_gitlab

PROBLEMS = [
    Problem("content/x.yml", 7, 7, "wrong-value", "so it is", Severity.ERROR, "try Emma", 4, "name: Dale"),
    Problem("content/roles", 0, 0, "missing-field", "there is none", Severity.WARNING),
    Problem("content/é.yml", 2, 1, "no-emotion", "nobody asked", Severity.NOTE),
]


def test_it_says_what_where_and_how_bad() -> None:
    first, second, third = fingerprints(PROBLEMS)
    assert json.loads(render_gitlab(PROBLEMS)) == [
        {
            "description": "so it is (try Emma)",
            "check_name": "wrong-value",
            "fingerprint": first,
            "severity": "blocker",
            "location": {"path": "content/x.yml", "lines": {"begin": 7}},
        },
        {
            "description": "there is none",
            "check_name": "missing-field",
            "fingerprint": second,
            "severity": "minor",
            "location": {"path": "content/roles", "lines": {"begin": 1}},
        },
        {
            "description": "nobody asked",
            "check_name": "no-emotion",
            "fingerprint": third,
            "severity": "info",
            "location": {"path": "content/é.yml", "lines": {"begin": 2}},
        },
    ]


def test_no_problems_are_an_empty_list() -> None:
    assert render_gitlab([]) == "[]"
