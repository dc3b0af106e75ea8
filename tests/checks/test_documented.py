"""Every code that can be raised has its place in docs/checks.md: why it matters, what is wrong, what is right."""

import re
from pathlib import Path

import pytest

from journeybook.checks import CODES
from journeybook.problems import Severity
from journeybook.reading.names import FIELD_NAMES
from journeybook.reading.tree import Fields, Items, parse

PAGE = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_the_page_has_every_code_and_no_other() -> None:
    assert set(SECTIONS) == set(CODES)


@pytest.mark.parametrize("code", sorted(set(CODES)))
def test_a_code_is_explained_with_its_weight_and_with_wrong_and_right(code: str) -> None:
    weight = CODES[code]
    word = weight.word if isinstance(weight, Severity) else weight
    section = SECTIONS[code].strip()
    assert section.startswith(f"*{word.capitalize()}.*")
    assert "\nWrong:" in section
    assert re.search(r"(\n|\. )Right[:,]", section)


@pytest.mark.parametrize("code", sorted(code for code, weight in CODES.items() if weight is not Severity.ERROR))
def test_a_code_that_may_weigh_more_or_less_says_how(code: str) -> None:
    others = {"off", "note", "warning", "error"} - {getattr(CODES[code], "word", "off")}
    last = SECTIONS[code].strip().splitlines()[-1]
    assert last.startswith(f"To set it: `{code}:` ")
    assert set(re.findall(r"`(\w+)`", last)) == others


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_what_is_shown_as_right_can_be_read_and_has_fields_that_exist(code: str) -> None:
    for block in re.findall(r"^Right.*?:\n\n```yaml\n(.*?)```", SECTIONS[code], re.MULTILINE | re.DOTALL):
        parsed = parse(block)
        assert parsed.slips == ()
        assert parsed.node is not None
        tops = parsed.node.items if isinstance(parsed.node, Items) else [parsed.node]
        names = {entry.key.text for top in tops if isinstance(top, Fields) for entry in top.entries}
        assert names <= FIELD_NAMES
