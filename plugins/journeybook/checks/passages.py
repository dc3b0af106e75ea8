"""What was written about customers comes in; its texts go out as they stand in their files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import EntityKind
from ..model.types import Text
from ..model.walk import Route, find
from ..reading.source import SourceFile
from ..reading.tree import Scalar
from .inspected import Inspected

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Passage:
    """A text as it is written in a file, with its offset from the file's start. It may go over several lines."""

    file: SourceFile
    written: str
    offset: int

    def on_one_line(self) -> tuple[str, tuple[int, ...]]:
        """The text with one space wherever there is white space, and for each sign its offset in the file."""
        signs: list[str] = []
        offsets: list[int] = []
        at = 0
        for gap in (*_SPACES.finditer(self.written), None):
            until = gap.start() if gap is not None else len(self.written)
            signs.append(self.written[at:until])
            offsets += range(self.offset + at, self.offset + until)
            if gap is not None:
                signs.append(" ")
                offsets.append(self.offset + gap.start())
                at = gap.end()
        return "".join(signs), tuple(offsets)


def passages(
    inspected: Inspected,
    kinds: tuple[EntityKind, ...],
    may_hold: Callable[[str], bool],
    wanted: Callable[[EntityKind, Route], bool] = lambda _kind, _route: True,
) -> Iterator[Passage]:
    """The texts of these kinds of entities, drafts included, that are wanted and may hold what is looked for.

    A whole file is asked first, as most hold nothing.
    """
    for kind in kinds:
        for name, entity in inspected.entities(kind).items():
            file = inspected.reading.files[kind, name]
            for found in find(entity, Text) if may_hold(file.lines.text) else ():
                if wanted(kind, found.route):
                    node = file.node_at(found.route, is_key=found.is_key)
                    if isinstance(node, Scalar) and may_hold(file.lines.text[node.start : node.end]):
                        yield Passage(file, file.lines.text[node.start : node.end], node.start)
