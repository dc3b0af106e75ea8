"""The frame of an index page: sections come in, the page that lists a kind goes out."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..addresses import LinkKind
from ..site import Page, Section
from .desk import Desk, Link
from .parts import PageHead, Trail, description


def index_page(desk: Desk, kind: LinkKind, sections: Iterable[Section]) -> Page:
    """The index of a kind, at the address where the desk stands."""
    words, found = desk.words, tuple(sections)
    title = words.text(f"index.{kind}")
    trail = Trail((Link(words.text("home"), desk.href("")),))
    lead = words.text(f"index.lead.{kind}", organisation=desk.organisation)
    head = PageHead(trail, words.text("kicker.index"), title, Markup.escape(lead))
    return Page(
        kind="index",
        address=desk.address,
        title=title,
        description=description(lead),
        source=None,
        lead=desk.press.show(head),
        sections=found,
        anchors=frozenset(section.id for section in found),
    )
