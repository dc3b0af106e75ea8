"""What the theme's search is told: pages come in, its entries go out, so that it need not read their HTML again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ..site import Page, Searched
from ..words import words

BOOST = {"role": 1.6, "journey": 1.5, "persona": 1.2}
"""How much sooner the search finds a kind of page. Below 2, so that a title with all that was typed comes first."""
OVERVIEW = 3.0
"""The same for a page about the whole handbook, such as the first week, which is found by its title alone."""
PART = 2.5
"""How much more a part of a page counts than the page: the theme takes the half off it."""
DERIVED = 0.2
"""The same for pages that tell anew what others say: a walk, a workshop's kit, the first week in a role."""

FIELDS = {"title": 30.0, "known_as": 10.0, "tags": 1.0}
"""How much more a word counts in a title, in another name, and in a kind of page, than in a text.

The theme counts a title 1,000-fold and a kind of page a million-fold: then a customer's sentence finds whatever begins
with one of its letters, and "workshop" finds all workshop kits before the workshop.
"""

_SIGN = (
    r'(?:&(?:[lg]t|quot|amp|#\d+);|[\s\u200b\-,:;!?=\[\](){}"/\\“”„«»‘…·›–—]|\.(?!\d)'
    r"|['’](?:[a-z]{1,2})?(?![A-Za-z])|\B['’])"
)
"""A sign between words; also what follows an apostrophe, so that "customer" finds "customer's", and "can't" itself."""


def search_of(plugins: Mapping[str, Any]) -> Any:  # noqa: ANN401  # the theme's plugin, None where it is off
    """The theme's search among the plugins of a build."""
    return plugins.get("search") or plugins.get("material/search")


def set_up(plugins: Mapping[str, Any], language: str) -> None:
    """Let the theme's search find words in quotation marks and sentences, and weigh titles as readers do.

    What an organisation set stays.
    """
    search = search_of(plugins)
    if search is None:
        return
    if search.config.get("separator") is None:
        search.config["separator"] = between_words(language)
    if "fields" in search.config:  # MkDocs' own search knows none
        for name, boost in FIELDS.items():
            search.config["fields"].setdefault(name, {"boost": boost})


def between_words(language: str) -> str:
    """What stands between the words that the search finds, in a regular expression of JavaScript.

    Quotation marks and brackets are among it: `"sorry` is found too. So are the small words of a language: the search
    takes each word for the beginning of one, and "me" would find "media" and "members". All other languages than ours
    have none.
    """
    catalogue = words(language)
    small = catalogue.text("search.small-words").split() if catalogue.language == language else []
    if not small:
        return f"{_SIGN}+"
    either = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in small)
    return f"(?:(?:^|{_SIGN}+)(?:{either})(?={_SIGN}|$))+{_SIGN}*|{_SIGN}+"


def index_of(plugins: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The entries of the theme's search, None where there is no search or another one."""
    found = getattr(getattr(search_of(plugins), "search_index", None), "entries", None)
    return found if isinstance(found, list) else None


def entries(page: Page, url: str, *, tags: bool) -> Iterator[dict[str, Any]]:
    """The entries of a page at a URL. The theme writes titles, texts and tags as HTML.

    Its search shows the `tags` of an entry with it: here, what kind of page it is. Of a text it shows the paragraphs
    in which something was found. The parts of a page it shows below the page.
    """
    for found in page.searched or (Searched("", page.title),):
        entry: dict[str, Any] = {
            "location": f"{url}#{found.anchor}" if found.anchor else url,
            "title": _html(found.title),
            "text": "".join(f"<p>{_html(text)}</p>" for text in found.texts if text),
            "boost": _boost(page) * (PART if found.anchor else 1),
        }
        if found.known_as:
            entry["known_as"] = _html(", ".join(found.known_as))
        yield {**entry, "tags": [_html(page.kicker)]} if tags and page.kicker and not found.anchor else entry


def _boost(page: Page) -> float:
    """How much sooner a page is found: by its kind, unless it stands below the page of what it tells."""
    depth = page.address.count("/")
    is_below = depth > 2 or (depth == 2 and not page.searched)  # noqa: PLR2004  # `roles/adviser/` is two deep
    return DERIVED if is_below else BOOST.get(page.kind, 1 if page.searched else OVERVIEW)


def _html(text: str) -> str:
    """A text as it stands in an element. Apostrophes stay: a reader who searches types them."""
    return escape(text, quote=False)
