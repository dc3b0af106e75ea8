"""A field that differs comes in, one sentence that a colleague understands goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model import Action, KeptPromise, Pain
from ..model.types import Text
from ..model.walk import Mark, Route
from .differences import Difference, name_of
from .names import NOT_SAID, Names, label, quoted, window

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
            parts.append(f"the pain {quoted(entry.text)}")
        elif isinstance(entry, Action):
            parts.append(f"what {telling.role(entry.role)} does here")
        elif isinstance(entry, KeptPromise):
            parts.append(f"the promise {quoted(telling.after.of('promise', entry.promise))}")
        else:
            parts.append(_entry_name(found, entry, telling))
    return f"{', '.join(parts)}: " if parts else ""


def _entry_name(found: Difference, entry: object, telling: Telling) -> str:
    depth = found.within.index(entry) if entry in found.within else 0
    field = found.fields[min(depth, len(found.fields) - 1)]
    name = name_of(entry)
    title = getattr(entry, "title", None)
    shown = title or (telling.role(name) if name in telling.after.handbook.roles else name)
    return f"{label(field)} {quoted(str(shown))}"


def _plainly(found: Difference, telling: Telling) -> str:
    """Any field at all, by its name: so nothing is ever left untold."""
    name = label(_last_name(found) if found.within else " ".join(found.fields))
    if found.sort == "reordered":
        return f"{name}: in another order"
    if found.sort == "added":
        return f"{name}: {_key(found)}{telling.now(found)} is new"
    if found.sort == "removed":
        return f"{name}: {_key(found)}{telling.was(found)} is gone"
    texts = isinstance(found.before, str) and isinstance(found.after, str)
    if texts and isinstance(telling.marks_after.get(found.route_after), Text):
        before, after = window(found.before, found.after)
        return f"{name}: {_key(found)}“{before}” → “{after}”"
    return f"{name}: {_key(found)}{telling.was(found)} → {telling.now(found)}"


def _key(found: Difference) -> str:
    """The name of an entry of a mapping, which is the last part of the way to it."""
    last = found.route_after[-1]
    return f"{last}: " if isinstance(last, str) and last != _last_name(found) else ""


def _emotion(found: Difference, telling: Telling) -> str:
    key = found.route_after[-1]
    who = telling.persona(key) if isinstance(key, str) and key != "emotion" else "the customer"
    before, after = found.before, found.after
    change = f"{telling.feeling(before)} → {telling.feeling(after)}"
    if isinstance(before, int) and isinstance(after, int):
        return f"{who} now feels {'better' if after > before else 'worse'}: {change}"
    return f"how {who} feels: {change}"


def _wait(found: Difference, telling: Telling) -> str:
    before, after = found.before, found.after
    if before is None:
        return f"the customer waits {telling.now(found)}; no wait was named before"
    if after is None:
        return f"no wait is named any more; it was {telling.was(found)}"
    return f"the customer waits {'longer' if after > before else 'less'}: {telling.was(found)} → {telling.now(found)}"


def _told_next(found: Difference, telling: Telling) -> str:
    told = {
        True: "the customer now leaves knowing what happens next",
        False: "the customer leaves without knowing what happens next",
        None: "it is no longer said whether the customer leaves knowing what happens next",
    }
    return f"{told[found.after]}: {telling.was(found)} → {telling.now(found)}"


def _frontstage(found: Difference, telling: Telling) -> str:
    return _presence(found, telling, "is there with the customer now", "is no longer there with the customer")


def _backstage(found: Difference, telling: Telling) -> str:
    return _presence(found, telling, "works on this behind the scenes now", "no longer works on this behind the scenes")


def _presence(found: Difference, telling: Telling, came: str, went: str) -> str:
    if found.sort == "reordered":
        return f"{label(_last_name(found))}: in another order"
    entry = found.after or found.before
    return f"{telling.role(entry.role)} {came if found.sort == 'added' else went}{_said(entry)}"


def _said(entry: Action) -> str:
    """What an action says, where it came or went with its role."""
    told = [text for text in (entry.does, entry.effect, entry.may_decide) if text]
    return f": {' '.join(quoted(text) for text in told)}" if told else ""


def _pains(found: Difference, telling: Telling) -> str:
    if found.sort == "reordered":
        return _plainly(found, telling)
    pain = found.after or found.before
    weight = f" (severity {pain.severity} of 5)" if pain.severity else ""
    return f"{'a new pain' if found.sort == 'added' else 'a pain is gone'}: {quoted(pain.text)}{weight}"


def _severity(found: Difference, telling: Telling) -> str:
    if found.before is None or found.after is None:
        return f"how much it hurts: {telling.was(found)} → {telling.now(found)}"
    more = "it hurts more" if found.after > found.before else "it hurts less"
    return f"{more}: severity {found.before} → {found.after}"


def _worded(new: str, gone: str) -> Callable[[Difference, Telling], str]:
    def told(found: Difference, telling: Telling) -> str:
        if found.sort not in {"added", "removed"}:
            return _plainly(found, telling)
        entry = found.after if found.sort == "added" else found.before
        return f"{new if found.sort == 'added' else gone}: {quoted(entry.text)}"

    return told


def _promises(found: Difference, telling: Telling) -> str:
    if found.sort == "reordered":
        return _plainly(found, telling)
    held, names = (found.after, telling.after) if found.sort == "added" else (found.before, telling.before)
    kept = names.words.text(f"kept.{held.kept}")
    how = "is held against this step now" if found.sort == "added" else "is no longer held against this step"
    return f"the promise {quoted(names.of('promise', held.promise))} {how} ({kept})"


def _in_words(name: str, key: str, otherwise: str = NOT_SAID) -> Callable[[Difference, Telling], str]:
    def told(found: Difference, telling: Telling) -> str:
        said = [
            telling.after.words.text(f"{key}.{value}") if value is not None else otherwise
            for value in (found.before, found.after)
        ]
        return f"{name}{said[0]} → {said[1]}"

    return told


def _owner(found: Difference, telling: Telling) -> str:
    said = [telling.role(value) if isinstance(value, str) else "nobody" for value in (found.before, found.after)]
    return f"who answers for it: {said[0]} → {said[1]}"


def _draft(found: Difference, _telling: Telling) -> str:
    return "taken back: it is a draft again" if found.after else "published: it was a draft"


def _personas(found: Difference, telling: Telling) -> str:
    if found.sort == "reordered":
        first = telling.persona(found.after[0])
        return f"personas: in another order; {first} comes first, and the first one's feelings are mapped"
    who = telling.persona(found.after or found.before)
    return f"{who} goes through this too" if found.sort == "added" else f"{who} no longer goes through this"


_SPECIAL: Mapping[tuple[str, str], Callable[[Difference, Telling], str]] = {
    ("Step", "emotion"): _emotion,
    ("Step", "wait"): _wait,
    ("Step", "told_next"): _told_next,
    ("Step", "frontstage"): _frontstage,
    ("Step", "backstage"): _backstage,
    ("Step", "pains"): _pains,
    ("Step", "promises"): _promises,
    ("Step", "highlights"): _worded("what works, new", "what worked is gone"),
    ("Step", "quotes"): _worded("a customer’s words, new", "a customer’s words are gone"),
    ("Step", "expectation"): _in_words("beside what was expected: ", "expectation"),
    ("Pain", "severity"): _severity,
    ("KeptPromise", "kept"): _in_words("", "kept"),
    ("Journey", "outcome"): _in_words("how it ends: ", "outcome"),
    ("Journey", "owner"): _owner,
    ("Journey", "draft"): _draft,
    ("Journey", "personas"): _personas,
    ("Persona", "owner"): _owner,
    ("Persona", "draft"): _draft,
    ("Touchpoint", "owner"): _owner,
    ("Evidence", "owner"): _owner,
    ("Improvement", "owner"): _owner,
    ("Improvement", "status"): _in_words("status: ", "status"),
}
"""What is said better than by the name of a field. A field that is not here is told by `_plainly`."""
