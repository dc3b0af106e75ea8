"""The texts that handbooks are put together from, and the blanks in them: a phrase comes in, a sentence goes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from .chance import Chance

Phrases = Mapping[str, Any]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = ("January", "February", "March", "May", "June", "August", "September", "October", "November")
TIMES = ("ten to six", "half past nine", "five to one", "twenty past four", "a quarter past ten", "midnight")

_APOSTROPHES = re.compile("['’]")
_BETWEEN = re.compile("[^a-z0-9]+")
_LONGEST_ID = 64
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss"})


def phrases(name: str) -> Phrases:
    """One of the files beside this module."""
    text = (Path(__file__).parent / f"{name}.yml").read_text(encoding="utf-8")
    loaded: Phrases = yaml.safe_load(text)
    return loaded


def id_of(title: str, taken: set[str]) -> str:
    """An id for a title, of whole words, unlike those taken; it is taken from then on."""
    plain = unicodedata.normalize("NFD", _APOSTROPHES.sub("", title.lower()).translate(_LETTERS))
    words = _BETWEEN.sub("-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")
    found, count = _cut(words, _LONGEST_ID), 1
    while found in taken:
        count += 1
        found = f"{_cut(words, _LONGEST_ID - 5)}-{count}"
    taken.add(found)
    return found


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest + 1].rpartition("-")[0]


class Blanks(dict[str, str]):
    """What stands in a phrase's blanks: what is given, else days, sums and people that chance chooses."""

    def __init__(self, chance: Chance, friends: Sequence[str], given: Mapping[str, str]) -> None:
        """Know what is given."""
        super().__init__(given)
        self.chance = chance
        self.friends = friends

    def __missing__(self, name: str) -> str:
        chance = self.chance
        if name in {"day", "day2"}:
            return chance.one(DAYS)
        if name == "sum":
            return f"£{chance.between(3, 95) * chance.one((1, 5, 10, 20)):,}"
        if name == "friend":
            return chance.one(self.friends)
        if name == "month":
            return chance.one(MONTHS)
        if name == "time":
            return chance.one(TIMES)
        low, high = {"n": (2, 9), "m": (10, 16), "weeks": (3, 8), "minutes": (11, 48)}[name]
        return str(chance.between(low, high))


class Teller:
    """Fills phrases in: one for each customer's story, so that its people and things stay the same."""

    def __init__(self, chance: Chance, friends: Sequence[str], **given: str) -> None:
        """Begin a story in which some blanks are known."""
        self.chance = chance
        self.friends = friends
        self.given = given

    def fill(self, phrase: str) -> str:
        """A phrase with its blanks filled, as a sentence begins."""
        filled = phrase.format_map(Blanks(self.chance, self.friends, self.given))
        return filled[:1].upper() + filled[1:]

    def one(self, choices: Sequence[str]) -> str:
        """One of several phrases, filled."""
        return self.fill(self.chance.one(choices))

    def some(self, choices: Sequence[str], low: int, high: int) -> list[str]:
        """Several of them, filled."""
        return [self.fill(phrase) for phrase in self.chance.some(choices, low, high)]
