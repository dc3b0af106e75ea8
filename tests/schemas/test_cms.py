"""The configuration for Decap CMS: right for Decap's own schema, whole, and kept where an organisation wrote in it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from jsonschema.validators import extend

from journeybook.model import KINDS
from journeybook.schemas.cms import configuration
from journeybook.schemas.json_schema import MODELS
from journeybook.schemas.shapes import fields_of

DECAP = json.loads((Path(__file__).parent / "decap" / "config.schema.json").read_text(encoding="utf-8"))
EVERY_LIST = {"promises", "departments", "channels", "pain_kinds", "levers", "phases", "lanes"}


def select(validator: Any, _data: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """Ajv's `select`: the case that the widget names holds too."""
    case = schema["selectCases"].get(instance.get("widget"))
    if case is None:
        yield jsonschema.ValidationError(f"{instance.get('widget')} is no widget")
    else:
        yield from validator.descend(instance, case)


def unique_by(_validator: Any, names: list[str], instance: Any, _schema: Any) -> Iterator[Any]:
    """Ajv's `uniqueItemProperties`."""
    for name in names:
        values = [entry[name] for entry in instance]
        if len(values) != len(set(values)):
            yield jsonschema.ValidationError(f"{name} twice")


def made_in_javascript(_validator: Any, name: str, _instance: Any, _schema: Any) -> Iterator[Any]:
    """Ajv's `instanceof`: nothing in a file is a RegExp of JavaScript."""
    yield jsonschema.ValidationError(f"this is no {name}")


WORDS = {"select": select, "uniqueItemProperties": unique_by, "instanceof": made_in_javascript}
Decap = extend(jsonschema.Draft7Validator, WORDS)


def made(written: set[str], before: str = "") -> Any:
    return yaml.safe_load(configuration("content", written, before))


def errors_in(config: Any) -> list[str]:
    return [f"{list(error.path)}: {error.message}" for error in Decap(DECAP).iter_errors(config)]


def widgets(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every widget of a form, those inside others too."""
    for field in fields:
        yield field
        yield from widgets([*field.get("fields", ()), *([field["field"]] if "field" in field else ())])


def form_of(config: Any, name: str) -> list[dict[str, Any]]:
    found = next(one for one in config["collections"] if one["name"] == name)
    form: list[dict[str, Any]] = found["fields"] if "fields" in found else found["files"][0]["fields"]
    return form


def field_of(config: Any, collection: str, *path: str) -> dict[str, Any]:
    fields, found = form_of(config, collection), {}
    for name in path:
        found = next(field for field in fields if field["name"] == name)
        fields = found.get("fields", [])
    return found


@pytest.mark.parametrize("written", [set(), EVERY_LIST], ids=["defaults", "own lists"])
def test_it_is_right_for_decaps_own_schema(written: set[str]) -> None:
    assert errors_in(made(written)) == []


@pytest.mark.parametrize(
    ("path", "change", "said"),
    [
        (("personas", "name"), {"widget": "sting"}, "sting is no widget"),
        (("personas", "kind"), {"options": None}, "None is not of type 'array'"),
        (("personas", "kind"), {"required": "often"}, "'often' is not of type 'boolean'"),
        (("journeys", "owner"), {"search_fields": []}, "[] should be non-empty"),
    ],
)
def test_decaps_own_schema_finds_what_is_wrong(path: tuple[str, ...], change: dict[str, Any], said: str) -> None:
    config = made(set())
    field_of(config, *path).update(change)
    assert [error.split("]: ", 1)[1] for error in errors_in(config)] == [said]


def test_every_field_of_every_kind_is_in_its_form_in_the_same_order_with_its_help() -> None:
    config = made(set())
    for kind, model in MODELS.items():
        form = form_of(config, KINDS[kind].folder if kind in KINDS else "handbook")
        assert [field["name"] for field in form] == [field.name for field in fields_of(model)]
        assert [field["required"] for field in form] == [field.required for field in fields_of(model)]
        assert all(
            shown["hint"].startswith(field.description) for shown, field in zip(form, fields_of(model), strict=True)
        )


def test_saves_are_pull_requests_and_pictures_go_where_the_model_looks_for_them() -> None:
    config = made(set())
    assert config["publish_mode"] == "editorial_workflow"
    assert (config["media_folder"], config["public_folder"]) == ("content/images", "images")


def test_a_new_file_lies_in_its_kinds_folder_and_is_named_after_its_title() -> None:
    for collection in made(set())["collections"][:-1]:
        assert collection["folder"] == f"content/{collection['name']}"
        assert (collection["create"], collection["extension"], collection["slug"]) == (True, "yml", "{{slug}}")
        assert collection["identifier_field"] == ("name" if collection["name"] == "personas" else "title")


def test_references_are_chosen_and_what_lies_inside_a_file_is_typed() -> None:
    config = made(set())
    owner = field_of(config, "journeys", "owner")
    assert (owner["widget"], owner["collection"], owner["value_field"]) == ("relation", "roles", "{{slug}}")
    assert field_of(config, "journeys", "personas")["multiple"] is True
    addresses = field_of(config, "improvements", "addresses")["field"]
    assert addresses["widget"] == "string"
    assert re.match(addresses["pattern"][0], "buy-a-ute#waits")
    assert not re.match(addresses["pattern"][0], "buy-a-ute")


def test_what_handbook_yml_lists_is_offered_live_and_a_default_list_as_it_is() -> None:
    default, own = (
        field_of(made(set()), "touchpoints", "channel"),
        field_of(made({"channels"}), "touchpoints", "channel"),
    )
    assert default["widget"] == "select"
    assert default["options"][0] == {"label": "In person", "value": "in-person"}
    assert (own["widget"], own["file"], own["value_field"]) == ("relation", "handbook", "channels.*.id")


def test_a_list_that_nobody_wrote_is_typed() -> None:
    department = field_of(made(set()), "roles", "department")
    assert department["widget"] == "string"
    assert field_of(made({"departments"}), "roles", "department")["widget"] == "relation"


def test_what_may_be_unknown_is_no_switch() -> None:
    config = made(set())
    told = field_of(config, "journeys", "stages", "steps", "told_next")
    assert (told["widget"], told["options"]) == ("select", ["yes", "no"])
    assert field_of(config, "journeys", "stages", "steps", "outside")["widget"] == "boolean"


def test_no_form_writes_today_into_a_new_file() -> None:
    every = [field for name in ("personas", "journeys") for field in widgets(form_of(made(set()), name))]
    assert {field["default"] for field in every if field["widget"] == "datetime"} == {""}


def test_what_an_organisation_wrote_above_the_collections_is_kept() -> None:
    ours = "# ours\nbackend:\n  name: github\n  repo: wattle/handbook\nmedia_folder: content/images\ncollections:\n"
    again = configuration("content", set(), f"{ours}  - old\n")
    assert again.startswith(ours)
    assert "- old" not in again
    assert again.partition("collections:\n")[2] == configuration("content", set()).partition("\ncollections:\n")[2]


def test_a_file_without_collections_is_written_from_the_start() -> None:
    assert configuration("content", set(), "nothing of ours\n") == configuration("content", set())
