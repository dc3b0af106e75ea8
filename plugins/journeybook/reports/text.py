"""Problems come in, the text a terminal shows goes out: where, what, the line itself, and what to do."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from ..problems import Problem, Severity

_GUTTER = 6
_ROOM = 100
"""Columns of a source line that are shown; of a longer line, the part around the mark."""
_BEFORE = 30
_TAB = "    "
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}
_BOLD, _DIM, _GREEN = "1", "2", "32"


def render(problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Every problem as a block of lines with an empty line after it; "" for none. `colour`: with ANSI colours."""
    return "".join(f"{_block(problem, colour=colour)}\n\n" for problem in problems)


def overview(notes: Iterable[Problem], columns: int, *, colour: bool = False) -> str:
    """Many notes at a glance, a line for each below its file: `line  code  message`, cut to `columns`; "" for none."""
    every = list(notes)
    width = max((len(note.code) for note in every), default=0)
    room = max(columns - _GUTTER - width - 4, _BEFORE)
    blocks = []
    for path, ours in groupby(every, key=lambda note: note.path):
        lines = [_painted(legible(path), _BOLD, colour=colour)]
        for note in ours:
            line, code = str(note.line or ""), _painted(f"{note.code:<{width}}", _COLOURS[note.severity], colour=colour)
            lines.append(f"{line:>{_GUTTER}}  {code}  {_cut(legible(note.message), room)}")
        blocks.append("\n".join(lines))
    return "".join(f"{block}\n\n" for block in blocks)


def closing(problems: Iterable[Problem]) -> str:
    """How many problems of each weight there are and in how many files: `2 errors, 1 warning in 2 files`."""
    every = list(problems)
    return f"{counts(every)} in {_counted(len({problem.path for problem in every}), 'file')}"


def counts(problems: Iterable[Problem]) -> str:
    """How many problems of each weight there are: `2 errors, 1 warning`."""
    found = Counter(problem.severity for problem in problems)
    return ", ".join(_counted(found[severity], severity.word) for severity in reversed(Severity) if found[severity])


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _block(problem: Problem, *, colour: bool) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    paint = _COLOURS[problem.severity]
    code = _painted(f"{problem.severity.word}[{problem.code}]", paint, colour=colour)
    lines = [f"{legible(place)}: {code} {legible(problem.message)}"]
    if problem.line and problem.source.strip():
        source, offset, width = _window(problem)
        number, rule = (_painted(f"{at:>{_GUTTER}} |", _DIM, colour=colour) for at in (problem.line, ""))
        mark = _painted("^" * width, paint, colour=colour)
        lines += [f"{number} {source}", f"{rule} {' ' * offset}{mark}"]
    if problem.hint:
        lines.append(_painted(f"  {legible(problem.hint)}", _GREEN, colour=colour))
    return "\n".join(lines)


def _window(problem: Problem) -> tuple[str, int, int]:
    """The part of the source line that is shown, the columns before the mark, and the columns of the mark."""
    start = problem.column - 1
    before, marked, after = (
        legible(problem.source[:start]),
        legible(problem.source[start : start + problem.length]),
        legible(problem.source[start + problem.length :]),
    )
    if _columns(before + marked + after) > _ROOM:
        if _columns(before) > _BEFORE:
            before = "…" + _last(before, _BEFORE)
        marked = _first(marked, _ROOM - _columns(before))
        room = _ROOM - _columns(before + marked)
        after = _cut(after, room)
    return (before + marked + after).rstrip(), _columns(before), max(_columns(marked), 1)


def _cut(text: str, room: int) -> str:
    return text if _columns(text) <= room else _first(text, max(room - 1, 0)) + "…"


def legible(text: str) -> str:
    """Tabs as spaces, and a box for what would steer a terminal or turn the writing's direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _TAB
        if character == "\t"
        else "�"
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else character
        for character in text
    )


def _columns(text: str) -> int:
    """The columns a text takes on a terminal: East Asian wide characters take two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_column, text))


def _column(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _first(text: str, columns: int) -> str:
    taken = 0
    for at, character in enumerate(text):
        taken += _column(character)
        if taken > columns:
            return text[:at]
    return text


def _last(text: str, columns: int) -> str:
    return _first(text[::-1], columns)[::-1]
