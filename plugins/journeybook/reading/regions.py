"""Slips over several lines: a text and the line where reading stopped come in, the lines as they were meant go out.

As with `remedies.py`, each proposes, and whether it holds is tried by `syntax.py`. No line is added or taken away, so
that every place in the text keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from .indentation import block, dash, first_dash, indented_start, single_line
from .lines import Lines
from .remedy import FIELD, ITEM, LONGEST_SHOWN, quoted
from .rewriting import BARE, NAMED, Rewriting, indent, is_field, last_within, lines_above, pushed, put_right, until

_BLOCK_MARK = re.compile(r"\s*(?:- +)*(?:[A-Za-z][\w-]*: +)?[|>][-+0-9]*\s*")
_OF_FIELDS = {"trigger", "handoff", "quote", "facts", "notes", "participants", "result", "labels", "checks"}
_BESIDE_MARK = re.compile(r"(?P<head>.*[:-] +)(?P<mark>[|>][-+]?)\s+(?P<value>(?![-+]\s*$)\S.*)")
_NEVER_CLOSED = "the quote that opens here is never closed"
_FENCE = re.compile(r"\s*(?:```|~~~)[\w-]*\s*")


def _fences(lines: Lines, _line: int) -> Iterator[Rewriting]:
    fences = [line for line in range(1, lines.count + 1) if _FENCE.fullmatch(lines.at(line))]
    if fences:
        message = "the marks around a piece of code were pasted along with it"
        hint = "delete the lines that hold nothing but ```"
        yield put_right(lines, fences[0], message, dict.fromkeys(fences, ""), hint, is_one=False)


def _text_below_its_mark(lines: Lines, line: int) -> Iterator[Rewriting]:
    """Text below `>-` or `|` that is not indented."""
    head = next((above for above in lines_above(lines, line) if _BLOCK_MARK.fullmatch(lines.at(above))), None)
    if head is None:
        return
    own = indent(lines.at(head))
    first = next(at for at in range(head + 1, line + 1) if lines.at(at).strip())
    if indent(lines.at(first)) <= own:
        last = until(lines, line, lambda text: is_field(text) or indent(text) < own)
        message = f"the text that belongs to {lines.at(head).split()[-1]} is not indented"
        hint = f"begin each line of the text with {own + 2} spaces"
        yield put_right(lines, first, message, pushed(lines, first, last, own + 2), hint)


def _text_beside_its_mark(lines: Lines, line: int) -> Iterator[Rewriting]:
    """Text that begins beside `>-` or `|` and goes on below it."""
    head = next(
        (above for above in (line, *lines_above(lines, line)) if indent(lines.at(above)) < indent(lines.at(line))), line
    )
    for at in dict.fromkeys((line, head)):
        found = _BESIDE_MARK.fullmatch(lines.at(at))
        last = last_within(lines, at)
        if found and last > at:
            body = {below: lines.at(below) for below in range(at + 1, last + 1)}
            message = f"text stands on the same line as {found['mark']}"
            hint = f"put the text on the line below {found['mark']}, indented as the rest of it"
            start, length = found.start("mark"), len(found["mark"])
            yield Rewriting(message, _in_quotes(at, found, body), at, start, length, hint)


def _value_and_more(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A value on a field's own line, and a list or fields below it."""
    text = lines.at(line)
    head = next(lines_above(lines, line), line)
    found = FIELD.fullmatch(lines.at(head))
    name = found["head"].strip().removesuffix(":").lstrip("- ") if found else ""
    holds_more = text.lstrip().startswith("- ") or (name in _OF_FIELDS and NAMED.match(text))
    if found and holds_more and indent(text) > indent(lines.at(head)):
        message = f"{name} has a value on its own line, and more below it"
        hint = f"write  {name}:  alone on the line, or delete what is below it"
        changed = {head: found["head"].rstrip() + " " * len(found["value"])}
        yield Rewriting(message, changed, head, len(found["head"]), len(found["value"]), hint)


def _long_text(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text over several lines with a colon in it."""
    text = lines.at(line)
    head = next((above for above in lines_above(lines, line) if indent(lines.at(above)) < indent(text)), line)
    found = FIELD.fullmatch(lines.at(head)) or ITEM.fullmatch(lines.at(head))
    if head != line and found and found["value"][0] not in "\"'[{|>&*!" and not is_field(text):
        last = last_within(lines, head)
        colon = re.search(r":(\s|$)", text)
        start = colon.start() if colon else indent(text)
        message = "a colon in a text over several lines makes it look like a field"
        hint = f"write  {_with_mark(found['head'])}  and the whole text on the lines below it, indented"
        body = {at: lines.at(at) for at in range(head + 1, last + 1)}
        yield Rewriting(message, _in_quotes(head, found, body), line, start, 1, hint)


def _text_below_its_name(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text that begins on the line below its field's name, with a colon in it."""
    text = lines.at(line)
    head = next((above for above in lines_above(lines, line) if indent(lines.at(above)) < indent(text)), line)
    between = range(head + 1, line)
    if head == line or not BARE.fullmatch(lines.at(head)) or is_field(text):
        return
    if any(NAMED.match(lines.at(at)) or lines.at(at).lstrip().startswith(("- ", "#")) for at in between):
        return
    first = next(at for at in range(head + 1, line + 1) if lines.at(at).strip())
    last = last_within(lines, head)
    changed = {at: lines.at(at).replace("'", "''") for at in range(first, last + 1)}
    changed[first] = f"{' ' * indent(lines.at(first))}'{changed[first].lstrip()}"
    changed[last] = f"{changed[last].rstrip()}'"
    message = "a colon in a text over several lines makes it look like a field"
    hint = f"write  {_with_mark(lines.at(head))}  above the text"
    at = next((at for at in range(first, last + 1) if re.search(r":(\s|$)", lines.at(at))), line)
    colon = re.search(r":(\s|$)", lines.at(at))
    yield Rewriting(message, changed, at, colon.start() if colon else indent(text), 1, hint)


def _quote_left_open(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text over several lines whose quote is not closed."""
    found = FIELD.fullmatch(lines.at(line)) or ITEM.fullmatch(lines.at(line))
    last = last_within(lines, line)
    if found and last > line and _opens_only(found["value"]):
        mark = found["value"][0]
        hint = f"write  {mark}  after its last word, in line {last}"
        right = {last: lines.at(last).rstrip() + mark}
        yield Rewriting(_NEVER_CLOSED, right, line, len(found["head"]), len(found["value"]), hint)


def _quote_left_open_above(lines: Lines, line: int) -> Iterator[Rewriting]:
    """A text further up whose quote is not closed, so that it reads on to the next quote there is."""
    for above in lines_above(lines, line):
        found = FIELD.fullmatch(lines.at(above)) or ITEM.fullmatch(lines.at(above))
        if found and _opens_only(found["value"]):
            yield from _quote_left_open(lines, above)
            right = found["head"] + quoted(found["value"][1:])
            short = len(right.strip()) <= LONGEST_SHOWN
            hint = f"write  {right.strip() if short else found['value'][0] + '  after its last word'}"
            yield Rewriting(_NEVER_CLOSED, {above: right}, above, len(found["head"]), len(found["value"]), hint)


def _opens_only(value: str) -> bool:
    return value[0] in "\"'" and value.count(value[0]) == 1


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
    head = next(lines_above(lines, line), line)
    found = FIELD.fullmatch(lines.at(head)) or ITEM.fullmatch(lines.at(head))
    if (
        not found
        or is_field(text)
        or text.lstrip().startswith(("- ", "#", "|", "...", "---"))
        or lines.at(line - 1).strip() == ""
    ):
        return
    wanted = len(found["head"]) - len(found["head"].lstrip(" -")) + 2
    last = until(lines, line, lambda below: is_field(below) or below.lstrip().startswith("- "))
    message = "this line goes on with the text above it, and is not indented"
    hint = f"write  {_with_mark(found['head'])}  above it and the whole text on the lines below, indented"
    body = pushed(lines, line, last, max(wanted - indent(text), 0))
    yield put_right(lines, line, message, body, hint)
    yield put_right(lines, line, message, _in_quotes(head, found, body), hint)


FIRST: tuple[Callable[[Lines, int], Iterator[Rewriting]], ...] = (
    _fences, _text_below_its_mark, _text_beside_its_mark, _value_and_more, _quote_left_open, first_dash,
)  # fmt: skip
"""Tried before the remedies of single lines, which would be fooled by these."""
LAST: tuple[Callable[[Lines, int], Iterator[Rewriting]], ...] = (
    _quote_left_open_above, _long_text, _text_below_its_name, indented_start, dash, block, single_line, _going_on,
)  # fmt: skip
"""Tried after them."""
