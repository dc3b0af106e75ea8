"""Draws any value that a model allows: a model comes in, a Hypothesis strategy of what an editor may write goes out."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeybook.model.durations import iso_duration
from journeybook.model.types import Boolean, Day, DayOrMonth, Decimal, Duration, Id, Link, Place, Reference, Text

IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
_SIGNS = "abz  \t.,;:|/\\\"'`=+-@*•#1234-–—\u2028\x85é漢🙂ا"
_HARD = st.sampled_from([*_SIGNS, "id: ", "severity: ", "• ", "- ", "=1"])
LINES = st.lists(_HARD, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)
PROSE = st.lists(st.one_of(LINES, st.just(""), st.just("    code")), min_size=1, max_size=4).map("\n".join)
PROSE_TEXT = PROSE.map(str.strip).filter(bool)


def values_of(model: type[BaseModel], **known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Data for a model, its fields those of the model, so that a new field is drawn the day it is added."""
    needed = {name: _field(field) for name, field in model.model_fields.items() if field.is_required()}
    free = {name: _field(field) for name, field in model.model_fields.items() if not field.is_required()}
    return st.fixed_dictionaries(
        {**needed, **{name: known[name] for name in needed if name in known}},
        optional={**free, **{name: known[name] for name in free if name in known}},
    )


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    return _value(field.annotation, tuple(field.metadata))


def _value(  # noqa: C901, PLR0911, PLR0912  # a way out for each kind of type
    annotation: Any, metadata: tuple[Any, ...] = ()
) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(arguments[0], (*arguments[1:], *metadata))
    for mark in metadata:
        if isinstance(mark, Text):
            return LINES if mark.form == "line" else PROSE_TEXT
        if isinstance(mark, Reference):
            return st.builds("{}#{}".format, IDS, IDS) if mark.kind in {"step", "moment"} else IDS
        if isinstance(mark, Place):
            return IDS.map("images/{}.png".format)
        for kind, drawn in _MARKED.items():
            if mark in typing.get_args(kind)[1:]:
                return drawn
    if origin is tuple:
        return st.lists(_value(arguments[0]), min_size=1, max_size=3)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(_value(arguments[0]), _value(arguments[1]), min_size=1, max_size=3)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of([_value(found) for found in arguments if found is not types.NoneType])
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if annotation is int:
        low = next((mark.ge for mark in metadata if hasattr(mark, "ge")), 0)
        high = next((mark.le for mark in metadata if hasattr(mark, "le")), 99)
        return st.integers(low, high)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return values_of(annotation).filter(bool)
    raise AssertionError(f"nothing is drawn for {annotation}")


_MARKED: Mapping[Any, st.SearchStrategy[Any]] = {
    Id: IDS,
    Boolean: st.booleans(),
    Duration: st.integers(0, 10**9).map(lambda seconds: iso_duration(timedelta(seconds=seconds))),
    Decimal: st.decimals(-50, 50, places=3).map(float),
    Day: st.dates(),
    DayOrMonth: st.dates().map(lambda day: day.isoformat()[:7]),
    Link: IDS.map("https://example.org/{}".format),
}
