"""A hand-written page for hosts that convert no Markdown: its text comes in, title, description and HTML go out."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..addresses import Addresses
from ..checks.address_taken import page_address
from ..prose import plain

_FRONT_MATTER = re.compile(r"---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|$)", re.DOTALL)


@dataclass(frozen=True)
class WrittenPage:
    """`title` and `description` are plain text; `html` holds what the editor wrote and has yet to be sieved."""

    address: str
    title: str
    description: str
    html: str


def convert(path: str, text: str) -> WrittenPage:
    """Convert the page at `path` below content/. Links to files beside it lead to where those are published."""
    matter = _FRONT_MATTER.match(text)
    given = _fields(matter[1]) if matter else {}
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = reader.parse(text[matter.end() :] if matter else text)
    address = page_address(path)
    taken: set[str] = set()
    first_title = ""
    # A heading's words are the token after it; the last token of all closes something, and holds nothing.
    for token, content in pairwise(tokens):
        if token.type == "heading_open":
            words = plain(content.content)
            token.attrSet("id", _slug(words, taken))
            first_title = first_title or (words if token.tag == "h1" else "")
        for child in token.children or ():
            _lead(child, path, address)
    title = given.get("title") or first_title or posixpath.basename(path).removesuffix(".md").replace("-", " ")
    return WrittenPage(address, title, given.get("description", ""), reader.renderer.render(tokens, reader.options, {}))


def _fields(matter: str) -> dict[str, str]:
    """The texts of front matter; none of what is no YAML, which MkDocs takes for text as well."""
    try:
        given = yaml.safe_load(matter)
    except yaml.YAMLError:
        return {}
    return (
        {str(name): value for name, value in given.items() if isinstance(value, str)} if isinstance(given, dict) else {}
    )


def _lead(token: Token, path: str, address: str) -> None:
    name = {"link_open": "href", "image": "src"}.get(token.type)
    if name is None:
        return
    url = urlsplit(str(token.attrs.get(name, "")))
    if url.scheme or url.netloc or not url.path or url.path.startswith("/"):
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), url.path))
    if target.startswith(".."):
        return
    where = page_address(target) if target.endswith(".md") else target
    token.attrs[name] = Addresses().href(address, where) + (f"#{url.fragment}" if url.fragment else "")


def _slug(words: str, taken: set[str]) -> str:
    """The id that MkDocs would give a heading, so that links to it hold."""
    slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", words).strip().lower())
    unique, count = slug, 1
    while unique in taken or not unique:
        unique, count = f"{slug}_{count}", count + 1
    taken.add(unique)
    return unique
