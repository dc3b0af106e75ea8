"""Prose becomes HTML that can harm nobody, and links that lead somewhere."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.prose import Prose, clean_page, plain

KNOWN = {"role:cleaner": "../../roles/cleaner/", "journey:ute#waits": "../ute/#waits"}
PROSE = Prose(KNOWN.get)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I call.", "<p>I call.</p>\n"),
        ("*so* **very** `late`", "<p><em>so</em> <strong>very</strong> <code>late</code></p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("[the cleaner](role:cleaner)", '<p><a href="../../roles/cleaner/" rel="noopener">the cleaner</a></p>\n'),
        ("[nobody](role:nobody) is here", "<p>nobody is here</p>\n"),
        ("[the *wait*](journey:ute#waits)", '<p><a href="../ute/#waits" rel="noopener">the <em>wait</em></a></p>\n'),
        ("# not a heading", "<p># not a heading</p>\n"),
        ("<b>not bold</b>", "<p>&lt;b&gt;not bold&lt;/b&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](//example.org/x)", '<p><a rel="noopener">x</a></p>\n'),
        ("a & b", "<p>a &amp; b</p>\n"),
        ("", ""),
    ],
)
def test_prose_is_rendered(text: str, expected: str) -> None:
    assert str(PROSE.block(text)) == expected


def test_an_image_stays_text() -> None:
    assert "<img" not in PROSE.block("![x](https://example.org/x.png)")


def test_a_single_paragraph_stands_inline() -> None:
    assert str(PROSE.inline("so *late*")) == "so <em>late</em>"
    assert str(PROSE.inline("a < b")) == "a &lt; b"
    assert str(PROSE.inline(None)) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\n*Two.*", "One.<br>\n<em>Two.</em>"),
        (
            "We say:\n\n- one\n- [two](role:cleaner)",
            'We say:<br>\n• one<br>\n• <a href="../../roles/cleaner/" rel="noopener">two</a>',
        ),
        ("3. third\n\n   and more\n4. fourth\n   - inside", "3. third<br>\nand more<br>\n4. fourth<br>\n• inside"),
        ("> She said so.", "She said so."),
        ("```\na < b\nc\n```", "<code>a &lt; b<br>\nc</code>"),
        ("one\ntwo", "one\ntwo"),
        ("***", ""),
    ],
)
def test_what_is_more_than_a_paragraph_becomes_lines_inline(text: str, expected: str) -> None:
    assert str(PROSE.inline(text)) == expected


@given(st.text(alphabet="ab -+>1.<&*_`[]()/#\n!", max_size=80))
def test_inline_prose_may_stand_in_a_paragraph(text: str) -> None:
    made = str(PROSE.inline(text))
    assert set(re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", made)) <= {"em", "strong", "a", "code", "br"}


@given(st.text(max_size=200))
def test_no_text_gets_more_than_the_allowed_elements_through(text: str) -> None:
    made = str(PROSE.block(text))
    elements = set(re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", made))
    assert elements <= {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br"}


@given(st.text(alphabet="ab <>&*_`[]():/#\n!", max_size=80))
def test_what_was_rendered_is_clean_already(text: str) -> None:
    made = str(PROSE.block(text))
    allowed = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br"}
    again = nh3.clean(made, tags=allowed, attributes={"a": {"href"}, "ol": {"start"}}, link_rel="noopener")
    assert again == made


@pytest.mark.parametrize(
    ("text", "expected"),
    [("so *late*,\nagain", "so late, again"), ("- one\n- two", "one two"), ("[x](role:cleaner)", "x"), (None, "")],
)
def test_plain_text_has_no_markup(text: str | None, expected: str) -> None:
    assert plain(text) == expected


def test_a_hand_written_page_keeps_its_tables_and_loses_its_scripts() -> None:
    page = '<h1 id="a">A</h1><table><tr><td>b</td></tr></table><script>x()</script><p onclick="x()">c</p>'
    made = clean_page(page, KNOWN.get)
    assert "<table>" in made
    assert '<h1 id="a">' in made
    assert "script" not in made
    assert "onclick" not in made


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("role:cleaner", '<a href="../../roles/cleaner/" rel="noopener">x</a>'),
        ("role:nobody", '<a rel="noopener">x</a>'),
        ("javascript:alert(1)", '<a rel="noopener">x</a>'),
        ("//example.org", '<a rel="noopener">x</a>'),
        ("\\\\example.org", '<a rel="noopener">x</a>'),
        ("glossary/", '<a href="glossary/" rel="noopener">x</a>'),
    ],
)
def test_links_of_a_hand_written_page_are_led_or_dropped(href: str, expected: str) -> None:
    assert clean_page(f'<a href="{href}">x</a>', KNOWN.get) == expected
