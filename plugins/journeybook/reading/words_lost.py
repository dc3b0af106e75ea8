"""An entity comes in, warnings about words of it that YAML swallowed go out."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from pydantic import BaseModel

from ..model.types import Text
from ..model.walk import Route, find
from ..problems import Problem, Severity
from .meant import ROOM
from .remedy import quoted
from .source import SourceFile
from .tree import Fields, Items, Node, Scalar

_LOST = re.compile(r"[ \t]+(#\S.*)")
_BLANKS = {" ", "\t"}
_WORDS_OF_A_NAME = 2
_EMPTIED = re.compile(r"^[ ]*(?:- +)*(?:([A-Za-z][\w-]*):|-)[ \t]+(#\S.*)$", re.MULTILINE)
_DEEPER_ENTRY = re.compile(r"\n[ ]*(- \S.*)")


def cut_text(entity: BaseModel, file: SourceFile) -> Iterator[Problem]:
    """Texts cut short at ` #`, and sentences split in two by a comma inside brackets."""
    split: dict[Route, bool] = {}
    yield from _emptied(file)
    if file.node is None or not _may_have_lost(file.node, file.lines.text):
        return
    for found in find(entity, Text):
        if found.is_key:
            continue
        node = file.node_at(found.route)
        if not isinstance(node, Scalar) or node.style or node.start < 0:
            continue
        if cut := _LOST.match(file.lines.text, node.end):
            message = f'the text ends here: "{_short(cut[1])}" is read as a remark, because # after a space starts one'
            hint = "put the text in quotes, or below a >- line, indented; a remark has a space after its #"
            yield _warning(file, message, cut.start(1), cut.end(1), hint)
        if deeper := _DEEPER_ENTRY.search(file.lines.text, node.start, node.end):
            message = "this entry is indented further than the one above it, so it is read as a part of that one"
            hint = "indent it as far as the entries it belongs to"
            yield _warning(file, message, deeper.start(1), deeper.end(1), hint)
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


def _may_have_lost(node: Node, text: str) -> bool:
    """Whether anything in a tree may be a text of which something was lost; most files need no second look."""
    if isinstance(node, Scalar):
        return (
            not node.style
            and node.start >= 0
            and (text[node.end : node.end + 1] in _BLANKS or "\n" in text[node.start : node.end])
        )
    if isinstance(node, Fields):
        return any(_may_have_lost(entry.value, text) for entry in node.entries)
    return (node.flow and _may_split(node)) or any(_may_have_lost(item, text) for item in node.items)


def _emptied(file: SourceFile) -> Iterator[Problem]:
    """Fields and entries of which nothing is left, because their text starts with # and reads as a remark."""
    if not _EMPTIED.search(file.lines.text):
        return
    missed = set(_stand_ins(file.node)) if file.node is not None else set()
    texts = sorted(_texts(file.written)) if file.written is not None else []
    for match in _EMPTIED.finditer(file.lines.text):
        before = bisect.bisect(texts, (match.start(2), match.start(2)))
        if match[1] in missed or (before and match.start(2) < texts[before - 1][1]):
            continue
        message = f'"{_short(match[2])}" is read as a remark, so nothing is left here'
        written = f"{file.lines.text[match.start() : match.start(2)].strip()} {quoted(match[2].rstrip())}"
        hint = f"if it is text, write  {written}" if len(written) <= ROOM else "if it is text, put it in quotes"
        yield _warning(file, message, match.start(2), match.end(2), hint)


def _stand_ins(node: Node) -> Iterator[str]:
    """The names of what is missing, and has been said to be: they stand at no place in the file."""
    if isinstance(node, Fields):
        for entry in node.entries:
            if entry.key.start < 0:
                yield entry.key.text
            yield from _stand_ins(entry.value)
    elif isinstance(node, Items):
        for item in node.items:
            yield from _stand_ins(item)


def _texts(node: Node) -> Iterator[tuple[int, int]]:
    """Where each text starts and ends."""
    if isinstance(node, Scalar):
        yield node.start, node.end
        return
    for inner in node.items if isinstance(node, Items) else [entry.value for entry in node.entries]:
        yield from _texts(inner)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004  # as much as fits in a message


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
