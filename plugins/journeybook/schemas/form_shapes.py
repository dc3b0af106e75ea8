"""The models come in; what the script of the form page must know to read and to write their files goes out."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from .json_schema import MODELS
from .shapes import Choice, Either, Field, Group, Many, Named, Scalar, Shape, fields_of

Node = dict[str, Any]


def form_shapes() -> dict[str, Node]:
    """A tree for each kind of file, as assets/edit.js reads it.

    `is` says what stands at a place: text, number, switch, answer, list, group, names. A `group` has `fields` in order,
    each a pair of its name and its node, and maybe `short`, the field that a text alone stands for; a `list` has its
    `item`, is `flow` where it is written in brackets, and `one` where a single value may stand for it; `names` has the
    node of its `value`, and is `alone` where a value without a name may stand for all. `prose` stands below
    a `>-` line.
    """
    return {kind: _group(model, None) for kind, model in MODELS.items()}


def _group(model: type[BaseModel], short: str | None) -> Node:
    fields = [[field.name, _field(field)] for field in fields_of(model)]
    return {"is": "group", "fields": fields, **({"short": short} if short else {})}


def _field(field: Field) -> Node:
    node = _node(field.shape)
    if node["is"] != "switch":
        return node
    return {"is": "answer"} if field.default is None else {**node, "usual": field.default}


def _node(shape: Shape) -> Node:  # noqa: PLR0911  # one for each shape
    if isinstance(shape, Group):
        return _group(shape.model, shape.short)
    if isinstance(shape, Many):
        flow = {"flow": True} if isinstance(shape.item, Scalar) and shape.item.reference is not None else {}
        return {"is": "list", "item": _node(shape.item), **flow, **({"one": True} if shape.or_one else {})}
    if isinstance(shape, Named):
        return {"is": "names", "value": _node(shape.value)}
    if isinstance(shape, Either):
        named = next(inner for inner in shape.shapes if isinstance(inner, Named))
        return {**_node(named), "alone": True}
    if isinstance(shape, Choice):
        return {"is": "text"}
    if shape.form == "boolean":
        return {"is": "switch"}
    if shape.form == "prose":
        return {"is": "text", "prose": True}
    return {"is": "number" if shape.form in {"whole", "decimal"} else "text"}
