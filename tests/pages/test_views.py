"""Every view has its template, every template its view, and every field of a view is shown."""

import dataclasses
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import journeybook
import journeybook.pages
from journeybook.pages.press import template_name

TEMPLATES = {path.name: path for path in (Path(journeybook.__file__).parent / "templates").rglob("*.html")}
MODULES = [
    importlib.import_module(f"journeybook.pages.{found.name}")
    for found in pkgutil.iter_modules(journeybook.pages.__path__)
]
CLASSES = {
    made.__name__: made
    for module in MODULES
    for made in vars(module).values()
    if isinstance(made, type) and dataclasses.is_dataclass(made) and made.__module__ == module.__name__
}
VIEWS = {
    template_name_: made
    for made in CLASSES.values()
    if (template_name_ := template_name(object.__new__(made))) in TEMPLATES
}


def test_every_template_has_its_view() -> None:
    assert set(TEMPLATES) - set(VIEWS) == set()


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_field_of_a_view_is_shown(name: str) -> None:
    text = TEMPLATES[name].read_text(encoding="utf-8")
    fields = {field.name for field in dataclasses.fields(VIEWS[name])}
    unused = {field for field in fields if not re.search(rf"view\.{field}\b", text)}
    assert unused == set()


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_template_asks_only_for_fields_its_view_has(name: str) -> None:
    text = TEMPLATES[name].read_text(encoding="utf-8")
    asked = set(re.findall(r"\bview\.([a-z_]+)", text))
    known = {field.name for field in dataclasses.fields(VIEWS[name])} | {
        member for member in vars(VIEWS[name]) if isinstance(vars(VIEWS[name])[member], property)
    }
    assert asked - known == set()
