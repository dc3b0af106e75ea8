"""The script of the form page, run in Chromium: to open a file and save it changes nothing in what the file says.

Nor does `journeybook format` find anything to lay out in what was saved.

YAML is read as on the page, by js-yaml; what a file says before and after is for our own reading to tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

import journeybook
from journeybook.model import KINDS
from journeybook.reading.tree import parse, plain, pruned
from journeybook.schemas.form_shapes import form_shapes
from journeybook.schemas.json_schema import MODELS
from journeybook.schemas.shapes import example_of
from journeybook.writing.canonical import canonical
from tests.judges import judge

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROOT = Path(journeybook.__file__).parents[2]
SCRIPT = Path(journeybook.__file__).parent / "assets" / "edit.js"
OPENED = """([texts, shape]) => texts.map((text) => Forms.opened(text, shape, window.jsyaml))"""
SAVED = """([forms, shape]) => forms.map((form) => Forms.saved(form, shape))"""

HARD = (
    "a: b",
    "ends with a colon:",
    "# 1 in his book",
    "a # b",
    "- a dash",
    "? who",
    "[a, b]",
    "{a: b}",
    "'quoted'",
    '"double"',
    "it's",
    "yes",
    "No",
    "null",
    "42",
    "-1",
    "1_000",
    "0x1F",
    "12:30",
    "1.50",
    "007",
    "1e3",
    "2026-03",
    "Null",
    "on",
    "2026-03-31",
    "two  spaces",
    "@home",
    "`code`",
    "%",
    "!now",
    "&c",
    "*star*",
    "| pipe",
    "> more",
    "C:\\new",
    "🙂 says Dale",
    "東京の人",
    "مرحبا",
    "x" * 150,
    "one two three " * 20 + "end",
    "---",
    "...",
    ", comma",
    "tab\there",
)
BLOCKS = ("One.\n\nTwo.", "- a\n- b", "  indented\n\nthen not", "a: b\nc: d", "# one\n\n# two", "ends\n\nwith: ")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts in it."""
    empty = browser.new_page()
    empty.add_script_tag(path=judge("js-yaml/dist/browser/js-yaml.umd.min.js"))
    empty.add_script_tag(path=SCRIPT)
    yield empty
    empty.close()


def forms(page: Page, kind: str, texts: list[str]) -> list[Any]:
    return list(page.evaluate(OPENED, [texts, form_shapes()[kind]]))


def saved(page: Page, kind: str, written: list[Any]) -> list[str]:
    return list(page.evaluate(SAVED, [written, form_shapes()[kind]]))


def there_and_back(page: Page, kind: str, texts: list[str]) -> list[str]:
    return saved(page, kind, forms(page, kind, texts))


def written(tree: Any) -> str:
    """YAML in which every value is in quotation marks, as JSON is."""
    return json.dumps(tree, ensure_ascii=False)


def tree_of(text: str) -> Any:
    found = parse(text)
    assert found.slips == ()
    node = pruned(found.node) if found.node is not None else None
    return plain(node) if node is not None else {}


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_shipped_file_says_the_same_after_it_was_saved(kind: Any, page: Page) -> None:
    files = sorted((ROOT / "content" / KINDS[kind].folder).rglob("*.yml"))
    shipped = [file.read_text(encoding="utf-8") for file in files]
    texts = there_and_back(page, kind, shipped)
    model = MODELS[kind]
    assert [model.model_validate(tree_of(text)) for text in texts] == [
        model.model_validate(tree_of(text)) for text in shipped
    ]
    assert there_and_back(page, kind, texts) == texts
    assert [canonical(text) for text in texts] == texts


def test_the_shipped_handbook_yml_says_the_same_after_it_was_saved(page: Page) -> None:
    shipped = (ROOT / "content" / "handbook.yml").read_text(encoding="utf-8")
    (text,) = there_and_back(page, "handbook", [shipped])
    assert MODELS["handbook"].model_validate(tree_of(text)) == MODELS["handbook"].model_validate(tree_of(shipped))


def test_hard_texts_come_back_as_they_were(page: Page) -> None:
    trees = [
        {"name": text, "tagline": text, "story": text, "goals": [text, "b"], "facts": {text[:90]: text}, "quote": text}
        for text in HARD
    ] + [{"name": "n", "tagline": "t", "story": text, "goals": [text]} for text in BLOCKS]
    texts = there_and_back(page, "persona", [written(tree) for tree in trees])
    persona = MODELS["persona"]
    assert [persona.model_validate(tree_of(text)) for text in texts] == [persona.model_validate(tree) for tree in trees]
    assert [canonical(text) for text in texts] == texts


def test_short_forms_are_laid_out_as_fields(page: Page) -> None:
    tree = {
        "id": "a",
        "title": "A",
        "doing": "I do.",
        "emotion": "-1",
        "told_next": "No",
        "outside": "true",
        "touchpoint": "desk",
        "frontstage": ["adviser", {"role": "clerk", "does": "Files"}],
        "notes": {"equipment": "A phone"},
        "times": "3",
    }
    journey = {"title": "T", "personas": ["p"], "goal": "G", "stages": [{"title": "S", "steps": [tree]}]}
    (form,) = forms(page, "journey", [written(journey)])
    assert form["stages"][0]["steps"][0] == {
        "id": "a",
        "title": "A",
        "doing": "I do.",
        "emotion": [{"value": -1}],
        "told_next": "no",
        "outside": True,
        "touchpoint": ["desk"],
        "frontstage": [{"role": "adviser"}, {"role": "clerk", "does": "Files"}],
        "notes": [{"name": "equipment", "value": "A phone"}],
        "times": 3,
    }


def test_a_save_is_laid_out_as_people_write_it(page: Page) -> None:
    form = {
        "department": "motors",
        "title": "Service adviser: the counter",
        "summary": "Takes in the car and the story with it. Hands back both.",
        "supports": [{"role": "cleaner", "by": ""}, {"role": "trainer", "by": "Says what is asked."}],
        "may_decide": ["A loan car"],
        "partner": False,
        "first_week": [],
        "contact": "",
        "also_known_as": ["Front desk", "yes"],
        "systems": None,
        "unheard_of": "kept",
    }
    (text,) = saved(page, "role", [form])
    assert text == (
        "title: >-\n"
        "  Service adviser: the counter\n"
        "department: motors\n"
        "summary: >-\n"
        "  Takes in the car and the story with it. Hands back both.\n"
        "supports:\n"
        "  - cleaner\n"
        "  - role: trainer\n"
        "    by: >-\n"
        "      Says what is asked.\n"
        "may_decide:\n"
        "  - >-\n"
        "    A loan car\n"
        "also_known_as:\n"
        "  - Front desk\n"
        "  - yes\n"
        "unheard_of: kept\n"
    )


def test_the_name_of_a_field_is_never_quoted(page: Page) -> None:
    form = {"title": "T", "method": "survey", "date": "2026-03", "n": 131}
    assert saved(page, "evidence", [form]) == ["title: T\nmethod: survey\ndate: 2026-03\nn: 131\n"]


def test_feelings_of_several_people_and_of_one(page: Page) -> None:
    step = {"id": "a", "title": "A", "doing": "I do."}
    forms_ = [
        {**step, "emotion": [{"name": "priya", "value": 1}, {"name": "okafor", "value": -2}]},
        {**step, "emotion": [{"value": 0}]},
        {**step, "emotion": []},
    ]
    journeys = [{"stages": [{"title": "S", "steps": [form]}]} for form in forms_]
    texts = saved(page, "journey", journeys)
    steps = [tree_of(text)["stages"][0]["steps"][0] for text in texts]
    assert [one.get("emotion") for one in steps] == [{"priya": "1", "okafor": "-2"}, "0", None]


@pytest.mark.parametrize("kind", list(MODELS))
def test_every_field_that_a_kind_can_have_comes_back(kind: str, page: Page) -> None:
    example = example_of(MODELS[kind])
    (text,) = there_and_back(page, kind, [written(example)])
    assert MODELS[kind].model_validate(tree_of(text)) == MODELS[kind].model_validate(example)
    assert canonical(text) == text


def test_an_empty_form_is_an_empty_file(page: Page) -> None:
    assert saved(page, "handbook", [{}, {"promises": [], "organisation": ""}]) == ["\n", "\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A\ntagline: >-\n  one\n  two\n\n  three\n", {"name": "A", "tagline": "one two\n\nthree"}),
        ("name: A\ntagline: |-\n  one\n  two\n", {"name": "A", "tagline": "one\ntwo"}),
        ("name: no\ntagline: 007\nsegment: null\n", {"name": "no", "tagline": "007", "segment": "null"}),
        ("# nothing yet\n", {}),
        ("", {}),
    ],
)
def test_a_file_is_opened_as_the_handbook_reads_it(text: str, expected: dict[str, Any], page: Page) -> None:
    assert forms(page, "persona", [text]) == [expected]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: A\nname: B\n", "duplicated mapping key"),
        ("name: &a A\ntagline: *a\n", "aliases"),
        ("name: [A\n", "deficient indentation"),
    ],
)
def test_a_file_that_a_form_would_spoil_does_not_open(text: str, said: str, page: Page) -> None:
    with pytest.raises(Error, match=said):
        forms(page, "persona", [text])
