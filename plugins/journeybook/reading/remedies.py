"""The slips people make in a line of YAML: the line as it was written comes in, the line as it was meant goes out.

A remedy proposes; whether it holds is tried by `syntax.py`. Each takes one line and yields what it might have been.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .brackets import brackets, comma_missing, starting_bracket
from .names import FIELD_NAMES
from .remedy import Remedy, quoted, value_in

BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[•‣◦▪●○∙·*+–—]|--(?!-)|\d{1,2}[.)])[\s\u00a0]+(?P<text>\S(?:.*\S)?)\s*")
"""How people begin the entries of a list elsewhere."""
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like one and are none to YAML."""

INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters that are there and are not seen, as they come along with what is copied from pages and messengers."""

_CURLY = "“”„‟‘’‚‛«»"


def _tab(line: str) -> Iterator[Remedy]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        for width in (2, 4, 8, 0):
            yield Remedy(
                "a tab indents this line; YAML is indented with spaces",
                indent.replace("\t", " " * width) + line.lstrip(),
                0,
                len(indent),
                "put spaces in the place of the tab, as in the lines around it" if width else "delete the tab",
                everywhere=True,
            )
    elif indent.strip(" "):
        yield Remedy(
            "a special space indents this line; YAML is indented with ordinary spaces",
            " " * len(indent) + line.lstrip(),
            0,
            len(indent),
            "delete the space before the first word and type it again",
            everywhere=True,
        )
    if match := re.fullmatch(r"(\s*(?:- )*-)([ \t]*\t\s*)(\S.*)", line):
        message = "a tab stands after the dash, and a space belongs there"
        yield Remedy(message, f"{match[1]} {match[3].rstrip()}", match.end(1), len(match[2]), everywhere=True)


def _invisible(line: str) -> Iterator[Remedy]:
    if match := re.match(rf"(\s*)([{INVISIBLE}]+)(\S.*)", line):
        message = "an invisible character stands at the beginning of this line"
        yield Remedy(message, f"{match[1]}{match[3].rstrip()}", len(match[1]), 1, everywhere=True)


def _special_space(line: str) -> Iterator[Remedy]:
    if match := re.match(rf"\s*(?:-|(?:- +)*[A-Za-z][\w-]*:)([ ]*[{SPACES}]\s*)", line):
        message = "the space here is a special one, and YAML wants an ordinary one"
        hint = "delete the space and type it again"
        ordinary = line[: match.start(1)] + " " * len(match[1]) + line[match.end(1) :]
        yield Remedy(message, ordinary, match.start(1), len(match[1]), hint, everywhere=True)


def _wide_colon(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*(?:- +)*[A-Za-z][\w-]*)\s*([：﹕])\s*(.*)", line):
        message = "this colon is a wide one, and YAML wants an ordinary one with a space after it"
        yield Remedy(message, f"{match[1]}: {match[3].rstrip()}", match.start(2), 1, everywhere=True)


def _bullet(line: str) -> Iterator[Remedy]:
    if match := BULLET.fullmatch(line):
        text = quoted(match["text"]) if re.search(r":(\s|$)| #|^[@`%*&!|>\[{\"']", match["text"]) else match["text"]
        message = f"{match['mark']} starts no entry of a list; a dash and a space do"
        yield Remedy(message, f"{match['indent']}- {text}", match.start("mark"), len(match["mark"]), everywhere=True)


def _remark(line: str) -> Iterator[Remedy]:
    if match := re.search(r"(?:^|\s)//(?=\s|$)", line):
        at = match.end() - 2
        yield Remedy("a remark starts with #, not with //", f"{line[:at]}# {line[at + 2 :].strip()}", at, 2)
    if match := re.fullmatch(r"(\s*)(/\*+|<!--+|;+)\s*(.*?)\s*(?:\*+/|--+>)?\s*", line):
        message = f"a remark starts with #, not with {match[2]}"
        yield Remedy(message, f"{match[1]}# {match[3]}".rstrip(), len(match[1]), len(match[2]), everywhere=True)


def _remark_after_dashes(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*)(--+)\s+(\S.*)", line.rstrip()):
        message = f"a remark starts with #, not with {match[2]}"
        yield Remedy(message, f"{match[1]}# {match[3]}", len(match[1]), len(match[2]), everywhere=True)


def _curly_quotes(line: str) -> Iterator[Remedy]:
    found = value_in(line)
    if found and found[1][0] in _CURLY and found[1][-1] in _CURLY:
        head, value = found
        message = "curly quotes are part of the text; only straight quotes hold a text together"
        yield Remedy(message, head + quoted(value[1:-1]), len(head), len(value))


def _starting_character(line: str) -> Iterator[Remedy]:
    found = value_in(line)
    if found and (found[1][0] in "@`%*&!|>,]}" or found[1].startswith(("? ", "- "))):
        head, value = found
        if number := re.fullmatch(r"- +(\d+)", value):
            message = "a space stands between the minus and its number"
            yield Remedy(message, f"{head}-{number[1]}", len(head), len(value))
        elif value.startswith("- "):
            yield Remedy("a list starts on a line of its own", f"{head}[{quoted(value[2:])}]", len(head), len(value))
        elif mark := re.fullmatch(r"([|>])\s+([-+])", value):
            message = f"a space stands between {mark[1]} and {mark[2]}"
            yield Remedy(message, head + mark[1] + mark[2], len(head), len(value))
        elif block := re.fullmatch(r"([|>][-+]?)\s*(\S.*)", value):
            yield Remedy(f"text stands on the same line as {block[1]}", head + quoted(block[2]), len(head), len(value))
        else:
            message = f"a text cannot start with {value[0]} unless it stands in quotes"
            yield Remedy(message, head + quoted(value), len(head), 1)


def _after_quote(line: str) -> Iterator[Remedy]:
    found = value_in(line)
    if not found or found[1][0] not in "\"'":
        return
    head, value = found
    mark = value[0]
    if value.endswith(","):
        message = "a comma stands after the closing quote"
        yield Remedy(message, line.rstrip()[:-1], len(line.rstrip()) - 1, 1, everywhere=True)
    closes = value.find(mark, 1)
    if twice := re.fullmatch(r"''(.+)''", value):
        yield Remedy("two single quotes are not one double quote", head + quoted(twice[1]), len(head), len(value))
    if value.endswith(mark) and re.fullmatch(r"[ (]\W\w", value[closes - 1 : closes + 2]):
        message = "there are quotes inside these quotes"
        yield Remedy(message, head + quoted(value[1:-1]), len(head) + closes, len(value) - closes)
    if re.fullmatch(r"(\"[^\"]*\"|'[^']*')(\s*,\s*(\"[^\"]*\"|'[^']*'))+", value):
        yield Remedy("a list on one line stands in brackets", f"{head}[{value}]", len(head), len(value))
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
    found = value_in(line)
    if found and found[1][0] in "\"'":
        head, value = found
        rest = value[1:].replace("''", "'") if value[0] == "'" else value[1:]
        yield Remedy("the quote that opens here is never closed", head + quoted(rest), len(head), len(value))


def _backslash(line: str) -> Iterator[Remedy]:
    found = value_in(line)
    if found and found[1].startswith('"') and found[1].endswith('"') and "\\" in found[1]:
        head, value = found
        text = value[1:-1]
        at = len(head) + value.index("\\")
        if re.fullmatch(r"[\w-]+(\\[\w.-]+)+", text):
            message = "the parts of a path are divided by /, also where Windows shows a backslash"
            yield Remedy(message, head + text.replace("\\", "/"), at, 1)
        message = "a backslash in double quotes starts a special character, and this is none"
        yield Remedy(message, head + quoted(text), at, 2)


def _space_after_colon(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*(?:- +)*[A-Za-z][\w-]*):-\s*(\S.*)", line):
        message = "a list starts on a line of its own"
        yield Remedy(message, f"{match[1]}: [{quoted(match[2].rstrip())}]", match.end(1) + 1, 1)
    if match := re.fullmatch(r"(\s*(?:- +)*[A-Za-z][\w-]*):([^\s:].*)", line):
        at = match.end(1)
        yield Remedy("a space is missing after the colon", f"{match[1]}: {match[2].rstrip()}", at, 1, everywhere=True)


def _space_after_dash(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*)-([^\s-].*)", line):
        right = f"{match[1]}- {match[2].rstrip()}"
        yield Remedy("a space is missing after the dash", right, len(match[1]), 1, everywhere=True)
        for both in _space_after_colon(right):
            message = "spaces are missing after the dash and after the colon"
            yield Remedy(message, both.line, len(match[1]), 1, everywhere=True)


def _second_colon(line: str) -> Iterator[Remedy]:
    found = value_in(line)
    if found and re.search(r":(\s|$)", found[1]) and found[1][0] not in "\"'[{":
        head, value = found
        at = len(head) + re.search(r":(\s|$)", value).start()  # type: ignore[union-attr]  # searched just above
        message = "a second colon on the line makes the text look like another field; it needs quotes, or >-"
        hint = ""
        second = re.search(r"(?:^|[\s,;])([a-z_]+):\s+\S.*$", value)
        if second and second[1] in FIELD_NAMES and not head.strip().startswith(f"{second[1]}:"):
            message = "two fields stand on this line"
            hint = f"put  {value[second.start(1) :]}  on a line of its own"
        yield Remedy(message, head + quoted(value), at, 1, hint)


def _comment(line: str) -> Iterator[Remedy]:
    found = value_in(line)
    if found and " #" in found[1] and found[1][0] not in "\"'[{":
        head, value = found
        at = len(head) + value.index(" #") + 1
        yield Remedy(
            "the text is cut short here: # starts a comment", head + quoted(value), at, len(line.rstrip()) - at
        )


def _other_sign(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*(?:- +)*([a-z_]+)\s*)(=>|->|[=;→])\s*(\S(?:.*\S)?)\s*", line):
        rest = quoted(match[4]) if re.search(r":(\s|$)| #", match[4]) else match[4]
        message = f"{match[3]} stands where a colon belongs"
        if match[2] in FIELD_NAMES:
            at = match.start(3)
            yield Remedy(message, f"{match[1].rstrip()}: {rest}", at, len(match[3]), everywhere=True)


def _sign_before_name(line: str) -> Iterator[Remedy]:
    match = re.fullmatch(r"(\s*(?:- +)*)([\"'“”‘’|>&!@%`,.])([a-z_]+)[\"'“”‘’]?(:\s.*)", line.rstrip())
    if match and match[3] in FIELD_NAMES:
        sign = "a quote" if match[2] in "\"'“”‘’" else match[2]
        message = f"{sign} stands before the field's name, and a name stands as it is"
        rest = match[4].rstrip("\"'”’") if match[4].count(match[2]) % 2 else match[4]
        yield Remedy(message, f"{match[1]}{match[3]}{rest}", match.start(2), 1, everywhere=True)


def _stars(line: str) -> Iterator[Remedy]:
    if match := re.fullmatch(r"(\s*(?:- +)*)([*_]+)([A-Za-z_]+?):?[*_]+:?\s*(\S(?:.*\S)?)\s*", line):
        message = f"{match[2]} stands around the field's name, and a name stands as it is"
        if match[3].lower() in FIELD_NAMES:
            right = f"{match[1]}{match[3].lower()}: {match[4]}"
            yield Remedy(message, right, match.start(2), len(match[2]), everywhere=True)


def _colon_missing(line: str) -> Iterator[Remedy]:
    match = re.fullmatch(r"(\s*(?:- +)*([a-z_]+))(?:\s+(\S.*?)|)\s*", line)
    if match and match[2] in FIELD_NAMES:
        start, text = match.start(2), match[3] or ""
        if text.startswith(":") and len(text) > 1:
            message = "a colon belongs right after the field's name, with a space after it"
            yield Remedy(message, f"{match[1]}: {text[1:].strip()}", match.start(3), 1, everywhere=True)
            return
        rest = f" {quoted(text) if re.search(r'[:#]', text) else text}" if text else ""
        yield Remedy("a colon is missing after the field's name", f"{match[1]}:{rest}", start, len(match[2]))


REMEDIES: tuple[Callable[[str], Iterator[Remedy]], ...] = (
    _tab,
    _invisible,
    _special_space,
    _wide_colon,
    _remark,
    _curly_quotes,
    _bullet,
    _starting_character,
    starting_bracket,
    _backslash,
    _after_quote,
    _open_quote,
    _second_colon,
    _space_after_colon,
    _space_after_dash,
    brackets,
    comma_missing,
    _comment,
    _other_sign,
    _stars,
    _sign_before_name,
    _colon_missing,
    _remark_after_dashes,
)


def as_field(text: str) -> str:
    """A text that was meant to be a field, put right; "" for one that was not."""
    for remedy in (_special_space, _wide_colon, _space_after_colon, _other_sign):
        for proposal in remedy(text):
            return proposal.line
    if match := re.fullmatch(r"([a-z_]+)(?:=|\t+)(\S[^\t]*)", text):
        return f"{match[1]}: {match[2]}" if match[1] in FIELD_NAMES else ""
    return ""
