"""Durations: a length of time in ISO 8601 or in words comes in, a timedelta goes out, and back into either."""

from __future__ import annotations

import re
from datetime import timedelta

SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 7 * 86400,
    "month": 30 * 86400,  # a month is 30 days: model.md
    "year": 365 * 86400,
}
SHORT = {"sec": "second", "min": "minute", "hr": "hour", "h": "hour", "s": "second", "d": "day", "w": "week"}
NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"a": 1, "an": 1}
LONGEST_SECONDS = 100 * SECONDS["year"]

_ISO = re.compile(
    r"P(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?"
    r"(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?",
    re.ASCII,
)
_AMOUNT = r"(\d{1,9}(?:\.\d{1,9})?|[a-z]+)"
_WORDS = re.compile(rf"(?:{_AMOUNT}\s*(?:-|–|to|or)\s*)?{_AMOUNT}\s*([a-z]+)(?:\s*(?:,|and)\s*|\s+|$)", re.ASCII)


def parse_duration(text: str) -> timedelta | None:
    """Read `3 weeks`, `2-4 days` (the longer counts), `1 hour 30 minutes` or `PT4H`; None if it is none of these.

    A month counts as 30 days and a year as 365; a hundred years is the most.
    """
    text = text.strip()
    if len(text) > 60:  # noqa: PLR2004  # no length of time needs more, and matching stays quick
        return None
    seconds = _iso_seconds(text) if text[:1] in {"P", "p"} else _word_seconds(text.lower())
    return timedelta(seconds=seconds) if seconds is not None and seconds <= LONGEST_SECONDS else None


def _iso_seconds(text: str) -> float | None:
    match = _ISO.fullmatch(text.upper())
    if match is None or not any(match.groups()) or text.upper().endswith("T"):
        return None
    units = ("year", "month", "week", "day", "hour", "minute", "second")
    return sum(
        float(amount.replace(",", ".")) * SECONDS[unit]
        for unit, amount in zip(units, match.groups(), strict=True)
        if amount
    )


def _number(text: str) -> float | None:
    return float(text) if text[0].isdigit() else NUMBER_WORDS.get(text)


def _word_seconds(text: str) -> float | None:
    total, at = 0.0, 0
    if not text:
        return None
    while at < len(text):
        match = _WORDS.match(text, at)
        if match is None:
            return None
        low, high, unit = match.groups()
        unit = unit.removesuffix("s") if len(unit) > 1 else unit
        amounts = [_number(amount) for amount in (low, high) if amount]
        size = SECONDS.get(SHORT.get(unit, unit))
        if size is None or None in amounts:
            return None
        total += max(amount for amount in amounts if amount is not None) * size
        at = match.end()
    return total


def iso_duration(duration: timedelta) -> str:
    """Write a duration in ISO 8601 with days as the largest unit: `P21D`, `PT4H30M`, `PT0S` for none."""
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    clock = "".join(f"{amount}{unit}" for amount, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if amount)
    if not days and not clock:
        return "PT0S"
    return "P" + (f"{days}D" if days else "") + (f"T{clock}" if clock else "")


def spoken_duration(duration: timedelta) -> str:
    """Write a duration as people type it, with days as the largest unit: `21 days`, `4 hours 30 minutes`."""
    minutes, seconds = divmod(int(duration.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "day"), (hours, "hour"), (minutes, "minute"), (seconds, "second")]
    return " ".join(f"{amount} {unit}{'' if amount == 1 else 's'}" for amount, unit in parts if amount) or "0 minutes"
