"""A model of what editors write comes in; the shape of each of its fields goes out, told once for all who describe it.

The JSON Schemas, the forms and the reference are made from these shapes, so that they can't say different things.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model.types import ONE_OR_LIST, Form, Place, Reference, ReferenceKind, ShortFor, Text

ScalarForm = Literal[
    "line", "prose", "id", "boolean", "day", "day-or-month", "link", "feedback", "picture", "duration", "whole",
    "decimal", "reference",
]  # fmt: skip


@dataclass(frozen=True)
class Scalar:
    """One value. `low` and `high` are the bounds of a number; `reference` is the kind of thing that an id names."""

    form: ScalarForm
    low: float | None = None
    high: float | None = None
    reference: ReferenceKind | None = None


@dataclass(frozen=True)
class Choice:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Many:
    """A list; where `or_one`, a single value may stand for a list of one."""

    item: Shape
    or_one: bool = False


@dataclass(frozen=True)
class Named:
    """Values after names: of the editor's own, or ids of something."""

    key: Shape
    value: Shape


@dataclass(frozen=True)
class Group:
    """Fields of a model; where `short` names one of them, a text alone may stand for all of them."""

    model: type[BaseModel]
    short: str | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields, in the model's order."""
        return fields_of(self.model)


@dataclass(frozen=True)
class Either:
    """One of several shapes."""

    shapes: tuple[Shape, ...]


Shape = Scalar | Choice | Many | Named | Group | Either


@dataclass(frozen=True)
class Field:
    """A field of a model. `default` is what its absence means, None for nothing; `example` is as an editor types it."""

    name: str
    description: str
    shape: Shape
    required: bool
    at_least_one: bool
    default: Any
    example: Any


@functools.cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model, in its order."""
    return tuple(_field(name, info) for name, info in model.model_fields.items())


def groups_within(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The models below a model, each once, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {}
    for field in fields_of(model):
        for group in _groups(field.shape):
            for inner in (group, *groups_within(group)):
                found.setdefault(inner)
    return tuple(found)


def example_of(model: type[BaseModel], *, whole: bool = True) -> dict[str, Any]:
    """A model as an editor would type it: all of its fields, or only those that it can't do without."""
    return {field.name: field.example for field in fields_of(model) if whole or field.required}


def _groups(shape: Shape) -> tuple[type[BaseModel], ...]:
    if isinstance(shape, Group):
        return (shape.model,)
    if isinstance(shape, Many):
        return _groups(shape.item)
    return ()


def _field(name: str, info: FieldInfo) -> Field:
    shape = _shape(info.annotation, tuple(info.metadata))
    default = None if info.is_required() else info.default
    return Field(
        name=name,
        description=info.description or "",
        shape=shape,
        required=info.is_required(),
        at_least_one=any(isinstance(mark, MinLen) for mark in info.metadata),
        default=None if default in ((), {}) else default,
        example=info.examples[0] if info.examples else _composed(shape),
    )


def _composed(shape: Shape) -> Any:  # noqa: ANN401  # as an editor types it
    """The example of a field that has none of its own: it is made of the examples below it."""
    if isinstance(shape, Many):
        return [_composed(shape.item)]
    if isinstance(shape, Group):
        few = not any(_groups(field.shape) for field in shape.fields)
        return example_of(shape.model, whole=few)
    return None


def _unpacked(marks: tuple[Any, ...]) -> tuple[Any, ...]:
    """The marks, those within a Field() too."""
    return tuple(inner for mark in marks for inner in (mark.metadata if isinstance(mark, FieldInfo) else (mark,)))


def _shape(annotation: Any, marks: tuple[Any, ...] = ()) -> Shape:  # noqa: ANN401, PLR0911  # any type may stand here
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], (*_unpacked(arguments[1:]), *marks))
    if origin in {typing.Union, types.UnionType}:
        shapes = tuple(_shape(kind, marks) for kind in arguments if kind is not type(None))
        return shapes[0] if len(shapes) == 1 else Either(shapes)
    if origin is Literal:
        return Choice(tuple(map(str, arguments)))
    if origin is tuple:
        return Many(_shape(arguments[0]), or_one=ONE_OR_LIST in marks)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Named(_shape(arguments[0]), _shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Group(annotation, next((mark.field for mark in marks if isinstance(mark, ShortFor)), None))
    return _scalar(annotation, marks)


_BY_TYPE: Mapping[type, ScalarForm] = {
    bool: "boolean", date: "day", timedelta: "duration", int: "whole", float: "decimal"
}  # fmt: skip


def _scalar(kind: Any, marks: tuple[Any, ...]) -> Scalar:  # noqa: ANN401  # any type may stand here
    if kind is not str:
        low = next((mark.ge for mark in marks if isinstance(mark, Ge)), None)
        high = next((mark.le for mark in marks if isinstance(mark, Le)), None)
        return Scalar(_BY_TYPE[kind], typing.cast("float | None", low), typing.cast("float | None", high))
    for mark in marks:
        if isinstance(mark, Form):
            return Scalar(mark.name)
        if isinstance(mark, Reference):
            return Scalar("reference", reference=mark.kind)
        if isinstance(mark, Place):
            return Scalar("picture")
        if isinstance(mark, Text):
            return Scalar(mark.form)
    message = f"no form is known for {kind} with {marks}"
    raise TypeError(message)
