"""Lines that stand too far left or right, or without their dash, come in, the lines as they were meant go out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lines import Lines
from .rewriting import BARE, NAMED, Rewriting, indent, is_field, lines_above, pushed, put_right, until


def indented_start(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A file whose first lines are indented and whose others are not."""
    first = next((at for at in range(1, line) if lines.at(at).strip() and not lines.at(at).startswith("#")), line)
    by = indent(lines.at(first))
    if (
        by
        and not indent(lines.at(line))
        and all(indent(lines.at(at)) >= by for at in range(first, line) if lines.at(at).strip())
    ):
        message = "this line is indented, and the fields beside it are not"
        yield put_right(lines, first, message, pushed(lines, first, line - 1, -by), "begin it at the very left")


def block(lines: Lines, line: int) -> Iterator[Rewriting]:
    """Several lines that stand together, moved to where something above begins."""
    own = indent(lines.at(line))
    last = until(lines, line, lambda below: indent(below) < own)
    if last == line:
        return
    for width in _widths(lines, line):
        message = f"from this line on the indentation is {_spaces(own)}, and that lines up with nothing above it"
        hint = f"indent it, and what belongs to it, by {_spaces(width)}"
        yield put_right(lines, line, message, pushed(lines, line, last, width - own), hint)


def dash(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A line without the dash that others beside it have."""
    text = lines.at(line)
    body, own = text.strip(), indent(text)
    near = (lines.at(other) for other in range(max(line - 12, 1), line + 2) if other != line)
    named = NAMED.match(body)
    entry = re.compile(rf" {{{own}}}- {re.escape(named[1])}:" if named and is_field(body) else rf" {{{own}}}- ")
    if not body.startswith("- ") and any(entry.match(other) for other in near):
        hint = f"write  - {body}"
        yield put_right(lines, line, "the dash of a list is missing", {line: f"{' ' * own}- {body}"}, hint)


def first_dash(lines: Lines, line: int) -> Iterator[Rewriting]:
    """The first entry of a list without its dash, above one that has it."""
    own = indent(lines.at(line))
    head = next((above for above in lines_above(lines, line) if indent(lines.at(above)) <= own), line)
    first = next(at for at in range(head + 1, line + 1) if lines.at(at).strip()) if head != line else line
    written = lines.at(first)
    goes_on = lines.at(line).lstrip().startswith("- ") and BARE.fullmatch(lines.at(head))
    if goes_on and first != line and indent(written) == own + 2 and NAMED.match(written):
        hint = f"write  - {written.strip()}  and begin it two places further left"
        changed = {first: f"{' ' * own}- {written.lstrip()}"}
        yield put_right(lines, first, "the dash of a list is missing", changed, hint)


def single_line(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A line that belongs further left or right."""
    own, body = indent(lines.at(line)), lines.at(line).lstrip(" ")
    for width in _widths(lines, line):
        message = f"this line is indented by {_spaces(own)}, and that lines up with nothing above it"
        yield put_right(lines, line, message, {line: " " * width + body}, f"indent it by {_spaces(width)}")


def _widths(lines: Lines, line: int) -> list[int]:
    """How far the lines above are indented: beside the entry whose dash stands right above, else the smallest move."""
    own = indent(lines.at(line))
    known: dict[int, bool] = {}
    for above in range(line - 1, max(line - 12, 0), -1):
        if match := re.match(r"( *)((?:- +)*)\S", lines.at(above)):
            dash, text = len(match[1]), len(match[1]) + len(match[2])
            known.setdefault(dash, False)
            known[text] = known.get(text, False) or (dash == own and text > dash and True not in known.values())
    return sorted(known.keys() - {own}, key=lambda width: (not known[width], abs(width - own), width))


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
