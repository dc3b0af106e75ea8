"""A file with something wrong in it comes in, what can be known of it all the same goes out.

So one mistake in a file does not hide its others: a wrong value is left out, a stand-in takes the place of a missing
one, and the rest can be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..model.walk import Route
from .expected import choices_at, lists_at, models_at
from .tree import SPOILT, Entry, Fields, Items, Node, Scalar, plain

Kind = TypeVar("Kind", bound=BaseModel)

_ROUNDS = 8
_MOST_WRONG = 200
STAND_INS = (SPOILT, "x", "2000-01-01", "1")
"""A text or a reference, an id, a date, a number: one of them fits every required value."""


def salvage(node: Node | None, model: type[Kind]) -> tuple[Kind | None, Fields]:
    """What is right of a file, as an entity, with the tree it was made from; None where too much is wrong.

    Stand-ins stand at offset -1 in the tree.
    """
    tree = node if isinstance(node, Fields) else Fields(0, 0, ())
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(plain(tree)), tree
        except ValidationError as error:
            wrong = error.errors(include_url=False, include_input=False)
        if len(wrong) > _MOST_WRONG:
            break
        routes = [(tuple(part for part in entry["loc"] if part != "[key]"), entry["type"]) for entry in wrong]
        above = {route[:length] for route, _ in routes for length in range(len(route))}
        for route, kind in sorted(set(routes), key=lambda found: _in_order(found[0]), reverse=True):
            if kind == "too_short" and route in above:
                continue  # it is short of what went wrong below it
            if kind == "missing":
                stand_in = _stand_in(model, route)
                tree = _fields(_changed(tree, route[:-1], _adding(str(route[-1]), stand_in)))
            elif route:
                tree = _fields(_changed(tree, route, lambda _: None))
    return None, tree


def has_stand_ins(node: Node | None) -> bool:
    """Whether anything in a tree was put there by `salvage`."""
    if isinstance(node, Fields):
        return any(entry.key.start < 0 or has_stand_ins(entry.value) for entry in node.entries)
    if isinstance(node, Items):
        return any(has_stand_ins(item) for item in node.items)
    return node is not None and node.start < 0


def _in_order(route: Route) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in route)


def _fields(node: Node | None) -> Fields:
    return node if isinstance(node, Fields) else Fields(0, 0, ())


def _adding(name: str, value: Node) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        if not isinstance(node, Fields):
            return node
        return replace(node, entries=(*node.entries, Entry(Scalar(-1, -1, name), value)))

    return change


def _stand_in(model: type[BaseModel], route: Route) -> Node:
    if choices := choices_at(model, route):
        return Scalar(-1, -1, choices[0])
    if lists_at(model, route):
        return Items(-1, -1, (_stand_in(model, (*route, 0)),))
    if models_at(model, route) is not None:
        return Fields(-1, -1, ())
    parent, name = models_at(model, route[:-1]), route[-1]
    fitting = (text for text in STAND_INS if parent is None or name not in _wrong_in(parent, {str(name): text}))
    return Scalar(-1, -1, next(fitting, SPOILT))


def _wrong_in(model: type[BaseModel], data: dict[str, str]) -> set[int | str]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return {entry["loc"][0] for entry in error.errors(include_url=False) if entry["loc"]}
    return set()


def _changed(node: Node, route: Route, change: Callable[[Node], Node | None]) -> Node | None:
    """The tree with the node at a route changed, or the last one on the way to it; None leaves a node out."""
    if not route:
        return change(node)
    part, rest = route[0], route[1:]
    if isinstance(node, Fields) and part in node.by_name:
        inner = _changed(node.by_name[str(part)].value, rest, change)
        kept = (entry for entry in node.entries if entry.key.text != part or inner is not None)
        return replace(
            node,
            entries=tuple(
                Entry(entry.key, inner) if entry.key.text == part and inner is not None else entry for entry in kept
            ),
        )
    if isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
        changed = _changed(node.items[part], rest, change)
        return replace(node, items=_replaced(node.items, part, changed))
    if isinstance(part, str) and part.startswith("("):
        return _changed(node, rest, change)
    return change(node)


def _replaced(items: tuple[Node, ...], at: int, item: Node | None) -> tuple[Node, ...]:
    new: Iterable[Node] = () if item is None else (item,)
    return (*items[:at], *new, *items[at + 1 :])
