"""A fingerprint lasts while lines move, and tells apart what is not the same."""

import re
from dataclasses import replace

import pytest

from journeybook.problems import Problem, Severity
from journeybook.reports.fingerprints import fingerprints

ONE = Problem("content/x.yml", 7, 9, "unknown-reference", 'no role "a"', Severity.ERROR, "write b", 1, "roles: [a, c]")


def test_it_is_64_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprints([ONE])[0])


@pytest.mark.parametrize(
    "moved",
    [
        replace(ONE, line=70),
        replace(ONE, column=11, source="  roles: [a, c]"),
        replace(ONE, severity=Severity.WARNING),
        replace(ONE, hint="write d"),
    ],
    ids=["another line", "indented", "another weight", "another hint"],
)
def test_it_lasts_while_the_problem_is_the_same(moved: Problem) -> None:
    assert fingerprints([moved]) == fingerprints([ONE])


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, path="content/y.yml"),
        replace(ONE, code="wrong-value"),
        replace(ONE, message='no role "c"'),
        replace(ONE, column=12),
        replace(ONE, source="roles: [a, d]"),
        replace(ONE, line=0, column=0, length=0, source=""),
    ],
    ids=["file", "code", "message", "mark", "line's text", "whole file"],
)
def test_another_problem_has_another(other: Problem) -> None:
    assert fingerprints([other]) != fingerprints([ONE])


def test_two_that_say_the_same_have_two_and_a_third_leaves_them_alone() -> None:
    two = fingerprints([ONE, replace(ONE, line=9)])
    assert len(set(two)) == 2
    assert fingerprints([ONE, replace(ONE, line=9), replace(ONE, line=10)])[:2] == two


def test_half_a_character_is_no_obstacle() -> None:
    assert len(set(fingerprints([replace(ONE, message="\ud800"), ONE]))) == 2
