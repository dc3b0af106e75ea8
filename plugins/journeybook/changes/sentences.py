"""A field that differs comes in, one sentence that a colleague understands goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model import Action, KeptPromise, Pain
from ..model.types import Text
from ..model.walk import Mark, Route
from .differences import Difference, name_of
from .names import Names, window

Marks = Mapping[Route, Mark]


@dataclass(frozen=True)
class Telling:
    """What is needed to tell of the differences of one entity: names and marks of both sides, and its journey."""

    before: Names
    after: Names
    marks_before: Marks
    marks_after: Marks
    journey_id: str = ""

    def was(self, found: Difference) -> str:
        """What stood there."""
        return self.before.shown(found.before, self.marks_before.get(found.route_before), self.journey_id)

    def now(self, found: Difference) -> str:
        """What stands there."""
        return self.after.shown(found.after, self.marks_after.get(found.route_after), self.journey_id)

    def became(self, found: Difference) -> str:
        """What stood there, and what does."""
        return f"{self.was(found)} → {self.now(found)}"

    def say(self, key: str, **values: object) -> str:
        """What the catalogue says of a change."""
        return self.after.words.text(key, **values)

    def quoted(self, text: str) -> str:
        """A text between quotation marks, cut where it is long."""
        return self.after.quoted(text)

    def label(self, name: str) -> str:
        """The name of a field as people read it."""
        return self.after.label(name)

    def role(self, found: str) -> str:
        """The title of a role, today's where there is one."""
        return self.after.of("role", found) if found in self.after.handbook.roles else self.before.of("role", found)

    def persona(self, found: str) -> str:
        """The name of a persona, today's where there is one."""
        known = found in self.after.handbook.personas
        return self.after.of("persona", found) if known else self.before.of("persona", found)

    def feeling(self, value: object) -> str:
        """An emotion as a number and a word."""
        if value is None:
            return self.after.words.text("emotion.unknown")
        if isinstance(value, Mapping):
            return ", ".join(f"{self.persona(found)} {self.feeling(level)}" for found, level in value.items())
        return f"{signed(value)} ({self.after.words.text(f'emotion.{value}')})"


_Teller = Callable[[Difference, Telling], str]


def signed(value: object) -> str:
    """An emotion as people write it: +1, 0, -2."""
    return f"{value:+d}".replace("+0", "0") if isinstance(value, int) else ""


def sentence(found: Difference, telling: Telling) -> str:
    """One difference in words."""
    special = _SPECIAL.get((found.model.__name__, _last_name(found)))
    inside = _inside(found, telling)
    told = special(found, telling) if special is not None else _plainly(found, telling)
    return f"{inside}{told}"


def _last_name(found: Difference) -> str:
    return found.fields[-1]


def _inside(found: Difference, telling: Telling) -> str:
    """The entry of a list that a difference stands in."""
    parts = []
    for entry in found.within:
        if isinstance(entry, Pain):
            parts.append(telling.say("changed.in-pain", text=telling.quoted(entry.text)))
        elif isinstance(entry, Action):
            parts.append(telling.say("changed.in-action", role=telling.role(entry.role)))
        elif isinstance(entry, KeptPromise):
            promise = telling.after.of("promise", entry.promise)
            parts.append(telling.say("changed.in-promise", text=telling.quoted(promise)))
        else:
            parts.append(_entry_name(found, entry, telling))
    return f"{', '.join(parts)}: " if parts else ""


def _entry_name(found: Difference, entry: object, telling: Telling) -> str:
    depth = found.within.index(entry) if entry in found.within else 0
    field = found.fields[min(depth, len(found.fields) - 1)]
    name = name_of(entry)
    title = getattr(entry, "title", None)
    shown = title or (telling.role(name) if name in telling.after.handbook.roles else name)
    return f"{telling.label(field)} {telling.quoted(str(shown))}"


def _plainly(found: Difference, telling: Telling) -> str:
    """Any field at all, by its name: so nothing is ever left untold."""
    name = telling.label(_last_name(found) if found.within else " ".join(found.fields))
    if found.sort == "reordered":
        return telling.say("changed.reordered", name=name)
    if found.sort == "added":
        return telling.say("changed.new", name=name, what=f"{_key(found)}{telling.now(found)}")
    if found.sort == "removed":
        return telling.say("changed.gone", name=name, what=f"{_key(found)}{telling.was(found)}")
    texts = isinstance(found.before, str) and isinstance(found.after, str)
    if texts and isinstance(telling.marks_after.get(found.route_after), Text):
        before, after = (telling.say("changed.quoted", text=text) for text in window(found.before, found.after))
        return f"{name}: {_key(found)}{before} → {after}"
    return f"{name}: {_key(found)}{telling.became(found)}"


def _key(found: Difference) -> str:
    """The name of an entry of a mapping, which is the last part of the way to it."""
    last = found.route_after[-1]
    return f"{last}: " if isinstance(last, str) and last != _last_name(found) else ""


def _emotion(found: Difference, telling: Telling) -> str:
    """How the customer feels; a persona by name may be two people, so the sentence has no verb for who it is."""
    key = found.route_after[-1]
    is_named = isinstance(key, str) and key != "emotion"
    who = telling.persona(str(key)) if is_named else telling.say("changed.customer")
    before, after = found.before, found.after
    sort = ""
    if isinstance(before, int) and isinstance(after, int):
        sort = "-better" if after > before else "-worse"
    levels = f"{telling.feeling(before)} → {telling.feeling(after)}"
    return telling.say(f"changed.feels{sort}{'-to' if is_named else ''}", who=who, levels=levels)


def _wait(found: Difference, telling: Telling) -> str:
    before, after = found.before, found.after
    if before is None:
        return telling.say("changed.wait-new", now=telling.now(found))
    if after is None:
        return telling.say("changed.wait-gone", was=telling.was(found))
    return telling.say("changed.waits-longer" if after > before else "changed.waits-less", levels=telling.became(found))


def _told_next(found: Difference, telling: Telling) -> str:
    now = {True: "changed.told-next", False: "changed.not-told-next", None: "changed.told-next-unknown"}
    was = {True: "changed.was-told-next", False: "changed.was-not-told-next", None: "changed.was-not-asked"}
    return f"{telling.say(now[found.after])} ({telling.say(was[found.before])})"


def _presence(name: str) -> _Teller:
    def told(found: Difference, telling: Telling) -> str:
        if found.sort == "reordered":
            return _plainly(found, telling)
        entry = found.after or found.before
        came = telling.say(
            f"changed.{name}-{'came' if found.sort == 'added' else 'went'}", role=telling.role(entry.role)
        )
        return f"{came}{_said(entry, telling)}"

    return told


def _said(entry: Action, telling: Telling) -> str:
    """What an action says, where it came or went with its role."""
    told = [text for text in (entry.does, entry.effect, entry.may_decide) if text]
    return f": {' '.join(telling.quoted(text) for text in told)}" if told else ""


def _pains(found: Difference, telling: Telling) -> str:
    if found.sort == "reordered":
        return _plainly(found, telling)
    pain = found.after or found.before
    weight = f" ({telling.say('severity', value=pain.severity)})" if pain.severity else ""
    return (
        telling.say(
            "changed.pain-new" if found.sort == "added" else "changed.pain-gone", text=telling.quoted(pain.text)
        )
        + weight
    )


def _severity(found: Difference, telling: Telling) -> str:
    if found.before is None or found.after is None:
        return telling.say("changed.hurts", levels=telling.became(found))
    more = "changed.hurts-more" if found.after > found.before else "changed.hurts-less"
    return telling.say(more, levels=f"{found.before} → {found.after}")


def _worded(name: str) -> _Teller:
    def told(found: Difference, telling: Telling) -> str:
        if found.sort not in {"added", "removed"}:
            return _plainly(found, telling)
        entry = found.after if found.sort == "added" else found.before
        return telling.say(
            f"changed.{name}-{'new' if found.sort == 'added' else 'gone'}", text=telling.quoted(entry.text)
        )

    return told


def _promises(found: Difference, telling: Telling) -> str:
    if found.sort == "reordered":
        return _plainly(found, telling)
    held, names = (found.after, telling.after) if found.sort == "added" else (found.before, telling.before)
    how = "changed.promise-held" if found.sort == "added" else "changed.promise-let-go"
    title = telling.quoted(names.of("promise", held.promise))
    return telling.say(how, text=title, kept=names.words.text(f"kept.{held.kept}"))


def _in_words(key: str, opening: str = "") -> _Teller:
    def told(found: Difference, telling: Telling) -> str:
        said = [
            telling.after.words.text(f"{key}.{value}") if value is not None else telling.say("changed.not-said")
            for value in (found.before, found.after)
        ]
        levels = f"{said[0]} → {said[1]}"
        return telling.say(f"changed.{opening}", levels=levels) if opening else levels

    return told


def _owner(found: Difference, telling: Telling) -> str:
    said = [
        telling.role(value) if isinstance(value, str) else telling.say("changed.nobody")
        for value in (found.before, found.after)
    ]
    return telling.say("changed.owner", levels=f"{said[0]} → {said[1]}")


def _draft(found: Difference, telling: Telling) -> str:
    return telling.say("changed.taken-back" if found.after else "changed.published")


def _personas(found: Difference, telling: Telling) -> str:
    if found.sort == "reordered":
        return telling.say("changed.personas-reordered", who=telling.persona(found.after[0]))
    who = telling.persona(found.after or found.before)
    return telling.say("changed.persona-joins" if found.sort == "added" else "changed.persona-leaves", who=who)


_SPECIAL: Mapping[tuple[str, str], _Teller] = {
    ("Step", "emotion"): _emotion,
    ("Step", "wait"): _wait,
    ("Step", "told_next"): _told_next,
    ("Step", "frontstage"): _presence("frontstage"),
    ("Step", "backstage"): _presence("backstage"),
    ("Step", "pains"): _pains,
    ("Step", "promises"): _promises,
    ("Step", "highlights"): _worded("highlight"),
    ("Step", "quotes"): _worded("quote"),
    ("Step", "expectation"): _in_words("expectation", "expectation"),
    ("Pain", "severity"): _severity,
    ("KeptPromise", "kept"): _in_words("kept"),
    ("Journey", "outcome"): _in_words("outcome", "outcome"),
    ("Journey", "owner"): _owner,
    ("Journey", "draft"): _draft,
    ("Journey", "personas"): _personas,
    ("Persona", "owner"): _owner,
    ("Persona", "draft"): _draft,
    ("Touchpoint", "owner"): _owner,
    ("Evidence", "owner"): _owner,
    ("Improvement", "owner"): _owner,
    ("Improvement", "status"): _in_words("status", "status"),
}
"""What is said better than by the name of a field. A field that is not here is told by `_plainly`."""
