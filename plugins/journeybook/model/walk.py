"""Walks what an editor wrote: an entity comes in, every marked value in it with its route goes out."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar, overload

from pydantic import BaseModel

from .types import Place, Reference, Text

Route = tuple[str | int, ...]
"""The way to a value in its file: `("stages", 0, "steps", 2, "emotion")`."""

Mark = Reference | Text | Place
Marked_co = TypeVar("Marked_co", bound=Mark, covariant=True)
_ANY: tuple[type[Mark], ...] = (Reference, Text, Place)


class Found(NamedTuple, Generic[Marked_co]):
    """A marked value: where it stands, its mark, and the text itself. `is_key`: the text is the key at that route."""

    route: Route
    mark: Marked_co
    value: str
    is_key: bool = False


@dataclass(frozen=True)
class _Shape:
    """What a type may hold: marks of its own, the shape of its items, of its keys, or models."""

    mark: Mark | None = None
    item: _Shape | None = None
    key: _Shape | None = None
    model: type[BaseModel] | None = None


@overload
def find(entity: BaseModel) -> list[Found[Mark]]: ...
@overload
def find(entity: BaseModel, first: type[Marked_co], /) -> list[Found[Marked_co]]: ...
@overload
def find(entity: BaseModel, first: type[Mark], second: type[Mark], /) -> list[Found[Mark]]: ...
def find(entity: BaseModel, *marks: type[Any]) -> Sequence[Found[Any]]:
    """Every value with one of these `marks` (with any, where none is named), in the order of the model's fields."""
    found: list[Found[Mark]] = []
    _in_model(entity, (), marks or _ANY, found)
    return found


@functools.cache
def _fields(kind: type[BaseModel], marks: tuple[type[Mark], ...]) -> tuple[tuple[str, _Shape], ...]:
    """The fields of a model that may hold such values, themselves or further in."""
    shapes = ((name, _shape(field.annotation, tuple(field.metadata))) for name, field in kind.model_fields.items())
    return tuple((name, shape) for name, shape in shapes if shape is not None and _holds(shape, marks))


def _holds(shape: _Shape | None, marks: tuple[type[Mark], ...]) -> bool:
    if shape is None:
        return False
    if shape.mark is not None:
        return isinstance(shape.mark, marks)
    if shape.model is not None:
        return bool(_fields(shape.model, marks))
    return _holds(shape.item, marks) or _holds(shape.key, marks)


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Shape | None:  # noqa: ANN401  # any type may stand here
    mark = next((mark for mark in metadata if isinstance(mark, _ANY)), None)
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
    return _Shape(model=annotation) if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _in_model(entity: BaseModel, route: Route, marks: tuple[type[Mark], ...], found: list[Found[Mark]]) -> None:
    for name, shape in _fields(type(entity), marks):
        value = getattr(entity, name)
        if value is not None and value != ():
            _in_value(value, shape, (*route, name), marks, found)


def _in_value(value: Any, shape: _Shape, route: Route, marks: tuple[type[Mark], ...], found: list[Found[Mark]]) -> None:  # noqa: ANN401  # any type may stand here
    if shape.mark is not None:
        found.append(Found(route, shape.mark, value))
    elif isinstance(value, BaseModel):
        _in_model(value, route, marks, found)
    elif isinstance(value, tuple) and shape.item is not None:
        for at, item in enumerate(value):
            _in_value(item, shape.item, (*route, at), marks, found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if shape.key is not None and isinstance(shape.key.mark, marks):
                found.append(Found((*route, key), shape.key.mark, key, is_key=True))
            if shape.item is not None and _holds(shape.item, marks):
                _in_value(item, shape.item, (*route, key), marks, found)


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model that a field, its items or its values are of, None where it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := model_in(part))), None)
