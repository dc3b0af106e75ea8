"""What docs/checks.md says of each code, as reports carry it."""

from pathlib import Path

from journeybook.checks import CODES
from journeybook.reports.rules import Rule, explained

PAGE = """# Checks

## A chapter

### bad-id

*Error.* An id goes
wrong. It helps nobody.

Wrong:

```yaml
id: A
```

## Another

### no-emotion

*Note.* Nobody asked?
### last-one
Off until it is switched on.
"""


def test_each_heading_with_a_code_has_its_sentence_its_paragraph_and_its_section() -> None:
    assert explained(PAGE) == {
        "bad-id": Rule(
            "An id goes wrong.",
            "An id goes wrong. It helps nobody.",
            "*Error.* An id goes\nwrong. It helps nobody.\n\nWrong:\n\n```yaml\nid: A\n```",
        ),
        "no-emotion": Rule("Nobody asked?", "Nobody asked?", "*Note.* Nobody asked?"),
        "last-one": Rule(
            "Off until it is switched on.", "Off until it is switched on.", "Off until it is switched on."
        ),
    }


def test_a_page_without_headings_explains_nothing() -> None:
    assert explained("") == explained("words\n#### deeper\n") == {}


def test_our_own_page_explains_every_code_in_a_sentence() -> None:
    page = Path(__file__).parents[2] / "docs" / "checks.md"
    rules = explained(page.read_text(encoding="utf-8"))
    assert set(CODES) <= set(rules)
    assert [code for code in CODES if not 10 < len(rules[code].short) < 400 or "*" in rules[code].short[:2]] == []
