"""YAML text comes in, a tree of our own goes out in which every value is text and knows where it stands.

libyaml's events are read, not its nodes: tags, anchors and keys given twice are seen there, and nothing is
converted or built. Everything that is wrong is a slip beside the tree; a slip never stops the reading of what follows
it unless nothing after it can be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import yaml

from .legible import directive, legible
from .lines import Lines, Span
from .remedies import SPACES
from .slip import Slip
from .syntax import Mistake, explain

DEEPEST = 40
MOST_VALUES = 50_000
"""A journey of forty steps has about three thousand values."""
MOST_SLIPS = 200
MOST_MENDED = 12
LONGEST_MENDED = 200_000

_ROOM = 60
_LINE_ENDS = re.compile(r"\n+")

SPOILT = "\ue000"
"""Stands for a value that a slip made unreadable; a private character that no keyboard types."""

_SPECIAL_SPACE = re.compile(rf"[{SPACES}]")


class Scalar(NamedTuple):
    """A text. `start` and `end` are offsets; `style` is "" for plain, else the character that opens it: ' " | or >."""

    start: int
    end: int
    text: str
    style: str = ""


@dataclass(frozen=True)
class Items:
    """A list; `flow` when it is written in brackets."""

    start: int
    end: int
    items: tuple[Node, ...]
    flow: bool = False


class Entry(NamedTuple):
    """A field of a mapping: its name and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Fields:
    """A mapping; `flow` when it is written in braces. A key given twice keeps its first value."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    flow: bool = False

    @cached_property
    def by_name(self) -> dict[str | int, Entry]:
        """The entries by their key."""
        return {entry.key.text: entry for entry in self.entries}


Node = Scalar | Items | Fields


@dataclass(frozen=True)
class Parsed:
    """What was read: None for a file with nothing in it, or one that cannot be read at all (then there are slips).

    `mended` holds the lines that were read as if their slip had been put right. `lines` is the text with these, in
    which the offsets of the tree count; the others stand in it as they were written.
    """

    node: Node | None
    slips: tuple[Slip, ...] = ()
    mended: frozenset[int] = frozenset()
    lines: Lines = field(default_factory=lambda: Lines(""), compare=False)


class _Stop(Exception):  # noqa: N818  # not an error: reading ends here, with a slip
    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.message)
        self.slip = slip


def parse(text: str) -> Parsed:
    """Read one document. Never raises, whatever the text.

    Where a slip of syntax has an evident remedy, reading goes on as if it had been put right, so that one run shows
    all that is wrong with a file.
    """
    mended: set[int] = set()
    lines, illegible = legible(text)
    slips = list(illegible)
    if stray := directive(lines):
        return Parsed(None, (*slips, stray), lines=lines)
    while True:
        builder = _Builder(lines)
        try:
            node = builder.document()
        except _Stop as stop:
            return Parsed(None, (*slips, *builder.slips, stop.slip), frozenset(mended), lines)
        except yaml.MarkedYAMLError as error:
            mistake = explain(lines, error, lambda tried: _error_in(tried.text), thorough=len(text) <= LONGEST_MENDED)
            follows = mistake.remedy is None and {mistake.span.line - 1, mistake.span.line - 2} & mended
            if mistake.span.line not in mended and not follows:
                slips.append(Slip("yaml-syntax", mistake.message, mistake.span, mistake.hint))
            if mistake.remedy is None or len(slips) >= MOST_MENDED or mistake.mended <= mended:
                return Parsed(None, tuple(slips), frozenset(mended), lines)
            mended |= mistake.mended
            lines = mistake.remedy
        else:
            kept = tuple(slip for slip in builder.slips if slip.span.line not in mended)
            return Parsed(node, (*slips, *kept), frozenset(mended), lines)


def _error_in(text: str) -> yaml.MarkedYAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return error
    return None


class _Builder:
    """Builds one tree out of libyaml's events; its slips fill while it reads."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.slips: list[Slip] = []
        self.values = 0
        self.holds_special_spaces = _SPECIAL_SPACE.search(lines.text) is not None
        self.events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(lines.text).get_event, None)

    def document(self) -> Node | None:
        next(self.events)  # the stream's start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        node = self.node(next(self.events), 0)
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            message = "a second document starts here: one file is one entity"
            self.slip("yaml-syntax", message, after, "delete the line ---, or move what follows to a file of its own")
        return node

    def node(self, event: yaml.Event, depth: int) -> Node:
        start, end = _offsets(event)
        self.values += 1
        if self.values > MOST_VALUES:
            message = f"this file holds more than {MOST_VALUES:,} values"
            raise _Stop(Slip("too-large", message, self.span(event), "split it into several files"))
        if isinstance(event, yaml.AliasEvent):
            message = f'"*{_short(event.anchor)}" is read as an alias, and a handbook has none'
            self.slip("alias", message, event, self.quoted(event))
            return Scalar(start, end, SPOILT, "*")
        self.look_at_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(start, end, event.value, event.style or "")
        if depth == DEEPEST:
            message = f"this is the {DEEPEST + 1}st level of lists and fields within each other; {DEEPEST} is the most"
            raise _Stop(Slip("too-deep", message, self.span(event)))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(inner, depth + 1))
            return Items(start, _offsets(inner)[1], tuple(items), bool(event.flow_style))
        return self.fields(event, depth)

    def fields(self, event: yaml.Event, depth: int) -> Node:
        entries: dict[str, Entry] = {}
        nameless = next_entry = False
        while not isinstance(inner := next(self.events), yaml.MappingEndEvent):
            key = self.node(inner, depth + 1)
            if self.holds_special_spaces and isinstance(key, Scalar) and _SPECIAL_SPACE.match(key.text):
                here = yaml.Mark("", key.start, 0, 0, None, 0)
                raise yaml.MarkedYAMLError(problem="a special space begins a name", problem_mark=here)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar) or key.text == SPOILT:
                nameless = True
                hint = "put the text in quotes; two braces {{ }} need them too"
                self.slip("yaml-syntax", "a field starts with its name and a colon, and this is no name", inner, hint)
            elif key.text in entries and not next_entry:
                if next_entry := self.is_next_entry(key, entries):
                    message = f'"{_short(key.text)}" is written twice here: the next entry of a list starts with a dash'
                    written = self.lines.at(self.lines.line_at(key.start)).strip()
                    hint = f"write  - {written}" if len(written) <= _ROOM else "put a dash and a space before it"
                    self.slip("duplicate-key", message, inner, hint)
                    continue
                first = self.lines.line_at(entries[key.text].key.start)
                message = f'"{_short(key.text)}" is written twice here; the first is in line {first}'
                self.slip("duplicate-key", message, inner, "keep one of them")
            elif key.text not in entries:
                entries[key.text] = Entry(key, value)
        flow = isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style)
        if nameless and not entries:
            return Scalar(_offsets(event)[0], _offsets(inner)[1], SPOILT, "{")
        return Fields(_offsets(event)[0], _offsets(inner)[1], tuple(entries.values()), flow)

    def is_next_entry(self, key: Scalar, entries: dict[str, Entry]) -> bool:
        """Whether a name given twice is the one that an entry of a list began with, on a line of its own."""
        first = next(iter(entries.values())).key
        before, again = (self.lines.start_of(self.lines.line_at(found.start)) for found in (first, key))
        text = self.lines.text
        return (
            first.text == key.text and text[before : first.start].strip() == "-" and not text[again : key.start].strip()
        )

    def look_at_properties(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            return
        if event.anchor:
            message = f'"&{_short(event.anchor)}" is read as an anchor, and a handbook has none'
            self.slip("alias", message, event, self.quoted(event))
        elif event.tag:
            start, end = _offsets(event)
            written = self.lines.text[start:end].split()
            message = f'"{_short(written[0] if written else event.tag)}" is read as a YAML tag, and a handbook has none'
            self.slip("tag", message, event, self.quoted(event))

    def quoted(self, event: yaml.Event) -> str:
        """The hint that shows the value in quotes, where it is a text on one line."""
        span = self.span(event)
        value = self.lines.at(span.line)[span.column - 1 :].strip()
        fits = isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) and len(value) <= _ROOM and '"' not in value
        return f'if it is text, put it in quotes: "{value}"' if fits else "if it is text, put it in quotes"

    def span(self, event: yaml.Event) -> Span:
        return self.lines.span(*_offsets(event))

    def slip(self, code: str, message: str, event: yaml.Event, hint: str = "") -> None:
        if len(self.slips) < MOST_SLIPS:
            self.slips.append(Slip(code, message, self.span(event), hint))


def _offsets(event: yaml.Event) -> tuple[int, int]:
    """Where an event starts and ends; libyaml marks every event of a text."""
    if event.start_mark is None or event.end_mark is None:
        return 0, 0
    return int(event.start_mark.index), int(event.end_mark.index)


def _short(text: str | None) -> str:
    return (text or "")[:40]


def pruned(node: Node) -> Node | None:
    """The tree without what is empty: an empty value is an absent one. None if nothing is left."""
    if isinstance(node, Scalar):
        return node if node.text.strip() else None
    if isinstance(node, Items):
        items = [pruned(item) for item in node.items]
        if all(kept is item for kept, item in zip(items, node.items, strict=True)):
            return node if items else None
        left = tuple(item for item in items if item is not None)
        return Items(node.start, node.end, left, node.flow) if left else None
    values = [pruned(entry.value) for entry in node.entries]
    if all(kept is entry.value for kept, entry in zip(values, node.entries, strict=True)):
        return node if values else None
    pairs = zip(node.entries, values, strict=True)
    entries = tuple(Entry(entry.key, value) for entry, value in pairs if value is not None)
    return Fields(node.start, node.end, entries, node.flow) if entries else None


def plain(node: Node) -> object:
    """The tree as dictionaries, lists and texts."""
    if isinstance(node, Scalar):
        # Below `>` YAML joins lines and keeps one line end for an empty line. The editor meant a paragraph.
        return _LINE_ENDS.sub("\n\n", node.text.rstrip("\n")) if node.style == ">" else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


__all__ = [
    "SPOILT", "Entry", "Fields", "Items", "Mistake", "Node", "Parsed", "Scalar", "Slip", "parse", "plain", "pruned",
]  # fmt: skip
