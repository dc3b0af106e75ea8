"""A handbook comes in, the same with one field changed goes out, for every field there is: the models are walked."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from journeybook.commands.diff import side_of
from journeybook.handbook.handbook import Handbook
from journeybook.model import KINDS
from tests.drawn import write
from tests.safety import filled


@dataclass(frozen=True)
class Edit:
    """One field, changed: the model that has it and its name, what it is in, and the handbook after."""

    model: str
    field: str
    kind: str
    entity: str
    after: Handbook


def full_handbook(folder: Path) -> Handbook:
    """A handbook in which every field of every kind says something, and no two of them the same."""
    number = count(1)
    texts = filled.handbook(lambda form: f"A {form} of text, number {next(number)}", {"role.people": "The people"})
    return side_of(write(folder / "content", texts), "content").handbook


def edits(handbook: Handbook, wanted: tuple[str, ...] = ("first",)) -> Iterator[Edit]:
    """The handbook with each field changed in turn, in handbook.yml and in the wanted entities of each kind."""
    for model, field, changed in _edited(handbook.vocabulary):
        yield Edit(model, field, "handbook", "handbook", replace(handbook, vocabulary=changed))
    for name, kind in KINDS.items():
        for found in wanted:
            if found in handbook.of_kind(name):
                for model, field, changed in _edited(handbook.of_kind(name)[found]):
                    every = {**handbook.of_kind(name), found: changed}
                    yield Edit(model, field, name, found, _with(handbook, kind.folder, every))


def _with(handbook: Handbook, kind: str, entities: Mapping[str, Any]) -> Handbook:
    changed: dict[str, Any] = {kind: entities}
    return replace(handbook, **changed)


def _edited(entity: BaseModel) -> Iterator[tuple[str, str, Any]]:
    """An entity with each of its fields changed in turn, those deep in it too."""
    for name, asked in type(entity).model_fields.items():
        value = getattr(entity, name)
        for model, field, inner in _inside(value):
            yield model, field, entity.model_copy(update={name: inner})
        others = list(_others(value, asked.annotation))
        if isinstance(value, tuple) and value and (len(value) > 1 or not asked.is_required()):
            others.append(value[:-1])
        for other in others:
            yield type(entity).__name__, name, entity.model_copy(update={name: other})


def _inside(value: Any) -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, BaseModel):
        yield from _edited(value)
    elif isinstance(value, tuple):
        for at, entry in enumerate(value):
            for model, field, inner in _inside(entry):
                yield model, field, (*value[:at], inner, *value[at + 1 :])


def _others(value: Any, annotation: Any) -> Iterator[Any]:  # noqa: C901  # one form for each kind of value
    """Something else that the field could say."""
    if isinstance(value, Mapping):
        yield {}
        yield {key: next(_others(entry, annotation)) for key, entry in value.items()}
        return
    choices = [choice for choice in _choices(annotation) if choice != value]
    if isinstance(value, bool):
        yield not value
    elif choices:
        yield choices[0]
    elif isinstance(value, int | float):
        yield value - 1 if value > 1 else value + 1
    elif value == "en":
        yield "de"
    elif isinstance(value, str):
        yield f"{value} and more" if " " in value else f"{value}-more"
    elif isinstance(value, date):
        yield value + timedelta(days=1)
    elif isinstance(value, timedelta):
        yield value + timedelta(seconds=1)
    elif isinstance(value, tuple) and value and not isinstance(value[0], BaseModel):
        yield tuple(next(_others(entry, None)) for entry in value)
        yield (*value, next(_others(value[-1], None)))
    elif isinstance(value, BaseModel):
        yield None


def _choices(annotation: Any) -> tuple[Any, ...]:
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return next((found for part in typing.get_args(annotation) if (found := _choices(part))), ())
