"""Every code that can be raised has its place in docs/checks.md: why it matters, what is wrong, what is right."""

import re
from pathlib import Path

import pytest

from journeybook.checks import CODES
from journeybook.problems import Severity
from tests.checks.test_cases import LATER

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_the_page_has_every_code_and_no_other() -> None:
    assert set(SECTIONS) == set(CODES) - LATER


@pytest.mark.parametrize("code", sorted(set(CODES) - LATER))
def test_a_code_is_explained_with_its_weight_and_with_wrong_and_right(code: str) -> None:
    weight = CODES[code]
    assert isinstance(weight, Severity)
    assert SECTIONS[code].strip().startswith(f"*{weight.word.capitalize()}.*")
    assert "Wrong:" in SECTIONS[code]
    assert "Right:" in SECTIONS[code]
