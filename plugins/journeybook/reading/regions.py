"""Slips over several lines: a text and the line where reading stopped come in, the lines as they were meant go out.

As with `remedies.py`, each proposes, and whether it holds is tried by `syntax.py`. No line is added or taken away, so
that every place in the text keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .lines import Lines
from .names import FIELD_NAMES
from .remedy import FIELD, ITEM, LONGEST_SHOWN, quoted

_FURTHEST = 60
"""So many lines above are looked at for where a text begins."""
_BLOCK_MARK = re.compile(r"\s*(?:- +)*(?:[A-Za-z][\w-]*: +)?[|>][-+0-9]*\s*")
_NAMED = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*):(?:\s|$)")
_OF_FIELDS = {"trigger", "handoff", "quote", "facts", "notes", "participants", "result", "labels", "checks"}
_BARE = re.compile(r"\s*(?:- +)*[A-Za-z][\w-]*:\s*")
_BESIDE_MARK = re.compile(r"(?P<head>.*[:-] +)(?P<mark>[|>][-+]?)\s+(?P<value>(?![-+]\s*$)\S.*)")
_FENCE = re.compile(r"\s*(?:```|~~~)[\w-]*\s*")


@dataclass(frozen=True)
class Rewriting:
    """Lines put right, by their number: what was wrong, and the stretch (offset, length) of `line` that was."""

    message: str
    changed: Mapping[int, str]
    line: int
    start: int
    length: int
    hint: str
    is_one: bool = True

    @property
    def through(self) -> int:
        """The line that reading has to come past with it: the last one of a region that is one."""
        return max(self.changed) if self.is_one else self.line


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _at(  # noqa: PLR0913  # the parts of what it makes
    lines: Lines, line: int, message: str, changed: Mapping[int, str], hint: str, *, is_one: bool = True
) -> Rewriting:
    text = lines.at(line)
    start = len(text) - len(text.lstrip())
    return Rewriting(message, changed, line, start, len(text.strip()), hint, is_one)


def _is_field(text: str) -> bool:
    named = _NAMED.match(text)
    return named is not None and named[1] in FIELD_NAMES


def _above(lines: Lines, line: int) -> Iterator[int]:
    """The lines above that hold something, the nearest first."""
    return (above for above in range(line - 1, max(line - _FURTHEST, 0), -1) if lines.at(above).strip())


def _until(lines: Lines, line: int, stops: Callable[[str], bool]) -> int:
    """The last line that holds something before one that stops, or before the end."""
    last = line
    for below in range(line + 1, lines.count + 1):
        if lines.at(below).strip():
            if stops(lines.at(below)):
                break
            last = below
    return last


def _last_within(lines: Lines, line: int) -> int:
    """The last line of what is indented below a line, the line itself where nothing is."""
    own = _indent(lines.at(line))
    return _until(lines, line, lambda below: _indent(below) <= own)


def _pushed(lines: Lines, first: int, last: int, by: int) -> dict[int, str]:
    return {
        line: " " * (_indent(lines.at(line)) + by) + lines.at(line).lstrip(" ")
        for line in range(first, last + 1)
        if lines.at(line).strip()
    }


def _fences(lines: Lines, _line: int) -> Iterator[Rewriting]:
    fences = [line for line in range(1, lines.count + 1) if _FENCE.fullmatch(lines.at(line))]
    if fences:
        message = "the marks around a piece of code were pasted along with it"
        hint = "delete the lines that hold nothing but ```"
        yield _at(lines, fences[0], message, dict.fromkeys(fences, ""), hint, is_one=False)


def _text_below_its_mark(lines: Lines, line: int) -> Iterator[Rewriting]:
    """Text below `>-` or `|` that is not indented."""
    head = next((above for above in _above(lines, line) if _BLOCK_MARK.fullmatch(lines.at(above))), None)
    if head is None:
        return
    own = _indent(lines.at(head))
    first = next(at for at in range(head + 1, line + 1) if lines.at(at).strip())
    if _indent(lines.at(first)) <= own:
        last = _until(lines, line, lambda text: _is_field(text) or _indent(text) < own)
        message = f"the text that belongs to {lines.at(head).split()[-1]} is not indented"
        hint = f"begin each line of the text with {own + 2} spaces"
        yield _at(lines, first, message, _pushed(lines, first, last, own + 2), hint)


def _text_beside_its_mark(lines: Lines, line: int) -> Iterator[Rewriting]:
    """Text that begins beside `>-` or `|` and goes on below it."""
    head = next(
        (above for above in (line, *_above(lines, line)) if _indent(lines.at(above)) < _indent(lines.at(line))), line
    )
    for at in dict.fromkeys((line, head)):
        found = _BESIDE_MARK.fullmatch(lines.at(at))
        last = _last_within(lines, at)
        if found and last > at:
            body = {below: lines.at(below) for below in range(at + 1, last + 1)}
            message = f"text stands on the same line as {found['mark']}"
            hint = f"put the text on the line below {found['mark']}, indented as the rest of it"
            start, length = found.start("mark"), len(found["mark"])
            yield Rewriting(message, _in_quotes(at, found, body), at, start, length, hint)


def _value_and_more(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A value on a field's own line, and a list or fields below it."""
    text = lines.at(line)
    head = next(_above(lines, line), line)
    found = FIELD.fullmatch(lines.at(head))
    name = found["head"].strip().removesuffix(":").lstrip("- ") if found else ""
    holds_more = text.lstrip().startswith("- ") or (name in _OF_FIELDS and _NAMED.match(text))
    if found and holds_more and _indent(text) > _indent(lines.at(head)):
        message = f"{name} has a value on its own line, and more below it"
        hint = f"write  {name}:  alone on the line, or delete what is below it"
        changed = {head: found["head"].rstrip() + " " * len(found["value"])}
        yield Rewriting(message, changed, head, len(found["head"]), len(found["value"]), hint)


def _long_text(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text over several lines with a colon in it."""
    text = lines.at(line)
    head = next((above for above in _above(lines, line) if _indent(lines.at(above)) < _indent(text)), line)
    found = FIELD.fullmatch(lines.at(head)) or ITEM.fullmatch(lines.at(head))
    if head != line and found and found["value"][0] not in "\"'[{|>&*!" and not _is_field(text):
        last = _last_within(lines, head)
        colon = re.search(r":(\s|$)", text)
        start = colon.start() if colon else _indent(text)
        message = "a colon in a text over several lines makes it look like a field"
        hint = f"write  {_with_mark(found['head'])}  and the whole text on the lines below it, indented"
        body = {at: lines.at(at) for at in range(head + 1, last + 1)}
        yield Rewriting(message, _in_quotes(head, found, body), line, start, 1, hint)


def _text_below_its_name(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text that begins on the line below its field's name, with a colon in it."""
    text = lines.at(line)
    head = next((above for above in _above(lines, line) if _indent(lines.at(above)) < _indent(text)), line)
    between = range(head + 1, line)
    if head == line or not _BARE.fullmatch(lines.at(head)) or _is_field(text):
        return
    if any(_NAMED.match(lines.at(at)) or lines.at(at).lstrip().startswith(("- ", "#")) for at in between):
        return
    first = next(at for at in range(head + 1, line + 1) if lines.at(at).strip())
    last = _last_within(lines, head)
    changed = {at: lines.at(at).replace("'", "''") for at in range(first, last + 1)}
    changed[first] = f"{' ' * _indent(lines.at(first))}'{changed[first].lstrip()}"
    changed[last] = f"{changed[last].rstrip()}'"
    colon = re.search(r":(\s|$)", text)
    message = "a colon in a text over several lines makes it look like a field"
    hint = f"write  {_with_mark(lines.at(head))}  above the text"
    yield Rewriting(message, changed, line, colon.start() if colon else _indent(text), 1, hint)


def _quote_left_open(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text further up whose quote is not closed, so that it reads on to the next quote there is."""
    for above in _above(lines, line):
        found = FIELD.fullmatch(lines.at(above)) or ITEM.fullmatch(lines.at(above))
        if not found or found["value"][0] not in "\"'" or found["value"].count(found["value"][0]) != 1:
            continue
        message = "the quote that opens here is never closed"
        value, start = found["value"], len(found["head"])
        right = found["head"] + quoted(value[1:])
        hint = (
            f"write  {right.strip()}"
            if len(right.strip()) <= LONGEST_SHOWN
            else f"write  {value[0]}  after its last word"
        )
        yield Rewriting(message, {above: right}, above, start, len(value), hint)
        last = _last_within(lines, above)
        if last > above:
            hint = f"write  {value[0]}  after its last word, in line {last}"
            yield Rewriting(message, {last: lines.at(last) + value[0]}, above, start, len(value), hint)


def _with_mark(head: str) -> str:
    return f"{head.strip()} >-"


def _in_quotes(head: int, found: re.Match[str], body: Mapping[int, str]) -> dict[int, str]:
    """The text that begins on line `head` and goes on in `body` in single quotes."""
    changed = {at: text.replace("'", "''") for at, text in body.items()}
    changed[max(body)] = f"{changed[max(body)].rstrip()}'"
    return {head: f"{found['head']}'" + found["value"].replace("'", "''"), **changed}


def _going_on(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A line that goes on with the text above it, and does not stand below it."""
    text = lines.at(line)
    head = next(_above(lines, line), line)
    found = FIELD.fullmatch(lines.at(head)) or ITEM.fullmatch(lines.at(head))
    if (
        not found
        or _is_field(text)
        or text.lstrip().startswith(("- ", "#", "|", "...", "---"))
        or lines.at(line - 1).strip() == ""
    ):
        return
    wanted = len(found["head"]) - len(found["head"].lstrip(" -")) + 2
    last = _until(lines, line, lambda below: _is_field(below) or below.lstrip().startswith("- "))
    message = "this line goes on with the text above it, and is not indented"
    hint = f"write  {_with_mark(found['head'])}  above it and the whole text on the lines below, indented"
    body = _pushed(lines, line, last, max(wanted - _indent(text), 0))
    yield _at(lines, line, message, body, hint)
    yield _at(lines, line, message, _in_quotes(head, found, body), hint)


def _indented_start(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A file whose first lines are indented and whose others are not."""
    first = next((at for at in range(1, line) if lines.at(at).strip() and not lines.at(at).startswith("#")), line)
    by = _indent(lines.at(first))
    if (
        by
        and not _indent(lines.at(line))
        and all(_indent(lines.at(at)) >= by for at in range(first, line) if lines.at(at).strip())
    ):
        message = "this line is indented, and the fields beside it are not"
        yield _at(lines, first, message, _pushed(lines, first, line - 1, -by), "begin it at the very left")


def _block(lines: Lines, line: int) -> Iterator[Rewriting]:
    """Several lines that stand together, moved to where something above begins."""
    own = _indent(lines.at(line))
    last = _until(lines, line, lambda below: _indent(below) < own)
    if last == line:
        return
    for width in _widths(lines, line):
        message = f"from this line on the indentation is {_spaces(own)}, and that lines up with nothing above it"
        hint = f"indent it, and what belongs to it, by {_spaces(width)}"
        yield _at(lines, line, message, _pushed(lines, line, last, width - own), hint)


def _dash(lines: Lines, line: int) -> Iterator[Rewriting]:
    text = lines.at(line)
    body, own = text.strip(), _indent(text)
    near = (lines.at(other) for other in range(max(line - 12, 1), line + 2) if other != line)
    named = _NAMED.match(body)
    entry = re.compile(rf" {{{own}}}- {re.escape(named[1])}:" if named and _is_field(body) else rf" {{{own}}}- ")
    if not body.startswith("- ") and any(entry.match(other) for other in near):
        hint = f"write  - {body}"
        yield _at(lines, line, "the dash of a list is missing", {line: f"{' ' * own}- {body}"}, hint)


def _first_dash(lines: Lines, line: int) -> Iterator[Rewriting]:
    """The first entry of a list without its dash, above one that has it."""
    own = _indent(lines.at(line))
    head = next((above for above in _above(lines, line) if _indent(lines.at(above)) <= own), line)
    first = next(at for at in range(head + 1, line + 1) if lines.at(at).strip()) if head != line else line
    written = lines.at(first)
    goes_on = lines.at(line).lstrip().startswith("- ") and _BARE.fullmatch(lines.at(head))
    if goes_on and first != line and _indent(written) == own + 2 and _NAMED.match(written):
        hint = f"write  - {written.strip()}"
        changed = {first: f"{' ' * own}- {written.lstrip()}"}
        yield _at(lines, first, "the dash of a list is missing", changed, hint)


def _line(lines: Lines, line: int) -> Iterator[Rewriting]:
    own, body = _indent(lines.at(line)), lines.at(line).lstrip(" ")
    for width in _widths(lines, line):
        message = f"this line is indented by {_spaces(own)}, and that lines up with nothing above it"
        yield _at(lines, line, message, {line: " " * width + body}, f"indent it by {_spaces(width)}")


def _widths(lines: Lines, line: int) -> list[int]:
    """How far the lines above are indented: beside the entry whose dash stands right above, else the smallest move."""
    own = _indent(lines.at(line))
    known: dict[int, bool] = {}
    for above in range(line - 1, max(line - 12, 0), -1):
        if match := re.match(r"( *)((?:- +)*)\S", lines.at(above)):
            dash, text = len(match[1]), len(match[1]) + len(match[2])
            known.setdefault(dash, False)
            known[text] = known.get(text, False) or (dash == own and text > dash and True not in known.values())
    return sorted(known.keys() - {own}, key=lambda width: (not known[width], abs(width - own), width))


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")


FIRST: tuple[Callable[[Lines, int], Iterator[Rewriting]], ...] = (
    _fences, _text_below_its_mark, _text_beside_its_mark, _value_and_more, _first_dash,
)  # fmt: skip
"""Tried before the remedies of single lines, which would be fooled by these."""
LAST: tuple[Callable[[Lines, int], Iterator[Rewriting]], ...] = (
    _quote_left_open, _long_text, _text_below_its_name, _indented_start, _dash, _block, _line, _going_on,
)  # fmt: skip
"""Tried after them."""
