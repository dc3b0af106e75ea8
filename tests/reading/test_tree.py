"""Any text gives a tree or slips, and every slip stands inside the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.reading.lines import Lines, Span
from journeybook.reading.tree import Parsed, Slip, parse, plain, pruned

PIECES = (
    *("a", "b: ", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ", ", '"', "'", "#", " # ", "&x ", "*x", "!t "),
    *(">-\n", "|\n", "---\n", "...\n", "%YAML 1.2\n", "? ", "@", "`", "é", "日本", "\r\n", "\r", "\u2028", "\x85"),
    *("\ufeff", "\\", "<<: "),
)
YAML_PIECES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def within(lines: Lines, span: Span) -> bool:
    return span.line >= 1 and 1 <= span.column <= len(lines.at(span.line)) + 1


@given(st.one_of(st.text(max_size=200), YAML_PIECES))
def test_any_text_gives_a_tree_or_slips_inside_the_text(text: str) -> None:
    parsed = parse(text)
    holds_words = any(character.isalnum() for character in text) and not set("#-.%") & set(text)
    assert parsed.node is not None or parsed.slips or not holds_words
    lines = Lines(text)
    outside = [slip for slip in parsed.slips if slip.span.line not in parsed.mended and not within(lines, slip.span)]
    assert outside == []


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(min_size=1, max_size=40), min_size=1))
def test_quoted_texts_come_back_as_they_were(written: dict[str, str]) -> None:
    quoted = {key: value for key, value in written.items() if value.isprintable() and value.strip()}
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in quoted.items())
    parsed = parse(text)
    assert parsed.slips == ()
    assert (plain(parsed.node) if parsed.node else {}) == quoted


def test_nothing_is_guessed_of_a_scalar() -> None:
    parsed = parse("a: no\nb: 1_000\nc: 2026-03-31\nd: ~\ne: null\nf: 0x1F\ng: 12:30:00\n")
    assert parsed.node is not None
    expected = {"a": "no", "b": "1_000", "c": "2026-03-31", "d": "~", "e": "null", "f": "0x1F", "g": "12:30:00"}
    assert plain(parsed.node) == expected


def test_what_is_empty_is_absent_and_the_rest_keeps_its_place() -> None:
    parsed = parse("a:\n  -\n  - x\nb: {c: }\nd: ''\n")
    assert parsed.node is not None
    node = pruned(parsed.node)
    assert node is not None
    assert plain(node) == {"a": ["x"]}


def test_separators_that_yaml_1_2_calls_text_end_no_line() -> None:
    parsed = parse("a: one\u2028two\nb: three\x85four\n")
    assert parsed.node is not None
    assert plain(parsed.node) == {"a": "one two", "b": "three four"}


def test_a_file_of_remarks_holds_nothing() -> None:
    assert parse("# nothing yet\n") == Parsed(None)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        (
            "a\x01: b\n",
            Slip("yaml-syntax", "an invisible control character (U+0001) stands here", Span(1, 2, 1), "delete it"),
        ),
        (
            "a: 1\nb: 2\na: 3\n",
            Slip(
                "duplicate-key", '"a" is written twice here; the first is in line 1', Span(3, 1, 1), "keep one of them"
            ),
        ),
    ],
)
def test_a_slip_says_what_and_where(text: str, slip: Slip) -> None:
    assert parse(text).slips == (slip,)


def test_nesting_stops_at_forty_levels() -> None:
    assert parse("[" * 40 + "]" * 40).slips == ()
    assert [slip.code for slip in parse("[" * 41 + "]" * 41).slips] == ["too-deep"]
    assert [slip.code for slip in parse("{" * 500_000).slips] == ["too-deep"]


def test_directives_are_refused_before_they_are_compared_with_each_other() -> None:
    assert [slip.code for slip in parse("%TAG !a! x\n" * 10_000).slips] == ["yaml-syntax"]
    assert parse("%YAML 1.2\n---\na: b\n").slips == ()


def test_an_empty_line_below_a_folded_text_starts_a_paragraph() -> None:
    parsed = parse("story: >-\n  One\n  and the same.\n\n  Two.\n")
    assert parsed.node is not None
    assert plain(parsed.node) == {"story": "One and the same.\n\nTwo."}
