"""The JSON Schemas: what Journeybook takes they take, and what it refuses in a single file they mostly refuse too."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import journeybook
from journeybook.model import KINDS
from journeybook.reading.read import read
from journeybook.schemas.json_schema import MODELS, known_in, schema_of
from journeybook.schemas.known import known_ids
from journeybook.schemas.shapes import fields_of, groups_within
from tests.checks.test_cases import CASES, parts_of
from tests.drawn import Draw
from tests.schemas.yaml12 import load

ROOT = Path(journeybook.__file__).parents[2]
RENEW = "run `journeybook schema --output schemas` and commit what it writes"

RIGHT = [case for case in CASES if case.stem.startswith("right")]
WRONG = [
    case
    for case in CASES
    if case.stem.startswith("wrong") and case.parent.name in {"unknown-field", "missing-field", "wrong-value", "bad-id"}
]
BEYOND = {
    "bad-id/wrong-file-name": "a schema does not see what a file is called",
    "wrong-value/wrong-label-forms": "which blanks a word of the interface has stands in its catalogue",
    "wrong-value/wrong-picture": "a schema does not open pictures",
    "wrong-value/wrong-wait-in-german": "a schema sees the form of a length of time, not which words are units",
    "wrong-value/wrong-wait-in-short": "a schema sees the form of a length of time, not which words are units",
}
"""Wrong cases that a schema can't know of, with the reason."""


def kind_of(path: str) -> str | None:
    """The kind of a file, by its path below content/; None for what has no schema."""
    if not path.endswith(".yml"):
        return None
    folder = path.split("/", maxsplit=1)[0]
    return "handbook" if path == "handbook.yml" else next((k.name for k in KINDS.values() if k.folder == folder), None)


def refusals(files: dict[str, str]) -> Iterator[str]:
    """What the schemas have against some files."""
    for path, text in files.items():
        kind = kind_of(path)
        if kind is None:
            continue
        try:
            written = load(text)
        except yaml.YAMLError:
            yield f"{path} is no YAML"
            continue
        for error in jsonschema.Draft7Validator(schema_of(kind, {})).iter_errors(written):
            yield f"{path} {list(error.path)}: {error.message}"


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.stem}"


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_a_schema(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema_of(kind, {}))


@pytest.mark.parametrize("kind", MODELS)
def test_the_committed_schemas_are_those_of_the_models(kind: str) -> None:
    committed = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    # Ids may be older than the newest file: they are only offered, and no edit of content has to touch schemas/.
    assert committed == schema_of(kind, known_in(committed)), RENEW


def test_editors_find_the_schema_of_each_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    folders = {f"./schemas/{kind.name}.schema.json": f"content/{kind.folder}/**/*.yml" for kind in KINDS.values()}
    assert settings["yaml.schemas"] == {**folders, "./schemas/handbook.schema.json": "content/handbook.yml"}


def test_the_shipped_handbook_is_right_for_the_committed_schemas() -> None:
    content = ROOT / "content"
    for file in sorted(content.rglob("*.yml")):
        kind = kind_of(file.relative_to(content).as_posix())
        schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft7Validator(schema).validate(load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", RIGHT, ids=name_of)
def test_what_is_right_for_us_is_right_for_an_editor(case: Path) -> None:
    assert list(refusals(parts_of(case)[0])) == []


@pytest.mark.parametrize("case", WRONG, ids=name_of)
def test_what_is_wrong_within_a_file_is_wrong_for_an_editor(case: Path) -> None:
    assert bool(list(refusals(parts_of(case)[0]))) is (name_of(case) not in BEYOND)


@pytest.mark.parametrize(
    ("kind", "field", "value", "is_right"),
    [
        ("evidence", "date", "2026-03", True),
        ("evidence", "date", "2026-13", False),
        ("evidence", "n", "12", True),
        ("evidence", "n", -1, False),
        ("evidence", "link", "http://example.org", False),
        ("evidence", "link", "https://example.org/a", True),
        ("evidence", "title", 42, True),
        ("evidence", "title", "two\nlines", False),
        ("evidence", "title", " ", False),
        ("evidence", "title", None, False),
        ("evidence", "summary", None, True),
        ("evidence", "method", "guess", False),
        ("touchpoint", "automated", "yes", True),
        ("touchpoint", "automated", True, True),
        ("touchpoint", "automated", "perhaps", False),
        ("touchpoint", "channel", "Phone", False),
        ("touchpoint", "channel", "walkie-talkie", True),
        ("touchpoint", "systems", ["Diary", {"name": "Diary", "limits": "Slow"}], True),
        ("touchpoint", "systems", [{"limits": "Slow"}], False),
        ("improvement", "addresses", [], False),
        ("improvement", "addresses", ["buy-a-ute"], False),
        ("improvement", "addresses", ["buy-a-ute#waits"], True),
        ("improvement", "effort", 6, False),
        ("improvement", "effort", "5", True),
        ("improvement", "effort", "6", False),
    ],
)
def test_a_single_value(kind: str, field: str, value: Any, is_right: bool) -> None:
    written = {one.name: one.example for one in fields_of(MODELS[kind]) if one.required} | {field: value}
    assert jsonschema.Draft7Validator(schema_of(kind, {})).is_valid(written) is is_right


@pytest.mark.parametrize(
    ("wait", "is_right"),
    [
        ("3 weeks", True),
        ("2-4 weeks", True),
        ("1 hour 30 minutes", True),
        ("two days and four hours", True),
        ("PT4H", True),
        ("P1DT12H", True),
        ("3", False),
        ("soon", False),
        (3, False),
    ],
)
def test_a_length_of_time(wait: Any, is_right: bool) -> None:
    step = {"id": "a", "title": "A", "doing": "I wait.", "wait": wait}
    journey = {"title": "T", "personas": ["p"], "goal": "G", "stages": [{"title": "S", "steps": [step]}]}
    assert jsonschema.Draft7Validator(schema_of("journey", {})).is_valid(journey) is is_right


def test_ids_of_the_handbook_are_offered_and_none_is_refused_for_being_new(draw: Draw) -> None:
    content = draw(
        {
            "roles/adviser.yml": "title: Adviser\ndepartment: service\n",
            "roles/broken.yml": "title: Broken\n",
            "personas/dale.yml": "name: Dale\ntagline: Drives\n",
            "journeys/buy.yml": """
                title: I buy
                personas: [dale]
                goal: A ute
                stages:
                  - title: Buying
                    steps:
                      - {id: looks, title: I look, doing: I look., pains: [{id: dust, text: Dust, kind: wait}]}
                """,
            "handbook.yml": "channels: [{id: kiosk, title: Kiosk, mode: in-person}]\n",
        }
    )
    known = known_ids(read(content, "content"))
    assert {kind: list(ids) for kind, ids in known.items() if kind not in {"lever", "pain-kind", "phase"}} == {
        "persona": ["dale"],
        "journey": ["buy"],
        "role": ["adviser", "broken"],
        "touchpoint": [],
        "evidence": [],
        "improvement": [],
        "channel": ["kiosk"],
        "department": ["service"],
        "lane": [],
        "promise": [],
        "step": ["buy#looks"],
        "moment": ["buy#looks", "buy#dust"],
        "cause": ["adviser", "broken", "buy#looks"],
    }
    schema = schema_of("improvement", known)
    assert schema["definitions"]["moment-id"]["anyOf"][0] == {"enum": ["buy#looks", "buy#dust"]}
    new = {"title": "T", "status": "idea", "addresses": ["buy#pays"], "owner": "not-there-yet"}
    assert jsonschema.Draft7Validator(schema).is_valid(new)


@pytest.mark.parametrize("model", [group for kind in MODELS.values() for group in (kind, *groups_within(kind))])
def test_every_field_has_its_help_and_an_example(model: Any) -> None:
    bare = [
        field.name for field in fields_of(model) if not field.description.endswith((".", "?")) or field.example is None
    ]
    assert bare == []
