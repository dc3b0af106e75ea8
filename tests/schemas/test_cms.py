"""The configuration for Decap CMS: whole, and kept where an organisation wrote in it.

Whether it is right is for Decap itself to say, in tests/browser/test_forms.py.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from journeybook.model import KINDS
from journeybook.schemas.cms import configuration
from journeybook.schemas.json_schema import MODELS
from journeybook.schemas.shapes import fields_of


def made(written: set[str], before: str = "") -> Any:
    return yaml.safe_load(configuration("content", written, before))


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


def test_nothing_is_asked_for_within_what_may_be_left_out() -> None:
    config = made(set())
    assert [field["required"] for field in field_of(config, "personas", "quote")["fields"]] == [False, False]
    assert {field["required"] for field in field_of(config, "improvements", "result")["fields"]} == {False}
    assert field_of(config, "journeys", "stages", "steps", "doing")["required"] is True


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
