"""Columns and the cells below them come in, the fields that only those cells tell go out, and scales of feelings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .columns import Column, Layout
from .emotions import Scale, feeling, scale_of
from .names import folded
from .rows import Line

_MET = {"missed", "met", "exceeded"}
_NUMBERS = {"", "no", "nr", "number", "step no", "step nr", "step number", "order", "sequence", "position", "reference"}
"""What a column is called that only counts; `#` folds to nothing."""
_NUMBER = re.compile(r"(?:step|no|nr|[a-z]{1,2})?[\s.#-]*\d+(?:[.-]\d+)*[.)]?", re.IGNORECASE)
_MOSTLY = 0.5


def settled(layout: Layout, lines: Iterable[Line]) -> tuple[Layout, Mapping[int, Scale]]:
    """A feeling in words or as a level, an expectation or whether it was met, a name or a mere number.

    Scales are by column.
    """
    below: dict[int, list[str]] = {column.at: [] for column in layout.columns}
    for line in lines:
        for at, text in line.cells.items():
            if line.kind in {"step", "more"}:
                below[at].append(text)
    scales = {
        column.at: scale_of(below[column.at], column.header, ours=folded(column.header) == "emotion")
        for column in layout.columns
        if column.field in {"mood", "emotion"}
    }
    level = _level(layout, below, scales)
    told = any(column.field == "doing" and below[column.at] for column in layout.columns)

    def settle(column: Column) -> Column:
        texts = below[column.at]
        if column.field == "mood" and column.at != level:
            in_words = not texts or any(re.search(r"[^\W\d_]{2}", text) for text in texts)
            return replace(column, field="feeling" if in_words else "mood")
        if column.field == "mood":
            return replace(column, field="emotion")
        if column.field == "expected":
            met = all(text.casefold() in _MET for text in texts)
            return replace(column, field="expectation" if met and texts else "expecting")
        if not layout.ours and _counts(column, texts, told=told):
            return replace(column, field="number")
        return column

    return replace(layout, columns=tuple(map(settle, layout.columns))), scales


def _level(layout: Layout, below: Mapping[int, Sequence[str]], scales: Mapping[int, Scale]) -> int | None:
    """The column that says how good or bad it feels: of two, the one that says it of more, then not in words."""
    fits: dict[int, tuple[float, float]] = {}
    for column in layout.columns:
        if column.field == "mood" and below[column.at]:
            read = [feeling(text, scales[column.at]) for text in below[column.at]]
            found = [how for how in read if how is not None]
            fits[column.at] = (len(found) / len(read), sum(how.read_as != "a word" for how in found) / len(read))
    best = max(fits, key=lambda at: (fits[at], -at), default=None)
    return best if best is not None and fits[best][0] >= _MOSTLY else None


def _counts(column: Column, texts: Sequence[str], *, told: bool) -> bool:
    """Whether a column only numbers the steps."""
    if not texts or len(set(texts)) < len(texts) or not all(map(_NUMBER.fullmatch, texts)):
        return False
    if column.field == "title":
        return told
    return column.field == "id" or (not column.field and folded(column.header) in _NUMBERS)
