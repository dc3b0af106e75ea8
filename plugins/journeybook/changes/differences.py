"""Two values of one model come in, every field in which they differ goes out, however deep, whatever it is called.

The models are walked, so a field that is added to one is compared from that day on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from ..model.walk import Route

Sort = Literal["added", "removed", "changed", "reordered"]


@dataclass(frozen=True)
class Difference:
    """One field that differs.

    `route_before` and `route_after` lead to it on each side. `model` is the one that has the field, and `fields` are
    the names on the way, without the places in lists. `within` are the entries of lists that it stands in, as they are
    now (or were, where they went), outermost first. An entry of a list that came or went is `added` or `removed`, and
    `before` or `after` is None; `reordered` is a list with the same entries.
    """

    sort: Sort
    model: type[BaseModel]
    fields: tuple[str, ...]
    before: Any
    after: Any
    route_before: Route
    route_after: Route
    within: tuple[BaseModel, ...] = ()


def differences(before: BaseModel, after: BaseModel, besides: Collection[str] = ()) -> Iterator[Difference]:
    """Every difference of two values of the same model, in the order of its fields, but for the fields in `besides`."""
    start = Difference("changed", type(after), (), before, after, (), ())
    yield from _in_models(start, besides)


def _in_models(found: Difference, besides: Collection[str] = ()) -> Iterator[Difference]:
    for name in type(found.after).model_fields:
        before, after = getattr(found.before, name), getattr(found.after, name)
        if name not in besides and before != after:
            yield from _in_values(
                replace(
                    found,
                    model=type(found.after),
                    fields=(*found.fields, name),
                    before=before,
                    after=after,
                    route_before=(*found.route_before, name),
                    route_after=(*found.route_after, name),
                )
            )


def _in_values(found: Difference) -> Iterator[Difference]:
    before, after = found.before, found.after
    if isinstance(before, BaseModel) and isinstance(after, BaseModel):
        yield from _in_models(found)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _in_lists(found)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _in_mappings(found)
    else:
        yield found


def _in_mappings(found: Difference) -> Iterator[Difference]:
    for key in dict.fromkeys((*found.before, *found.after)):
        before, after = found.before.get(key), found.after.get(key)
        if before != after:
            sort: Sort = "added" if before is None else "removed" if after is None else "changed"
            yield _entry(found, sort, key, key, before, after)


def _in_lists(found: Difference) -> Iterator[Difference]:
    """Entries are the same where what names them is; those left over are, where they stand at the same place."""
    earlier, today = _named(found.before), _named(found.after)
    pairs = {name: (at, today[name]) for name, at in earlier.items() if name in today}
    gone = {at for name, at in earlier.items() if name not in today}
    come = {at for name, at in today.items() if name not in earlier}
    reworded = {(at, at) for at in gone & come if _are_worded(found, at)}
    every = sorted({*pairs.values(), *reworded}, key=lambda places: places[1])
    for was, now in every:
        before, after = found.before[was], found.after[now]
        if before == after:
            continue
        inside = _entry(found, "changed", was, now, before, after)
        if isinstance(after, BaseModel):
            yield from _in_models(replace(inside, within=(*found.within, after)))
        else:
            yield inside
    for at in sorted(gone - {was for was, _ in reworded}):
        yield _entry(found, "removed", at, at, found.before[at], None)
    for at in sorted(come - {now for _, now in reworded}):
        yield _entry(found, "added", at, at, None, found.after[at])
    order = [was for was, _ in sorted(pairs.values(), key=lambda places: places[1])]
    if order != sorted(order):
        yield replace(found, sort="reordered")


def _are_worded(found: Difference, at: int) -> bool:
    same = len(found.before) == len(found.after)
    return same and _is_worded(found.before[at]) and _is_worded(found.after[at])


def _entry(found: Difference, sort: Sort, was: str | int, now: str | int, before: Any, after: Any) -> Difference:  # noqa: ANN401, PLR0913, PLR0917  # any entry, and where it stood and stands
    return replace(
        found,
        sort=sort,
        before=before,
        after=after,
        route_before=(*found.route_before, was),
        route_after=(*found.route_after, now),
    )


def _named(entries: tuple[Any, ...]) -> dict[tuple[Any, int], int]:
    """The place of each entry by what names it, and how often that came before."""
    seen: Counter[Any] = Counter()
    places = {}
    for at, entry in enumerate(entries):
        name = name_of(entry)
        places[name, seen[name]] = at
        seen[name] += 1
    return places


def name_of(entry: Any) -> Any:  # noqa: ANN401  # any entry of a list
    """What an entry of a list is known by: a mapping by its first field (`id`, `role`, `promise`, `name`, `text`)."""
    return getattr(entry, next(iter(type(entry).model_fields))) if isinstance(entry, BaseModel) else entry


def _is_worded(entry: Any) -> bool:  # noqa: ANN401  # any entry of a list
    """Whether an entry is known by its words alone, so that other words may be the same entry, said better."""
    if isinstance(entry, BaseModel):
        return next(iter(type(entry).model_fields)) == "text"
    return isinstance(entry, str) and " " in entry
