"""A hint that says what to write is true: with that line in the place of the wrong one, the problem is gone."""

import re
from pathlib import Path

import pytest

from tests.checks.minimal import on_minimal
from tests.checks.test_cases import CASES, parts_of, report_of
from tests.drawn import Draw

PROBLEM = re.compile(
    r"^content/(?P<path>\S+\.yml):(?P<line>\d+):\d+: \w+\[(?P<code>[\w-]+)\] .*\n.*\n.*\n  write  (?P<written>\S.*)\n",
    re.MULTILINE,
)
HINTS = [
    pytest.param(case, found, id=f"{case.parent.name}/{case.stem}:{found['line']}")
    for case in CASES
    for found in PROBLEM.finditer(parts_of(case)[1])
    if case.parent.name in {"yaml-syntax", "wrong-value", "missing-field", "duplicate-key"}
    and "  " not in found["written"]
    and "<" not in found["written"]
]


@pytest.mark.parametrize(("case", "found"), HINTS)
def test_with_the_line_that_is_proposed_the_problem_is_gone(case: Path, found: re.Match[str], draw: Draw) -> None:
    files = parts_of(case)[0]
    lines = files[found["path"]].split("\n")
    at = int(found["line"]) - 1
    written = lines[at]
    indent = written[: len(written) - len(written.lstrip())] if found["code"] != "duplicate-key" else written[:6]
    lines[at] = indent + found["written"]
    mended = report_of(draw(on_minimal({**files, found["path"]: "\n".join(lines)})))
    place = f"content/{found['path']}:{found['line']}:"
    assert [line for line in mended.splitlines() if line.startswith(place) and f"[{found['code']}]" in line] == []


def test_there_are_hints_to_try() -> None:
    assert len(HINTS) > 60
