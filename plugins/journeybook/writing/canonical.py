"""YAML as somebody typed it comes in, the same in the house's layout goes out, comments kept, meaning held.

Indentation, spaces, line ends and long lines are laid out. The order of fields, quotation marks and empty lines stay as
their editor chose them: a comment belongs to the line below it, and only its editor knows how far it reaches.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from ..reading.tree import Fields, Items, Node, parse, plain
from .layout import WIDTH

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
_ROOM = 10
"""Columns that a line may be longer before it is broken anew: nobody's line is touched for a word."""


class CannotFormatError(Exception):
    """A file that is left as it is, with a sentence that says why."""


def canonical(text: str) -> str:
    """The text of a YAML file in the house's layout; laying that out again changes nothing.

    Raises CannotFormatError where the file is not whole, or where anything in it would change its meaning.
    """
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    before = parse(whole)
    if before.slips:
        raise CannotFormatError("it cannot be read; journeybook check says why")
    if before.node is None:
        return whole
    if (once := _laid_out(whole)) == whole:
        return whole
    made = _laid_out(once)
    after = parse(made)
    if after.slips or after.node is None or plain(after.node) != plain(before.node):
        raise CannotFormatError("its layout is one that cannot be changed without changing what it says")
    if _comments(made, after.node) != _comments(whole, before.node):
        raise CannotFormatError("a comment in it stands where it would be lost; give it a line of its own")
    if _laid_out(made) != made:
        raise CannotFormatError("its layout does not settle; write its longest lines anew")
    return made


def _laid_out(text: str) -> str:
    reader = YAML(typ="rt", pure=True)
    reader.preserve_quotes = True
    reader.width = 1_000_000  # lines are broken by us, below
    reader.allow_unicode = True
    reader.indent(mapping=2, sequence=4, offset=2)
    written = io.StringIO()
    try:
        data = reader.load(text)
        reader.dump(_folded(data, 0), written)
    except (YAMLError, ValueError, RecursionError, AssertionError, TypeError) as error:
        raise CannotFormatError("its layout is one that cannot be changed safely") from error
    return f"{written.getvalue().rstrip()}\n"


def _folded(value: Any, indent: int) -> Any:  # noqa: ANN401  # whatever stands in a file
    """A value whose texts stand so far in, with the lines of long texts broken anew. Lists on one line stay there."""
    if isinstance(value, CommentedMap | CommentedSeq):
        if not value.fa.flow_style():
            for key, item in value.items() if isinstance(value, CommentedMap) else enumerate(value):
                made = _folded(item, indent + 2)
                if made is not item:
                    value[key] = made
        return value
    if isinstance(value, FoldedScalarString):
        ends = [*getattr(value, "fold_pos", ()), len(value)]
        longest = max(end - start for start, end in zip([0, *ends], ends, strict=False))
        return _with_breaks(value, indent) if longest + indent > WIDTH + _ROOM else value
    if isinstance(value, str) and not isinstance(value, LiteralScalarString) and len(value) + indent > WIDTH + _ROOM:
        can_fold = value.isprintable() and value == " ".join(value.split(" ")).strip() and "  " not in value
        return _with_breaks(FoldedScalarString(value), indent) if can_fold else value
    return value


def _with_breaks(text: FoldedScalarString, indent: int) -> FoldedScalarString:
    text.fold_pos = list(_breaks(text, WIDTH - indent))  # type: ignore[attr-defined]  # which the library reads
    return text


def _breaks(text: str, width: int) -> Iterator[int]:
    """The places of the spaces at which lines of a text end: single ones alone, which reading gives back."""
    begins, last = 0, None
    for at in (*(found.start() for found in re.finditer(r"(?<=[^ \n]) (?=[^ \n])|\n", text)), len(text)):
        if at - begins > width and last is not None:
            yield last
            begins = last + 1
        last = at if text[at : at + 1] == " " else None
        if last is None:
            begins = at + 1


def _comments(text: str, node: Node) -> Counter[str]:
    """Every comment with how often it stands there; what stands within a value is none."""
    masked = list(text)
    for start, end in _values(node):
        for at in range(start, end):
            if masked[at] != "\n":
                masked[at] = "x"
    return Counter(found.rstrip() for found in _COMMENT.findall("".join(masked)))


def _values(node: Node) -> list[tuple[int, int]]:
    if isinstance(node, Items):
        return [span for item in node.items for span in _values(item)]
    if isinstance(node, Fields):
        return [span for entry in node.entries for span in (*_values(entry.key), *_values(entry.value))]
    return [(node.start, node.end)]
