"""A shape comes in; the pattern its text must match, and what it is called in plain words, go out."""

from __future__ import annotations

from ..model.durations import NUMBER_WORDS
from ..model.types import ReferenceKind
from .shapes import Choice, Either, Group, Named, Scalar, Shape

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
REF = rf"{ID}#{ID}"
_DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_NUMBER = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(NUMBER_WORDS))
_AMOUNT = rf"([0-9]{{1,9}}(\.[0-9]{{1,9}})?|({_NUMBER})(?![A-Za-z]))"
_WORDS = rf"({_AMOUNT} *(-|–|to|or) *)?{_AMOUNT} *[A-Za-z]+"
_ISO = r"[Pp][0-9.,YyMmWwDd]*([Tt][0-9.,HhMmSs]+)?"
PATTERNS = {
    "id": ID,
    "day": _DAY,
    "day-or-month": rf"({_DAY}|[0-9]{{4}}-(0[1-9]|1[0-2]))",
    "link": r"(https://[^\s<>\"/?#]+[^\s<>\"]*|mailto:[^\s<>\"@]+@[^\s<>\"]+)",
    "feedback": r"(https://|mailto:)[^\s<>\"']*",
    "picture": r"(?!\.{1,2}(/|$))[^/\\:\n]+(/(?!\.{1,2}(/|$))[^/\\:\n]+)*",
    "duration": rf"({_ISO}|{_WORDS}(( *(,|and) *| +){_WORDS})*)",
    "whole": r"[-+]?[0-9]{1,15}",
    "decimal": r"[-+]?[0-9]{1,15}(\.[0-9]{1,15})?",
}
"""What the text of a form looks like, less the space around it. Each works in Python and in JavaScript."""

REFERENCE_PATTERNS: dict[ReferenceKind, str] = {
    "step": REF,
    "moment": REF,
    "sibling-step": ID,
    "cause": rf"({REF}|{ID})",
}
"""References to something within a file; all others are ids."""

_CALLED = {
    "line": "one line of text",
    "prose": "text with Markdown",
    "id": "an id",
    "boolean": "yes or no",
    "day": "a date such as 2026-03-31",
    "day-or-month": "a date such as 2026-03-31, or a month such as 2026-03",
    "link": "a link that starts with https:// or mailto:",
    "feedback": "a link that starts with https:// or mailto:",
    "picture": "the path of a picture below content/",
    "duration": "a length of time such as 3 weeks, 2-4 days (the longer counts) or PT4H",
    "whole": "a whole number",
    "decimal": "a number",
}
_REFERENCES: dict[ReferenceKind, str] = {
    "evidence": "the id of a piece of evidence",
    "pain-kind": "the id of a kind of pain",
    "step": "a step, as journey-id#step-id",
    "moment": "a step or a pain, as journey-id#step-id or journey-id#pain-id",
    "sibling-step": "the id of a step of the same journey",
    "cause": "the id of a role, or a step as journey-id#step-id",
}


_PLURALS = {
    "one line of text": "lines of text",
    "text with Markdown": "texts with Markdown",
    "an id": "ids",
    "a step, as journey-id#step-id": "steps, as journey-id#step-id",
    "a step or a pain, as journey-id#step-id or journey-id#pain-id": (
        "steps or pains, as journey-id#step-id or journey-id#pain-id"
    ),
    "the id of a piece of evidence": "ids of pieces of evidence",
    "the id of a role, or a step as journey-id#step-id": "ids of roles, or steps as journey-id#step-id",
}


def called(shape: Shape) -> str:  # noqa: PLR0911  # one for each shape
    """What to type here, in plain words: `a whole number from 1 to 5`, `a list of lines of text`."""
    if isinstance(shape, Scalar):
        return _scalar(shape)
    if isinstance(shape, Choice):
        return f"one of these words: {', '.join(shape.words[:-1])} or {shape.words[-1]}"
    if isinstance(shape, Named):
        name = "names of your own" if called(shape.key) == "one line of text" else _plural(called(shape.key))
        return f"{name}, each with {called(shape.value)}"
    if isinstance(shape, Either):
        return ", or ".join(map(called, shape.shapes))
    if isinstance(shape, Group):
        short = f", or the {shape.short} alone" if shape.short else ""
        return f"fields of its own{short}"
    inner = called(shape.item)
    if isinstance(shape.item, Group):
        return f"a list; each entry has {inner}"
    return f"{inner}, or a list of {_plural(inner)}" if shape.or_one else f"a list of {_plural(inner)}"


def _plural(said: str) -> str:
    if said.startswith(("the id of a ", "the id of an ")) and said not in _PLURALS:
        return f"ids of {said.split(' ', 4)[4]}s"
    return _PLURALS.get(said, said)


def label(name: str) -> str:
    """A field's name as people read it: `caused_by` is `Caused by`."""
    return name.replace("_", " ").capitalize()


def _scalar(shape: Scalar) -> str:
    if shape.reference is not None:
        kind = shape.reference
        article = "an" if kind[0] in "aeiou" else "a"
        return _REFERENCES.get(kind) or f"the id of {article} {kind}"
    name = _CALLED[shape.form]
    if shape.low is not None and shape.high is not None:
        return f"{name} from {shape.low:g} to {shape.high:g}"
    return f"{name} of {shape.low:g} or more" if shape.low is not None else name
