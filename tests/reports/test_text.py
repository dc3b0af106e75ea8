"""What a terminal shows: marks stand under what they mean, whatever the writing."""

import pytest

from journeybook.problems import Problem, Severity
from journeybook.reports.text import closing, counts, overview, render


def problem(source: str, column: int, length: int, hint: str = "") -> Problem:
    return Problem("content/x.yml", 7, column, "wrong-value", "so it is", Severity.ERROR, hint, length, source)


HEAD = "content/x.yml:7:{}: error[wrong-value] so it is\n"


@pytest.mark.parametrize(
    ("source", "column", "length", "shown", "mark"),
    [
        ("name: Dale", 7, 4, "name: Dale", "      ^^^^"),
        ("name: 山田さん x", 7, 4, "name: 山田さん x", "      ^^^^^^^^"),
        ("山田: Dale", 5, 4, "山田: Dale", "      ^^^^"),
        ("cafe\u0301: Dale", 8, 4, "cafe\u0301: Dale", "      ^^^^"),
        ("\tname: Dale", 8, 4, "    name: Dale", "          ^^^^"),
        ("name: Dale", 11, 0, "name: Dale", "          ^"),
        ("na\x1b[31mme: Dale", 1, 2, "na�[31mme: Dale", "^^"),
        ("a\u202eb: Dale", 1, 1, "a�b: Dale", "^"),
    ],
)
def test_the_mark_stands_under_what_it_means(source: str, column: int, length: int, shown: str, mark: str) -> None:
    assert render([problem(source, column, length)]) == f"{HEAD.format(column)}     7 | {shown}\n       | {mark}\n\n"


def test_of_a_long_line_the_part_around_the_mark_is_shown() -> None:
    told = render([problem("a" * 300 + "HERE" + "b" * 300, 301, 4)])
    assert told == (f"{HEAD.format(301)}     7 | …{'a' * 30}HERE{'b' * 64}…\n       | {' ' * 31}^^^^\n\n")


def test_a_mark_longer_than_the_room_is_cut() -> None:
    told = render([problem("x" * 500, 1, 500)])
    assert told == f"{HEAD.format(1)}     7 | {'x' * 100}\n       | {'^' * 100}\n\n"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    whole = Problem("content/roles", 0, 0, "missing-field", "there is none", Severity.WARNING, "add one")
    assert render([whole]) == "content/roles: warning[missing-field] there is none\n  add one\n\n"


def test_colour_only_adds_colour() -> None:
    coloured = render([problem("name: Dale", 7, 4, "try Emma")], colour=True)
    assert coloured == (
        "content/x.yml:7:7: \x1b[31;1merror[wrong-value]\x1b[0m so it is\n"
        "\x1b[2m     7 |\x1b[0m name: Dale\n"
        "\x1b[2m       |\x1b[0m       \x1b[31;1m^^^^\x1b[0m\n"
        "\x1b[32m  try Emma\x1b[0m\n\n"
    )


def test_the_closing_line_counts_by_weight_and_file() -> None:
    def at(path: str, severity: Severity) -> Problem:
        return Problem(path, 1, 1, "x", "x", severity)

    error, warning, note = Severity.ERROR, Severity.WARNING, Severity.NOTE
    assert closing([at("a", error), at("a", error), at("b", warning)]) == "2 errors, 1 warning in 2 files"
    assert closing([at("a", note)]) == "1 note in 1 file"


def note(path: str, line: int, code: str, message: str) -> Problem:
    return Problem(path, line, 1, code, message, Severity.NOTE, "do something")


MANY = [
    note("content/a.yml", 7, "no-emotion", "nobody asked"),
    note("content/a.yml", 1200, "silent-wait", "the customer waits 2 weeks without a word"),
    note("content/\x1b[1mb.yml", 0, "no-emotion", "nobody\x07asked"),
]


def test_an_overview_has_a_line_for_each_note_below_its_file() -> None:
    assert overview(MANY, 50) == (
        "content/a.yml\n"
        "     7  no-emotion   nobody asked\n"
        "  1200  silent-wait  the customer waits 2 weeks wi…\n"
        "\n"
        "content/�[1mb.yml\n"
        "        no-emotion   nobody�asked\n"
        "\n"
    )
    assert max(map(len, overview(MANY, 50).splitlines())) == 51  # the last column but one, or a terminal breaks it


def test_an_overview_keeps_some_words_on_a_terminal_too_narrow_for_any() -> None:
    assert overview(MANY[1:2], 20) == "content/a.yml\n  1200  silent-wait  the customer waits 2 weeks wi…\n\n"


def test_an_overview_of_nothing_is_empty() -> None:
    assert overview([], 80) == ""


def test_colour_only_adds_colour_to_an_overview() -> None:
    assert overview(MANY[:1], 80, colour=True) == (
        "\x1b[1mcontent/a.yml\x1b[0m\n     7  \x1b[36;1mno-emotion\x1b[0m  nobody asked\n\n"
    )


def test_counts_begin_with_what_weighs_most() -> None:
    told = counts([*MANY, problem("x", 1, 1)])
    assert told == "1 error, 3 notes"
