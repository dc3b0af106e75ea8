"""A model comes in, what an editor could write into every one of its fields goes out: a field added is filled too."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import BaseModel

from journeybook.model import KINDS, Vocabulary
from journeybook.model import types as values
from journeybook.model.types import Place, Reference, Text
from tests.hosts.small import PNG

Say = Callable[[str], str]
"""A form ("line" or "prose") comes in, the text for a field of that form goes out."""
Route = tuple[str, ...]

LEFT_ALONE = {
    # A language and the names of checks are looked up; what is not known there is an error.
    ("Vocabulary", "language"): "en",
    ("Vocabulary", "checks"): {"personal-data": "off"},
    # They stand in the place of other words, so they are tried on their own.
    ("Vocabulary", "labels"): None,
    ("Persona", "draft"): "no",
    ("Journey", "draft"): "no",
    ("Journey", "state"): "current",
    ("Journey", "target_of"): None,
    ("Measure", "kind"): "other",
}
"""Fields with an answer of their own. None: stays absent, as in a journey of today."""


def reader_of(kind: object) -> int:
    """The identity of the function that reads a type."""
    return id(typing.get_args(kind)[1].func)


BY_TYPE: Mapping[int, str] = {
    reader_of(kind): value
    for kind, value in (
        (values.Boolean, "yes"),
        (values.Day, "2026-01-31"),
        (values.DayOrMonth, "2026-01"),
        (values.Link, "https://elsewhere.example/?q='onmouseover=canary(1)"),
        (values.Duration, "3 weeks"),
        (values.Decimal, "3"),
        (values.Count, "4"),
        (values.Times, "2"),
        (values.OneToFive, "4"),
        (values.NoughtToFive, "3"),
        (values.Percent, "70"),
        (values.Emotion, "-1"),
    )
}
"""What stands in fields that take no text, by the function that reads their type."""
FEEDBACK = "mailto:us@house.example?subject={page}&body={source}"
STEP, OTHER_STEP, PAIN = (f"first-stages-0-steps-{end}" for end in ("0", "1", "0-pains-0"))
REFERENCES: Mapping[str, str] = {
    **dict.fromkeys(("persona", "journey", "role", "touchpoint", "evidence", "improvement"), "first"),
    "department": "handbook-departments-0",
    "channel": "handbook-channels-0",
    "pain-kind": "handbook-pain-kinds-0",
    "lever": "handbook-levers-0",
    "phase": "handbook-phases-0",
    "lane": "handbook-lanes-0",
    "promise": "handbook-promises-0",
    "step": f"first#{STEP}",
    "moment": f"first#{PAIN}",
    "cause": f"first#{OTHER_STEP}",
}


@dataclass(frozen=True)
class Filler:
    """Fills the fields of one file. `texts` remembers which texts it wrote, as (model, field)."""

    file: str
    say: Say
    answers: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    texts: set[tuple[str, str]] = field(default_factory=set)

    def model(self, kind: type[BaseModel], route: Route = ()) -> dict[str, Any]:
        """What an editor could write for a model."""
        filled = {}
        for name, asked in kind.model_fields.items():
            place = (kind.__name__, name)
            known = {**LEFT_ALONE, **self.answers}
            filled[name] = (
                known[place]
                if place in known
                else self._value(asked.annotation, tuple(asked.metadata), (*route, name), place)
            )
        return {name: value for name, value in filled.items() if value is not None}

    def _value(self, annotation: Any, marks: tuple[Any, ...], route: Route, place: tuple[str, str]) -> Any:
        for mark in marks:
            if isinstance(mark, Text):
                self.texts.add(place)
                return self.say(mark.form)
            if isinstance(mark, Reference):
                return self._reference(mark.kind, route)
            if isinstance(mark, Place):
                return "images/a.png"
        if place == ("Vocabulary", "feedback"):
            return FEEDBACK
        if typing.get_origin(annotation) is typing.Annotated:
            return self._value(typing.get_args(annotation)[0], (*marks, *annotation.__metadata__), route, place)
        return self._gathered(annotation, marks, route, place)

    def _gathered(self, annotation: Any, marks: tuple[Any, ...], route: Route, place: tuple[str, str]) -> Any:
        origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
        if origin in {typing.Union, types.UnionType}:
            return self._value(next(one for one in inside if one is not type(None)), (), route, place)
        if origin is tuple:
            count = 2 if place[1] in {"stages", "steps"} else 1
            return [self._value(inside[0], (), (*route, str(at)), place) for at in range(count)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {self._value(inside[0], (), route, place): self._value(inside[1], (), route, place)}
        if origin is typing.Literal:
            return inside[0]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation, route)
        return self._single({id(getattr(mark, "func", None)) for mark in marks}, route)

    def _single(self, readers: set[int], route: Route) -> str:
        for known, value in BY_TYPE.items():
            if known in readers:
                return value
        if reader_of(values.Id) in readers:
            return "-".join((self.file, *(route[:-1] if route[-1] == "id" else route))).replace("_", "-")
        raise AssertionError(f"say in tests/safety/filled.py what an editor would write at {'.'.join(route)}")

    def _reference(self, kind: str, route: Route) -> str:
        if kind == "sibling-step":
            return f"{self.file}-stages-1-steps-1"
        if kind == "role" and self._by_another(route):
            return "second"
        return REFERENCES[kind]

    def _by_another(self, route: Route) -> bool:
        """Every second step is somebody else's, so that there are handoffs; and nobody supports themselves."""
        return route[3:5] == ("steps", "1") or (self.file == "first" and route[0] == "supports")


def handbook(say: Say, labels: Mapping[str, str] | None = None) -> dict[str, str | bytes]:
    """The files of a handbook that says the same in every text of every field of every kind, each kind twice."""
    files: dict[str, str | bytes] = {"images/a.png": PNG}
    answers: dict[str, Mapping[tuple[str, str], Any]] = {
        "first": {("Improvement", "status"): "idea"},
        "second": {("Improvement", "status"): "done", ("Step", "former_ids"): None, ("Pain", "caused_by"): ["second"]},
        "target": {("Journey", "state"): "target", ("Journey", "target_of"): "first", ("Measure", "kind"): "csat"},
    }
    for kind in KINDS.values():
        for file in ("first", "second", "target") if kind.name == "journey" else ("first", "second"):
            filled = Filler(file, say, answers[file]).model(kind.model)
            files[f"{kind.folder}/{file}.yml"] = yaml_of(filled)
    vocabulary = Filler("handbook", say, {("Vocabulary", "labels"): labels}).model(Vocabulary)
    files["handbook.yml"] = yaml_of(vocabulary)
    return files


def yaml_of(data: Mapping[str, Any]) -> str:
    """YAML without anchors: a value that is used twice is written twice."""
    return yaml.safe_dump(json.loads(json.dumps(data)))


def texts_of(kind: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Every field below a model that holds a text, as (model, field): looked up in the types alone."""
    for name, asked in kind.model_fields.items():
        if any(isinstance(mark, Text) for mark in asked.metadata):
            yield kind.__name__, name
        for inner in _inside(asked.annotation):
            if isinstance(inner, Text):
                yield kind.__name__, name
            elif isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from texts_of(inner)


def _inside(annotation: Any) -> Iterator[Any]:
    """All that a type is made of, marks included."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _inside(part)
