"""The reference of fields: it is what the models say, and everything in it can be copied."""

import re
from pathlib import Path

import pytest

import journeybook
from journeybook.model import KINDS, Stage, Step
from journeybook.reading.read import read
from journeybook.schemas.example_yaml import exact_yaml, example_yaml
from journeybook.schemas.json_schema import MODELS
from journeybook.schemas.reference import reference
from journeybook.schemas.shapes import example_of, fields_of, groups_within
from tests.checks.minimal import on_minimal
from tests.drawn import Draw
from tests.schemas.yaml12 import load

ROOT = Path(journeybook.__file__).parents[2]
PICTURES = {"images/dale.png", "images/waiting.png"}


def test_the_page_is_what_the_models_say() -> None:
    committed = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    assert committed == reference(), "run `journeybook schema --format reference --output docs` and commit the page"


def test_every_field_of_every_kind_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", reference(), re.MULTILINE)
    models = dict.fromkeys(group for kind in MODELS.values() for group in (kind, *groups_within(kind)))
    assert sorted(rows) == sorted(field.name for model in models for field in fields_of(model))


def test_every_link_on_the_page_leads_to_a_heading() -> None:
    page = reference()
    headings = {found.lower().replace(" ", "-") for found in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings


def test_every_example_on_the_page_is_yaml_for_its_kind() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", reference(), re.DOTALL)
    models = dict.fromkeys(group for kind in MODELS.values() for group in (kind, *groups_within(kind)))
    assert len(blocks) == len(models) + 1
    assert [set(load(block)) for block in blocks[:1]] == [{field.name for field in fields_of(MODELS["persona"])}]


def drawn_with(path: str, values: object) -> dict[str, str | bytes]:
    """The smallest handbook with this file, and the pictures that examples name."""
    picture = min((ROOT / "content" / "images").iterdir()).read_bytes()
    return on_minimal({path: example_yaml(values), **dict.fromkeys(PICTURES, picture)})


@pytest.mark.parametrize("kind", list(MODELS))
def test_the_example_of_a_kind_is_read_without_a_problem(kind: str, draw: Draw) -> None:
    folders = {found.name: found.folder for found in KINDS.values()}
    path = f"{folders[kind]}/example.yml" if kind in folders else "handbook.yml"
    assert read(draw(drawn_with(path, example_of(MODELS[kind]))), "content").problems == ()


def test_the_examples_of_a_stage_and_of_a_step_are_read_without_a_problem(draw: Draw) -> None:
    bus = {"id": "takes-the-bus", "title": "I take the bus", "doing": "I take the bus."}
    stage = {**example_of(Stage), "steps": [example_of(Step), bus]}
    journey = {**example_of(MODELS["journey"]), "stages": [stage]}
    assert read(draw(drawn_with("journeys/example.yml", journey)), "content").problems == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"title": "plain"}, "title: plain\n"),
        ({"title": "42"}, "title: '42'\n"),
        ({"when": "2026-03-31"}, "when: 2026-03-31\n"),
        ({"kept": "no"}, "kept: no\n"),
        ({"goal": ""}, "goal: ''\n"),
        ({"told_next": True}, "told_next: yes\n"),
        ({"goals": ["one: two"]}, "goals:\n  - 'one: two'\n"),
    ],
)
def test_an_example_is_written_as_an_editor_would(value: dict[str, object], expected: str) -> None:
    assert example_yaml(value) == expected


def test_what_is_for_programs_reads_alike_in_every_version_of_yaml() -> None:
    assert exact_yaml({"create": True, "options": ["yes", "off"]}) == "create: true\noptions:\n  - 'yes'\n  - 'off'\n"
