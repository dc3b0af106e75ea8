"""A cleaned user journey comes in and is made readable: the house's scale, numbered actors, unknown feelings open."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from .clean import drop, forget_ids, number, with_class, written

_SCALE = {"5": "+2", "4": "+1", "3": "0", "2": "\u22121", "1": "\u22122"}
_GRID = re.compile(r"M[\d.]+,([\d.]+)H")
_PLACE = re.compile(r"translate\(([\d.]+),([\d.]+)\)")
_MARGIN = 8.0
_BADGE = 9.0
"""Radius of an actor's number: two digits at 12 px fit."""
_PITCH = 19.0
_ROOM = 7
"""Badges that fit a card."""
_LEGEND_WIDTH = 860.0
"""The legend stays at the start, in sight, however wide the journey is."""
_LEGEND_ROW = 26.0
_LEGEND_GAP = 24.0
_WIDER = 1.2
"""Pele measures names in narrow letters; those that a reader's machine has may be a fifth wider."""


def dress_journey(picture: Element, unknown: frozenset[int]) -> None:
    """Redraw what Mermaid says by colour and position only. `unknown` are places of steps, from 0."""
    drop(picture, [element for element in with_class(picture, "jb-diagram-title") if element.tag == "text"])
    for scale in with_class(picture, "jb-diagram-scale"):
        for text in scale:
            text.text = _SCALE.get(text.text or "", text.text)
    _feelings(picture, unknown)
    people = [item.get("data-id", "") for item in with_class(picture, "jb-diagram-legend-item")]
    for card in with_class(picture, "jb-diagram-task"):
        _badges(card, people)
    _frame(picture, _legend(picture))
    forget_ids(picture)


def _feelings(picture: Element, unknown: frozenset[int]) -> None:
    """Faces say their emotion in their class; an unknown one is an open point, and the curve stops before it."""
    grid = [float(y) for path in with_class(picture, "jb-diagram-grid") for y in _GRID.findall(path.get("d", ""))]
    known: list[list[str]] = [[]]
    for place, face in enumerate(with_class(picture, "jb-diagram-face")):
        x, y = _place(face)
        if place in unknown:
            known.append([])
            _leave_open(face)
        else:
            known[-1].append(f"{written(x)},{written(y)}")
            score = min((1, 2, 3, 4, 5), key=lambda score: abs(grid[5 - score] - y))
            face.set("class", f"{face.get('class', '')} jb-diagram-emotion-{score}")
    for curve in with_class(picture, "jb-diagram-edge"):
        curve.set("d", "".join("M" + "L".join(run) for run in known if len(run) > 1))


def _place(face: Element) -> tuple[float, float]:
    place = _PLACE.match(face.get("transform", ""))
    return (float(place[1]), float(place[2])) if place else (0.0, 0.0)


def _leave_open(face: Element) -> None:
    face.set("class", "jb-diagram-face jb-diagram-emotion-unknown")
    face[:] = []
    SubElement(face, "circle", {"r": "11", "stroke-dasharray": "3 3"})
    SubElement(face, "text", {"y": "4.5", "font-size": "13", "text-anchor": "middle"}).text = "?"


def _badges(card: Element, people: list[str]) -> None:
    """A card's dots become the numbers of the legend; where they do not fit, the last says how many more."""
    dots = with_class(card, "jb-diagram-actor")
    if not dots:
        return
    names = [next((child.text or "" for child in dot if child.tag == "title"), "") for dot in dots]
    found = sorted((people.index(name), name) for name in names if name in people)
    labels = [(str(place + 1), name) for place, name in found]
    if len(labels) > _ROOM:
        rest = labels[_ROOM - 1 :]
        labels = [*labels[: _ROOM - 1], (f"+{len(rest)}", ", ".join(name for _, name in rest))]
    frame = next(child for child in card if child.tag == "rect")
    middle = number(frame, "x") + number(frame, "width") / 2
    start = middle - _PITCH * (len(labels) - 1) / 2
    height = number(dots[0], "cy") + 2
    drop(card, dots)
    for place, (label, name) in enumerate(labels):
        _badge(card, start + place * _PITCH, height, label).insert(0, _named(name))


def _badge(parent: Element, x: float, y: float, label: str) -> Element:
    badge = SubElement(parent, "g", {"class": "jb-diagram-actor"})
    SubElement(badge, "circle", {"cx": written(x), "cy": written(y), "r": written(_BADGE)})
    place = {"x": written(x), "y": written(y + 4.2), "font-size": "12", "text-anchor": "middle"}
    SubElement(badge, "text", place).text = label
    return badge


def _named(name: str) -> Element:
    title = Element("title")
    title.text = name
    return title


def _legend(picture: Element) -> float:
    """Set the legend in rows from the left, and say where the picture ends below."""
    width = min(float(picture.attrib["viewBox"].split()[2]), _LEGEND_WIDTH)
    bottom = max([_place(face)[1] for face in with_class(picture, "jb-diagram-face")], default=0.0)
    grid = [float(y) for path in with_class(picture, "jb-diagram-grid") for y in _GRID.findall(path.get("d", ""))]
    bottom = max([bottom, *grid]) + 26
    x, y = 32 + _BADGE, bottom + 14
    items = with_class(picture, "jb-diagram-legend-item")
    for place, item in enumerate(items):
        dot, text = (next(child for child in item if child.tag == tag) for tag in ("circle", "text"))
        # Pele centres a name beside its dot: the distance of the two is half the name's width and a gap of 10.
        half = number(text if "x" in text.attrib else text[0], "x") - number(dot, "cx") - 10
        advance = 2 * _BADGE + 2 * half * _WIDER + _LEGEND_GAP
        if x + advance - _LEGEND_GAP > width and x > 32 + _BADGE:
            x, y = 32 + _BADGE, y + _LEGEND_ROW
        item[:] = []
        _badge(item, x, y, str(place + 1))
        name = {"x": written(x + _BADGE + 6), "y": written(y + 5), "font-size": "14"}
        SubElement(item, "text", name).text = item.get("data-id", "")
        x += advance
    return y + _BADGE + _MARGIN if items else bottom - 26 + 11 + _MARGIN


def _frame(picture: Element, bottom: float) -> None:
    """Cut the empty band where the title stood, and end the picture below the legend."""
    tops = [number(child, "y") for group in with_class(picture, "jb-diagram-section") for child in group[:1]]
    top = min(tops, default=_MARGIN) - _MARGIN
    width = float(picture.attrib["viewBox"].split()[2])
    picture.set("viewBox", f"0 {written(top)} {written(width)} {written(bottom - top)}")
