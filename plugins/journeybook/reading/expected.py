"""What the model wants at a place: a model and a route come in, the kind of value that belongs there goes out."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from ..model.types import Reference, ShortFor
from ..model.walk import Route

_NOUNS = {
    "KeptPromise": "promise",
    "Vocabulary": "handbook.yml",
    "Evidence": "piece of evidence",
    "Participants": "count of participants",
}


def noun(model: type[BaseModel]) -> str:
    """What a model is called in a sentence, with its article: `a step`, `a pain kind`."""
    name = _NOUNS.get(model.__name__) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    if name == "handbook.yml":
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def this(model: type[BaseModel]) -> str:
    """The same, pointed at: `this step`."""
    name = noun(model)
    return name if name == "handbook.yml" else f"this {name.split(' ', 1)[1]}"


def models_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The model of the mapping at a route, None where no model belongs."""
    return next((kind for kind in _at(model, route) if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def choices_at(model: type[BaseModel], route: Route) -> tuple[str, ...]:
    """The words allowed at a route, () where any are."""
    literal = next((kind for kind in _at(model, route) if typing.get_origin(kind) is typing.Literal), None)
    return tuple(map(str, typing.get_args(literal))) if literal is not None else ()


def lists_at(model: type[BaseModel], route: Route) -> bool:
    """Whether a list belongs at a route."""
    return any(typing.get_origin(kind) is tuple for kind in _at(model, route))


def ids_at(model: type[BaseModel], route: Route) -> bool:
    """Whether ids belong in the list at a route, each alone or as the short form of fields."""
    parent = models_at(model, route[:-1])
    field = parent.model_fields.get(str(route[-1])) if parent is not None else None
    return field is not None and _names_things((field.annotation, *field.metadata))


def _names_things(parts: Iterable[Any]) -> bool:
    for part in parts:
        if isinstance(part, Reference) or (isinstance(part, ShortFor) and part.field == "role"):
            return True
        if typing.get_origin(part) is typing.Annotated and _names_things(part.__metadata__):
            return True
        if _names_things(typing.get_args(part)):
            return True
    return False


def names_at(model: type[BaseModel], route: Route) -> bool:
    """Whether names of the editor's own belong at a route, each with a value."""
    kinds = (typing.get_origin(kind) for kind in _at(model, route))
    return any(isinstance(kind, type) and issubclass(kind, Mapping) for kind in kinds)


def _at(model: type[BaseModel], route: Route) -> tuple[Any, ...]:
    kinds: tuple[Any, ...] = (model,)
    for part in route:
        if not (isinstance(part, str) and part.startswith("(")):
            kinds = tuple(found for kind in kinds for found in _inside(kind, part))
    return kinds


def _inside(kind: object, part: str | int) -> Iterator[Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if part in kind.model_fields:
            yield from _alternatives(kind.model_fields[str(part)].annotation)
    elif origin is tuple and isinstance(part, int):
        yield from _alternatives(arguments[0])
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        yield from _alternatives(arguments[1])


def _alternatives(annotation: object) -> Iterator[Any]:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _alternatives(typing.get_args(annotation)[0])
    elif origin in {typing.Union, types.UnionType}:
        for alternative in typing.get_args(annotation):
            yield from _alternatives(alternative)
    else:
        yield annotation
