"""A file as it was read: its tree and its lines come in, the place of any value in it goes out."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.walk import Route
from ..problems import Problem, Severity
from .lines import Lines, Span
from .tree import Fields, Items, Node

WHOLE_FILE = Span(0, 0, 0)


@dataclass(frozen=True)
class SourceFile:
    """One file of content. `path` is relative to content/, `shown` to the folder above it, both with forward slashes.

    `node` is the tree without what is empty, None for a file that holds nothing or cannot be read; where something was
    wrong, it is what is right of it, and `written` still is the tree as it was written. `mended` holds lines that were
    read as if a slip in them had been put right: nothing else is said about these. Offsets count in `lines`, where they
    stand put right; `typed` are the lines as they are in the file, None where these are the same.
    """

    path: str
    shown: str
    lines: Lines
    node: Node | None = None
    written: Node | None = None
    mended: frozenset[int] = frozenset()
    typed: Lines | None = None

    @property
    def text(self) -> str:
        """The text that is in the file."""
        return (self.typed or self.lines).text

    def node_at(self, route: Route, *, is_key: bool = False) -> Node | None:
        """The node at a route, or the last one on the way to it. A text may stand for the mapping a route goes into."""
        node, key = self.node, None
        for part in route:
            if isinstance(node, Fields) and (entry := node.by_name.get(part)) is not None:
                key, node = entry
            elif isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
                node, key = node.items[part], None
            elif not (isinstance(part, str) and part.startswith("(")):
                return node
        return key if is_key and key is not None else node

    def locate(self, route: Route, *, is_key: bool = False) -> Span:
        """Where the value at a route stands; with `is_key`, where its name does."""
        node = self.node_at(route, is_key=is_key)
        return self.span_of(node) if node is not None else Span(1, 1, 0)

    def span_of(self, node: Node) -> Span:
        """Where a value stands: a mapping is pointed at by its first name, everything else by its first line."""
        if isinstance(node, Fields) and not node.flow and node.entries:
            node = node.entries[0].key
        return self.lines.span(node.start, node.end)

    def problem(
        self, code: str, message: str, span: Span = WHOLE_FILE, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem in this file."""
        source = (self.typed or self.lines).at(span.line) if span.line else ""
        return Problem(self.shown, span.line, span.column, code, message, severity, hint, span.length, source)
