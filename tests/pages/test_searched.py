"""What a page is found by: each word an editor wrote, once, where it was written."""

from __future__ import annotations

import json
from typing import Any

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
        "text": "<p>Houses Has the keys &amp; a cart porter</p>",
        "boost": 1.6,
        "tags": ["Role"],
    }
    assert entries["journeys/move-in/"]["text"] == "<p>Sleep in my own bed The key The first night</p>"
    assert entries["journeys/move-in/#waits"] == {
        "location": "journeys/move-in/#waits",
        "title": "I wait at the door",
        "text": "<p>I stand at the door with two bags</p>",
        "boost": 1.5,
        "tags": ["Journey"],
    }


def test_what_is_told_anew_is_found_after_what_it_is_made_from(draw: Draw, build: Build) -> None:
    entries = found(build(draw(HOUSE), strict=True))
    boosts = {place: entries[place]["boost"] for place in ("journeys/", "journeys/move-in/", "journeys/move-in/walk/")}
    assert boosts == {"journeys/": 1, "journeys/move-in/": 1.5, "journeys/move-in/walk/": 0.2}


def test_a_kind_of_page_weighs_no_more_than_a_title_unless_an_organisation_wants_it(draw: Draw, build: Build) -> None:
    def weight(*plugins: object) -> object:
        built = build(draw(HOUSE), strict=True, plugins=[*plugins])
        return json.loads((built.site / "search" / "search_index.json").read_text("utf-8"))["config"]["fields"]["tags"]

    assert weight("search", "journeybook") == {"boost": 1.0}
    assert weight({"search": {"fields": {"tags": {"boost": 7}}}}, "journeybook") == {"boost": 7}


def test_what_a_customer_says_is_found_once(draw: Draw, build: Build) -> None:
    entries = found(build(draw(HOUSE), strict=True))
    assert [place for place, entry in entries.items() if "two bags" in entry["text"]] == ["journeys/move-in/#waits"]


def test_lists_are_found_by_what_they_are_and_hand_written_pages_as_ever(draw: Draw, build: Build) -> None:
    entries = found(build(draw({**HOUSE, "about.md": "# About\n\nA zebra.\n"}), strict=True))
    assert entries["roles/"]["text"].startswith("<p>Every job at A drawn handbook")
    assert "A zebra." in entries["about/"]["text"]


def test_without_the_themes_search_nothing_is_missed(draw: Draw, build: Build) -> None:
    built = build(draw(HOUSE), strict=True, plugins=["journeybook"])
    assert not built.failed, built.log
    assert not (built.site / "search" / "search_index.json").exists()
