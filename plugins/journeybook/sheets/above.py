"""The rows above a sheet's header come in: the journey's title, its persona and its goal go out, as far as they say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .columns import Layout
from .names import Names, folded
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
_PREFIX = re.compile(r"(?:(?:customer\s+)?journey(?:\s+map)?|workshop)\s*[:–—-]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Above:
    """What stands above the header: texts by field, persona ids, and what has no place."""

    texts: Mapping[str, str]
    personas: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


def above(layout: Layout, used: Collection[int], names: Names) -> Above:
    """Read `Persona: Dale`, `Goal` with its text in the next cell, and a title that stands alone.

    `used` are the columns with anything below their name; a name that stands over nothing is read like the rest.
    """
    sheet, header = layout.sheet, layout.header
    texts: dict[str, str] = {}
    personas: list[str] = []
    unplaced: list[Unplaced] = []
    for row, cells in _cells(layout, used):
        while cells:
            at, text = cells.pop(0)
            field, said = _field(text, [text for _, text in cells], told=bool(texts))
            if field and said is None:
                said = cells.pop(0)[1]
            place, shown = sheet.place(row, at), "above the columns" if row < header else ""
            if field == "persona" and said:
                matches = [names.find("persona", part.strip()) for part in _APART.split(said)]
                personas += [match.id for match in matches if match.id]
                unplaced += [
                    Unplaced(place, shown, f"Persona: {match.text}", "the handbook has no persona of this name")
                    for match in matches
                    if not match.id
                ]
            elif field and field not in texts and said:
                texts[field] = said
            else:
                unplaced.append(Unplaced(place, shown, said or text, "this belongs to no step"))
    return Above(texts, tuple(dict.fromkeys(personas)), tuple(unplaced))


def _cells(layout: Layout, used: Collection[int]) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    for row in range(layout.header):
        yield row, [(at, text) for at, text in enumerate(layout.sheet.rows[row]) if text]
    for column in layout.columns:
        if column.header and not column.field and column.at not in used:
            yield layout.header, [(column.at, layout.sheet.rows[layout.header][column.at])]


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
