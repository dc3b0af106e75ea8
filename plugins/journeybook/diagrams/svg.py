"""Mermaid text comes in, an SVG that can stand in a page goes out; the only module that knows the renderer.

mermaid-render draws with Pele in an embedded JavaScript engine: no browser, no network, the same bytes every time.
It is not there on every platform, and nothing may depend on that: then there is no picture, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement, fromstring, tostring

from .clean import cleaned
from .flow_picture import dress_flow
from .journey_picture import dress_journey

try:
    from mermaid_render.renderer import render as _pele  # type: ignore[import-untyped]
except ImportError:
    _pele = None

# mermaid-render itself looks for its engine only when it draws.
_DRAW: Callable[[str], dict[str, Any]] | None = _pele if find_spec("quickjs") else None


@dataclass(frozen=True)
class Svg:
    """A finished picture: `markup` is a whole `<svg>` element, safe in HTML; `width` and `height` are CSS pixels."""

    markup: str
    width: int
    height: int


def renderer_name() -> str | None:
    """The name of the renderer, or None where it cannot be installed and `render` always returns None."""
    return "mermaid-render" if _DRAW else None


def render(text: str, diagram_id: str, unknown: frozenset[int] = frozenset()) -> Svg | None:
    """The picture of a Mermaid text made by `journey_text` or `flow_text`.

    `diagram_id` is an id of our own making, unique on the page; the picture's ids begin with it. `unknown` are the
    places of a journey's steps whose feeling nobody knows, from `unknown_steps`: they are left open. None where there
    is no renderer, and where it refuses the text (Pele reads 50,000 characters at most).
    """
    if _DRAW is None:
        return None
    try:
        drawn = fromstring(_DRAW(_for_pele(text))["result"]["svg"])  # noqa: S314  # the renderer's own output, no DTD
    except (ValueError, ParseError):
        return None
    picture = cleaned(drawn)
    if "jb-diagram-journey" in picture.get("class", ""):
        dress_journey(picture, unknown)
    else:
        dress_flow(picture)
    return _finished(picture, diagram_id)


def _for_pele(text: str) -> str:
    """Pele decodes twice: `&lt;` in a text would become `<`. An ampersand written as `&amp;` stays one."""
    return text.replace("#38;", "#38;amp#59;")


def _finished(picture: Element, diagram_id: str) -> Svg:
    """The picture with its name and description first, and its natural size in whole pixels."""
    named = {child.tag: (child.text or "") for child in picture if child.tag in {"title", "desc"}}
    for child in [child for child in picture if child.tag in named]:
        picture.remove(child)
    for place, tag in enumerate(tag for tag in ("title", "desc") if tag in named):
        words = SubElement(picture, tag, {"id": f"{diagram_id}-{tag}"})
        words.text = named[tag]
        picture.remove(words)
        picture.insert(place, words)
    _, _, width, height = (round(float(number)) for number in picture.get("viewBox", "0 0 0 0").split())
    picture.attrib |= {
        "xmlns": "http://www.w3.org/2000/svg",
        "id": diagram_id,
        "width": str(width),
        "height": str(height),
        "role": "img",
        # Of both, the name is the title; a description in aria-labelledby is read out everywhere, unlike describedby.
        "aria-labelledby": " ".join(f"{diagram_id}-{tag}" for tag in ("title", "desc") if tag in named),
        # Pele places its lines from left to right, whatever the page's direction.
        "direction": "ltr",
    }
    return Svg(tostring(picture, encoding="unicode"), width, height)
