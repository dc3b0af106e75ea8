"""Hand-written pages: what MkDocs made of an editor's Markdown comes in, what is safe to show goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

from ..prose import Resolve, clean_page, unescaped

HOME_MARK = re.compile(r"<!--\s*journeybook:home\s*-->")

# Names of the theme's own. It reads its settings from the first element called __config, fetches a drawing library from
# another host for the class mermaid, and lays its md- classes over the page.
_THEIRS = re.compile(r"mermaid|md-(?!button(?:--primary)?$).*", re.IGNORECASE)
_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")+')
"""A tag with attributes as the sieve writes it: all of them quoted, and no quotation mark inside."""
_HREF = re.compile(r'(\bhref=")(?:\./)?([^"]*)"')
_NOT_FOUND = re.compile(r"<h1[^>]*>\s*404[^<]*</h1>")
_NAME = re.compile(r' (id|class)="([^"]*)"')


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


def halves(html: str, resolve: Resolve) -> tuple[str, str]:
    """The page's HTML, sieved, before and after the mark of the home page's own parts; all of it before if no mark."""
    before, *after = HOME_MARK.split(html, maxsplit=1)
    return _sieved(before, resolve), _sieved("".join(after), resolve)


def without_forge_facts(output: str) -> str:
    """A whole page without the mark at which the theme asks the repository's forge for stars and releases."""
    return output.replace('class="md-source" data-md-component="source"', 'class="md-source"')


def in_place_of_404(output: str, missing: str, site_url: str) -> str:
    """The theme's page for what is not there, with our words in it.

    It is shown at any address, so links in `missing`, which lead on from the home page, are led from the site's root.
    """
    root = urlsplit(site_url).path.rstrip("/") + "/"
    led = _HREF.sub(lambda link: f'{link[1]}{root}{link[2]}"', missing)
    return _NOT_FOUND.sub(lambda _: led, output, count=1)


def _sieved(html: str, resolve: Resolve) -> str:
    return _TAG.sub(lambda tag: _NAME.sub(_own_name, tag[0]), clean_page(html, resolve))


def _own_name(attribute: re.Match[str]) -> str:
    name, value = attribute.groups()
    if name == "id":
        return "" if value.startswith("__") else attribute[0]
    kept = " ".join(word for word in value.split() if not _THEIRS.fullmatch(word))
    return f' class="{kept}"' if kept else ""
