"""The rows above a sheet's header come in: the journey's title, its persona and its goal go out, as far as they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .names import Names, folded
from .sheet import Sheet
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
_PREFIX = re.compile(r"(?:customer\s+)?journey(?:\s+map)?\s*[:–—-]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Above:
    """What stands above the header: texts by field, persona ids, and what has no place."""

    texts: Mapping[str, str]
    personas: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]


def above(sheet: Sheet, header: int, names: Names) -> Above:
    """Read `Persona: Dale`, `Goal` with its text in the next cell, and a title that stands alone."""
    texts: dict[str, str] = {}
    personas: list[str] = []
    unplaced: list[Unplaced] = []
    for row in range(header):
        cells = [(at, text) for at, text in enumerate(sheet.rows[row]) if text]
        while cells:
            at, text = cells.pop(0)
            name, colon, said = text.partition(":")
            field = _SAYS.get(folded(name), "")
            if field and (not colon or not said.strip()) and cells:
                said = cells.pop(0)[1]
            elif not (field and colon and said.strip()):
                field, said = (
                    ("title", _PREFIX.sub("", text)) if not texts and not _SAYS.get(folded(text)) else ("", text)
                )
            shown = sheet.place(row, at)
            if field == "persona":
                matches = [names.find("persona", part) for part in re.split(r"[,;/&]|\band\b", said)]
                personas += [match.id for match in matches if match.id]
                unplaced += [
                    Unplaced(shown, "above the columns", f"Persona: {match.text.strip()}", "no persona of this name")
                    for match in matches
                    if not match.id
                ]
            elif field and field not in texts and said.strip():
                texts[field] = said.strip()
            else:
                unplaced.append(Unplaced(shown, "above the columns", text, "this belongs to no step"))
    return Above(texts, tuple(dict.fromkeys(personas)), tuple(unplaced))
