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
    return _overview(desk, f"index.{kind}", f"index.lead.{kind}", sections)


def nothing_yet(desk: Desk, views: Iterable[object]) -> Section:
    """What stands alone on a page that has nothing to list yet; its title is the page's own."""
    return Section(2, "", "", desk.press.show(list(views)))


def overview(desk: Desk, name: str, sections: Iterable[Section]) -> Page:
    """A page about the whole handbook, such as its insights, at the address where the desk stands."""
    return _overview(desk, f"{name}.title", f"{name}.lead", sections)


def _overview(desk: Desk, title_key: str, lead_key: str, sections: Iterable[Section]) -> Page:
    words, found = desk.words, tuple(sections)
    title = words.text(title_key)
    trail = Trail((Link(words.text("home"), desk.href("")),))
    lead = words.text(lead_key, organisation=desk.organisation)
    kicker = words.text("kicker.index")
    head = PageHead(trail, kicker, title, Markup.escape(lead))
    return Page(
        kind="index",
        address=desk.address,
        title=title,
        description=description(lead),
        source=None,
        lead=desk.press.show(head),
        sections=found,
        anchors=frozenset(section.id for section in found),
        kicker=kicker,
    )
