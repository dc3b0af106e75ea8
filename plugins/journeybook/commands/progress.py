"""How far a long command is comes in; a line on the terminal goes out, where there is one, and is gone at the end."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self, TextIO, TypeVar

from ..model import KINDS, EntityKind

Item = TypeVar("Item")

PATIENCE = 0.5
"""Seconds in which nobody wonders: a command that takes no longer says nothing."""
_BETWEEN = 0.1
_BACK = "\r\x1b[K"
"""What takes a terminal's line away again."""


class Progress:
    """A line that is written over, on standard error. Nothing is written where that is no terminal."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._shows = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._next = clock() + PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away, whatever happened."""
        if self._shown:
            self._stream.write(_BACK)
            self._stream.flush()

    def at(self, what: str) -> None:
        """Say what is being done now, such as `Checking`."""
        if self._shows and (now := self._clock()) >= self._next:
            self._next, self._shown = now + _BETWEEN, True
            self._stream.write(f"{_BACK}{what} …")
            self._stream.flush()

    def over(self, what: str, items: Sequence[Item]) -> Iterator[Item]:
        """The items one by one, saying before each how many there are."""
        for at, item in enumerate(items, start=1):
            self.at(f"{what}: {at:,} of {len(items):,}")
            yield item

    def reading(self, then: str, of: str = "") -> Callable[[EntityKind, Sequence[str]], Iterator[str]]:
        """What `read` asks for each kind of file; `then` is what comes after it, `of` says which handbook it is."""

        def watched(kind: EntityKind, paths: Sequence[str]) -> Iterator[str]:
            yield from self.over(f"Reading {KINDS[kind].folder}{of}", paths)
            self.at(f"{then}{of}")

        return watched


SILENT = Progress(io.StringIO())
"""Where nobody waits at a terminal."""
