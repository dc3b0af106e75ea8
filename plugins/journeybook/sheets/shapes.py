"""A model's field comes in, the shape of its cell in a table goes out: one value, several, or fields of their own."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model.types import Id, Reference

_ID_MARKS = typing.get_args(Id)[1:]


@dataclass(frozen=True)
class Shape:
    """What a cell holds.

    `many`: a list. `named`: ids, which need no line of their own. `keyed`: texts or numbers by id, `alone` where a
    single value may stand for them. `model`: fields of their own, of which `main` is the one that needs no name.
    """

    many: bool = False
    named: bool = False
    keyed: bool = False
    alone: bool = False
    model: type[BaseModel] | None = None
    main: str = ""


@functools.cache
def shapes_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The shape of each field of a model, in the model's order."""
    return {name: _of_field(field) for name, field in model.model_fields.items()}


def _of_field(field: FieldInfo) -> Shape:
    return _shape(field.annotation, tuple(field.metadata))


def _shape(  # noqa: PLR0911  # a way out for each kind of type
    annotation: Any,  # noqa: ANN401  # any type may stand here
    metadata: tuple[Any, ...] = (),
) -> Shape:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], (*arguments[1:], *metadata))
    if origin is tuple:
        return replace(_shape(arguments[0]), many=True)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape(keyed=True)
    if origin in {typing.Union, types.UnionType}:
        found = [_shape(argument) for argument in arguments if argument is not types.NoneType]
        keyed = next((shape for shape in found if shape.keyed), None)
        if keyed is not None:
            return replace(keyed, alone=keyed.alone or len(found) > 1)
        return found[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        names = list(annotation.model_fields)
        return Shape(model=annotation, main="text" if "text" in names else names[0])
    named = any(isinstance(mark, Reference) or mark in _ID_MARKS for mark in metadata)
    return Shape(named=named)
