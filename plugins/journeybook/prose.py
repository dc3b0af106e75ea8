"""Prose: CommonMark from an editor comes in, HTML that can harm nobody goes out.

Two sieves stand one behind the other: the Markdown reader passes no raw HTML, images or headings, and what it writes is
held against an allow-list of elements, attributes and URL schemes. Links such as `role:service-adviser` are led to
pages; one that leads nowhere becomes its text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from .addresses import FOLDERS

Resolve = Callable[[str], str | None]
"""Leads a link such as `journey:buy-a-ute#the-wait` to a URL; None where it leads nowhere."""

ENTITY_LINK = re.compile("({}):(.+)".format("|".join(FOLDERS)), re.DOTALL)

_ELEMENTS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br"}
_SCHEMES = {"https", "http", "mailto"}
_PAGE_ELEMENTS = _ELEMENTS | {
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
    "div", "span", "figure", "figcaption", "details", "summary", "abbr", "del", "ins", "mark", "sup", "sub", "kbd", "s",
}  # fmt: skip
_PAGE_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "details": {"open"},
}
_MARKS = re.compile(r"[\\`*_\[\]<>&\n]|^\s*(?:[-+>#=~]|\d+[.)])|^\s{4}|\s$|^\s", re.MULTILINE)


def _local(value: str) -> bool:
    """Whether a URL names no other host by two slashes, either way round, at its start."""
    return not value.strip().replace("\\", "/").startswith("//")


def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(
        ["image", "heading", "lheading", "html_inline", "html_block"]
    )


@dataclass(frozen=True)
class Prose:
    """Turns prose into HTML, with `resolve` for links to entities."""

    resolve: Resolve
    reader: MarkdownIt = field(default_factory=_reader)

    def block(self, text: str | None) -> Markup:
        """Paragraphs, lists and the rest; nothing for no text."""
        if not text:
            return Markup()
        if not _MARKS.search(text):
            return Markup("<p>{}</p>\n").format(text)
        made = self.reader.renderer.render(self._parsed(text), self.reader.options, {})
        return Markup(_clean(made))  # noqa: S704  # sieved

    def inline(self, text: str | None) -> Markup:
        """The same as a part of a sentence: paragraphs and the points of a list are lines of it.

        So it may stand in any element, in a paragraph too, where HTML knows no other paragraph and no list.
        """
        if not text or not _MARKS.search(text):
            return escape(text or "")
        lines, point = [], ""
        for token in self._parsed(text):
            if token.type == "list_item_open":
                point = f"{token.info}. " if token.info else "• "
            elif token.children or token.content:
                lines.append(f"{point}{self._line(token)}")
                point = ""
        return Markup(_clean("<br>\n".join(lines)))  # noqa: S704  # sieved

    def _line(self, token: Token) -> str:
        if token.children is not None:
            return str(self.reader.renderer.render([token], self.reader.options, {}))
        return "<code>{}</code>".format("<br>\n".join(map(escape, token.content.splitlines())))

    def _parsed(self, text: str) -> list[Token]:
        tokens = self.reader.parse(text)
        for token in tokens:
            if token.children:
                token.children = self._led(token.children)
        return tokens

    def _led(self, tokens: list[Token]) -> list[Token]:
        kept: list[Token] = []
        open_links: list[bool] = []
        for token in tokens:
            if token.type == "link_open":
                href = str(token.attrs.get("href", ""))
                url = self.resolve(href) if ENTITY_LINK.fullmatch(href) else href
                open_links.append(url is not None)
                if url is None:
                    continue
                token.attrs = {"href": url}
            elif token.type == "link_close" and not open_links.pop():
                continue
            kept.append(token)
        return kept


def plain(text: str | None) -> str:
    """The words of a prose text without any markup, white space folded: for titles, descriptions and diagrams."""
    if not text:
        return ""
    if _MARKS.search(text):
        words = [word for token in _reader().parse(text) for word in _words(token)]
        text = "".join(words)
    return " ".join(text.split())


def _words(token: Token) -> list[str]:
    if token.children is not None:
        return [word for child in token.children for word in _words(child)] + [" "]
    if token.type in {"softbreak", "hardbreak"}:
        return [" "]
    return [token.content] if token.content else []


def _clean(markup: str) -> str:
    return nh3.clean(
        markup,
        tags=_ELEMENTS,
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=lambda _tag, name, value: value if name != "href" or _local(value) else None,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )


def clean_page(markup: str, resolve: Resolve) -> str:
    """The HTML of a hand-written page, sieved by a wider allow-list, with links to entities led to their pages."""

    def led(_tag: str, name: str, value: str) -> str | None:
        if name not in {"href", "src"}:
            return value
        if name == "href" and ENTITY_LINK.fullmatch(value):
            return resolve(value)
        return value if _local(value) else None

    return nh3.clean(
        markup,
        tags=_PAGE_ELEMENTS,
        attributes=_PAGE_ATTRIBUTES,
        attribute_filter=led,
        url_schemes=_SCHEMES | set(FOLDERS),
        link_rel="noopener",
        strip_comments=True,
    )


def unescaped(markup: str) -> str:
    """The text of finished HTML, without tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())
