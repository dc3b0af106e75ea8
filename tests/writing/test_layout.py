"""The layout of what we write: read back, it says the same; read by people, it looks as they would write it."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from journeybook.reading.tree import parse, plain
from journeybook.writing.layout import BLANK, lay_out

SIGNS = st.text(st.characters(blacklist_categories=["Cs"]) | st.sampled_from(list(" \n:#-'\"[]{}<>|>&*!%@`,?\\\t0aé")))
KEYS = st.text(st.characters(min_codepoint=32, blacklist_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


def read(text: str) -> object:
    parsed = parse(text)
    assert parsed.slips == (), parsed.slips
    return plain(parsed.node) if parsed.node else None


def test_a_file_looks_as_people_write_it() -> None:
    long = (
        "I stand there with two suitcases, and the message said an hour ago that somebody would be here any minute now."
    )
    data = {
        "stages": [
            {
                "title": "The key",
                "steps": [{"emotion": -2, "told_next": False, "title": "I wait", "id": "waits", "doing": long}],
            },
            {
                "title": "Home",
                "steps": [{"id": "sleeps", "title": "Yes: home", "doing": "One.\n\nTwo.", "frontstage": []}],
            },
        ],
        "goal": "no",
        "personas": ["noor", "ed"],
        "title": "I move in",
        "owner": None,
    }
    assert lay_out("journey", data) == (
        "title: I move in\n"
        "personas: [noor, ed]\n"
        'goal: "no"\n'
        "\n"
        "stages:\n"
        "  - title: The key\n"
        "    steps:\n"
        "      - id: waits\n"
        "        title: I wait\n"
        "        doing: >-\n"
        "          I stand there with two suitcases, and the message said an hour ago that somebody would be here any\n"
        "          minute now.\n"
        "        emotion: -2\n"
        "        told_next: no\n"
        "\n"
        "  - title: Home\n"
        "    steps:\n"
        "      - id: sleeps\n"
        '        title: "Yes: home"\n'
        "        doing: |-\n"
        "          One.\n"
        "\n"
        "          Two.\n"
    )


def test_a_blank_stands_as_it_is() -> None:
    assert lay_out("journey", {"title": BLANK, "personas": [BLANK]}) == ("title: <fill in>\npersonas:\n  - <fill in>\n")


@given(SIGNS, SIGNS, st.lists(SIGNS, max_size=3))
def test_whatever_is_written_is_read_back(title: str, story: str, goals: list[str]) -> None:
    data: dict[str, Any] = {"name": title, "story": story, "goals": [goal for goal in goals if goal]}
    kept = {name: value for name, value in data.items() if value}
    text = lay_out("persona", data)
    assert (read(text) or {}) == kept


@given(st.dictionaries(KEYS, SIGNS.filter(bool), max_size=3))
def test_names_of_facts_are_read_back_too(facts: dict[str, str]) -> None:
    text = lay_out("persona", {"name": "Noor", "facts": facts})
    assert read(text) == ({"name": "Noor", "facts": facts} if facts else {"name": "Noor"})


@given(st.from_regex(r"(yes|no|on|null|~|[0-9:.,-]{1,12}|0x1F|1e3|true)", fullmatch=True))
def test_other_programs_read_texts_as_texts(text: str) -> None:
    assert yaml.safe_load(lay_out("persona", {"name": text})) == {"name": text}
