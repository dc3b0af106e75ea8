"""For editors: the models, docs/checks.md and the handbook's ids come in; three pages to look things up in go out.

The reference of fields and that of checks are Markdown of our own, so they pass no sieve. Their headings keep the ids
that forges give them: a link into docs/fields.md leads to the same place here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from ..addresses import CHECKS, FIELDS, FOLDERS, NAMES
from ..checks.explained import explanations
from ..schemas.reference import reference
from ..site import Page, Section
from .desk import Desk, Link
from .index_head import overview
from .press import Press

LANGUAGE = "en"
"""What both references are written in, whatever the handbook speaks."""
_LISTS = ("promise", "channel", "pain-kind", "lever", "phase", "lane")
"""What handbook.yml lists, beside departments, which have pages."""


@dataclass(frozen=True)
class Manual:
    """A part of a reference: finished HTML, and its language where it is not the page's own."""

    html: Markup
    language: str


@dataclass(frozen=True)
class Name:
    """An id as it is typed, and what it stands for."""

    id: str
    what: Link


@dataclass(frozen=True)
class NameTable:
    """The ids of a kind, and how a link to one is written, "" where none can be."""

    how: Markup
    rows: tuple[Name, ...]


def fields_page(desk: Desk) -> Page:
    """Every field of every file, with an example."""
    return _manual(desk.at(FIELDS), "editors.fields", reference())


def checks_page(desk: Desk) -> Page:
    """Every check: why it matters, something wrong, and the same thing right."""
    return _manual(desk.at(CHECKS), "editors.checks", explanations())


def names_page(desk: Desk) -> Page:
    """Every id that an editor may type in this handbook."""
    desk = desk.at(NAMES)
    sections = (
        desk.press.section(2, f"_{name}", title, NameTable(how, rows))
        for name, title, how, rows in _names(desk)
        if rows
    )
    return overview(desk, "editors.names", sections)


def _names(desk: Desk) -> Iterator[tuple[str, str, Markup, tuple[Name, ...]]]:
    say = desk.words
    for kind in FOLDERS:
        ids = desk.handbook.departments if kind == "department" else desk.handbook.of_kind(kind)
        rows = tuple(Name(found, desk.link(kind, found)) for found in sorted(ids))
        example = Markup("<code>[{}]({}:{})</code>").format(rows[0].what.text, kind, rows[0].id) if rows else ""
        yield kind, say.text(f"index.{kind}"), say.html("editors.link", example=example), rows
    vocabulary = desk.handbook.vocabulary
    for name in _LISTS:
        listed: Sequence[tuple[str, str]] = [
            (entry.id, entry.title) for entry in getattr(vocabulary, f"{name.replace('-', '_')}s")
        ]
        rows = tuple(Name(found, Link(title)) for found, title in listed)
        yield name, say.text(f"editors.list.{name}"), Markup(), rows


def _manual(desk: Desk, name: str, markdown: str) -> Page:
    language = "" if desk.words.language == LANGUAGE else LANGUAGE
    page = overview(desk, name, _sections(desk.press, markdown, language))
    return replace(page, anchors=page.anchors - {""})


def _sections(press: Press, markdown: str, language: str) -> Iterator[Section]:
    """What stands under each heading of the second and third level; the title is the page's own."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    level, heading = 2, ""
    body: list[Token] = []
    tokens = iter(reader.parse(markdown))
    for token in tokens:
        if token.type != "heading_open" or token.tag == "h1":
            body.append(token)
            continue
        yield from _section(press, level, heading, _html(reader, body), language)
        level, heading, body = int(token.tag[1]), next(tokens).content, []
        next(tokens)
    yield from _section(press, level, heading, _html(reader, body), language)


def _section(press: Press, level: int, heading: str, body: Markup, language: str) -> Iterator[Section]:
    manual = Manual(body, language)
    if heading:
        yield press.section(level, slug(heading), heading, manual)
    elif body.strip():
        yield Section(level, "", "", press.show(manual))


def _html(reader: MarkdownIt, tokens: Iterable[Token]) -> Markup:
    kept = list(tokens)
    if kept and kept[0].type == "heading_open":
        kept = kept[3:]
    return Markup(reader.renderer.render(kept, reader.options, {}))  # noqa: S704  # our own Markdown, raw HTML off


def slug(heading: str) -> str:
    """The id that forges give a heading: `A field's text` becomes `a-fields-text`."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return str(escape(kept.replace(" ", "-")))
