"""An entity comes in, warnings about words of it that YAML swallowed go out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from ..model.types import Text
from ..model.walk import Route, find
from ..problems import Problem, Severity
from .source import SourceFile
from .tree import Items, Node, Scalar

_LOST = re.compile(r"[ \t]+(#\S.*)")
_WORDS_OF_A_NAME = 2


def cut_text(entity: BaseModel, file: SourceFile) -> Iterator[Problem]:
    """Texts cut short at ` #`, and sentences split in two by a comma inside brackets."""
    split: dict[Route, bool] = {}
    for found in find(entity):
        if not isinstance(found.mark, Text) or found.is_key:
            continue
        node = file.node_at(found.route)
        if not isinstance(node, Scalar) or node.style or node.start < 0:
            continue
        if cut := _LOST.match(file.lines.text, node.end):
            lost = cut[1] if len(cut[1]) <= 40 else cut[1][:39] + "…"  # noqa: PLR2004  # as much as fits in a message
            message = f'the text ends here: "{lost}" is read as a remark, because # after a space starts one'
            hint = "put the text in quotes, or below a >- line, indented; a remark has a space after its #"
            yield _warning(file, message, cut.start(1), cut.end(1), hint)
        at = max((place for place, part in enumerate(found.route) if isinstance(part, int)), default=None)
        if at is None or not found.route[at]:
            continue
        above = found.route[:at]
        if above not in split:
            split[above] = _may_split(file.node_at(above))
        if split[above] and node.text[:1].islower():
            split[above] = False  # said once of each list
            message = "the comma starts a new entry of the list here: is this still the same sentence?"
            hint = "put the sentence in quotes, or write each entry on a line of its own after a dash"
            yield _warning(file, message, node.start, node.end, hint)


def _warning(file: SourceFile, message: str, start: int, end: int, hint: str) -> Problem:
    return file.problem("cut-text", message, file.lines.span(start, end), hint, Severity.WARNING)


def _may_split(node: Node | None) -> bool:
    """Whether a list is written in brackets and is more than short names in lower case, which are one on purpose."""
    return (
        isinstance(node, Items)
        and node.flow
        and not all(
            isinstance(item, Scalar) and item.text[:1].islower() and len(item.text.split()) <= _WORDS_OF_A_NAME
            for item in node.items
        )
    )
