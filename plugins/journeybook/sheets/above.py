"""What stands before a sheet's steps comes in: the journey's title, its persona and its goal go out, as far as told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..reading.nearest import listed
from .columns import Layout
from .names import Names, folded
from .rows import headings
from .understood import Unplaced

_SAYS: Mapping[str, str] = {
    folded(name): field
    for field, names in {
        "title": "title, journey, journey title, journey name, journey map, customer journey, customer journey map",
        "persona": "persona, customer, user, actor, customer segment, who",
        "goal": "goal, customer goal, user goal, objective, expectation",
        "summary": "summary, scenario, context, description, story",
        "trigger": "trigger, starting point, what set it off",
    }.items()
    for name in names.split(",")
}
_APART = re.compile(r"[,;/&\n]|\band\b")
_PREFIX = re.compile(
    r"(?:(?:as[- ]is|current(?: state)?)\s+)?(?:(?:customer\s+)?journey(?:\s+map)?|workshop)\s*[:–—-]\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Above:
    """What stands above the header: texts by field, persona ids, names of groups of columns, and what has no place."""

    texts: Mapping[str, str]
    personas: tuple[str, ...]
    groups: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


def above(layout: Layout, used: Collection[int], names: Names) -> Above:
    """Read `Persona: Dale`, `Goal` with its text in the next cell, and a title that stands alone.

    `used` are the columns with anything below their name; a name that stands over nothing is read like the rest where
    it stands before all that is known.
    """
    texts: dict[str, str] = {}
    personas: list[str] = []
    unplaced: list[Unplaced] = []
    groups = _groups(layout)
    for told in _told(layout, used, grouped=bool(groups)):
        while told:
            row, at, text = told.pop(0)
            field, said = _field(text, [other for _, _, other in told], told=bool(texts))
            if field and said is None:
                said = told.pop(0)[2]
            place = layout.sheet.place(row, at)
            shown = "above the columns" if row < layout.header else ""
            if field == "persona" and said:
                found, why = _people(said, names)
                personas += found
                unplaced += [Unplaced(place, shown, f"Persona: {said}", why)] if why else []
            elif field and field not in texts and said:
                texts[field] = said
            else:
                # A name that means nothing to us goes with what stands beside it.
                beside = [] if field or ":" in text else [other for _, _, other in told]
                del told[len(told) - len(beside) :]
                unplaced.append(Unplaced(place, shown, ": ".join([said or text, *beside]), "this belongs to no step"))
    return Above(texts, tuple(dict.fromkeys(personas)), groups, tuple(unplaced))


def _told(layout: Layout, used: Collection[int], *, grouped: bool) -> Iterator[list[tuple[int, int, str]]]:
    """The cells before the steps, by what belongs together: row, column and text of each."""
    sheet, header = layout.sheet, layout.header
    apart = {*headings(layout), *([header - 1] if grouped else [])}
    for row in range(header):
        if row not in apart:
            yield [(row, at, text) for at, text in enumerate(sheet.rows[row]) if text]
    known = next((column.at for column in layout.columns if column.field and column.at not in layout.whole), 0)
    for column in layout.columns[:known]:
        if column.at in layout.whole:
            yield [(row, column.at, cells[column.at]) for row, cells in enumerate(sheet.rows) if cells[column.at]]
        elif column.header and column.at not in used:
            yield [(header, column.at, sheet.rows[header][column.at])]


def _groups(layout: Layout) -> tuple[str, ...]:
    """The names of groups of columns in the row above the header.

    It has such where cells reach from it into the header, or stand over several columns each.
    """
    sheet, row = layout.sheet, layout.header - 1
    if row < 0:
        return ()
    texts = [text for text in sheet.rows[row] if text]
    borrowed = [column.header for column in layout.columns if column.header and not sheet.rows[row + 1][column.at]]
    across = [area for area in sheet.merged if area.top == area.bottom == row and area.right > area.left]
    several = len(across) > 1 and not (len(texts) == 2 and folded(texts[0]) in _SAYS and folded(texts[0]) != "customer")  # noqa: PLR2004  # a name and what it says
    if not several and not any(name in map(_spaced, texts) for name in borrowed):
        return ()
    return tuple(text for text in map(_spaced, texts) if text not in borrowed)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _people(said: str, names: Names) -> tuple[list[str], str]:
    """The personas that a text names, and why not all of it is known, "" where it is."""
    matches = [names.find("persona", part.strip()) for part in _APART.split(said)]
    found = [match.id for match in matches if match.id]
    if len(found) == len(matches):
        return found, ""
    why = "the handbook has no persona of this name"
    return found, f"of this, the handbook knows {listed(dict.fromkeys(found), 'and')}" if found else why


def _field(text: str, beside: Sequence[str], *, told: bool) -> tuple[str, str | None]:
    """What a cell says, and its text: None where that stands in the next cell. The first text alone is a title."""
    name, colon, said = text.partition(":")
    field = _SAYS.get(folded(name), "")
    if field and colon and said.strip():
        return field, said.strip()
    if field and beside:
        return field, None
    if told or field:
        return "", text
    title = _PREFIX.sub("", text)
    return "title", title if title == text else title[:1].upper() + title[1:]
