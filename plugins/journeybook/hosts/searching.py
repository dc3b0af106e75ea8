"""What the theme's search is told: pages come in, its entries go out, so that it need not read their HTML again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..site import Page, Searched
from .hand_written import escaped

BOOST = {"role": 4, "journey": 3, "persona": 2}
"""How much sooner the search finds a kind of page."""

BETWEEN_WORDS = r'(?:&(?:[lg]t|quot|amp|#\d+);|[\s\u200b\-,:;!?=\[\](){}"/\\“”„«»‘…·›–—]|\.(?!\d))+'
"""What stands between the words that the search finds, quotation marks and brackets included: `"sorry` is found too."""


def search_of(plugins: Mapping[str, Any]) -> Any:  # noqa: ANN401  # the theme's plugin, None where it is off
    """The theme's search among the plugins of a build."""
    return plugins.get("search") or plugins.get("material/search")


def index_of(plugins: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The entries of the theme's search, None where there is no search or another one."""
    found = getattr(getattr(search_of(plugins), "search_index", None), "entries", None)
    return found if isinstance(found, list) else None


def entries(page: Page, url: str, *, tags: bool) -> Iterator[dict[str, Any]]:
    """The entries of a page at a URL. The theme writes titles, texts and tags as HTML.

    Its search shows the `tags` of an entry with it: here, what kind of page it is.
    """
    for found in page.searched or (Searched("", page.title, page.description),):
        entry: dict[str, Any] = {
            "location": f"{url}#{found.anchor}" if found.anchor else url,
            "title": escaped(found.title),
            "text": f"<p>{escaped(found.text)}</p>" if found.text else "",
            "boost": BOOST.get(page.kind, 1),
        }
        yield {**entry, "tags": [escaped(page.kicker)]} if tags and page.kicker else entry
