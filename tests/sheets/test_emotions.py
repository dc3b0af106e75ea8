"""A feeling is read from a word, a face, a sign or a number, and a sentence is left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.sheets.emotions import OURS, WORDS, Scale, feeling, scale_of


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("frustrated", -1, "frustrated"),
        ("VERY frustrated!", -2, "VERY frustrated!"),
        ("a bit annoyed", -1, "a bit annoyed"),
        ("happy", 1, "happy"),
        ("not happy", -1, "not happy"),
        ("not bad", 0, "not bad"),
        ("so-so", 0, "so-so"),
        ("ok", 0, "ok"),
        ("relieved and tired", -1, "relieved and tired"),
        ("I feel delighted", 2, "I feel delighted"),
        ("😡", -2, ""),
        ("☹️", -1, ""),
        ("👍🏽", 1, ""),
        ("😀 at last", 2, "at last"),
        (":-)", 1, ""),
        (":(", -1, ""),
        ("':-('", -1, ""),
        (":-((", -2, ""),
        (":'(", -2, ""),
        (";-)", 1, ""),
        (":-/ no idea", -1, "no idea"),
        ("not sure", -1, "not sure"),
        ("Amber", 0, "Amber"),
        ("++", 2, ""),
        ("−−", -2, ""),
        ("+/-", 0, ""),
        ("-2", -2, ""),
        ("−1", -1, ""),
        ("+1", 1, ""),
        ("4/5", 1, ""),
        ("7/10", 1, ""),
        ("0 of 10", -2, ""),
        ("40%", 0, ""),
        ("★★★★☆", 1, ""),
        ("⭐", -2, ""),
        ("-1 nobody rings", -1, "nobody rings"),
        ("2: at last", 2, "at last"),
    ],
)
def test_a_feeling_is_read_in_many_ways(text: str, level: int, words: str) -> None:
    found = feeling(text, OURS)
    assert found is not None
    assert (found.level, found.words) == (level, words)


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "purple", "7", "-3", "6/5", "5/0", "I was not sure whether they would ever call me back again.",
     "The happy man rang. He left.", "3 weeks", "Angry people queue at the desk next door"],
)  # fmt: skip
def test_what_says_no_level_is_left_alone(text: str) -> None:
    assert feeling(text, OURS) is None


@pytest.mark.parametrize(
    ("cells", "header", "ours", "scale"),
    [
        (["-1", "2"], "Mood", False, Scale(-2, 2)),
        (["1", "2"], "emotion", True, Scale(-2, 2)),
        (["1", "2"], "Mood", False, Scale(1, 5)),
        (["0", "2"], "Mood", False, Scale(-2, 2)),
        (["1", "5", "angry"], "Mood", False, Scale(1, 5)),
        (["0", "4"], "Mood", False, Scale(0, 5)),
        (["2", "9"], "Mood", False, Scale(1, 10)),
        (["0", "9"], "Mood", False, Scale(0, 10)),
        (["20", "90"], "Mood", False, Scale(0, 100)),
        (["-5", "3"], "Mood", False, Scale(-5, 5)),
        (["2", "3"], "Mood (1-10)", False, Scale(1, 10)),
        (["2", "3"], "Mood in %", False, Scale(0, 100)),
        (["2", "3"], "Mood, -3 to 3", False, Scale(-3, 3)),
        (["+", "-"], "Mood", False, Scale(-2, 2, signs=True)),
        ([], "Mood", False, Scale(-2, 2)),
    ],
)
def test_the_scale_of_a_column_is_the_one_that_its_numbers_tell(
    cells: list[str], header: str, ours: bool, scale: Scale
) -> None:
    assert scale_of(cells, header, ours=ours) == scale


@pytest.mark.parametrize(
    ("scale", "levels"),
    [
        (Scale(1, 5), {1: -2, 2: -1, 3: 0, 4: 1, 5: 2, 6: None}),
        (Scale(0, 10), {0: -2, 2: -1, 5: 0, 7: 1, 9: 2, 10: 2, 11: None}),
        (Scale(0, 100), {0: -2, 30: -1, 50: 0, 100: 2}),
        (Scale(-5, 5), {-5: -2, -2: -1, 0: 0, 5: 2}),
    ],
)
def test_numbers_of_any_scale_become_levels(scale: Scale, levels: dict[float, int | None]) -> None:
    assert {number: scale.level(number) for number in levels} == levels


def test_a_scale_that_only_numbers_tell_is_known_to_be_a_guess() -> None:
    told = (["-2", "1"], "Mood"), (["1", "2"], "Mood (1-5)"), (["50%"], "Mood"), (["4"], "Mood"), (["-3"], "Mood")
    assert [scale_of(cells, header).guessed for cells, header in told] == [False, False, False, True, True]


def test_in_a_column_of_signs_a_dash_is_a_minus() -> None:
    found = feeling("-", Scale(signs=True))
    assert found is not None
    assert found.level == -1


def test_no_word_says_two_things() -> None:
    assert {WORDS["calm"], WORDS["furious"], WORDS["confused"]} == {1, -2, -1}
    assert all(feeling(word, OURS) is not None for word in WORDS)


@given(st.text(max_size=40))
def test_whatever_a_cell_says_the_level_is_one_or_none(text: str) -> None:
    found = feeling(text, OURS)
    assert found is None or -2 <= found.level <= 2
