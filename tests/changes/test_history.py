"""The history of real repositories is told month by month; nothing that is in it can stop a build."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeybook.history
from journeybook.changes.months import History
from journeybook.history import Past
from journeybook.reading.read import read, understood
from journeybook.words import words
from tests.changes.months import BEGUN, MOVE_IN, felt, history, made, told
from tests.changes.repository import ALONE, repository

BEGAN = "began 2026-03-01: {'persona': 1, 'journey': 1, 'role': 1}"
BETTER = "move-in#waits: the customer now feels better: -1 (bad) → +1 (good)"
WORSE = "move-in#waits: the customer now feels worse: +1 (good) → -2 (very bad)"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the settings of whoever runs the tests counts."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


def watched(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Every file of a commit that is read from here on."""
    asked = Mock(wraps=understood)
    monkeypatch.setattr(journeybook.history, "understood", asked)
    return asked


def test_each_month_is_told_by_what_it_changed_and_the_first_by_what_there_was(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", BEGUN),
        ("2026-05-02", {"journeys/move-in.yml": felt(1)}),
        ("2026-06-30", {"journeys/move-in.yml": felt(-2)}),
    )
    found = history(drawn.content)
    assert told(found) == {"2026-06": [WORSE], "2026-05": [BETTER], "2026-03": [BEGAN]}
    assert (found.earlier, found.since, found.why_not) == (False, "", "")
    assert found.months[0].concerned == {("journey", "move-in", "waits"): ("caretaker",)}


def test_what_was_tried_and_taken_back_within_a_month_is_not_told(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", BEGUN),
        ("2026-05-02", {"journeys/move-in.yml": felt(1)}),
        ("2026-05-03", {"journeys/move-in.yml": MOVE_IN}),
    )
    assert told(history(drawn.content)) == {"2026-03": [BEGAN]}


def test_a_handbook_that_was_written_in_a_month_has_a_beginning_and_then_changes(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", {"roles/caretaker.yml": BEGUN["roles/caretaker.yml"]}),
        ("2026-03-01", BEGUN),
        ("2026-03-09", {"journeys/move-in.yml": felt(1)}),
    )
    assert told(history(drawn.content)) == {"2026-03": [BETTER, BEGAN]}


def test_a_page_by_hand_that_came_first_is_no_beginning(tmp_path: Path) -> None:
    drawn = made(tmp_path, ("2026-01-05", {"index.md": "# Hello\n"}), ("2026-03-01", BEGUN))
    assert told(history(drawn.content)) == {"2026-03": [BEGAN]}


def test_what_is_not_committed_is_no_part_of_it(tmp_path: Path) -> None:
    drawn = made(tmp_path, ("2026-03-01", BEGUN))
    before = history(drawn.content)
    drawn.write({"journeys/move-in.yml": felt(2), "roles/cleaner.yml": "title: Cleaner\ndepartment: houses\n"})
    assert history(drawn.content) == before


def test_a_draft_is_told_of_when_it_is_published(tmp_path: Path) -> None:
    draft = "draft: true\n" + MOVE_IN.replace("I move in", "We move in")
    drawn = made(
        tmp_path,
        ("2026-03-01", BEGUN),
        ("2026-04-01", {"journeys/move-together.yml": draft}),
        ("2026-05-01", {"journeys/move-together.yml": draft.replace("-1", "-2")}),
        ("2026-06-01", {"journeys/move-together.yml": draft.replace("-1", "-2").replace("draft: true\n", "")}),
    )
    new = "move-together: this journey is new: Noor, in 2 steps, worst in “I wait at the door”, -2 (very bad)"
    assert told(history(drawn.content)) == {"2026-06": [new], "2026-03": [BEGAN]}
    assert list(told(history(drawn.content, drafts=True))) == ["2026-06", "2026-05", "2026-04", "2026-03"]


def test_a_journey_that_becomes_a_draft_again_is_gone(tmp_path: Path) -> None:
    drawn = made(tmp_path, ("2026-03-01", BEGUN), ("2026-04-01", {"journeys/move-in.yml": f"draft: true\n{MOVE_IN}"}))
    gone = "move-in: this journey is gone: Noor, in 2 steps, worst in “I wait at the door”, -1 (bad)"
    assert told(history(drawn.content))["2026-04"] == [gone]


def test_a_new_name_for_something_is_a_new_name_and_nothing_else(tmp_path: Path) -> None:
    renamed = MOVE_IN.replace("caretaker", "concierge")
    role = str(BEGUN["roles/caretaker.yml"]).replace("[janitor]", "[janitor, caretaker]")
    drawn = made(
        tmp_path,
        ("2026-03-01", BEGUN),
        ("2026-04-01", {"roles/caretaker.yml": None, "roles/concierge.yml": role, "journeys/move-in.yml": renamed}),
    )
    assert told(history(drawn.content))["2026-04"] == ["concierge: renamed: caretaker is called concierge now"]


def test_a_file_that_cannot_be_read_for_a_while_counts_as_it_last_could(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", BEGUN),
        ("2026-04-01", {"journeys/move-in.yml": "title: [never closed\n"}),
        ("2026-05-01", {"journeys/move-in.yml": felt(1).replace("emotion", "emotoin")}),
        ("2026-06-01", {"journeys/move-in.yml": felt(1)}),
    )
    assert told(history(drawn.content)) == {"2026-06": [BETTER], "2026-03": [BEGAN]}


def test_content_of_an_older_form_counts_as_far_as_it_is_understood(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", {**BEGUN, "journeys/move-in.yml": f"mood: cheerful\n{MOVE_IN}"}),
        ("2026-04-01", {"journeys/move-in.yml": f"mood: cheerful\n{felt(1)}"}),
        ("2026-05-01", {"journeys/move-in.yml": felt(1)}),
    )
    assert told(history(drawn.content)) == {"2026-04": [BETTER], "2026-03": [BEGAN]}


def test_what_would_need_a_stand_in_is_not_told_as_if_somebody_had_written_it(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", {**BEGUN, "journeys/move-in.yml": MOVE_IN.replace("title: I move in\n", "")}),
        ("2026-04-01", {"journeys/move-in.yml": MOVE_IN}),
    )
    new = "move-in: this journey is new: Noor, in 2 steps, worst in “I wait at the door”, -1 (bad)"
    began = "began 2026-03-01: {'persona': 1, 'role': 1}"
    assert told(history(drawn.content)) == {"2026-04": [new], "2026-03": [began]}


def test_a_month_is_that_of_the_commit_in_utc_and_a_wrong_clock_turns_nothing_round(tmp_path: Path) -> None:
    drawn = repository(tmp_path)
    drawn.commit(BEGUN, when="2026-03-01T10:00:00Z")
    drawn.commit({"journeys/move-in.yml": felt(1)}, when="2031-01-01T10:00:00Z")
    drawn.commit({"journeys/move-in.yml": felt(-2)}, when="1999-01-01T10:00:00Z")
    drawn.commit({"index.md": "# Hello\n"}, when="2026-04-30T23:30:00-0200")
    assert told(history(drawn.content)) == {
        "2026-05": ["move-in#waits: the customer now feels worse: -1 (bad) → -2 (very bad)"],
        "2026-03": [BEGAN],
    }


def test_a_merge_counts_on_the_day_it_was_merged(tmp_path: Path) -> None:
    drawn = made(tmp_path, ("2026-03-01", BEGUN))
    drawn.git("checkout", "--quiet", "-b", "proposal")
    drawn.commit({"journeys/move-in.yml": felt(1)}, when="2026-04-01T10:00:00Z")
    drawn.git("checkout", "--quiet", "main")
    drawn.git("merge", "--quiet", "--no-ff", "-m", "Merge", "proposal", when="2026-06-01T10:00:00Z")
    assert told(history(drawn.content)) == {"2026-06": [BETTER], "2026-03": [BEGAN]}
    drawn.git("checkout", "--quiet", "--detach", "HEAD~1")
    assert told(history(drawn.content)) == {"2026-03": [BEGAN]}


def test_only_the_newest_months_are_told_and_that_there_were_others(tmp_path: Path) -> None:
    levels = [1, -2, 0, 2]
    days = ["2026-04-01", "2026-05-01", "2026-07-01", "2026-09-01"]
    edits = [(day, {"journeys/move-in.yml": felt(level)}) for day, level in zip(days, levels, strict=True)]
    drawn = made(tmp_path, ("2026-03-01", BEGUN), *edits)
    found = history(drawn.content, 2)
    assert told(found) == {
        "2026-09": ["move-in#waits: the customer now feels better: 0 (neither good nor bad) → +2 (very good)"],
        "2026-07": ["move-in#waits: the customer now feels better: -2 (very bad) → 0 (neither good nor bad)"],
    }
    assert found.earlier
    assert not history(drawn.content, 5).earlier
    assert told(history(drawn.content, 5))["2026-03"] == [BEGAN]


def test_a_long_history_is_looked_through_as_far_as_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journeybook.history, "_FIRST_LOOK", 2)
    edits = [(f"2026-{month:02}-{day:02}", {"index.md": f"{month} {day}"}) for month in (4, 5, 6) for day in (1, 2, 3)]
    drawn = made(tmp_path, ("2026-03-01", BEGUN), *edits, ("2026-07-01", {"journeys/move-in.yml": felt(1)}))
    assert told(history(drawn.content)) == {"2026-07": [BETTER], "2026-03": [BEGAN]}
    assert history(drawn.content, 1).earlier


def test_a_clone_that_is_cut_off_says_so_and_tells_of_no_beginning(tmp_path: Path) -> None:
    drawn = made(
        tmp_path / "origin",
        ("2026-03-01", BEGUN),
        ("2026-04-01", {"journeys/move-in.yml": felt(1)}),
        ("2026-05-01", {"journeys/move-in.yml": felt(-2)}),
    )
    clones = {}
    for depth in (1, 2, 9):
        drawn.git("clone", "--quiet", "--depth", str(depth), f"file://{drawn.top}", str(tmp_path / str(depth)))
        found = history(tmp_path / str(depth) / "content")
        clones[depth] = (told(found), found.since)
    whole = {"2026-05": [WORSE], "2026-04": [BETTER], "2026-03": [BEGAN]}
    assert clones == {1: ({}, "2026-05-01"), 2: ({"2026-05": [WORSE]}, "2026-04-01"), 9: (whole, "")}


def test_a_content_folder_is_followed_to_where_it_was(tmp_path: Path) -> None:
    drawn = made(tmp_path, ("2026-03-01", BEGUN), ("2026-04-01", {"journeys/move-in.yml": felt(1)}))
    (drawn.top / "handbook").mkdir()
    drawn.git("mv", "content", "handbook/pages")
    drawn.git("commit", "--quiet", "-m", "Move", when="2026-05-01T10:00:00Z")
    moved = drawn.top / "handbook" / "pages"
    (moved / "journeys" / "move-in.yml").write_text(felt(-2), encoding="utf-8")
    drawn.git("commit", "--quiet", "-a", "-m", "Worse", when="2026-06-01T10:00:00Z")
    assert told(history(moved)) == {"2026-06": [WORSE], "2026-04": [BETTER], "2026-03": [BEGAN]}


def test_a_handbook_that_is_the_whole_repository_has_a_history_too(tmp_path: Path) -> None:
    drawn = repository(tmp_path)
    drawn.commit({f"../{name}": text for name, text in BEGUN.items()}, when="2026-03-01T10:00:00Z")
    drawn.commit({"../journeys/move-in.yml": felt(1)}, when="2026-04-01T10:00:00Z")
    assert told(history(drawn.top)) == {"2026-04": [BETTER], "2026-03": [BEGAN]}


def test_names_that_are_not_plain_letters_and_what_is_no_content_are_nothing_special(tmp_path: Path) -> None:
    drawn = made(
        tmp_path,
        ("2026-03-01", {**BEGUN, "roles/zürich/cleaner.yml": "title: Cleaner\ndepartment: houses\n", "ü.md": "# Ü\n"}),
        (
            "2026-04-01",
            {"roles/.hidden.yml": "x", "notes.txt": "x", "roles/Big Name.yml": "title: x", "roles/x.yml": b"\xff"},
        ),
    )
    began = "began 2026-03-01: {'persona': 1, 'journey': 1, 'role': 2}"
    assert told(history(drawn.content)) == {"2026-03": [began]}


def test_without_a_history_there_is_nothing_to_tell(tmp_path: Path) -> None:
    drawn = repository(tmp_path / "empty")
    drawn.write(BEGUN)
    assert history(drawn.content) == History()
    drawn.git("commit", "--quiet", "--allow-empty", "-m", "Elsewhere")
    assert history(drawn.content) == History()
    shutil.copytree(drawn.content, tmp_path / "content")
    assert history(tmp_path / "content") == History()


def test_a_repository_that_git_does_not_trust_is_named_to_editors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = made(tmp_path, ("2026-03-01", BEGUN))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert history(drawn.content) == History(
        why_not="git does not trust this repository, because its files belong to somebody else; if you do, "
        'run this in its top folder: git config --global --add safe.directory "$(pwd)"'
    )


def test_what_git_tells_its_hooks_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = made(tmp_path / "house", ("2026-03-01", BEGUN))
    monkeypatch.setenv("GIT_DIR", os.fspath(repository(tmp_path / "elsewhere").top / ".git"))
    assert told(history(drawn.content)) == {"2026-03": [BEGAN]}


def test_a_history_is_read_once_as_long_as_nothing_is_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = made(tmp_path, ("2026-03-01", BEGUN), ("2026-04-01", {"journeys/move-in.yml": felt(1)}))
    past, reading, said = Past(), read(drawn.content, "content"), words("en")
    first = past.history(drawn.content, reading, said)
    asked = watched(monkeypatch)
    drawn.write({"journeys/move-in.yml": felt(-2)})
    assert past.history(drawn.content, reading, said) is first
    assert asked.call_args_list == []
    drawn.commit({}, when="2026-05-01T10:00:00Z")
    drawn.write({"journeys/move-in.yml": felt(0)})
    assert told(past.history(drawn.content, reading, said)) == {
        "2026-05": [WORSE],
        "2026-04": [BETTER],
        "2026-03": [BEGAN],
    }
    assert [call.args[1] for call in asked.call_args_list] == ["journeys/move-in.yml"]


def test_a_file_is_read_once_however_many_months_have_it_and_not_at_all_if_it_is_there_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = [(f"2026-{month:02}-01", {"journeys/move-in.yml": felt(month % 2)}) for month in range(4, 10)]
    drawn = made(tmp_path, ("2026-03-01", BEGUN), *edits)
    asked = watched(monkeypatch)
    assert len(history(drawn.content).months) == 7
    assert [call.args[0] for call in asked.call_args_list] == [felt(-1).encode(), felt(0).encode()]


@settings(max_examples=12)
@given(levels=st.lists(st.integers(-2, 2), min_size=1, max_size=6))
def test_the_months_taken_together_lead_from_the_beginning_to_today(levels: list[int]) -> None:
    with TemporaryDirectory() as folder:
        edits = [
            (f"2026-{at:02}-01", {"journeys/move-in.yml": felt(level)}) for at, level in enumerate(levels, start=2)
        ]
        found = history(made(Path(folder), ("2026-01-01", {**BEGUN, "journeys/move-in.yml": felt(0)}), *edits).content)
    steps = [(change.before, change.after) for month in reversed(found.months) for change in month.changes.changes]
    assert steps == [(was, now) for was, now in pairwise([0, *levels]) if was != now]
