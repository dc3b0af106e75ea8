"""Ids and values of a handbook come in, what people call them goes out."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from pydantic import BaseModel

from ..handbook.handbook import Handbook
from ..model import title_of
from ..model.types import Reference
from ..model.walk import Mark, Route, find
from ..prose import plain
from ..words import Words

_LONGEST = 120
"""Characters of a text that stand in a sentence."""
_BEFORE = 40
"""Characters that are kept before the first one that differs."""
_WEEK = 7
_ENTITIES = ("persona", "journey", "role", "touchpoint", "evidence", "improvement")
_LISTS = {
    "channel": "channels",
    "pain-kind": "pain_kinds",
    "lever": "levers",
    "phase": "phases",
    "lane": "lanes",
    "promise": "promises",
}


class Names:
    """What things are called in one state of the handbook."""

    def __init__(self, handbook: Handbook, words: Words) -> None:
        self.handbook = handbook
        self.words = words

    @cached_property
    def _vocabulary(self) -> dict[tuple[str, str], str]:
        vocabulary = self.handbook.vocabulary
        return {
            (kind, entry.id): entry.title for kind, place in _LISTS.items() for entry in getattr(vocabulary, place)
        } | {("department", found): entry.title for found, entry in self.handbook.departments.items()}

    def of(self, kind: str, found: str) -> str:
        """What an id of a kind in `model.types` is called; the id itself where nothing has it."""
        if kind == "cause":
            kind = "moment" if "#" in found else "role"
        if kind in {"step", "moment"}:
            if found in self.handbook.moments:
                return self.handbook.moments[found].step.title
            place = self.handbook.pains.get(found)
            return cut(plain(place.pain.text)) if place else found
        if kind in _ENTITIES:
            entity = self.handbook.of_kind(kind).get(found)  # type: ignore[arg-type]  # one of _ENTITIES
            return title_of(entity) if entity is not None else found
        return self._vocabulary.get((kind, found), found)

    def shown(self, value: object, mark: Mark | None, journey_id: str = "") -> str:
        """A single value as it stands in a sentence: names as they are, other texts between quotation marks."""
        if isinstance(mark, Reference) and isinstance(value, str):
            if mark.kind == "sibling-step":
                return self.quoted(self.of("step", f"{journey_id}#{value}"))
            name = self.of(mark.kind, value)
            return self.quoted(name) if mark.kind in {"step", "moment", "cause", "promise", "improvement"} else name
        return self._plain(value, written=mark is not None)

    def _plain(self, value: object, *, written: bool) -> str:  # noqa: PLR0911  # one form for each kind of value
        if value is None or value == ():
            return self.words.text("changed.not-said")
        if isinstance(value, bool):
            return self.words.text("changed.yes" if value else "changed.no")
        if isinstance(value, timedelta):
            return self.time(value)
        if isinstance(value, date):
            return self.words.day(value)
        if isinstance(value, float):
            return f"{value:g}"
        if isinstance(value, str):
            return self.quoted(plain(value)) if written else value
        if isinstance(value, BaseModel):
            return self._entry(value)
        if isinstance(value, tuple):
            return ", ".join(self._plain(part, written=written) for part in value)
        return str(value)

    def _entry(self, value: BaseModel) -> str:
        """What names an entry of a list, with everything else it says in brackets."""
        marks = {found.route: found.mark for found in find(value)}
        told = []
        for name in type(value).model_fields:
            part = getattr(value, name)
            if part is None or part is False or part == ():
                continue
            entries = part if isinstance(part, tuple) else (part,)
            ways: list[Route] = [(name, at) for at in range(len(part))] if isinstance(part, tuple) else [(name,)]
            texts = [self.shown(entry, marks.get(way)) for way, entry in zip(ways, entries, strict=True)]
            told.append((name, ", ".join(texts)))
        first = next((place for place, (name, _) in enumerate(told) if name in {"title", "text"}), 0)
        opening = told.pop(first)[1]
        rest = "; ".join(text if name == "id" else f"{self.label(name)}: {text}" for name, text in told)
        return f"{opening} ({rest})" if rest else opening

    def quoted(self, text: str) -> str:
        """A text between quotation marks, cut where it is long."""
        return self.words.text("changed.quoted", text=cut(text))

    def label(self, name: str) -> str:
        """The name of a field as people read it; `name` has the fields on the way to it, separated by spaces."""
        key = f"changed.field.{name.replace('_', '-').replace(' ', '-')}"
        return self.words.text(key) if self.words.has(key) else name.replace("_", " ")

    def time(self, length: timedelta) -> str:
        """A length of time, never rounded: two that differ read differently."""
        minutes, seconds = divmod(length.seconds, 60)
        amounts = (("day", length.days), ("hour", minutes // 60), ("minute", minutes % 60), ("second", seconds))
        if length.days and not length.days % _WEEK and not length.seconds:
            return self.words.text("time.week", n=length.days // _WEEK)
        told = [self.words.text(f"time.{unit}", n=amount) for unit, amount in amounts if amount]
        return self.words.listed(told) or self.words.text("time.minute", n=0)


def quoted(text: str) -> str:
    """A text between quotation marks, cut where it is long, for what only editors read: that is in English."""
    return f"“{cut(text)}”"


def cut(text: str) -> str:
    """A text on one line, cut at a word where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def window(before: str, after: str) -> tuple[str, str]:
    """Two texts, cut so that the first place where they differ can be seen in both."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    same = min(len(before), len(after)) if same is None else same
    start = 0 if same <= _LONGEST - _BEFORE else before.rfind(" ", 0, same - _BEFORE) + 1
    opening = "… " if start else ""
    return opening + cut(before[start:]), opening + cut(after[start:])
