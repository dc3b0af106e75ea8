"""What a page is found by: each word an editor wrote, once, where it was written."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from journeybook.hosts.searching import between_words
from tests.drawn import Build, Built, Draw
from tests.hosts.small import SMALL

HOUSE = {
    **SMALL,
    "roles/caretaker.yml": """
        title: Caretaker
        department: houses
        also_known_as: [porter]
        summary: Has the [keys](journey:move-in) & a *cart*
        """,
}


def found(built: Built) -> dict[str, dict[str, Any]]:
    index = json.loads((built.site / "search" / "search_index.json").read_text("utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}


def test_a_page_is_found_by_its_own_words_and_a_journey_step_by_step(draw: Draw, build: Build) -> None:
    entries = found(build(draw(HOUSE), strict=True))
    assert entries["roles/caretaker/"] == {
        "location": "roles/caretaker/",
        "title": "Caretaker",
        "text": "<p>Houses</p><p>Has the keys &amp; a cart</p><p>porter</p>",
        "boost": 1.6,
        "known_as": "porter",
        "tags": ["Role"],
    }
    assert entries["journeys/move-in/"]["text"] == "<p>Sleep in my own bed</p><p>The key</p><p>The first night</p>"
    assert entries["journeys/move-in/#waits"] == {
        "location": "journeys/move-in/#waits",
        "title": "I wait at the door",
        "text": "<p>I stand at the door with two bags</p>",
        "boost": 3.75,
    }


def test_what_is_told_anew_is_found_after_what_it_is_made_from(draw: Draw, build: Build) -> None:
    entries = found(build(draw(HOUSE), strict=True))
    boosts = {place: entries[place]["boost"] for place in ("journeys/", "journeys/move-in/", "journeys/move-in/walk/")}
    assert boosts == {"journeys/": 3.0, "journeys/move-in/": 1.5, "journeys/move-in/walk/": 0.2}


def test_titles_other_names_and_kinds_weigh_what_they_are_worth_unless_an_organisation_wants_it(
    draw: Draw, build: Build
) -> None:
    def weights(*plugins: object) -> object:
        built = build(draw(HOUSE), strict=True, plugins=[*plugins])
        fields = json.loads((built.site / "search" / "search_index.json").read_text("utf-8"))["config"]["fields"]
        return {name: field["boost"] for name, field in fields.items()}

    assert weights("search", "journeybook") == {"title": 30, "known_as": 10, "tags": 1, "text": 1}
    own = weights({"search": {"fields": {"tags": {"boost": 7}}}}, "journeybook")
    assert own == {"title": 30, "known_as": 10, "tags": 7, "text": 1}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "I told the customer's sister: \u201cIt isn't here.\u201d", ["told", "customer", "sister", "here"]),
        ("en", "Is IT on the way? 'Sorry', said O'Dowd &amp; Co", ["IT", "way", "Sorry", "said", "O'Dowd", "Co"]),
        ("de", "Früher war die Übergabe über uns", ["Früher", "Übergabe"]),
        ("nb", "I am at the door", ["I", "am", "at", "the", "door"]),
    ],
)
def test_words_are_told_apart_by_signs_and_by_words_too_small_to_look_for(
    language: str, text: str, words: list[str]
) -> None:
    # What is the same in the regular expressions of Python and JavaScript.
    assert [word for word in re.split(between_words(language), text) if word] == words


def test_what_a_customer_says_is_found_once(draw: Draw, build: Build) -> None:
    entries = found(build(draw(HOUSE), strict=True))
    assert [place for place, entry in entries.items() if "two bags" in entry["text"]] == ["journeys/move-in/#waits"]


def test_lists_are_found_by_what_they_are_and_hand_written_pages_as_ever(draw: Draw, build: Build) -> None:
    entries = found(build(draw({**HOUSE, "about.md": "# About\n\nA zebra.\n"}), strict=True))
    assert (entries["roles/"]["title"], entries["roles/"]["text"]) == ("Roles", "")
    assert "A zebra." in entries["about/"]["text"]


def test_without_the_themes_search_nothing_is_missed(draw: Draw, build: Build) -> None:
    built = build(draw(HOUSE), strict=True, plugins=["journeybook"])
    assert not built.failed, built.log
    assert not (built.site / "search" / "search_index.json").exists()
