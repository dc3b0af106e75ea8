"""A text comes in; the stretches of it by which somebody could be found or robbed go out.

Numbers are everywhere in a customer's story: dates, prices, orders, opening hours. So each kind is held to more than
its look: a payment card and an IBAN to their check digits (Luhn, ISO 7812; modulo 97, ISO 13616), an account and a
plate to the word that stands before them, a phone number to how one begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Private:
    """A stretch of a text, and what it is: `an e-mail address`."""

    start: int
    end: int
    what: str


_LONGEST_NAME = 64  # RFC 5321: the part before the @
_DOMAIN = re.compile(r"@((?:[^\W_][\w-]*\.)+[^\W\d_]{2,})")
_NAME = re.compile(r"[\w.+%'-]+\Z")
_NOBODYS = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)\Z", re.IGNORECASE)

_CARD = re.compile(r"(?<!\w)(?<!\d[-./,])\d(?:[ -]?\d){12,18}(?!\w|[-.,/ ]\d)")
_ISSUED = re.compile(r"4|5[1-5]|2[2-7]|3[0-9]|6")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b")

_ACCOUNT = re.compile(
    r"\b(?:account|acct|a/c|bsb|sort code|routing|konto)[ -]?(?:number|no|nr|nummer)?\b"
    r"[.:#]{0,2}(?: (?:is|was))?[ :#]{0,2}"
    r"(\d[\d -]{4,18}\d)(?![\w%]|[.,:/]\d)",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"\b(?i:number[ -]?plates?|licen[cs]e plates?|plates?|rego|registration|reg|kennzeichen)\b"
    r"(?i:[ .](?:number|no|nr|is|was|says|said|reads))*[.:#]?[ ]?[\"'“‘(]?"
    r"((?=[A-Z0-9 -]*[A-Z])(?=[A-Z -]*[0-9])[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){1,2})(?!\w)"
)

_ABROAD = re.compile(r"(?<![\w+])(?:\+|(?<!\d[-./,: ])00)[1-9](?:\)?[ ./()-]{0,2}\d){7,13}(?!\w|[.,:/-]\d)")
_AT_HOME = re.compile(r"(?<!\w)(?<!\d[-./,:])\(?0\d(?:\)?[ ./()-]{0,2}\d){7,10}(?![\w%]|[.,:/-]\d)")
_AMERICAN = re.compile(
    r"(?<!\w)(?<!\d[-./,: ])(?:1[-. ])?\(?[2-9]\d\d(?:\) ?|([-. ]))[2-9]\d\d(?(1)\1|[-. ])\d{4}(?!\w|[-.,/]\d)"
)
_SHORT = re.compile(
    r"\b(?:phone|mobile|mob|tel|telephone|cell|fax|call|ring|text)\b[^.\d]{0,16}?"
    r"(?<!\w)(\d{4}[ -]?\d{4})(?!\w|[-.,/:]\d)",
    re.IGNORECASE,
)
_FREE = re.compile(r"(?:\+?61|0061)?(?:13\d{4}|1[38]00\d{6})|0?80[08]\d*|\+800\d*|\+?1?8(?:00|33|44|55|66|77|88)\d{7}")
"""Numbers anybody may ring: they are an organisation's, never a person's."""
_DATE = re.compile(r"\b(?:\d{1,2}[-./ ]){2}(?:19|20)\d\d\b|\b(?:19|20)\d\d(?:[-./ ]\d{1,2}){2}\b")
_YEARS = re.compile(r"(?:19|20)\d\d[ -]?(?:19|20)\d\d")
_COUNTED = re.compile(
    r"\b(?:order|invoice|ref|reference|case|policy|job|quote|part|serial|booking|claim|parcel|tracking|isbn|abn|ticket"
    r"|version|member|membership|meter|model)(?:[ -](?:number|no|nr|id|code|is|was))*[ .:#-]*\Z",
    re.IGNORECASE,
)
"""What stands before the number of a thing."""
_BEFORE = 40

_DIGITS = re.compile(r"\d(?:\W{0,3}\d){5}")
_BESIDE_A_PLATE = ("plate", "reg", "kennzeichen")


def private_stretches(text: str) -> tuple[Private, ...]:
    """The e-mail addresses, cards, accounts, plates and phone numbers in a text on one line, none within another."""
    if not may_be_private(text):
        return ()
    found: list[Private] = []
    for look in _LOOKS:
        found += [
            stretch
            for stretch in look(text)
            if not any(stretch.start < other.end and other.start < stretch.end for other in found)
        ]
    return tuple(sorted(found))


def may_be_private(written: str) -> bool:
    """Whether it is worth looking closer, for a text as it is written, over several lines. Quick to say no."""
    if "@" in written or _DIGITS.search(written):
        return True
    folded = written.lower()
    return any(word in folded for word in _BESIDE_A_PLATE)


def masked(text: str) -> str:
    """The stretch as it may be shown: enough to find it, too little to use it."""
    kept = 1 if "@" in text else 0
    until = len(text) if "@" in text else max(len(text) - 2, 0)
    return "".join("•" if sign.isalnum() and kept <= at < until else sign for at, sign in enumerate(text))


def _emails(text: str) -> Iterator[Private]:
    for match in _DOMAIN.finditer(text):
        name = _NAME.search(text[max(match.start() - _LONGEST_NAME, 0) : match.start()])
        if name and not _NOBODYS.search(match[1]):
            yield Private(match.start() - len(name.group().lstrip("'.-")), match.end(), "an e-mail address")


def _cards(text: str) -> Iterator[Private]:
    for match in _CARD.finditer(text):
        digits = _digits(match.group())
        if _ISSUED.match(digits) and _luhn(digits) and not _is_counted(text, match.start()):
            yield Private(match.start(), match.end(), "the number of a payment card")


def _ibans(text: str) -> Iterator[Private]:
    for match in _IBAN.finditer(text):
        words = match.group().split(" ")
        for count in range(len(words), 0, -1):
            written = " ".join(words[:count])
            if _modulo_97(written.replace(" ", "").replace("-", "")):
                yield Private(match.start(), match.start() + len(written), "the number of a bank account")
                break


def _accounts(text: str) -> Iterator[Private]:
    for match in _ACCOUNT.finditer(text):
        if len(_digits(match[1])) in range(6, 15) and not _DATE.search(match[1]):
            yield Private(match.start(1), match.end(1), "the number of an account")


def _plates(text: str) -> Iterator[Private]:
    for match in _PLATE.finditer(text):
        if len(re.sub("[ -]", "", match[1])) in range(4, 9):
            yield Private(match.start(1), match.end(1), "the plate of a vehicle")


def _phones(text: str) -> Iterator[Private]:
    for pattern, group in ((_ABROAD, 0), (_AT_HOME, 0), (_AMERICAN, 0), (_SHORT, 1)):
        for match in pattern.finditer(text):
            written = match[group]
            number = re.sub(r"[^\d+]", "", written)
            is_other = _FREE.fullmatch(number) or _DATE.search(written) or _YEARS.fullmatch(written)
            if not is_other and not _is_counted(text, match.start(group)):
                yield Private(match.start(group), match.end(group), "a phone number")


_LOOKS: tuple[Callable[[str], Iterator[Private]], ...] = (_emails, _ibans, _cards, _accounts, _plates, _phones)


def _is_counted(text: str, start: int) -> bool:
    return _COUNTED.search(text[max(start - _BEFORE, 0) : start]) is not None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _luhn(digits: str) -> bool:
    """Every second digit from the right doubled, its own digits added: the sum of all ends in 0 (ISO 7812)."""
    doubled = (2 * int(digit) if at % 2 else int(digit) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004  # one digit


def _modulo_97(iban: str) -> bool:
    """The first four signs put last, letters as 10 to 35: the whole number leaves 1 when divided by 97 (ISO 13616)."""
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1
