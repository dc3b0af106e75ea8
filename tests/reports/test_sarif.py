"""The SARIF log: its whole text, and that it is right for the schema of SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from journeybook.problems import Problem, Severity
from journeybook.reports.fingerprints import fingerprints
from journeybook.reports.rules import Rule
from journeybook.reports.sarif import render_sarif
from tests.judges import judge

WRONG = Problem("content/x.yml", 7, 7, "wrong-value", "so it is", Severity.ERROR, "try Emma", 4, "name: Dale")
WHOLE = Problem("content/ro les/é#1", 0, 0, "missing-field", "there is none", Severity.WARNING)
POINT = Problem("content/x.yml", 9, 3, "no-emotion", "nobody asked", Severity.NOTE, "", 0, "  - id: a")
RULES = {"wrong-value": Rule("Short.", "Short. And full.", "*Error.* Short.\n\nMore.")}


SCHEMA = json.loads(judge("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
"""The one of the standard, as Microsoft publishes it to test with."""


def is_uri(text: object) -> bool:
    """Whether it is an address that may be relative: the schema asks for no more, and a blank is none."""
    return (
        not isinstance(text, str)
        or re.fullmatch(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-F]{2})+", text) is not None
    )


FORMATS = jsonschema.FormatChecker(formats=())
for name in ("uri", "uri-reference"):
    FORMATS.checks(name)(is_uri)
SARIF = jsonschema.Draft4Validator(SCHEMA, format_checker=FORMATS)


@pytest.mark.parametrize("problems", [[], [WRONG], [WHOLE, POINT, WRONG]])
def test_it_is_right_for_the_schema_of_the_standard(problems: list[Problem]) -> None:
    SARIF.validate(json.loads(render_sarif(problems, RULES, "1.2.3")))


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("level",), "notice", "'notice' is not one of ['none', 'note', 'warning', 'error']"),
        (("line",), 7, "Additional properties are not allowed ('line' was unexpected)"),
        (("ruleIndex",), -2, "-2 is less than the minimum of -1"),
        (("locations", 0, "physicalLocation", "region", "startLine"), 0, "0 is less than the minimum of 1"),
        (("locations", 0, "physicalLocation", "artifactLocation", "uri"), "a b", "'a b' is not a 'uri-reference'"),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], value: object, said: str) -> None:
    log = json.loads(render_sarif([WRONG], RULES, "1.2.3"))
    place = log["runs"][0]["results"][0]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert [error.message for error in SARIF.iter_errors(log)] == [said]


def test_a_log_says_what_where_and_why() -> None:
    first, second = fingerprints([WHOLE, WRONG])
    assert json.loads(render_sarif([WHOLE, WRONG], RULES, "1.2.3")) == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Journeybook",
                        "version": "1.2.3",
                        "semanticVersion": "1.2.3",
                        "rules": [
                            {"id": "missing-field"},
                            {
                                "id": "wrong-value",
                                "shortDescription": {"text": "Short."},
                                "fullDescription": {"text": "Short. And full."},
                                "help": {"text": "Short. And full.", "markdown": "*Error.* Short.\n\nMore."},
                            },
                        ],
                    }
                },
                "automationDetails": {"id": "journeybook/check/"},
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository"}}},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": True}],
                "results": [
                    {
                        "ruleId": "missing-field",
                        "ruleIndex": 0,
                        "level": "warning",
                        "message": {"text": "there is none"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {
                                        "uri": "content/ro%20les/%C3%A9%231",
                                        "uriBaseId": "%SRCROOT%",
                                    },
                                    "region": {"startLine": 1},
                                }
                            }
                        ],
                        "partialFingerprints": {"journeybook/v1": first},
                    },
                    {
                        "ruleId": "wrong-value",
                        "ruleIndex": 1,
                        "level": "error",
                        "message": {"text": "so it is\ntry Emma"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": "content/x.yml", "uriBaseId": "%SRCROOT%"},
                                    "region": {"startLine": 7, "startColumn": 7, "endColumn": 11},
                                }
                            }
                        ],
                        "partialFingerprints": {"journeybook/v1": second},
                    },
                ],
            }
        ],
    }


def test_columns_count_characters_whatever_their_size() -> None:
    wide = replace(WRONG, source="name: 😀x", column=8, length=1)
    region = json.loads(render_sarif([wide], {}, "1"))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert region == {"startLine": 7, "startColumn": 8, "endColumn": 9}
