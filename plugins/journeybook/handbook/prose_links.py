"""Texts in Markdown come in, problems of links to entities that lead nowhere go out, with the place of each link.

Code is left alone: what stands in it is shown and not followed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..addresses import FOLDERS
from ..problems import Problem
from ..reading.lines import Lines, Span
from ..reading.source import SourceFile
from ..reading.tree import Scalar
from .known import Known
from .references import Unknown, lead

_KINDS = "({})".format("|".join(FOLDERS))
_LINK = re.compile(rf"{_KINDS}:(\S*)", re.DOTALL)
_PERHAPS = re.compile(rf"\b{_KINDS}:")
_IN_HTML = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def may_link(text: str) -> bool:
    """Whether there may be a link to an entity in a text; most have none, and need no parsing."""
    return _PERHAPS.search(text) is not None


@functools.cache
def _prose() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])


@functools.cache
def _page() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def prose_links(text: str, node: Scalar, file: SourceFile, journey_id: str, known: Known) -> Iterator[Problem]:
    """Problems of the links in one prose text of a YAML file, which stands at `node`."""
    at = node.start
    for href in _hrefs(_prose().parse(text)):
        span, at = _place(href, file.lines, at, node.end)
        if (unknown := _follow(href, journey_id, known)) is not None:
            yield file.problem("unknown-reference", unknown.message, span or file.span_of(node), unknown.hint)


def page_links(page: SourceFile, known: Known) -> Iterator[Problem]:
    """Problems of the links in a hand-written page."""
    if not may_link(page.lines.text):
        return
    at = 0
    for href in _hrefs(_page().parse(page.lines.text)):
        span, at = _place(href, page.lines, at, len(page.lines.text))
        if (unknown := _follow(href, "", known)) is not None:
            yield page.problem("unknown-reference", unknown.message, span or Span(1, 1, 0), unknown.hint)


def _hrefs(tokens: list[Token]) -> Iterator[str]:
    """The targets of links to entities, in order, those in raw HTML too."""
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            if _LINK.fullmatch(href):
                yield href
        elif token.type in {"html_inline", "html_block"}:
            yield from (href for href in _IN_HTML.findall(token.content) if _LINK.fullmatch(href))
        if token.children:
            yield from _hrefs(token.children)


def _place(href: str, lines: Lines, start: int, end: int) -> tuple[Span | None, int]:
    """Where a link is written, looked for from `start`; and where to look for the next one.

    A link is written after `](`, `]:`, `<` or `href=`; a target that is written with escapes is not found.
    """
    for after in ("](", "](<", "]: ", "<", '"', "'", "="):
        at = lines.text.find(after + href, start, end)
        if at >= 0:
            begins = at + len(after)
            return lines.span(begins, begins + len(href)), begins
    return None, start


def _follow(href: str, journey_id: str, known: Known) -> Unknown | None:
    kind, name = href.split(":", 1)
    if kind == "journey" and "#" in name:
        return lead("moment", name, journey_id, known)
    name = name.split("#", 1)[0]
    return lead(kind, name, journey_id, known)
