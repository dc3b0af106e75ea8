"""The SARIF log: its whole text, and nothing in it that SARIF 2.1.0 does not know."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from journeybook.problems import Problem, Severity
from journeybook.reports.fingerprints import fingerprints
from journeybook.reports.rules import Rule
from journeybook.reports.sarif import render_sarif

WRONG = Problem("content/x.yml", 7, 7, "wrong-value", "so it is", Severity.ERROR, "try Emma", 4, "name: Dale")
WHOLE = Problem("content/ro les/é#1", 0, 0, "missing-field", "there is none", Severity.WARNING)
POINT = Problem("content/x.yml", 9, 3, "no-emotion", "nobody asked", Severity.NOTE, "", 0, "  - id: a")
RULES = {"wrong-value": Rule("Short.", "Short. And full.", "*Error.* Short.\n\nMore.")}


def object_of(required: tuple[str, ...], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": False}


TEXT = object_of(("text",), {"text": {"type": "string", "minLength": 1}})
HELP = object_of(("text",), {"text": {"type": "string"}, "markdown": {"type": "string"}})
POSITIVE = {"type": "integer", "minimum": 1}
REGION = object_of(("startLine",), dict.fromkeys(("startLine", "startColumn", "endColumn"), POSITIVE))
ARTIFACT = object_of(
    ("uri", "uriBaseId"),
    {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9/._~%-]+$"}, "uriBaseId": {"type": "string"}},
)
PLACE = object_of(("artifactLocation", "region"), {"artifactLocation": ARTIFACT, "region": REGION})
RESULT = object_of(
    ("message",),
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "items": object_of((), {"physicalLocation": PLACE})},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
)
RULE = object_of(("id",), {"id": {"type": "string"}, "shortDescription": TEXT, "fullDescription": TEXT, "help": HELP})
DRIVER = object_of(
    ("name",),
    {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "semanticVersion": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    },
)
RUN = object_of(
    ("tool",),
    {
        "tool": object_of(("driver",), {"driver": DRIVER}),
        "automationDetails": object_of((), {"id": {"type": "string"}}),
        "originalUriBaseIds": {"type": "object", "additionalProperties": object_of((), {"description": TEXT})},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {
            "type": "array",
            "items": object_of(("executionSuccessful",), {"executionSuccessful": {"type": "boolean"}}),
        },
        "results": {"type": "array", "items": RESULT},
    },
)
SUBSET = object_of(
    ("version", "runs"),
    {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
)
"""What SARIF 2.1.0 says of the fields that we write, and no other field: stricter than its own schema, which is not
on every machine that runs these tests."""


@pytest.mark.parametrize("problems", [[], [WRONG], [WHOLE, POINT, WRONG]])
def test_every_field_is_one_of_sarif_with_a_value_that_it_allows(problems: list[Problem]) -> None:
    jsonschema.Draft7Validator(SUBSET).validate(json.loads(render_sarif(problems, RULES, "1.2.3")))


def test_the_subset_refuses_what_is_wrong() -> None:
    log = json.loads(render_sarif([WRONG], RULES, "1.2.3"))
    log["runs"][0]["results"][0]["level"] = "notice"
    assert not jsonschema.Draft7Validator(SUBSET).is_valid(log)


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
