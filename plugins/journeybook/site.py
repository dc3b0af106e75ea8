"""The finished handbook as one value: pages, assets and data files, which is all that a host needs to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

PageKind = Literal[
    "home", "role", "journey", "walk", "persona", "touchpoint", "department", "evidence", "improvement", "index"
]


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading.

    `level` is 2 to 4 (the page's own title is level 1); `id` is the anchor, unique on the page; `heading` is plain
    text, not escaped; `html` is finished and safe: the whole section, its heading element with the id included.
    """

    level: int
    id: str
    heading: str
    html: str


@dataclass(frozen=True)
class Searched:
    """What the search knows of a page, or of the part of it at an anchor: plain texts, and other names it goes by."""

    anchor: str
    title: str
    texts: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page. Everything but `html` is plain text: whoever writes it into HTML escapes it first.

    `address` is relative to the site with a slash at its end, "" for the home page (`roles/service-adviser/`).
    `lead` is the HTML that stands before the first section, with the page's `<h1>`. `source` is the file it was made
    from, relative to content/ with forward slashes (`roles/service-adviser.yml`), or None for an index.
    `anchors` are all ids a link may name, those of sections included. A `wide` page wants the room of the sidebars.
    A section without a heading (level 2, id "") stands in no table of contents. `kicker` says what kind of page it is.
    `searched` is what it is found by: the words that stand on this page first, and not those of others it repeats.
    """

    kind: PageKind
    address: str
    title: str
    description: str
    source: str | None
    lead: str
    sections: tuple[Section, ...]
    anchors: frozenset[str] = frozenset()
    draft: bool = False
    wide: bool = False
    kicker: str = ""
    searched: tuple[Searched, ...] = ()

    @property
    def html(self) -> str:
        """The page's whole content."""
        return "".join((self.lead, *(section.html for section in self.sections)))


@dataclass(frozen=True)
class File:
    """A file that is published as it is: `path` relative to the site with forward slashes, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Home:
    """The parts that stand on the hand-written home page, already linked from there."""

    html: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Entry:
    """An entry of the navigation: the address it leads to, or, for one with `below`, what stands below it."""

    title: str
    address: str = ""
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Site:
    """The whole handbook.

    `pages` are sorted by address and hold no page for "" unless there is no hand-written `index.md`;
    `home` stands at `<!-- journeybook:home -->` in `index.md`, else at its end. `assets` are CSS, JavaScript and
    images; `data` is for machines. `stylesheets` and `scripts` name the assets that every page loads, in order.
    `navigation` lists what leads to the index pages, the part about the handbook itself last: a host puts pages that
    were written by hand there too. `redirects` leads former addresses to today's. `missing` is what stands where there
    is no page, with links as they lead on from the home page.
    """

    pages: tuple[Page, ...]
    home: Home
    assets: tuple[File, ...] = ()
    data: tuple[File, ...] = ()
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    navigation: tuple[Entry, ...] = ()
    redirects: tuple[tuple[str, str], ...] = field(default=())
    missing: str = ""
