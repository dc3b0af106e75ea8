"""Hand-written pages: what MkDocs made of an editor's Markdown comes in, what is safe to show goes out."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from markupsafe import escape

from ..prose import Resolve, clean_page, unescaped

HOME_MARK = "<!-- journeybook:home -->"


def escaped(text: str) -> str:
    """Plain text for a place that the theme writes as HTML, in an element or in an attribute."""
    return str(escape(" ".join(text.split())))


def title(given: str) -> str:
    """A title that may hold markup, as escaped plain text."""
    return escaped(unescaped(given))


def meta(given: Mapping[str, Any]) -> MutableMapping[str, Any]:
    """The front matter that a page may have: its title and description, escaped, and whether it stands in the search.

    Everything else is left out: front matter can choose templates, and the theme writes it as it is.
    """
    kept: dict[str, Any] = {
        name: escaped(str(given[name])) for name in ("title", "description") if isinstance(given.get(name), str | int)
    }
    hide = given.get("hide")
    if isinstance(hide, list):
        kept["hide"] = [name for name in hide if name in {"navigation", "toc"}]
    search = given.get("search")
    if isinstance(search, Mapping):
        kept["search"] = {"exclude": bool(search.get("exclude"))}
    return kept


def content(html: str, resolve: Resolve, home: str = "") -> str:
    """The page's HTML, sieved. `home` stands where its mark is, else at the end."""
    before, mark, after = html.partition(HOME_MARK)
    if not home:
        return clean_page(html, resolve)
    return clean_page(before, resolve) + home + (clean_page(after, resolve) if mark else "")
