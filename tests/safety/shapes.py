"""A page comes in, what it is made of goes out, so that a hostile one can be held against a harmless one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

URLS = {"href", "src", "action", "formaction", "poster", "srcset", "data", "xlink:href", "cite", "ping", "content"}
"""Attributes that may name another place."""
RUN = ("script", "style", "link", "meta", "base", "iframe", "object", "embed")
"""Elements that can do something by themselves."""

DRAWN = {"g", "path", "rect", "circle", "line", "polygon", "text", "tspan", "title", "desc"}
DRAWN_WITH = {
    *("viewbox", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points"),
    *("transform", "text-anchor", "font-size", "font-weight", "stroke-dasharray", "stroke-linecap"),
    *("stroke-linejoin", "fill", "stroke", "class", "id"),
}
"""What a drawing may be made of, attributes in small letters."""

Made = tuple[str, tuple[str, ...]]
"""An element and the names of its attributes."""


@dataclass(frozen=True)
class Shape:
    """What a page is made of, without its words.

    `elements` counts elements with their attributes, outside of drawings, whose lines break where words do; `strange`
    is what stands in those and no drawing is made of. `places` counts schemes and hosts that URLs name. `running` is
    what can do something by itself, in full.
    """

    elements: Counter[Made]
    strange: tuple[str, ...]
    places: Counter[tuple[str, str]]
    running: tuple[str, ...]


def shape(markup: str) -> Shape:
    """Of a whole page or a piece of one, as a browser reads it."""
    soup = BeautifulSoup(markup, "html5lib")
    everything = soup.select("*")
    in_drawings = {id(inside) for inside in soup.select("svg.jb-diagram *")}
    return Shape(
        Counter(_made(element) for element in everything if id(element) not in in_drawings),
        tuple(strange for element in everything if id(element) in in_drawings for strange in _strange(element)),
        Counter(place for element in everything for place in _places(element)),
        tuple(_running(element) for element in everything if element.name in RUN and id(element) not in in_drawings),
    )


def listeners(markup: str) -> list[str]:
    """Every attribute that would run as a script."""
    return [
        f"{element.name} {name}"
        for element in BeautifulSoup(markup, "html5lib").select("*")
        for name in element.attrs
        if name.lower().startswith("on")
    ]


def searched(index: bytes) -> Iterator[str]:
    """Every title, text, name and tag of a search index, which the theme writes as HTML."""
    for entry in json.loads(index)["docs"]:
        yield entry["title"]
        yield entry["text"]
        yield entry.get("known_as", "")
        yield from entry.get("tags", ())


def without_front_matter(page: str) -> str:
    """The Markdown of a page."""
    return page.split("---\n", 2)[2] if page.startswith("---\n") else page


def _strange(element: Tag) -> Iterator[str]:
    if element.name not in DRAWN:
        yield element.name
    yield from (f"{element.name} {name}" for name in element.attrs if name.lower() not in DRAWN_WITH)


def _made(element: Tag) -> Made:
    return element.name, tuple(sorted(element.attrs))


def _places(element: Tag) -> Iterator[tuple[str, str]]:
    for name in URLS & set(element.attrs):
        if name == "content" and element.get("http-equiv") is None:
            continue
        url = urlsplit(re.sub(r"[\x00-\x20]", "", str(element[name])).replace("\\", "/"))
        if url.scheme != "data" or element.name != "link":
            yield url.scheme, url.netloc


def _running(element: Tag) -> str:
    """An element in full; of a `<meta>`, which holds titles too, what it is for."""
    if element.name == "meta" and element.get("http-equiv") is None:
        return f"meta {element.get('name') or element.get('property') or element.get('charset')}"
    return element.decode()
