"""A kind of thing comes in, a file in which every field is explained goes out: fill in the blanks, and it is whole."""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model import KINDS, EntityKind
from ..model.types import BLANK, Reference
from ..model.walk import model_in
from ..schemas.example_yaml import example_yaml

WIDTH = 100
IDS = 8
"""So many ids are named as what may stand in a field."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "Persona": ("kind", "basis", "quote", "story", "goals", "needs", "pains", "delights", "say", "avoid", "owner"),
    "Journey": ("summary", "key", "promise", "owner", "outcome", "basis", "reviewed"),
    "Stage": ("phase", "goal"),
    "Step": (
        *("thinking", "feeling", "expecting", "emotion", "quotes", "touchpoint", "frontstage", "backstage"),
        *("outside", "wait", "told_next", "highlights", "pains"),
    ),
    "Role": ("summary", "supports", "may_decide", "contact", "also_known_as"),
    "Touchpoint": ("summary", "standard", "owner"),
    "Evidence": ("summary", "n", "segment", "link", "owner"),
    "Improvement": ("owner", "lever", "customer_value", "effort", "change", "expected"),
}
"""The fields that most maps use, beside those that are required, by model."""


def blank_file(kind: EntityKind, known: Mapping[str, Sequence[str]], *, every: bool = False) -> str:
    """The text of a new file: what is required as blanks, the rest as remarks that show an example.

    `known` has the ids there are of each kind of reference. `every` explains all fields, not only the usual ones.
    """
    model = KINDS[kind].model
    opening = [
        f"# A new {kind}. Write what it is in the place of every {BLANK}. Where a line begins with #, it is a remark:",
        "# take the # away to use the field, or delete the line.",
        "",
    ]
    return "\n".join([*opening, *_fields(model, known, "", every=every)]).rstrip() + "\n"


def _fields(model: type[BaseModel], known: Mapping[str, Sequence[str]], inside: str, *, every: bool) -> Iterator[str]:
    usual = USUAL.get(model.__name__, ())
    for name, field in model.model_fields.items():
        if not (field.is_required() or every or name in usual):
            continue
        explained = textwrap.wrap(_help(name, field, known), WIDTH - len(inside), break_on_hyphens=False)
        yield from (f"{inside}# {line}" for line in explained)
        if field.is_required():
            yield from _blank(name, field, known, inside, every=every)
        else:
            yield from (f"{inside}# {line}".rstrip() for line in _example(name, field, known, every=every))
        if not inside:
            yield ""


def _help(name: str, field: FieldInfo, known: Mapping[str, Sequence[str]]) -> str:
    said = field.description or name
    ids = _ids(field, known)
    if ids:
        more = f" and {len(ids) - IDS} more" if len(ids) > IDS else ""
        said += f" There are: {', '.join(ids[:IDS])}{more}."
    answers = _answers(field.annotation)
    if answers:
        said += f" It is one of: {', '.join(answers)}."
    if field.is_required() and field.examples and not ids and not answers:
        example = field.examples[0]
        said += f" For example: {', '.join(map(str, example)) if isinstance(example, list) else example}"
    return said


def _blank(
    name: str, field: FieldInfo, known: Mapping[str, Sequence[str]], inside: str, *, every: bool
) -> Iterator[str]:
    inner = model_in(field.annotation)
    if inner is not None:
        yield f"{inside}{name}:"
        lines = _fields(inner, known, f"{inside}    ", every=every)
        first = True
        for line in lines:
            # The dash stands at the first line that is no remark.
            if first and not line.lstrip().startswith("#"):
                yield f"{inside}  - {line.lstrip()}"
                first = False
            else:
                yield line
    elif typing.get_origin(field.annotation) is tuple:
        yield f"{inside}{name}:"
        yield f"{inside}  - {BLANK}"
    else:
        yield f"{inside}{name}: {BLANK}"


def _example(name: str, field: FieldInfo, known: Mapping[str, Sequence[str]], *, every: bool) -> list[str]:
    """The field as an editor may write it: with ids that there are, and with `every` field that it has itself."""
    value = field.examples[0] if field.examples else [{}] if "tuple" in str(field.annotation) else {}
    return example_yaml({name: _shown(value, field, known, every=every)}).splitlines()


def _shown(value: Any, field: FieldInfo, known: Mapping[str, Sequence[str]], *, every: bool) -> Any:  # noqa: ANN401  # as examples are
    if isinstance(value, list):
        return [_shown(item, field, known, every=every) for item in value]
    inner = model_in(field.annotation)
    ids = _ids(field, known)
    if isinstance(value, str) and not (inner and every):
        return ids[0] if ids and value not in ids else value
    if inner is None:
        return value
    parts = value if isinstance(value, Mapping) else {_main(inner): value}
    told = {
        part: parts.get(part, found.examples[0] if found.examples else None)
        for part, found in inner.model_fields.items()
        if part in parts or every or found.is_required() or part in {"severity", "emotion"}
    }
    shown = {part: _shown(said, inner.model_fields[part], known, every=every) for part, said in told.items()}
    return {part: said for part, said in shown.items() if said is not None}


def _ids(field: FieldInfo, known: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """The ids that may stand in a field, alone or as the first thing in an entry of it."""
    inner = model_in(field.annotation)
    marks = [*_marks(field), *(_marks(inner.model_fields[_main(inner)]) if inner else ())]
    return known.get(marks[0].kind, ()) if marks else ()


def _main(model: type[BaseModel]) -> str:
    """The field that an entry is about where it says one thing alone."""
    return "text" if "text" in model.model_fields else next(iter(model.model_fields))


def _marks(field: FieldInfo) -> Iterator[Reference]:
    yield from (mark for mark in field.metadata if isinstance(mark, Reference))
    yield from _marks_in(field.annotation)


def _marks_in(annotation: object) -> Iterator[Reference]:
    yield from (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Reference))
    for part in typing.get_args(annotation):
        if not (isinstance(part, type) and issubclass(part, BaseModel)):
            yield from _marks_in(part)


def _answers(annotation: object) -> tuple[str, ...]:
    if typing.get_origin(annotation) is typing.Literal:
        return tuple(str(answer) for answer in typing.get_args(annotation))
    return next((found for part in typing.get_args(annotation) if (found := _answers(part))), ())
