"""One cell and the field of its column come in; the step's values, and what could not be read, go out."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..model import Journey, Pain, Stage, Step
from ..model.durations import parse_duration, spoken_duration
from ..reading.nearest import listed as in_a_sentence
from .cells import bulleted, read_cell, split
from .emotions import OURS, Scale, feeling
from .names import Match, Names
from .shapes import shapes_of
from .understood import Heard

Unread = tuple[str, str]
"""A text that was not placed, and why."""
_YES = {"x", "✓", "✔", "☑", "y", "1", "true", "yes", "●"}
_NO = {"n", "0", "false", "no", "☐"}
_FLAGS = {"outside", "told_next", "moment_of_truth", "avoidable"}
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?")
_HOURS = re.compile(r"(\d+)\s*h\s*(\d{1,2})(?:\s*m(?:ins?)?)?", re.IGNORECASE)
_NO_UNIT = "nothing says whether this is minutes, hours or days; write it here or into the column's name"
_HALF = {"half an hour": "30 minutes", "half a day": "12 hours", "half a year": "6 months"}
_ABOUT = re.compile(
    r"^(?:about|approx\.?|around|ca\.?|up to|max\.?|over|more than|less than|[~<>≈]|c\.)\s*", re.IGNORECASE
)
_UNIT = re.compile(r"\b(second|sec|minute|min|hour|hr|h|day|d|week|wk|month|year)s?\b", re.IGNORECASE)
_SAYS_WHO = re.compile(r"(?P<who>[^:()\n]{2,60}?)\s*(?::\s+|\s[–—-]\s|\()(?P<does>.+?)\)?", re.DOTALL)
_QUOTED = re.compile(r"""(?P<open>["“”„«»])(?P<words>[^"“”„«»]+)["“”«»]""")
"""A text that stands within one pair of quotation marks as a whole."""
_PLACEHOLDER = "to-be-named"


@dataclass(frozen=True)
class Told:
    """What a cell said: values by field in its order, what was not read, and how names and feelings were taken."""

    values: tuple[tuple[str, Any], ...] = ()
    unread: tuple[Unread, ...] = ()
    heard: Heard | None = None
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True)
class Terms:
    """What cells are read with: the handbook's names, each column's scale by its place, whether the table is ours."""

    names: Names
    scales: Mapping[int, Scale] = field(default_factory=dict)
    ours: bool = False


def read_field(name: str, text: str, terms: Terms, at: int = 0, header: str = "") -> Told:
    """Read a cell of the field `name` in the column `at`, whose name is `header`."""
    text = text if terms.ours else bulleted(text)
    if name in _READERS:
        return _READERS[name](name, text, terms)
    if name == "emotion":
        return _emotion(text, terms.scales.get(at, OURS), ours=terms.ours)
    if name == "wait":
        return _wait(text, header)
    if name.startswith("notes."):
        return Told((("notes", {name.removeprefix("notes."): text}),))
    if name.startswith(("stage_", "journey_")):
        return _above(name, text, terms)
    return _valid(name, Step, name, _said(name, text))


def _said(name: str, text: str) -> str:
    """A text as its field has it: one line, a yes or a no, a word of ours whatever its case."""
    if name in _FLAGS:
        return "yes" if text.casefold() in _YES else "no" if text.casefold() in _NO else text
    if name in {"basis", "expectation"}:
        return text.casefold()
    return text.replace("\n", " ") if name in {"title", "when", "picture_alt"} else text


def _valid(key: str, model: type[BaseModel], name: str, text: str) -> Told:
    """A cell against its field of a model. Of a list, what is right is kept."""
    shape = shapes_of(model)[name]
    data = read_cell(text, shape)
    if not shape.many:
        value, why = checked(model, name, data)
        return Told(((key, value),)) if not why else Told(unread=((text, why),))
    values, unread = [], []
    parts = split(text) if shape.model is not None and len(data) == len(split(text)) else [str(item) for item in data]
    for part, item in zip(parts, data, strict=True):
        whole = {"id": _PLACEHOLDER, "kind": _PLACEHOLDER, **item} if shape.model is Pain else item
        value, why = checked(model, name, [whole])
        if why:
            unread.append((part, why))
        else:
            entry = value[0]
            values.append({key: found for key, found in entry.items() if key in item} if whole is not item else entry)
    return Told(((key, values),) if values else (), tuple(unread))


def checked(model: type[BaseModel], name: str, data: object) -> tuple[Any, str]:
    """The plain value of a field as YAML would hold it, or why it cannot be one."""
    try:
        return _plain(_adapter(model, name).validate_python(data)), ""
    except ValidationError as error:
        return None, _why(error)


@functools.cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    found = model.model_fields[name]
    kind: Any = Annotated[(found.annotation, *found.metadata)] if found.metadata else found.annotation
    return TypeAdapter(kind)


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=True)[0]
    place = next((f"{part}: " for part in reversed(first["loc"]) if isinstance(part, str) and "(" not in part), "")
    if first["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", str(first["ctx"]["expected"]))
        return f"{place}this is one of {in_a_sentence(choices)}"
    if first["type"] == "missing":
        return f"{place}this is missing"
    return f"{place}{first['msg']}"


def _plain(value: Any) -> Any:  # noqa: ANN401  # a value of any field
    """A checked value as plain data, fields that nobody filled left out."""
    if isinstance(value, BaseModel):
        set_fields = {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        return {name: found for name, found in set_fields.items() if name in value.model_fields_set}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return spoken_duration(value) if isinstance(value, timedelta) else value


def _actions(name: str, text: str, terms: Terms) -> Told:
    shape = shapes_of(Step)[name]
    values: list[Any] = []
    unread: list[Unread] = []
    matches: list[Match] = []
    entries = read_cell(text, shape) if "•" in text or terms.ours else None
    if entries is not None and any(set(entry) - {"role"} for entry in entries):
        for entry, part in zip(entries, split(text), strict=True):
            match = terms.names.find("role", entry.get("role", ""))
            matches.append(match)
            value, why = checked(Step, name, [{**entry, "role": match.id or entry.get("role", "")}])
            if match.id is None or why:
                unread.append((part, why or _no(match)))
            else:
                values += value
        return Told(((name, values),) if values else (), tuple(unread), matches=tuple(matches))
    for part in _people(text, terms.names):
        match = terms.names.find("role", part)
        said = _SAYS_WHO.fullmatch(part)
        if match.id is None and said is not None:
            who = terms.names.find("role", said["who"])
            if who.id is not None:
                matches.append(who)
                values.append({"role": who.id, "does": said["does"].strip()})
                continue
        matches.append(match)
        if match.id is None:
            unread.append((part, _no(match)))
        else:
            values.append({"role": match.id})
    return Told(((name, values),) if values else (), tuple(unread), matches=tuple(matches))


def _people(text: str, names: Names) -> list[str]:
    return _parts(text, lambda part: names.knows("role", part))


def _parts(text: str, known: Callable[[str], bool]) -> list[str]:
    """The names in a cell. What is known as a whole is not taken apart: "Sales and service adviser"."""
    found: list[str] = []
    for line in split(text):
        for piece in [line] if known(line) or _SAYS_WHO.fullmatch(line) else re.split(r"[;,]\s*", line):
            if known(piece) or _SAYS_WHO.fullmatch(piece):
                found.append(piece.strip())
                continue
            for part in re.split(r"[/&+|]|(?:^|\s)and(?=\s|$)", piece):
                found += [part.strip()] if part.strip() else []
    return found


def _no(match: Match) -> str:
    meant = f"; did you mean {match.meant}?" if match.meant else ""
    return f"the handbook has no {match.kind} of this name{meant}"


def _places(name: str, text: str, terms: Terms) -> Told:
    kinds = ("touchpoint", "channel") if name == "touchpoint" else ("channel", "touchpoint")
    found: dict[str, list[str]] = {}
    unread: list[Unread] = []
    matches: list[Match] = []
    for part in _parts(text, lambda part: any(terms.names.knows(kind, part) for kind in kinds)):
        tried = [terms.names.find(kind, part) for kind in kinds]
        match = min(tried, key=lambda match: (match.id is None, match.near, tried.index(match)))
        matches.append(match)
        if match.id is None:
            unread.append((part, _no(match)))
        elif match.id not in found.setdefault(match.kind, []) or terms.ours:
            found[match.kind].append(match.id)
    return Told(tuple((kind, ids) for kind, ids in found.items()), tuple(unread), matches=tuple(matches))


def _emotion(text: str, scale: Scale, *, ours: bool) -> Told:
    data = read_cell(text, shapes_of(Step)["emotion"])
    if isinstance(data, Mapping):
        value, why = checked(Step, "emotion", data)
        return Told((("emotion", value),)) if not why else Told(unread=((text, why),))
    found = feeling(text, scale)
    if found is None and (ours or not re.match(r"\W*[^\W\d_]{2}", text)):
        return Told(unread=((text, f"nobody can tell how good or bad this is, from {scale.told}"),))
    if found is None:
        return Told((("feeling", text),), heard=Heard(text, None, "its words are kept"))
    kept = (("feeling", found.words),) if found.words else ()
    return Told((("emotion", found.level), *kept), heard=Heard(text, found.level, found.read_as))


def _quotes(name: str, text: str, terms: Terms) -> Told:
    """What customers said, without the quotation marks that a page adds of its own."""
    told = _valid(name, Step, name, text)
    if terms.ours:
        return told
    return replace(told, values=tuple((key, [_unquoted(entry) for entry in entries]) for key, entries in told.values))


def _unquoted(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    within = _QUOTED.fullmatch(entry["text"])
    return {**entry, "text": within["words"].strip()} if within else entry


def _measure(name: str, text: str, _: Terms) -> Told:
    percent = text.endswith("%")
    entry = {"kind": name, "value": text.removesuffix("%").replace(",", ".").strip()}
    value, why = checked(Step, "measures", [{**entry, "unit": "%"} if percent else entry])
    return Told((("measures", value),)) if not why else Told(unread=((text, why),))


def _named(kind: str, key: str, text: str, terms: Terms) -> Told:
    match = terms.names.find(kind, text)
    if match.id is None:
        return Told(unread=((text, _no(match)),), matches=(match,))
    return Told(((key, match.id),), matches=(match,))


def _above(name: str, text: str, terms: Terms) -> Told:
    """A field of the step's stage, or of its journey."""
    above, _, part = name.partition("_")
    if above == "journey":
        return _valid(name, Journey, part, text)
    if part == "number":
        return Told(((name, text),))
    return _named("phase", name, text, terms) if part == "phase" else _valid(name, Stage, part, text)


def _wait(text: str, header: str) -> Told:
    """A length of time as it was written; a bare number has its unit from the column's name."""
    clock = _CLOCK.fullmatch(text) or _HOURS.fullmatch(text)
    unit = _UNIT.search(header)
    tried = re.sub(r"(?<=\d),(?=\d)", ".", text)
    amount = re.fullmatch(r"[\d.]+(?:\s*[-–]\s*[\d.]+)?", tried)
    if clock is not None:
        tried = f"PT{int(clock[1])}H{int(clock[2])}M"
    elif amount is not None and unit is not None:
        tried = f"{tried} {unit[1].lower().replace('wk', 'week')}{'' if tried == '1' else 's'}"
    elif amount is not None:
        return Told(unread=((text, _NO_UNIT),))
    for candidate in (tried, _ABOUT.sub("", tried)):
        length = _HALF.get(candidate.casefold(), candidate)
        if parse_duration(length) is not None:
            taken = () if length == tried else ((text, f"this was taken for {length}"),)
            return Told((("wait", length),), unread=taken)
    return Told(unread=((text, "this is no length of time such as 3 weeks, 2-4 days or 1 hour 30 minutes"),))


def _pain_kind(_: str, text: str, terms: Terms) -> Told:
    return _named("pain-kind", "pain_kind", text, terms)


def _severity(_: str, text: str, __: Terms) -> Told:
    return _valid("severity", Pain, "severity", text)


_READERS: Mapping[str, Callable[[str, str, Terms], Told]] = {
    "frontstage": _actions,
    "backstage": _actions,
    "touchpoint": _places,
    "channel": _places,
    "quotes": _quotes,
    "csat": _measure,
    "ces": _measure,
    "nps": _measure,
    "pain_kind": _pain_kind,
    "severity": _severity,
}
