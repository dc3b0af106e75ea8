"""Walks what an editor wrote: an entity comes in, every marked value in it with its route goes out."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from .types import Place, Reference, Text

Route = tuple[str | int, ...]
"""The way to a value in its file: `("stages", 0, "steps", 2, "emotion")`."""

Mark = Reference | Text | Place


@dataclass(frozen=True)
class Found:
    """A marked value: where it stands, its mark, and the text itself. `is_key`: the text is the key at that route."""

    route: Route
    mark: Mark
    value: str
    is_key: bool = False


@dataclass(frozen=True)
class _Shape:
    """What a type may hold: marks of its own, the shape of its items, of its keys, or models."""

    mark: Mark | None = None
    item: _Shape | None = None
    key: _Shape | None = None
    model: bool = False


def find(entity: BaseModel) -> Iterator[Found]:
    """Every marked value in an entity, in the order of the model's fields."""
    yield from _in_model(entity, ())


@functools.cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, _Shape], ...]:
    shapes = ((name, _shape(field.annotation, tuple(field.metadata))) for name, field in kind.model_fields.items())
    return tuple((name, shape) for name, shape in shapes if shape is not None)


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Shape | None:  # noqa: ANN401  # any type may stand here
    mark = next((mark for mark in metadata if isinstance(mark, Reference | Text | Place)), None)
    if mark is not None:
        return _Shape(mark=mark)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], tuple(arguments[1:]))
    if origin is tuple:
        item = _shape(arguments[0])
        return _Shape(item=item) if item else None
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _Shape(key=_shape(arguments[0]), item=_shape(arguments[1]))
    if origin in {typing.Union, types.UnionType}:
        shapes = [shape for shape in map(_shape, arguments) if shape is not None]
        return shapes[0] if shapes else None
    return _Shape(model=True) if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _in_model(entity: BaseModel, route: Route) -> Iterator[Found]:
    for name, shape in _fields(type(entity)):
        value = getattr(entity, name)
        if value is not None and value != ():
            yield from _in_value(value, shape, (*route, name))


def _in_value(value: Any, shape: _Shape, route: Route) -> Iterator[Found]:  # noqa: ANN401  # any type may stand here
    if shape.mark is not None:
        yield Found(route, shape.mark, value)
    elif isinstance(value, BaseModel):
        yield from _in_model(value, route)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if shape.key is not None and shape.key.mark is not None:
                yield Found((*route, key), shape.key.mark, key, is_key=True)
            if shape.item is not None:
                yield from _in_value(item, shape.item, (*route, key))
    elif isinstance(value, tuple) and shape.item is not None:
        for at, item in enumerate(value):
            yield from _in_value(item, shape.item, (*route, at))


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model that a field, its items or its values are of, None where it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := model_in(part))), None)
