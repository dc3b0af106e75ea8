"""A built site comes in as a folder; its pages, with links resolved as a browser would, go out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup

CONTENT = Path(__file__).parents[2] / "content"
HOST = "https://handbook.wattle.example/"
"""The address that mkdocs.yml says the site has."""

ATTRIBUTES = {"href", "src", "action", "poster", "data", "xlink:href"}
"""Where an address may stand, one in each."""

KINDS = ("personas", "journeys", "roles", "touchpoints", "evidence", "improvements")


@dataclass(frozen=True)
class Reference:
    """What an attribute leads to. `path` is a file of the site ("" for one elsewhere), `url` the whole address."""

    element: str
    written: str
    url: str
    path: str
    anchor: str

    @property
    def here(self) -> bool:
        """Whether it stays within the site."""
        return self.url.startswith(HOST)

    @property
    def followed(self) -> bool:
        """Whether a reader follows it; anything else is fetched, or only says something to machines."""
        return self.element == "a"


@dataclass(frozen=True)
class PublishedPage:
    """An HTML file of the site. `path` is relative to the site; `index` says what an address with a slash leads to."""

    path: str
    soup: BeautifulSoup
    index: str

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it stands there."""
        return [str(element["id"]) for element in self.soup.find_all(id=True)]

    @property
    def leads_on(self) -> bool:
        """Whether this page only leads on to another."""
        return self.soup.find("meta", attrs={"http-equiv": "refresh"}) is not None

    @cached_property
    def references(self) -> list[Reference]:
        """Everything this page leads to or fetches."""
        return [self._resolved(element, written) for element, written in _written(self.soup)]

    @cached_property
    def told(self) -> set[str]:
        """The pages of the site that the content of this page links to, navigation left out."""
        return {found.path for found in self._content_links()}

    @cached_property
    def told_places(self) -> set[str]:
        """The places on pages that the content links to: `journeys/x/index.html#step`."""
        return {f"{found.path}#{found.anchor}" for found in self._content_links()}

    def _content_links(self) -> Iterator[Reference]:
        for link in self.soup.select(".md-content a[href]"):
            found = self._resolved("a", str(link["href"]))
            if found.here:
                yield found

    def _resolved(self, element: str, written: str) -> Reference:
        base = HOST + (self.path if self.index == "" else self.path.removesuffix("index.html"))
        url, anchor = urldefrag(urljoin(base, written))
        if not url.startswith(HOST):
            return Reference(element, written, url, "", anchor)
        path = unquote(urlsplit(url).path).removeprefix("/")
        if not path or path.endswith("/"):
            path += self.index
        return Reference(element, written, url, path, unquote(anchor))


@dataclass(frozen=True)
class Published:
    """A whole site. `served`: an address that ends in a slash leads to its index.html, as on any web server."""

    folder: Path
    served: bool

    @cached_property
    def files(self) -> frozenset[str]:
        """The path of every file, in exactly its case."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, PublishedPage]:
        """Every HTML file by its path."""
        return {
            path: PublishedPage(
                path,
                BeautifulSoup((self.folder / path).read_text(encoding="utf-8"), "html.parser"),
                "index.html" if self.served else "",
            )
            for path in sorted(self.files)
            if path.endswith(".html")
        }

    @cached_property
    def read_pages(self) -> dict[str, PublishedPage]:
        """The pages somebody reads: not those that lead on, nor the one for what is not there."""
        return {path: page for path, page in self.pages.items() if path != "404.html" and not page.leads_on}

    @cached_property
    def handbook(self) -> dict[str, Any]:
        """The document for machines."""
        made: dict[str, Any] = json.loads((self.folder / "handbook.json").read_text(encoding="utf-8"))
        return made


def content_files() -> dict[str, dict[str, dict[str, Any]]]:
    """What editors wrote and is published: by kind and id, with the file's path below content/ as `_source`."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for kind in KINDS:
        for path in sorted((CONTENT / kind).rglob("*.yml")):
            # Its scalars stay text: the plugin, and not this reader, says what a date is.
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # it makes texts
            if data.get("draft") not in {"true", "yes"}:
                source = path.relative_to(CONTENT).as_posix()
                found.setdefault(kind, {})[path.stem] = {**data, "_source": source}
    return found


def page_of(kind: str, entity_id: str) -> str:
    """The file of an entity's page."""
    return f"{kind}/{entity_id}/index.html"


def _written(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Every address in an element's attributes, with the element's name."""
    for element in soup.find_all(name=True):
        for attribute in ATTRIBUTES & element.attrs.keys():
            if not str(element[attribute]).startswith("data:"):
                yield element.name, str(element[attribute])
    for element in soup.find_all(srcset=True):
        for candidate in str(element["srcset"]).split(","):
            yield element.name, candidate.split()[0]
    for element in soup.find_all("meta", attrs={"http-equiv": "refresh"}):
        yield "meta", str(element["content"]).partition("url=")[2]
    for element in soup.find_all(["style", "script"], src=False):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", element.get_text()):
            yield element.name, address
