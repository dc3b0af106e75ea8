"""A number, a date, a length of time or an answer that cannot be read comes in, the same as it was meant goes out.

Nothing is proposed that the field could not hold, and nothing where two things may be meant.
"""

from __future__ import annotations

import re
from datetime import date

from ..model.durations import NUMBER_WORDS, parse_duration

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mrz": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
_NAME = r"[a-zä]{3,9}"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[./ -]+(?:of )?(\d{{1,2}}|{_NAME})\.?[./ ,-]+(\d{{4}})")
_DAY_FIRST_SHORT = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{2})")
_MONTH_FIRST = re.compile(rf"({_NAME})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[./ -]\s*(\d{1,2})\s*[./ -]\s*(\d{1,2})")
_MONTH_ALONE = re.compile(rf"(?:(\d{{1,2}})[./-]|({_NAME})\.? )(\d{{4}})")
_YEAR_AND_MONTH = re.compile(r"(\d{4})[./-](\d{1,2})")

_YES = {"on", "y", "1", "x", "ja", "j", "oui", "si", "sí", "yep", "ok", "✓", "✔", "✅", "wahr"}
_NO = {"off", "n", "0", "nein", "non", "nope", "none", "never", "✗", "✘", "❌", "falsch"}

_NUMBER_AND_MORE = re.compile(r"([-+]?\d+)(?:[.,](\d+))?[.,]?\s*(?:%|\(.*\)|[-–—:/=].*|[a-zß-ÿ ]*(?:of \d+)?)")
_ABOUT = re.compile(
    r"^(?:(?:about|around|approx(?:imately)?\.?|circa|ca\.?|roughly|up to|at (?:least|most)|(?:more|less) than|over"
    r"|under|nearly|almost|max(?:imum)?\.?|min(?:imum)?\.?|ungefähr|etwa|bis zu|[~≈<>=≥≤])\s*)+"
)
_UNITS = {
    "wk": "week", "mth": "month", "mon": "month", "mo": "month", "yr": "year", "hour's": "hour",
    "sekunde": "second", "stunde": "hour", "std": "hour", "tag": "day", "woche": "week", "monat": "month",
    "jahr": "year", "business day": "day", "working day": "day", "work day": "day", "workday": "day",
    "arbeitstag": "day", "werktag": "day", "calendar day": "day", "day's": "day", "week's": "week",
}  # fmt: skip
_UNIT = re.compile(rf"\b({'|'.join(sorted(_UNITS, key=len, reverse=True))})(e?[sn]?)\b\.?")
_HALVES = {"minute": "30 seconds", "hour": "30 minutes", "day": "12 hours", "year": "6 months"}


def number_meant(text: str, message: str) -> str:
    """A number without what stands around it; "" where it is none, or none that the field can hold."""
    written = re.sub(r"^[−–—]\s*", "-", _ABOUT.sub("", text.strip().casefold()))
    written = re.sub(r"^([-+]) +", r"\1", written)
    match = re.fullmatch(
        r"([-+]?\d+)(?:[.,](\d+))?[.,]?\s*(?:%|\(.*\)|[-–—:/=].*|of \d+|[a-zß-ÿ ]+(?:of \d+)?)?", written
    )
    if match is None:
        number = NUMBER_WORDS.get(written.casefold())
        right = str(number) if number is not None and written.casefold() not in {"a", "an"} else ""
    elif match[2] and "a whole number" in message and int(match[2]):
        right = ""
    else:
        right = match[1] if not match[2] or "a whole number" in message else f"{match[1]}.{match[2]}"
    bounds = re.search(r"from (-?\d+) to (-?\d+)", message)
    if not right or right == text.strip() or (bounds and not int(bounds[1]) <= float(right) <= int(bounds[2])):
        return ""
    return right


def answer_meant(text: str) -> str:
    """`yes` or `no`, however it was said; "" for anything else."""
    folded = text.strip().rstrip(".!").casefold()
    return "yes" if folded in _YES else "no" if folded in _NO else ""


def duration_meant(text: str) -> str:
    """A length of time in the words that are read; "" where none can be made out."""
    told = _ABOUT.sub("", " ".join(text.casefold().split()))
    told = re.sub(r"(?<=\d),(?=\d)", ".", told)
    told = _UNIT.sub(lambda match: _UNITS[match[1]] + "s", told)
    told = re.sub(r"(?<=\d)[\s-]*\+\s*(?=[a-z])", " ", told)
    told = re.sub(r"(?<=\d)-(?=[a-z])", " ", told)
    if half := re.fullmatch(r"(?:half (?:an? )?|an? half |1/2 (?:an? )?|½ ?)([a-z]+?)s?", told):
        return _HALVES.get(half[1], "")
    return told if told != text and parse_duration(told) is not None else ""


def link_meant(text: str) -> str:
    """A link with its beginning; "" for what is none."""
    if re.fullmatch(r"[^\s<>\"@:/]+@[\w-]+(\.[\w-]+)+", text):
        return f"mailto:{text}"
    bare = re.fullmatch(r"(?:https?:?/{0,2})?((?:[\w-]+\.)+[a-z]{2,}(?:[/?#][^\s<>\"]*)?)", text, re.IGNORECASE)
    return f"https://{bare[1]}" if bare else ""


def day_meant(text: str) -> str:
    """A day as it is written here; "" for none, and for one that two countries read in two ways."""
    folded = " ".join(text.casefold().split())
    if match := _YEAR_FIRST.fullmatch(folded):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(folded) or _DAY_FIRST_SHORT.fullmatch(folded):
        day, month, year = match[1], match[2], match[3] if len(match[3]) > 2 else f"20{match[3]}"  # noqa: PLR2004  # a year without its century
    elif match := _MONTH_FIRST.fullmatch(folded):
        month, day, year = match[1], match[2], match[3]
    else:
        return ""
    if not month.isdigit():
        if month[:3] not in _MONTHS:
            return ""
        month = str(_MONTHS[month[:3]])
    elif match.re is _DAY_FIRST and "/" in text and int(day) <= _LAST_MONTH and int(month) <= _LAST_MONTH:
        return ""  # 03/04/2026 is one day in London and another in Boston
    if match.re is _DAY_FIRST and int(month) > _LAST_MONTH >= int(day):
        day, month = month, day
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


_LAST_MONTH = 12


def month_meant(text: str) -> str:
    """A month as it is written here, `2026-03`; "" for none."""
    folded = " ".join(text.casefold().split())
    if match := _YEAR_AND_MONTH.fullmatch(folded):
        year, month = match[1], match[2]
    elif match := _MONTH_ALONE.fullmatch(folded):
        year, month = match[3], match[1] or str(_MONTHS.get(match[2][:3], 0))
    else:
        return ""
    return f"{year}-{int(month):02}" if 1 <= int(month) <= _LAST_MONTH else ""
