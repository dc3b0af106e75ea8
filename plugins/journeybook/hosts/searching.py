"""What the theme's search is told: pages come in, its entries go out, so that it need not read their HTML again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..site import Page, Searched
from .hand_written import escaped

BOOST = {"role": 1.6, "journey": 1.5, "persona": 1.2}
"""How much sooner the search finds a kind of page. Below 2, so that a title with all that was typed comes first."""
DERIVED = 0.2
"""The same for pages that tell anew what others say: a walk, a workshop's kit, the first week in a role."""

BETWEEN_WORDS = r'(?:&(?:[lg]t|quot|amp|#\d+);|[\s\u200b\-,:;!?=\[\](){}"/\\“”„«»‘…·›–—]|\.(?!\d))+'
"""What stands between the words that the search finds, quotation marks and brackets included: `"sorry` is found too."""


def search_of(plugins: Mapping[str, Any]) -> Any:  # noqa: ANN401  # the theme's plugin, None where it is off
    """The theme's search among the plugins of a build."""
    return plugins.get("search") or plugins.get("material/search")


def set_up(plugins: Mapping[str, Any]) -> None:
    """Let the theme's search find words in quotation marks, and think no more of a kind of page than of its title.

    By itself, it puts all pages of a kind first whose name holds a word that was typed, such as "workshop". What an
    organisation set stays.
    """
    search = search_of(plugins)
    if search is None:
        return
    if search.config.get("separator") is None:
        search.config["separator"] = BETWEEN_WORDS
    if "fields" in search.config:  # MkDocs' own search knows none
        search.config["fields"].setdefault("tags", {"boost": 1.0})


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
            "boost": _boost(page),
        }
        yield {**entry, "tags": [escaped(page.kicker)]} if tags and page.kicker else entry


def _boost(page: Page) -> float:
    """How much sooner a page is found: by its kind, unless it stands below the page of what it tells."""
    depth = page.address.count("/")
    is_below = depth > 2 or (depth == 2 and not page.searched)  # noqa: PLR2004  # `roles/adviser/` is two deep
    return DERIVED if is_below else BOOST.get(page.kind, 1)
