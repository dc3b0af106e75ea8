"""Text of any kind comes in, the same text as Mermaid reads it as plain text goes out.

The rules were tried against Mermaid itself (11.17 and 12.3, in a browser): Mermaid knows an entity `#NN;` with the
decimal code of a character, and nothing that is written that way is read as grammar.
"""

from __future__ import annotations

import re

LONGEST_LABEL = 160
"""Characters a label may have: a card with more is no longer a label, and the page says it in full."""

EMPTY = "-"
"""What stands where there is no text: Mermaid's grammar has no place for an empty label."""

# The breaks Mermaid ends a statement at, the controls, and what XML cannot carry.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# U+FB02 and U+00B6 because Mermaid writes entities with these two signs on its way through the parser; the backslash
# because some readers take one with an n for the end of a line.
_GRAMMAR = '#;:,%<>&"{}\\\ufb02\u00b6'
# Markdown, shapes, links and formulas in a quoted label of a flowchart.
_FLOWCHART = _GRAMMAR + "*_`[]()|$@~"
_KEYWORD = re.compile("title|section|journey|accTitle|accDescr", re.IGNORECASE)


def plain(text: str) -> str:
    """The text as a diagram shows it: on one line, controls and white space as one space, a dash where it is empty."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split()) or EMPTY


def shorten(text: str, longest: int = LONGEST_LABEL) -> str:
    """The plain text, cut at a word where it is longer than `longest` characters, with an ellipsis at its end."""
    whole = plain(text)
    if len(whole) <= longest:
        return whole
    cut = whole[: longest - 1]
    # One character further: where that is a space, the last word is whole.
    words, _, rest = whole[:longest].rpartition(" ")
    # Some scripts have no spaces, and half a label is too much to lose to one long word.
    return (words if len(words) > len(rest) else cut).rstrip() + "\u2026"


def journey_label(text: str) -> str:
    """A field of a user journey: title, section, task, actor, `accTitle` or `accDescr` of any diagram."""
    whole = plain(text)
    keyword = _KEYWORD.match(whole)
    first = f"#{ord(whole[0])};" if keyword else _entities(whole[0], _GRAMMAR)
    return first + _entities(whole[1:], _GRAMMAR)


def flow_label(text: str) -> str:
    """A label of a flowchart between `["` and `"]`, of a node, a subgraph or an edge."""
    return _entities(plain(text), _FLOWCHART)


def _entities(text: str, signs: str) -> str:
    return "".join(f"#{ord(sign)};" if sign in signs else sign for sign in text)
