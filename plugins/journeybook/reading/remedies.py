"""The slips people make in YAML: a line as it was written comes in, the line as it was meant goes out.

A remedy proposes; whether it holds is tried by `syntax.py`. Each takes one line and yields what it might have been.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .lines import Lines

_FIELD = re.compile(r"(?P<head>\s*(?:- +)*(?:[A-Za-z][\w-]*|\"[^\"]*\"): +)(?P<value>\S.*?)\s*")
_ITEM = re.compile(r"(?P<head>\s*(?:- +)+)(?P<value>\S.*?)\s*")
_CURLY = "“”„‟‘’‚‛«»"


@dataclass(frozen=True)
class Remedy:
    """A line put right: what was wrong, and the stretch of the written line (offset, length) that was."""

    message: str
    line: str
    start: int
    length: int
    hint: str = ""


def quoted(text: str) -> str:
    """A text in the quotes that fit it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _value(line: str) -> tuple[str, str] | None:
    match = _FIELD.fullmatch(line) or _ITEM.fullmatch(line)
    return (match["head"], match["value"]) if match else None


def _tab(line: str) -> Iterator[Remedy]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        for width in (2, 4, 8):
            yield Remedy(
                "a tab indents this line; YAML is indented with spaces",
                indent.replace("\t", " " * width) + line.lstrip(),
                0,
                len(indent),
                "put spaces in the place of the tab, as in the lines around it",
            )
    elif indent.strip(" "):
        yield Remedy(
            "a special space indents this line; YAML is indented with ordinary spaces",
            " " * len(indent) + line.lstrip(),
            0,
            len(indent),
            "delete the space before the first word and type it again",
        )


def _curly_quotes(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if found and found[1][0] in _CURLY and found[1][-1] in _CURLY:
        head, value = found
        message = "curly quotes are part of the text; only straight quotes hold a text together"
        yield Remedy(message, head + quoted(value[1:-1]), len(head), len(value))


def _starting_character(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if found and (found[1][0] in "@`%*&!|>,]}" or found[1].startswith(("? ", "- "))):
        head, value = found
        if value.startswith("- "):
            yield Remedy("a list starts on a line of its own", f"{head}[{quoted(value[2:])}]", len(head), len(value))
        elif block := re.fullmatch(r"([|>][-+0-9]*)\s+(.*)", value):
            hint = f"put the text on the line below {block[1]} and indent it"
            yield Remedy(
                f"text stands on the same line as {block[1]}", head + quoted(block[2]), len(head), len(value), hint
            )
        else:
            message = f"a text cannot start with {value[0]} unless it stands in quotes"
            yield Remedy(message, head + quoted(value), len(head), 1)


def _after_quote(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if not found or found[1][0] not in "\"'":
        return
    head, value = found
    mark = value[0]
    if value.endswith(","):
        yield Remedy("a comma stands after the closing quote", line.rstrip()[:-1], len(line.rstrip()) - 1, 1)
    closes = value.find(mark, 1)
    if mark == "'" and re.match(r"\w'\w", value[closes - 1 :]):
        message = "the apostrophe in this text closes the quote that was opened with '"
        text = value[1:-1] if value.endswith(mark) else value[1:]
        yield Remedy(message, head + quoted(text.replace("''", "'")), len(head), len(value))
    if 0 < closes < len(value) - 1:
        message = "there is more text after the closing quote"
        yield Remedy(message, head + quoted(value), len(head) + closes + 1, len(value) - closes - 1)
    if len(value) > 1 and value.endswith(mark):
        yield Remedy("there are quotes inside these quotes", head + quoted(value[1:-1]), len(head), len(value))


def _open_quote(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if found and found[1][0] in "\"'":
        head, value = found
        rest = value[1:].replace("''", "'") if value[0] == "'" else value[1:]
        yield Remedy("the quote that opens here is never closed", head + quoted(rest), len(head), len(value))


def _backslash(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if found and found[1].startswith('"') and found[1].endswith('"') and "\\" in found[1]:
        head, value = found
        at = value.index("\\")
        message = "a backslash in double quotes starts a special character, and this is none"
        yield Remedy(message, head + quoted(value[1:-1]), len(head) + at, 2)


def _open_bracket(line: str) -> Iterator[Remedy]:
    text = line.rstrip()
    for opens, closes, name in (("[", "]", "bracket"), ("{", "}", "brace")):
        if opens in text and text.count(opens) > text.count(closes):
            message = f"the {name} {opens} that opens here is never closed"
            at = text.rindex(opens) if text.count(closes) else text.index(opens)
            yield Remedy(message, text + closes, at, len(text) - at)
        if text.endswith(closes) and text.count(closes) > text.count(opens):
            yield Remedy(f"this {closes} closes nothing", text[:-1], len(text) - 1, 1)


def _space_after_colon(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*(?:- +)*[A-Za-z][\w-]*):([^\s:].*)", line):
        at = match.end(1)
        yield Remedy("a space is missing after the colon", f"{match[1]}: {match[2].rstrip()}", at, 1)


def _space_after_dash(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*)-([^\s-].*)", line):
        yield Remedy("a space is missing after the dash", f"{match[1]}- {match[2].rstrip()}", len(match[1]), 1)


def _second_colon(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if found and re.search(r":(\s|$)", found[1]) and found[1][0] not in "\"'[{":
        head, value = found
        at = len(head) + re.search(r":(\s|$)", value).start()  # type: ignore[union-attr]  # searched just above
        message = "a second colon on the line makes the text look like another field; it needs quotes, or >-"
        yield Remedy(message, head + quoted(value), at, 1)


def _comment(line: str) -> Iterator[Remedy]:
    found = _value(line)
    if found and " #" in found[1] and found[1][0] not in "\"'[{":
        head, value = found
        at = len(head) + value.index(" #") + 1
        yield Remedy(
            "the text is cut short here: # starts a comment", head + quoted(value), at, len(line.rstrip()) - at
        )


def _colon_missing(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*(?:- +)*[a-z_]+)(?:\s+(\S.*?)|)\s*", line):
        rest = f" {quoted(match[2]) if re.search(r'[:#]', match[2]) else match[2]}" if match[2] else ""
        start = len(line) - len(line.lstrip())
        yield Remedy("a colon is missing after the field's name", f"{match[1]}:{rest}", start, match.end(1) - start)


REMEDIES: tuple[Callable[[str], Iterator[Remedy]], ...] = (
    _tab,
    _curly_quotes,
    _starting_character,
    _backslash,
    _after_quote,
    _open_quote,
    _second_colon,
    _space_after_colon,
    _space_after_dash,
    _open_bracket,
    _comment,
    _colon_missing,
)


def dashes(lines: Lines, line: int) -> Iterator[Remedy]:
    """The line with a dash, where it stands in a list and has none."""
    text = lines.at(line)
    body = text.strip()
    own = len(text) - len(text.lstrip())
    near = (lines.at(other) for other in range(max(line - 4, 1), line + 2) if other != line)
    if not body.startswith("- ") and any(re.match(rf" {{{own}}}- ", other) for other in near):
        yield Remedy("the dash of a list is missing", f"{' ' * own}- {body}", own, len(body))


def indents(lines: Lines, line: int) -> Iterator[Remedy]:
    """The line moved to where one of the lines before it begins, the smallest move first."""
    text = lines.at(line)
    body = text.lstrip()
    own = len(text) - len(body)
    known: set[int] = set()
    for above in range(line - 1, max(line - 12, 0), -1):
        before = lines.at(above)
        if match := re.match(r"( *)((?:- +)*)\S", before):
            known |= {len(match[1]), len(match[1]) + len(match[2])}
    for width in sorted(known - {own}, key=lambda width: (abs(width - own), width)):
        message = f"this line is indented by {_spaces(own)}, and that lines up with nothing above it"
        yield Remedy(message, " " * width + body, own, len(body), f"indent it by {_spaces(width)}")


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
