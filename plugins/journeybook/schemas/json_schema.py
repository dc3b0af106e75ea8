"""A kind of file comes in with the ids that are known; its JSON Schema goes out, as editors' YAML servers read it.

The dialect is draft-07, which they all know. What is wrong for Journeybook should be wrong for the editor and never the
other way round, so a schema is a little wider than the models: it can't look into other files, and doesn't try to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from ..model import KINDS, Vocabulary
from ..model.types import LONGEST_ID, LONGEST_TEXT
from .forms import ID, PATTERNS, REFERENCE_PATTERNS
from .shapes import Choice, Either, Field, Group, Many, Named, Scalar, Shape, fields_of, groups_within

Schema = dict[str, Any]
Known = Mapping[str, Sequence[str]]
"""The ids there are, by the kind of reference that may name them."""

MODELS: Mapping[str, type[BaseModel]] = {
    **{name: kind.model for name, kind in KINDS.items()},
    "handbook": Vocabulary,
}
"""The kinds of files that an editor writes."""

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema_of(kind: str, known: Known) -> Schema:
    """The JSON Schema of a kind of file, one of MODELS.

    An id in `known` is offered while somebody types; any other that is well-formed is fine too, so that a schema which
    is older than the newest role stands in nobody's way.
    """
    model = MODELS[kind]
    groups = {model_name(group): _object(group) for group in groups_within(model)}
    references = {f"{name}-id": _reference(name, known.get(name, ())) for name in sorted(_references(model))}
    return {
        "$schema": _DIALECT,
        "title": title_of(kind),
        **_object(model, top=kind == "handbook"),
        "definitions": {**groups, **references},
    }


def known_in(schema: Schema) -> dict[str, list[str]]:
    """The ids that were known when a schema was made."""
    return {
        name.removesuffix("-id"): listed
        for name, definition in schema["definitions"].items()
        if name.endswith("-id") and (listed := [word for one in definition["anyOf"] for word in one.get("enum", ())])
    }


def model_name(model: type[BaseModel]) -> str:
    """What a model is called: `kept-promise`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in model.__name__).removeprefix("-")


def title_of(kind: str) -> str:
    """What a kind of file is called."""
    return "handbook.yml" if kind == "handbook" else kind.capitalize()


def _object(model: type[BaseModel], *, top: bool = False) -> Schema:
    needed = [field.name for field in fields_of(model) if field.required]
    return {
        "description": " ".join((model.__doc__ or "").split()),
        "type": ["object", "null"] if top else "object",
        "properties": {field.name: _property(field) for field in fields_of(model)},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
        **(extra if isinstance(extra := model.model_config.get("json_schema_extra"), dict) else {}),
    }


def _property(field: Field) -> Schema:
    default = _plain(field.default)
    return {
        "description": field.description,
        **(_of(field.shape, needed=True, many=field.at_least_one) if field.required else _or_empty(_of(field.shape))),
        **({} if default is None else {"default": default}),
        "examples": [field.example],
    }


def _plain(default: Any) -> Any:  # noqa: ANN401  # whatever a field may hold
    if isinstance(default, tuple):
        return [entry.model_dump(mode="json", exclude_none=True) for entry in default]
    return default


def _or_empty(schema: Schema) -> Schema:
    """What is empty is absent, so an optional field may be left empty."""
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*types, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _of(shape: Shape, *, needed: bool = False, many: bool = False) -> Schema:
    if isinstance(shape, Scalar):
        return _scalar(shape, needed=needed)
    if isinstance(shape, Choice):
        return _choice(shape)
    if isinstance(shape, Either):
        return {"anyOf": [found for inner in shape.shapes for found in _flat(_of(inner))]}
    if isinstance(shape, Named):
        return {"type": "object", "propertyNames": _of(shape.key), "additionalProperties": _or_empty(_of(shape.value))}
    if isinstance(shape, Group):
        whole = {"$ref": f"#/definitions/{model_name(shape.model)}"}
        return {"anyOf": [*_flat(_of(_short(shape))), whole]} if shape.short else whole
    listed = {"type": "array", "items": _or_empty(_of(shape.item)), **({"minItems": 1} if many else {})}
    return {"anyOf": [*_flat(_of(shape.item)), listed]} if shape.or_one else listed


def _flat(schema: Schema) -> list[Schema]:
    alternatives: list[Schema] = schema.get("anyOf", [schema])
    return alternatives


def _short(group: Group) -> Shape:
    return next(field.shape for field in group.fields if field.name == group.short)


def _choice(shape: Choice) -> Schema:
    return {"enum": list(shape.words)}


def _scalar(shape: Scalar, *, needed: bool) -> Schema:
    if shape.reference is not None:
        return {"$ref": f"#/definitions/{shape.reference}-id"}
    if shape.form in {"line", "prose"}:
        return _text(shape.form, needed=needed)
    if shape.form == "boolean":
        return {"enum": [True, False, "yes", "no", "true", "false"]}
    if shape.form in {"whole", "decimal"}:
        bounds = {"minimum": shape.low, "maximum": shape.high}
        number = {
            "type": "integer" if shape.form == "whole" else "number",
            **{name: int(bound) for name, bound in bounds.items() if bound is not None},
        }
        return {"anyOf": [number, {"type": "string", "pattern": _quoted(shape)}]}
    if shape.form == "id":
        return {"type": ["string", "integer"], "pattern": _around(ID), "maxLength": LONGEST_ID}
    return {"type": "string", "pattern": _around(PATTERNS[shape.form])}


def _text(form: str, *, needed: bool) -> Schema:
    """A number or a word such as true is text here, whatever YAML makes of it."""
    line = r"^\s*(\S.*)?\s*$"
    some = r"\S"
    patterns = {("line", False): line, ("line", True): r"^\s*\S.*\s*$", ("prose", True): some}
    pattern = patterns.get((form, needed))
    return {
        "type": ["string", "number", "boolean"],
        **({"pattern": pattern} if pattern else {}),
        "maxLength": LONGEST_TEXT,
    }


def _quoted(shape: Scalar) -> str:
    """A number in quotes; where there are few of them, each is spelt out."""
    if shape.form == "whole" and shape.low is not None and shape.high is not None and shape.high - shape.low < 10:  # noqa: PLR2004  # as many as can be read
        spelt = [str(number) for number in range(int(shape.low), int(shape.high) + 1)]
        return _around(rf"\+?({'|'.join(spelt)})")
    return _around(PATTERNS[shape.form])


def _around(pattern: str) -> str:
    return rf"^\s*{pattern}\s*$"


def _reference(kind: str, known: Sequence[str]) -> Schema:
    pattern = REFERENCE_PATTERNS.get(kind, ID)  # type: ignore[call-overload]
    formed = {"type": ["string", "integer"], "pattern": _around(pattern)}
    return {"anyOf": [{"enum": list(known)}, formed] if known else [formed]}


def _references(model: type[BaseModel]) -> set[str]:
    return {
        kind
        for group in (model, *groups_within(model))
        for field in fields_of(group)
        for kind in _references_in(field.shape)
    }


def _references_in(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Scalar):
        yield from (shape.reference,) if shape.reference else ()
    elif isinstance(shape, Many):
        yield from _references_in(shape.item)
    elif isinstance(shape, Named):
        yield from (*_references_in(shape.key), *_references_in(shape.value))
    elif isinstance(shape, Either):
        for inner in shape.shapes:
            yield from _references_in(inner)
