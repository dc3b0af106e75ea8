"""The renderer's SVG comes in, a tree with only shapes, text and classes of ours goes out."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_TAGS = frozenset({"svg", "g", "path", "rect", "circle", "line", "polygon", "text", "tspan", "title", "desc"})
_GEOMETRY = frozenset(
    {
        "viewBox",
        "d",
        "x",
        "y",
        "x1",
        "x2",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "points",
        "transform",
    }
)
_LINES = frozenset(
    {"text-anchor", "font-size", "font-weight", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "data-id"}
)
_RADIUS = re.compile(r"\brx:\s*([0-9.]+)px")


def cleaned(drawn: Element) -> Element:
    """A copy under an allow-list: no style, no script, no link, no id, and no colour, for those come from diagrams.css.

    Classes that Pele writes as `pele-node` become `jb-diagram-node`. `data-id` stays for those who dress the picture,
    who take it away.
    """
    copy = Element(_local(drawn.tag), {name: value for name, value in drawn.items() if name in _GEOMETRY | _LINES})
    copy.text, copy.tail = drawn.text, drawn.tail
    if "class" in drawn.attrib:
        copy.set("class", " ".join(name.replace("pele", "jb-diagram", 1) for name in drawn.attrib["class"].split()))
    # A drawing's own "no colour" is shape, not colour: an arrow's line is not filled.
    for paint in ("fill", "stroke"):
        if drawn.get(paint) == "none":
            copy.set(paint, "none")
    radius = _RADIUS.search(drawn.get("style", ""))
    if radius:
        copy.set("rx", radius[1])
    copy.extend([cleaned(child) for child in drawn if _local(child.tag) in _TAGS])
    return copy


def with_class(picture: Element, name: str) -> list[Element]:
    """All elements that have this class, in the order of the document."""
    return [element for element in picture.iter() if name in element.get("class", "").split()]


def number(element: Element, name: str) -> float:
    """A coordinate that the renderer always writes."""
    return float(element.attrib[name])


def written(value: float) -> str:
    """A coordinate as the picture writes it: at most two decimals, none where it is whole."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def drop(picture: Element, unwanted: list[Element]) -> None:
    """Take elements out of the picture, wherever they stand."""
    gone = set(map(id, unwanted))
    for parent in picture.iter():
        for child in [child for child in parent if id(child) in gone]:
            parent.remove(child)


def forget_ids(picture: Element) -> None:
    """Take away the renderer's marks: they repeat whole texts, and nothing on a page asks for them."""
    for element in picture.iter():
        element.attrib.pop("data-id", None)


def _local(tag: str) -> str:
    """The tag without the namespace that ElementTree writes before it."""
    return tag.rpartition("}")[2]
