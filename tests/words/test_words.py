"""The catalogue of interface words: plural forms, lists, dates and lengths of time, said as people say them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from markupsafe import Markup

import journeybook
from journeybook.words import languages, words

SOURCES = [*Path(journeybook.__file__).parent.rglob("*.py"), *Path(journeybook.__file__).parent.rglob("*.html")]
WORDS = words()


@pytest.mark.parametrize(("n", "expected"), [(0, "0 moments"), (1, "one moment"), (2, "2 moments")])
def test_a_number_chooses_the_form(n: int, expected: str) -> None:
    assert WORDS.text("role.moments", n=n) == expected


def test_values_are_escaped_unless_they_are_markup() -> None:
    assert str(WORDS.html("role.sits-in", department="<b>")) == "Sits in &lt;b&gt;."
    assert str(WORDS.html("role.sits-in", department=Markup("<b>x</b>"))) == "Sits in <b>x</b>."


def test_a_label_replaces_a_word() -> None:
    assert words("en", {"lane.pains": "Frictions"}).text("lane.pains") == "Frictions"


@pytest.mark.parametrize("language", languages())
def test_no_word_is_there_twice(language: str) -> None:
    text = (Path(journeybook.__file__).parent / "words" / f"{language}.yml").read_text(encoding="utf-8")
    keys = re.findall(r"^([^\s#:]+):", text, re.MULTILINE)
    assert sorted(keys) == sorted(words(language).entries)


def test_an_unknown_language_falls_back_to_english() -> None:
    assert words("xx").text("home") == "Home"


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_things_are_listed(items: list[str], expected: str) -> None:
    assert WORDS.listed(items) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 3, 31), "31 March 2026"), ("2026-03", "March 2026"), ("2026-12-01", "1 December 2026")],
)
def test_a_date_is_said(day: date | str, expected: str) -> None:
    assert WORDS.day(day) == expected


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (timedelta(weeks=3), "3 weeks"),
        (timedelta(days=10), "10 days"),
        (timedelta(days=1, hours=4), "1 day and 4 hours"),
        (timedelta(minutes=90), "1 hour and 30 minutes"),
        (timedelta(minutes=5), "5 minutes"),
        (timedelta(days=20), "20 days"),
        (timedelta(days=49, hours=4), "about 7 weeks"),
        (timedelta(), "0 minutes"),
    ],
)
def test_a_length_of_time_is_said(duration: timedelta, expected: str) -> None:
    assert WORDS.duration(duration) == expected


def test_every_word_that_is_asked_for_exists() -> None:
    asked = {
        key
        for source in SOURCES
        for key in re.findall(r"\b(?:say|text|html)\(\s*\"([a-z0-9_.-]+)\"", source.read_text(encoding="utf-8"))
    }
    assert asked - set(WORDS.entries) == set()
    assert len(asked) > 100
