"""The second language: complete, with the same blanks, and said as people say it."""

from __future__ import annotations

import string
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from journeybook.edition import SiteSettings, make
from journeybook.handbook.vocabulary import LISTS, in_language
from journeybook.model import Vocabulary
from journeybook.words import languages, words
from tests.drawn import Build, Draw
from tests.hosts.small import SMALL

GERMAN, ENGLISH = words("de"), words("en")
OTHERS = [language for language in languages() if language != "en"]


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_everything_that_english_says(language: str) -> None:
    found = words(language)
    assert [key for key in found.entries if not key.startswith("default.")] == list(ENGLISH.entries)
    for key, entry in ENGLISH.entries.items():
        there, here = ENGLISH.forms(key), found.forms(key)
        asked = {"other"} if isinstance(entry, str) else {"other", *found.plurals}
        assert set(here) == asked | ({"none"} & set(there)), key
        assert set().union(*map(blanks, here.values())) == set().union(*map(blanks, there.values())), key


@pytest.mark.parametrize("language", OTHERS)
def test_hardly_anything_is_left_in_english(language: str) -> None:
    same = [key for key, entry in words(language).entries.items() if entry == ENGLISH.entries.get(key)]
    assert set(same) <= {
        *("nothing", "date-month", "number.pair", "diagram.step", "diagram.reach", "partner", "persona-kind.partner"),
        *("method.workshop", "changes.summary"),
    }


@pytest.mark.parametrize("language", OTHERS)
def test_the_lists_that_no_editor_wrote_are_said_in_it_too(language: str) -> None:
    asked = {
        f"default.{name}.{entry.id}.{field}"
        for name in LISTS
        for entry in getattr(Vocabulary(), name)
        for field in ("title", "text")
        if getattr(entry, field, None)
    }
    assert {key for key in words(language).entries if key.startswith("default.")} == asked


def test_only_lists_that_an_editor_did_not_write_are_translated() -> None:
    own = Vocabulary.model_validate({"channels": [{"id": "phone", "title": "Phone", "mode": "phone"}]})
    said = in_language(own, GERMAN)
    assert [channel.title for channel in said.channels] == ["Phone"]
    assert [lever.title for lever in said.levers][:2] == ["Mach es persönlich", "Mach es einfach"]
    assert [lever.id for lever in said.levers] == [lever.id for lever in own.levers]
    assert in_language(own, ENGLISH) == own


def test_dates_and_lengths_of_time_are_said_as_germans_say_them() -> None:
    assert GERMAN.day(date(2026, 3, 1)) == "1. März 2026"
    assert GERMAN.day("2026-12") == "Dezember 2026"
    assert GERMAN.duration(timedelta(weeks=3)) == "3 Wochen"
    assert GERMAN.duration(timedelta(days=1, hours=4)) == "1 Tag und 4 Stunden"
    assert GERMAN.listed(["Ada", "Ben", "Cem"]) == "Ada, Ben und Cem"


@pytest.mark.parametrize(("n", "expected"), [(0, "noch keine Reise"), (1, "1 Reise"), (2, "2 Reisen")])
def test_a_number_chooses_the_german_form(n: int, expected: str) -> None:
    assert GERMAN.text("persona.n-journeys", n=n) == expected


def test_a_german_handbook_has_german_pages(draw: Draw, build: Build) -> None:
    built = build(
        draw({**SMALL, "handbook.yml": "language: de\n"}),
        strict=True,
        theme={"name": "material", "font": False, "language": "de"},
    )
    assert not built.failed, built.log
    page = BeautifulSoup(built.page("roles/caretaker/"), "html5lib")
    said = [heading.get_text(strip=True).rstrip("¶") for heading in page.select("main h2")]
    assert said[:2] == ["Von deinem Schreibtisch bis zum Kunden", "Deine Momente"]
    assert page.select_one("h1.jb-head__title") is not None
    assert "Deine Arbeit ist für Kunden zu spüren: 2 Momente in" in page.get_text(" ", strip=True)


@pytest.mark.parametrize(("theme", "told"), [("en", True), ("de", False), ("", False)])
def test_whoever_builds_is_told_that_the_theme_speaks_another_language(draw: Draw, theme: str, *, told: bool) -> None:
    content = draw({**SMALL, "handbook.yml": "language: de\n"})
    said = [note for note in make(content, SiteSettings("A drawn handbook", language=theme)).notes if "speaks" in note]
    sentence = (
        'the handbook speaks "de" and its theme "en": write the same language in handbook.yml and below theme: '
        "in mkdocs.yml, so that Search and Table of contents are said in the words of the handbook"
    )
    assert said == [sentence] * told
