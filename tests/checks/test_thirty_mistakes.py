"""Thirty different mistakes give thirty located, helpful problems in one run."""

from pathlib import Path

from click.testing import CliRunner

from journeybook.commands import main
from tests.checks.minimal import on_minimal
from tests.checks.test_cases import parts_of
from tests.drawn import Draw

MISTAKES, REPORT = parts_of(Path(__file__).parent / "thirty-mistakes.txt")


def test_thirty_different_mistakes_give_thirty_problems_in_one_run(draw: Draw) -> None:
    content = draw(on_minimal(MISTAKES))
    told = CliRunner().invoke(main, ["check", "--content", str(content)])
    assert (told.output, told.exit_code) == (REPORT, 1)
    assert REPORT.count(": error[") + REPORT.count(": warning[") >= 30
