"""Names that no model knows come in, problems that say which one was meant go out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from ..model.types import ID_PATTERN, shown
from ..model.walk import Route, model_in
from ..problems import Problem
from .expected import choices_at, models_at, names_at, noun, this
from .lines import Span
from .meant import ROOM, text_meant
from .nearest import listed, nearest
from .source import SourceFile
from .tree import Fields, Items, Node, Scalar

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "about": ("summary", "story"),
    "actions": ("doing",),
    "aliases": ("also_known_as",),
    "background": ("story", "summary"),
    "bio": ("story",),
    "cause": ("caused_by",),
    "causes": ("caused_by",),
    "customer": ("personas",),
    "customers": ("personas",),
    "description": ("summary", "story", "text"),
    "does": ("doing",),
    "duration": ("wait",),
    "expectations": ("expecting",),
    "feelings": ("feeling",),
    "frustrations": ("pains",),
    "gains": ("delights",),
    "heading": ("title", "name"),
    "image": ("picture", "portrait"),
    "kpis": ("measures",),
    "label": ("title", "name"),
    "metrics": ("measures",),
    "name": ("title",),
    "objective": ("goal", "goals"),
    "pain_points": ("pains",),
    "persona": ("personas",),
    "photo": ("portrait", "picture"),
    "roles": ("frontstage",),
    "score": ("value",),
    "subtitle": ("tagline",),
    "team": ("department",),
    "thoughts": ("thinking",),
    "title": ("name",),
}
"""What other tools and people call our fields; the first that a model has is meant."""


@dataclass(frozen=True)
class Intended:
    """What an unknown name was meant to be: a hint, and the fields beside it that so are not missing on top."""

    hint: str
    fields: tuple[str, ...] = ()


def intended_at(route: Route, model: type[BaseModel], file: SourceFile) -> frozenset[Route]:
    """The routes of the fields that the unknown name at a route stands for."""
    parent = models_at(model, route[:-1])
    found = intended(str(route[-1]), parent, file.node_at(route)) if parent is not None else Intended("")
    return frozenset((*route[:-1], name) for name in found.fields)


def intended(name: str, parent: type[BaseModel], value: Node | None) -> Intended:
    """What a name that a model does not know was meant to be, by the name itself and by what was written after it."""
    fields, seen = parent.model_fields, _visible(name)
    if seen in fields and seen != name:
        colon = name == f"{seen}:"
        beside = f"an invisible character stands beside {seen}: delete the name and type it again"
        return Intended(f"did you mean {seen}? One colon is enough" if colon else beside, (seen,))
    folded = seen.casefold().replace("-", "_").replace(" ", "_")
    same = (folded, f"{folded}s", folded.removesuffix("s"), *_OTHER_NAMES.get(folded, ()))
    meant = next((candidate for candidate in same if candidate in fields), None)
    if meant is None:
        elsewhere = _further_in(name, parent, value) or _further_out(folded, parent)
        if elsewhere is not None:
            return elsewhere
        meant = nearest(seen, fields)
    if meant is not None:
        return Intended(f"did you mean {meant}?", (meant,))
    return _two_meant(name, parent, value) or Intended(f"it knows {listed(fields, 'and')}")


def _further_in(name: str, parent: type[BaseModel], value: Node | None) -> Intended | None:
    """Fields of the model itself, a level too deep."""
    if not isinstance(value, Fields) or not any(entry.key.text in parent.model_fields for entry in value.entries):
        return None
    what = f"the fields below it are those of {this(parent)} itself"
    return Intended(f"{what}: delete {name}: and begin them where it stands", tuple(parent.model_fields))


def _further_out(name: str, parent: type[BaseModel]) -> Intended | None:
    """A field of what stands within the model, a level too high."""
    kind = next((kind for kind in _within(parent) if name in kind.model_fields), None)
    if kind is None:
        return None
    return Intended(f"{name} is a field of {noun(kind)}: indent it as far as the other fields of one")


def _two_meant(name: str, parent: type[BaseModel], value: Node | None) -> Intended | None:
    """What stands in the place of a field's name and was meant as its value, before the value of another field."""
    fields = parent.model_fields
    needed = [field for field, info in fields.items() if info.is_required()]
    chosen = next((field for field in needed if name in choices_at(parent, (field,))), None)
    if chosen is None and ID_PATTERN.fullmatch(name):
        chosen = next((field for field in ("id", "role") if field in needed), None)
    others = [field for field in (*needed, "does", "by") if field in fields and field != chosen]
    if chosen is None or not others or not isinstance(value, Scalar):
        return None
    return Intended(f"write  {chosen}: {name}  and below it  {others[0]}: {value.text}", (chosen, others[0]))


def _within(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that stand within one, the nearest first."""
    level = [model]
    met = {model}
    while level:
        inner = [
            kind for outer in level for field in outer.model_fields.values() if (kind := model_in(field.annotation))
        ]
        level = [kind for kind in dict.fromkeys(inner) if kind not in met]
        met |= set(level)
        yield from level


def _visible(name: str) -> str:
    return "".join(character for character in name if unicodedata.category(character) != "Cf").strip().rstrip(":")


def unknown_field(
    name: str, parent: type[BaseModel], file: SourceFile, span: Span, value: Node | None = None
) -> Problem:
    """The problem of a field that its model does not know; `value` is what was written after it."""
    hint = intended(name, parent, value).hint
    return file.problem("unknown-field", f"{noun(parent)} has no field {shown(name)}", span, hint)


def empty_unknown_fields(node: Node, model: type[BaseModel], file: SourceFile, route: Route = ()) -> Iterator[Problem]:
    """Problems of names without a value that no model knows: a slip, or what stands after a comma inside braces."""
    if isinstance(node, Items):
        for at, item in enumerate(node.items):
            yield from empty_unknown_fields(item, model, file, (*route, at))
    if isinstance(node, Fields):
        for at, entry in enumerate(node.entries):
            if isinstance(entry.value, Scalar) and not entry.value.text.strip():
                kind = models_at(model, route)
                if kind is None and not at and _is_lost(node, model, route):
                    yield _swallowed(node, file)
                elif kind is not None and entry.key.text not in kind.model_fields:
                    span = file.span_of(entry.key)
                    lone = node.flow and not entry.value.style and entry.value.start == entry.value.end
                    yield _lone_field(node, at, kind, file) if lone else unknown_field(entry.key.text, kind, file, span)
            else:
                yield from empty_unknown_fields(entry.value, model, file, (*route, entry.key.text))


def _is_lost(node: Fields, model: type[BaseModel], route: Route) -> bool:
    """Whether fields without a value stand where a text or a list belongs: they would vanish without a word."""
    empty = all(isinstance(entry.value, Scalar) and not entry.value.text.strip() for entry in node.entries)
    return empty and bool(route) and not names_at(model, route)


def _swallowed(node: Fields, file: SourceFile) -> Problem:
    """The problem of a text that ends with a colon, or starts with a question mark and a space."""
    hint = text_meant(node, file.lines) or "put the text in quotes"
    span = file.span_of(node)
    message = "this should be text, but it reads as a field without a value"
    before = file.lines.at(span.line)[: span.column - 1]
    if before.rstrip().endswith("?"):
        head = before.rstrip()[:-1].strip()
        hint = f'write  {head} "? {node.entries[0].key.text}"' if head else "put the text in quotes, after a dash"
        message = "a question mark and a space start no text: they are read as the name of a field"
    return file.problem("wrong-value", message, span, hint)


def _lone_field(parent: Fields, at: int, model: type[BaseModel], file: SourceFile) -> Problem:
    """The problem of a text after a comma inside braces: it reads as a field with no value."""
    name = parent.entries[at].key
    before = parent.entries[at - 1] if at else None
    reads = "stands after a comma, so it reads as a field of its own"
    message = f"{shown(name.text)} {reads}, and {noun(model)} has none of that name"
    hint = "put a text that has a comma in it in quotes"
    if before is not None and isinstance(before.value, Scalar):
        whole = f'{before.key.text}: "{before.value.text}, {name.text}"'
        hint = f"put the text in quotes:  {whole}" if len(whole) <= ROOM and whole.count('"') == 2 else hint  # noqa: PLR2004
    return file.problem("unknown-field", message, file.span_of(name), hint)
