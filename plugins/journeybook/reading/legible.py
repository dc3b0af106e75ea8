"""A text as it was typed comes in, one that YAML can be read from goes out, with what stood in the way of that."""

from __future__ import annotations

import re

from .lines import Lines
from .slip import Slip

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS_OF_YAML_1_1 = ("\x85", "\u2028", "\u2029")


def legible(text: str) -> tuple[Lines, tuple[Slip, ...]]:
    """Line separators of YAML 1.1 are ordinary characters in 1.2; what no page can show is named and blanked."""
    lines = Lines(text)
    named: dict[str, Slip] = {}
    for match in _UNREADABLE.finditer(text):
        if match.group() not in named:
            message = f"an invisible control character (U+{ord(match.group()):04X}) stands here"
            named[match.group()] = Slip("yaml-syntax", message, lines.span(match.start(), match.end()), "delete it")
    right = _UNREADABLE.sub(" ", text) if named else text
    for line_end in _BREAKS_OF_YAML_1_1:
        right = right.replace(line_end, " ")
    return lines if right is text else Lines(right), tuple(named.values())


def directive(lines: Lines) -> Slip | None:
    """A file has no use for directives, and libyaml compares each with every other."""
    for count, match in enumerate(re.finditer(r"^%", lines.text, re.MULTILINE)):
        text = lines.at(lines.line_at(match.start()))
        if count or not re.fullmatch(r"%YAML 1\.[12]\s*", text):
            span = lines.span(match.start(), match.start() + len(text))
            return Slip("yaml-syntax", "a line cannot start with %", span, "indent the line, or put the text in quotes")
    return None
