"""The page with forms under edit/: not there unless it is wanted, whole where it is, a sentence where it can't be made.

A real build; Decap and js-yaml are stood in for by texts, since nothing here runs them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from journeybook.schemas.form_shapes import form_shapes
from tests.drawn import Build, Draw
from tests.hosts.small import SMALL

OPTION = {"decap": "modules/decap/decap-cms.js", "yaml": "modules/js-yaml.min.js", "config": "forms/config.yml"}
GIVEN = {
    "modules/decap/decap-cms.js": "decap()",
    "modules/decap/103.decap-cms.js": "a part of it",
    "modules/decap/103.cms.js": "a part of something else",
    "modules/decap/decap-cms.js.map": "a map",
    "modules/decap/spell.wasm": "machine code",
    "modules/js-yaml.min.js": "yaml()",
    "forms/config.yml": "backend:\n  name: git-gateway\ncollections:\n",
}


@pytest.fixture
def content(draw: Draw) -> Path:
    """The small handbook, with what an organisation brings for its forms beside it."""
    drawn = draw(SMALL)
    for name, text in GIVEN.items():
        path = drawn.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return drawn


def test_without_the_option_there_is_no_page(content: Path, build: Build) -> None:
    assert not [path for path in build(content).files() if path.startswith("edit/")]


def test_with_the_option_the_page_has_all_that_it_loads_beside_it(content: Path, build: Build) -> None:
    built = build(content, strict=True, options={"forms": OPTION})
    files = {path.removeprefix("edit/"): text for path, text in built.files().items() if path.startswith("edit/")}
    assert sorted(files) == [
        "103.decap-cms.js",
        "config.yml",
        "content-security-policy.txt",
        "decap-cms.js",
        "edit.css",
        "edit.js",
        "index.html",
        "js-yaml.js",
        "spell.wasm",
    ]
    assert files["decap-cms.js"] == b"decap()"
    assert files["js-yaml.js"] == b"yaml()"
    assert files["config.yml"] == GIVEN["forms/config.yml"].encode()
    page = BeautifulSoup(files["index.html"], "html.parser")
    loaded = [one.get("src") for one in page("script") if one.get("src")] + [one["href"] for one in page("link")]
    assert loaded == ["js-yaml.js", "edit.js", "decap-cms.js", "data:,", "config.yml", "edit.css"]
    assert json.loads(page.select("#shapes")[0].text) == form_shapes()


def test_the_page_says_what_saving_does_to_remarks_and_what_looks_at_a_save(content: Path, build: Build) -> None:
    said = build(content, options={"forms": OPTION}).page("edit")
    text = BeautifulSoup(said, "html.parser").select("aside")[0].get_text(" ", strip=True)
    assert text == (
        "Saving a form writes the whole file anew, and remarks after a # in it are lost. Where a file has remarks that "
        "matter, change it by hand. What you save is a proposal (a pull request). It is checked, and a colleague reads "
        "it before it is published. The forms need JavaScript. Without it, each page of the handbook leads to its file."
    )


def test_a_page_made_from_a_file_that_has_a_form_leads_to_it(draw: Draw, content: Path, build: Build) -> None:
    draw({"roles/deeper/porter.yml": "title: Porter\ndepartment: service\n"})

    def leading(address: str) -> list[str]:
        return [
            str(link["href"]) for link in BeautifulSoup(built.page(address), "html.parser").select(".jb-foot__form")
        ]

    built = build(content, options={"forms": OPTION})
    assert leading("roles/caretaker") == ["../../edit/#/collections/roles/entries/caretaker"]
    assert leading("roles/porter") == []
    assert leading("roles") == []
    built = build(content)
    assert leading("roles/caretaker") == []


def test_the_page_is_in_the_handbooks_language(draw: Draw, content: Path, build: Build) -> None:
    draw({"handbook.yml": "language: de\n"})
    page = BeautifulSoup(build(content, options={"forms": OPTION}).page("edit"), "html.parser")
    assert page.select("html")[0]["lang"] == "de"
    assert page.select("title")[0].text == "Das Handbuch bearbeiten"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"decap": "node_modules/decap.js"},
            (
                "there is no file node_modules/decap.js, which the option forms names as decap; "
                "install it with  npm install decap-cms js-yaml@5"
            ),
        ),
        (
            {"yaml": ""},
            "the option forms needs yaml, such as  yaml: node_modules/js-yaml/dist/browser/js-yaml.umd.min.js",
        ),
        (
            {"config": "forms"},
            (
                "there is no file forms, which the option forms names as config; "
                "write it with  journeybook schema --format cms --output forms"
            ),
        ),
        ({"backend": "github"}, "the option forms has no backend; it has decap, yaml, config"),
    ],
)
def test_what_is_wrong_with_the_option_is_said_and_the_last_site_stays(
    change: dict[str, str], said: str, content: Path, build: Build
) -> None:
    before = build(content).files()
    built = build(content, options={"forms": {**OPTION, **change}})
    assert built.failed
    assert f"{said}: nothing was built, and the last site was left alone" in built.log
    assert built.files() == before
