"""Every check, held against drawn handbooks: a file in cases/<code>/ holds the files and the entire text of the report.

A case opens each file with a line `--- path`; the last part, `=== report`, is what `journeybook check` prints. After a
change of wording, `JOURNEYBOOK_WRITE_CASES=1 pytest tests/checks/test_cases.py` writes the reports anew: read the
difference before you commit it.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from journeybook.checks import CODES, RULES, inspect
from journeybook.commands.check import counted
from journeybook.handbook.link import link
from journeybook.reading.read import read
from journeybook.reports.text import closing, render
from tests.checks.minimal import on_minimal
from tests.drawn import Draw

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.txt"))
DRAWN_ELSEWHERE = {"link-outside", "too-large", "not-utf8", "unreadable"}
"""Codes whose files are no texts: test_files.py draws them."""


def report_of(content: Path) -> str:
    reading = read(content, "content")
    handbook, unlinked = link(reading, drafts=True)
    problems = inspect(reading, handbook, unlinked, date(2026, 11, 1))
    return render(problems) + (closing(problems) if problems else counted(reading)) + "\n"


def parts_of(case: Path) -> tuple[dict[str, str], str]:
    drawn, report = case.read_text(encoding="utf-8").split("=== report\n")
    files: dict[str, str] = {}
    for part in drawn.split("--- ")[1:]:
        path, text = part.split("\n", 1)
        files[path.removeprefix("content/")] = text
    return files, report


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_the_report_is_word_for_word_what_the_case_says(case: Path, draw: Draw) -> None:
    files, expected = parts_of(case)
    report = report_of(draw(on_minimal(files)))
    if os.environ.get("JOURNEYBOOK_WRITE_CASES"):
        drawn = case.read_text(encoding="utf-8").split("=== report\n")[0]
        case.write_text(f"{drawn}=== report\n{report}", encoding="utf-8")
    assert report == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_wrong_case_shows_its_code_and_a_right_one_nothing(case: Path) -> None:
    report = parts_of(case)[1]
    if case.stem.startswith("right"):
        assert report.startswith("All is well")
    else:
        assert f"[{case.parent.name}]" in report


@pytest.mark.parametrize("code", sorted(set(CODES) - DRAWN_ELSEWHERE))
def test_every_code_has_a_wrong_and_a_right_case(code: str) -> None:
    stems = {case.stem.split("-")[0] for case in CASES if case.parent.name == code}
    assert stems == {"wrong", "right"}


def test_every_rule_has_its_code_in_the_table_and_its_file_is_named_after_it() -> None:
    assert set(RULES) <= set(CODES)
    modules = {code: check.__module__.rsplit(".", 1)[1] for code, check in RULES.items()}
    assert modules == {code: code.replace("-", "_") for code in RULES}
