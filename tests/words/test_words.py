"""The catalogue of interface words: plural forms, lists, dates and lengths of time, said as people say them."""

import re
from datetime import date, timedelta
from gettext import c2py
from pathlib import Path

import pytest
from markupsafe import Markup

import journeybook
from journeybook.words import Words, languages, words

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


def test_a_label_replaces_all_forms_of_a_word_or_one() -> None:
    said = words("en", {"role.moments": "moments: {n}", "role.journeys.one": "{n} path"})
    assert [said.text("role.moments", n=n) for n in (1, 2)] == ["moments: 1", "moments: 2"]
    assert [said.text("role.journeys", n=n) for n in (1, 2)] == ["1 path", "2 journeys"]


POLISH = Words(
    "pl",
    {
        "kroki": {
            "none": "bez kroków",
            "one": "{n} krok",
            "few": "{n} kroki",
            "many": "{n} kroków",
            "other": "{n} kroku",
        }
    },
    {
        "one": c2py("n == 1"),
        "few": c2py("n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)"),
        "many": c2py("1"),
    },
)


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "bez kroków"), (1, "1 krok"), (3, "3 kroki"), (5, "5 kroków"), (12, "12 kroków"), (22, "22 kroki")],
)
def test_a_language_has_as_many_forms_as_its_catalogue_says(n: int, expected: str) -> None:
    assert POLISH.text("kroki", n=n) == expected


@pytest.mark.parametrize("language", languages())
def test_no_word_is_there_twice(language: str) -> None:
    text = (Path(journeybook.__file__).parent / "words" / f"{language}.yml").read_text(encoding="utf-8")
    keys = re.findall(r"^([^\s#:]+):", text, re.MULTILINE)
    assert sorted(keys) == sorted(["plurals", *words(language).entries])


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
    ("period", "english", "german"),
    [
        ("2026-05", "May 2026", "Mai 2026"),
        ("2026-05-31", "31 May 2026", "31. Mai 2026"),
        ("2026-Q2", "April to June 2026", "April bis Juni 2026"),
        ("2026 Q4", "October to December 2026", "Oktober bis Dezember 2026"),
        ("2026-13", "2026-13", "2026-13"),
        ("last summer", "last summer", "last summer"),
    ],
)
def test_a_period_is_said_as_people_say_it_and_others_as_they_are_written(
    period: str, english: str, german: str
) -> None:
    assert (WORDS.period(period), words("de").period(period)) == (english, german)


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        (2.1, "2.1", "2,1"),
        (4.0, "4", "4"),
        (-41, "-41", "-41"),
        (100, "100", "100"),
        (1250000, "1,250,000", "1.250.000"),
        (0.05, "0.05", "0,05"),
    ],
)
def test_a_number_is_written_with_the_signs_of_the_language(number: float, english: str, german: str) -> None:
    assert (WORDS.number(number), words("de").number(number)) == (english, german)


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
