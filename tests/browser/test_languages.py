"""The shipped handbook in German, and laid out from right to left: every kind of page, as on a laptop and a phone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.browser.fixtures import ROOT
from tests.browser.looked import faulty, glances_at
from tests.browser.measured import FAULTLESS
from tests.browser.opened import PageAt, Serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("languages")]

SPOKEN = {
    "German": ("de", "  language: de\n"),
    "from right to left": ("en", "  language: en\n  direction: rtl\n"),
}
"""The language of the handbook, and what its theme is told. The words of the theme come with the theme."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Each built as the shipped one is."""
    return {name: _built(tmp_path_factory.mktemp("house"), *said) for name, said in SPOKEN.items()}


def _built(house: Path, language: str, theme: str) -> Path:
    shutil.copytree(ROOT / "content", house / "content")
    handbook = house / "content" / "handbook.yml"
    _replaced(handbook, handbook, "language: en\n", f"language: {language}\n")
    _replaced(ROOT / "mkdocs.yml", house / "mkdocs.yml", "  language: en\n", theme)
    made = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=house, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    return house / "site"


def _replaced(source: Path, target: Path, old: str, new: str) -> None:
    text = source.read_text("utf-8")
    assert text.count(old) == 1
    target.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("name", SPOKEN)
def test_every_kind_of_page_can_be_read(name: str, browser: Browser, sites: Mapping[str, Path]) -> None:
    found = glances_at(browser, sites[name])
    assert len(found) >= 30
    assert faulty(found, lambda seen: {width: what for width, what in seen.items() if what != FAULTLESS}) == {}


def test_german_pages_say_that_they_are_and_leave_no_word_of_ours_in_english(sites: Mapping[str, Path]) -> None:
    ours = dict(_only_english())
    assert len(ours) > 500
    pages = {page.relative_to(sites["German"]).as_posix(): page.read_text("utf-8") for page in _pages(sites["German"])}
    assert {address for address, page in pages.items() if '<html lang="de"' not in page} == set()
    left = {
        (address, words, key)
        for address, page in pages.items()
        for said in [_said(page)]
        for words, key in ours.items()
        if words in said
    }
    assert left == set()


def test_words_left_in_english_are_seen(sites: Mapping[str, Path]) -> None:
    page = (sites["German"] / "index.html").read_text("utf-8")
    words, key = max(_only_english())
    first, _, rest = words.partition(" ")
    told = _said(page.replace("</main>", f"<p>So: {first} <b>{rest}</b></p></main>"))
    assert [found for english, found in _only_english() if english in told] == [key]


def _only_english() -> Iterator[tuple[str, str]]:
    """What our catalogue says in two English words or more, as they stand between blanks, by key; content left out."""
    english, german = (_catalogue(language) for language in ("en", "de"))
    written = _lower(" ".join(path.read_text("utf-8") for path in _texts()))
    for key, said in english.items():
        for part in re.split(r"\{[^}]*\}", _all_of(said)):
            words = " ".join(part.split()).strip(' .,;:“”"()|')
            if " " in words and len(words) > 5 and words not in _all_of(german[key]) and _lower(words) not in written:
                yield words, key


def _catalogue(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(
        files("journeybook.words").joinpath(f"{language}.yml").read_text(encoding="utf-8")
    )
    return found


def _all_of(said: Any) -> str:
    """All forms of an entry; `|` stands between them."""
    return "|".join(map(str, said.values())) if isinstance(said, dict) else str(said)


def _texts() -> Iterator[Path]:
    """What editors wrote, and what is written about their files, in English whatever the handbook's language."""
    yield from (path for path in (ROOT / "content").rglob("*") if path.suffix in {".yml", ".md"})
    yield from (ROOT / "docs").glob("*.md")


def _lower(text: str) -> str:
    return " ".join(text.lower().split())


def _pages(site: Path) -> list[Path]:
    return [page for page in sorted(site.rglob("*.html")) if b'http-equiv="refresh"' not in page.read_bytes()]


def _said(page: str) -> str:
    """What a reader sees or hears of a page, in one line."""
    soup = BeautifulSoup(page, "html.parser")
    for element in soup(["script", "style", "code"]):
        element.decompose()
    heard = [str(element[name]) for name in ("title", "aria-label", "alt") for element in soup.select(f"[{name}]")]
    return " ".join(" ".join([soup.get_text(), *heard]).split())


def test_from_right_to_left_what_leads_onward_points_to_the_left(
    page_at: PageAt, serve: Serve, sites: Mapping[str, Path]
) -> None:
    page = page_at(1440).page
    page.goto(f"{serve(sites['from right to left'])}roles/trainer/")
    assert page.evaluate("document.body.dir") == "rtl"
    mirrored = "arrows => arrows.map((arrow) => getComputedStyle(arrow).transform)"
    arrows = page.locator(".jb-arrow").evaluate_all(mirrored)
    assert len(arrows) > 20
    assert set(arrows) == {"matrix(-1, 0, 0, 1, 0, 0)"}
    before, after = (page.locator(f".jb-neighbour--{side}").first.bounding_box() for side in ("before", "after"))
    assert before is not None
    assert after is not None
    assert after["x"] < before["x"]
