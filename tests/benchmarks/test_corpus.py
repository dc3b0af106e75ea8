"""The generator of large handbooks: as large as it says, as mixed as real ones, and the same from the same seed."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from benchmarks.chance import Chance
from benchmarks.corpus import SIZES, corpus, main
from benchmarks.phrases import id_of, phrases
from journeybook.checks import inspect
from journeybook.clock import check_day
from journeybook.handbook.link import link
from journeybook.problems import Severity
from journeybook.reading.read import read

ROOT = Path(__file__).parents[2]
PHRASES = ("organisation", "people", "stages", "stories")


@pytest.fixture(scope="module")
def small() -> Mapping[str, str]:
    """The texts of S by their paths."""
    return dict(corpus(SIZES["S"]))


@pytest.fixture(scope="module")
def journeys(small: Mapping[str, str]) -> list[dict[str, Any]]:
    """The journeys of S."""
    return [yaml.safe_load(text) for path, text in small.items() if path.startswith("journeys/")]


def steps(journeys: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [step for journey in journeys for stage in journey["stages"] for step in stage["steps"]]


def share(among: list[dict[str, Any]], field: str) -> float:
    return sum(field in step for step in among) / len(among)


def fingerprint(files: Iterator[tuple[str, str]]) -> str:
    return hashlib.sha256("".join(f"{path}\n{text}" for path, text in files).encode()).hexdigest()


def test_a_small_one_has_as_many_of_everything_as_it_says(small: Mapping[str, str]) -> None:
    counted = Counter(path.partition("/")[0] for path in small)
    assert counted == {
        "handbook.yml": 1,
        "roles": 30,
        "touchpoints": 30,
        "evidence": 12,
        "personas": 10,
        "journeys": 20,
        "improvements": 25,
    }
    assert len(small) == SIZES["S"].files + 1


def test_sizes_are_those_that_speed_is_measured_at() -> None:
    assert {name: (size.personas, size.journeys, size.roles) for name, size in SIZES.items()} == {
        "S": (10, 20, 30),
        "M": (50, 200, 150),
        "L": (100, 1000, 500),
        "XL": (200, 5000, 1000),
    }


def test_nothing_in_it_is_an_error_or_a_warning(small: Mapping[str, str], tmp_path: Path) -> None:
    for path, text in small.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    reading = read(tmp_path, "content")
    handbook, unlinked = link(reading, drafts=False)
    found = inspect(reading, handbook, unlinked, check_day())
    assert handbook is not None
    assert {problem.severity for problem in found} == {Severity.NOTE}


def test_a_journey_has_six_stages_of_three_steps(journeys: list[dict[str, Any]]) -> None:
    assert {tuple(len(stage["steps"]) for stage in journey["stages"]) for journey in journeys} == {(3,) * 6}


def test_what_stands_in_a_step_is_as_mixed_as_in_the_shipped_handbook(journeys: list[dict[str, Any]]) -> None:
    shipped = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "content" / "journeys").iterdir())
    ]
    for field in ("emotion", "thinking", "feeling", "quotes", "pains", "highlights", "outside", "backstage", "when"):
        assert share(steps(journeys), field) == pytest.approx(share(steps(shipped), field), abs=0.2), field
    for field in ("branches", "handoff", "notes", "questions", "promises", "measures", "moment_of_truth", "wait"):
        assert share(steps(journeys), field) > 0, field


def test_journeys_differ_in_state_persona_and_end(journeys: list[dict[str, Any]]) -> None:
    assert Counter(journey["state"] for journey in journeys) == {"current": 19, "target": 1}
    assert len({journey["personas"][0] for journey in journeys}) == 10
    assert len({journey.get("outcome") for journey in journeys}) > 2
    assert any(len(journey["personas"]) > 1 for journey in journeys)


def test_names_are_those_of_people_and_things_and_no_two_are_alike(small: Mapping[str, str]) -> None:
    for kind, field in (("journeys", "title"), ("roles", "title"), ("personas", "name"), ("touchpoints", "title")):
        names = [yaml.safe_load(text)[field] for path, text in small.items() if path.startswith(f"{kind}/")]
        assert len(set(names)) == len(names)
        assert not [name for name in names if re.search(r"\d+$|[{}]", name) and not name.endswith("84")]


def test_no_blank_is_left_in_any_text(small: Mapping[str, str]) -> None:
    assert [path for path, text in small.items() if re.search(r"\{(?!page\})\w+\}", text)] == []


def test_the_same_seed_gives_the_same_bytes_in_another_process(small: Mapping[str, str]) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from tests.benchmarks.test_corpus import *; print(fingerprint(corpus(SIZES['S'])))"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == fingerprint(iter(small.items()))


def test_another_seed_gives_another_handbook(small: Mapping[str, str]) -> None:
    other = dict(corpus(SIZES["S"], seed=7))
    told = {text for path, text in other.items() if path.startswith(("journeys/", "personas/", "improvements/"))}
    assert told & set(small.values()) == set()


def test_it_is_written_so_that_it_can_be_built(tmp_path: Path, small: Mapping[str, str]) -> None:
    told = CliRunner().invoke(main, ["S", str(tmp_path / "out")])
    assert told.exit_code == 0, told.output
    written = {
        path.relative_to(tmp_path / "out" / "content").as_posix(): path.read_bytes()
        for path in (tmp_path / "out" / "content").rglob("*.yml")
    }
    assert written == {path: text.encode() for path, text in small.items()}
    assert "journeybook" in yaml.safe_load((tmp_path / "out" / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"]


def test_it_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    told = CliRunner().invoke(main, ["S", str(tmp_path)])
    assert (told.exit_code, told.output) == (
        1,
        f"Error: {tmp_path / 'content'} is there already: name a folder that is not, or remove it\n",
    )
    assert list((tmp_path / "content").iterdir()) == []


def test_a_size_that_is_not_known_is_refused(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["XXL", str(tmp_path / "out")])
    assert told.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", PHRASES)
def test_no_sentence_was_cut_in_two_by_a_comma(name: str) -> None:
    def cut(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for key, item in value.items():
                # Lists of ids, and of ends of sentences, begin in lower case as they should.
                if key not in {"stages", "front", "back", "circumstances", "friends", "places", "branches"}:
                    yield from cut(item)
        elif isinstance(value, list):
            for item in value:
                yield from [item] if isinstance(item, str) and item[:1].islower() else cut(item)

    assert list(cut(phrases(name))) == []


def test_somebody_acts_in_every_step_that_we_can_see() -> None:
    lonely = [
        step["title"]
        for stage in phrases("stages").values()
        for step in stage["steps"]
        if not (step.get("front") or step.get("back") or step.get("outside"))
    ]
    assert lonely == []


def test_chance_keeps_its_word() -> None:
    chance = Chance("a", 1)
    drawn = [chance.between(2, 4) for _ in range(300)]
    assert set(drawn) == {2, 3, 4}
    assert [Chance("a", 1).between(2, 4) for _ in range(3)] == [drawn[0]] * 3
    few = chance.some(tuple("abcdef"), 2, 3)
    assert len(few) in {2, 3}
    assert few == sorted(set(few))
    assert chance.some(("only",), 3, 5) == ["only"]
    weighed = Counter(chance.by_weight({"often": 9, "rarely": 1}) for _ in range(300))
    assert weighed["often"] > 200 > weighed["rarely"] > 0


def test_an_id_is_made_of_whole_words_and_never_twice() -> None:
    taken: set[str] = set()
    long = "I take out cover for an electric bicycle as the treasurer of a bowls club that has never had a computer"
    assert [id_of(title, taken) for title in ("Zoë O'Shaughnessy, Yıldız", long, long)] == [
        "zoe-oshaughnessy-yildiz",
        "i-take-out-cover-for-an-electric-bicycle-as-the-treasurer-of-a",
        "i-take-out-cover-for-an-electric-bicycle-as-the-treasurer-2",
    ]
