"""Words of our own in a customer's mouth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from ..model import EntityKind
from ..model.types import shown
from ..model.walk import Route
from ..problems import Problem
from .inspected import Inspected, own_weight
from .passages import passages

CODE = "jargon"

_SPOKEN: Mapping[str, frozenset[str]] = {
    "journey": frozenset(
        {"title", "goal", "trigger", "doing", "thinking", "feeling", "expecting", "why", "when", "questions"}
    ),
    "persona": frozenset({"quote"}),
}
"""The fields in which the customer speaks."""
_BETWEEN = r"[\s-]+"
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese are written without spaces between words."""


def check(inspected: Inspected) -> Iterator[Problem]:
    """Look at what the customer does, thinks, feels, expects and asks, at what hurts, and at the titles.

    What customers said word for word, in `quotes`, is left alone. Capitals, accents typed in two ways and line ends
    make no difference; a word within a longer word is another word.
    """
    terms = inspected.reading.terms
    asked = {tuple(re.split(_BETWEEN, _folded(word))): word for word in (terms.jargon if terms is not None else ())}
    if not asked:
        return
    longest_first = sorted(asked, key=lambda parts: (-len("".join(parts)), parts))
    pattern = re.compile("|".join(_BETWEEN.join(map(re.escape, parts)) for parts in longest_first))

    def may_hold(text: str) -> bool:
        return pattern.search(_folded(text)) is not None

    for passage in passages(inspected, ("persona", "journey"), may_hold, _is_spoken):
        text, offsets = _folded_with_offsets(passage.written, passage.offset)
        for match in pattern.finditer(text):
            if _is_whole(text, match.start(), match.end()):
                word = asked[tuple(re.split(_BETWEEN, match.group()))]
                message = f"the customer says {shown(word)} here, and customers never say that"
                span = passage.file.lines.span(offsets[match.start()], offsets[match.end() - 1] + 1)
                hint = "write it as they would say it"
                yield passage.file.problem(CODE, message, span, hint, own_weight(CODE))


def _is_spoken(kind: EntityKind, route: Route) -> bool:
    names = [part for part in route if isinstance(part, str)]
    if names[-1] == "text":
        # Pains and triggers are in the customer's words too, highlights in ours.
        return (kind == "journey" and names[-2] in {"pains", "trigger"}) or names[-2] in _SPOKEN[kind]
    return names[-1] in _SPOKEN[kind]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFD", text.casefold())


def _folded_with_offsets(text: str, start: int) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its signs the place of the one it was made of."""
    signs: list[str] = []
    offsets: list[int] = []
    for at, sign in enumerate(text, start):
        folded = _folded(sign)
        signs.append(folded)
        offsets += [at] * len(folded)
    return "".join(signs), tuple(offsets)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    """Whether the signs before and after a place belong to one word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_mark(after):
        return True
    return (
        (before.isalnum() or _is_mark(before))
        and after.isalnum()
        and not (_UNSPACED.match(before) or _UNSPACED.match(after))
    )


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")
