"""The words of the interface: a language and a house's own labels come in, sentences go out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import c2py
from importlib.resources import files

import yaml
from markupsafe import Markup, escape

Entry = str | Mapping[str, str]
Plurals = Mapping[str, Callable[[int], int]]
"""The plural forms of a language besides `other`, by Unicode's names for them, each with whether a number takes it."""

WEEK = 7 * 86400
WEEKS_AT_LEAST = 3
"""From so many weeks on nobody counts the days that are left over."""

QUARTER = re.compile(r"(\d{4})[ -]?Q([1-4])")
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?")


@dataclass(frozen=True)
class Words:
    """The catalogue of one language. An entry is a sentence with `{names}` in it, or one for each plural form.

    A form `none` is for 0, where that is said in other words.
    """

    language: str
    entries: Mapping[str, Entry]
    plurals: Plurals

    def text(self, key: str, **values: object) -> str:
        """A sentence as plain text. `n` chooses the plural form. A key that does not exist is an error of ours."""
        return self._entry(key, values).format(**values)

    def html(self, key: str, **values: object) -> Markup:
        """A sentence as HTML: its values are escaped unless they are markup themselves."""
        entry = escape(self._entry(key, values))
        return entry.format(**values) if "{" in entry else entry

    def has(self, key: str) -> bool:
        """Whether there is such an entry."""
        return key in self.entries

    def forms(self, key: str) -> Mapping[str, str]:
        """All forms of an entry by their names; a sentence that is the same for every number is `other`."""
        entry = self.entries[key]
        return {"other": entry} if isinstance(entry, str) else entry

    def named(self, label: str) -> tuple[str, str] | None:
        """The entry that a label replaces, and which form of it, "" for the whole; None where there is none such."""
        if label in self.entries:
            return label, ""
        key, _, form = label.rpartition(".")
        entry = self.entries.get(key, "")
        return (key, form) if not isinstance(entry, str) and form in entry else None

    def _entry(self, key: str, values: Mapping[str, object]) -> str:
        entry = self.entries[key]
        if isinstance(entry, str):
            return entry
        n = values.get("n")
        if n == 0 and "none" in entry:
            return entry["none"]
        taken = (form for form, takes in self.plurals.items() if form in entry and isinstance(n, int) and takes(n))
        return entry[next(taken, "other")]

    def listed(self, items: Sequence[str]) -> str:
        """Several things in a sentence: `a, b and c`. Markup stays markup."""
        if not items:
            return ""
        if len(items) == 1:
            return items[0]
        joined = (Markup if any(isinstance(item, Markup) for item in items) else str)(", ").join(items[:-1])
        say = self.html if isinstance(joined, Markup) else self.text
        return say("and", first=joined, last=items[-1])

    def day(self, day: date | str) -> str:
        """A date as people say it: `31 March 2026`, `March 2026` where the day is not known."""
        text = day.isoformat() if isinstance(day, date) else day
        year, month, *rest = text.split("-")
        name = self.text("months").split()[int(month) - 1]
        if rest:
            return self.text("date", day=int(rest[0]), month=name, year=year)
        return self.text("date-month", month=name, year=year)

    def period(self, period: str) -> str:
        """A time as people say it: `May 2026` for `2026-05`, `April to June 2026` for `2026-Q2`, others as written."""
        if DAY.fullmatch(period):
            return self.day(period)
        quarter = QUARTER.fullmatch(period)
        if quarter is None:
            return period
        year, months = quarter[1], self.text("months").split()
        last = 3 * int(quarter[2])
        return self.text("date-quarter", first=months[last - 3], last=months[last - 1], year=year)

    def number(self, number: float) -> str:
        """A number with the signs of the language: `1,250,000`, `2.1`."""
        signs = {".": self.text("number.decimal"), ",": self.text("number.thousands")}
        whole, _, part = f"{number:,.6f}".partition(".")
        return "".join(signs.get(sign, sign) for sign in f"{whole}.{part}".rstrip("0").rstrip("."))

    def duration(self, duration: timedelta) -> str:
        """A length of time as people say it: `10 days`, `1 day and 4 hours`, from three weeks on `about 7 weeks`."""
        seconds = int(duration.total_seconds())
        weeks, odd = divmod(seconds, WEEK)
        if weeks and not odd:
            return self.text("time.week", n=weeks)
        if weeks >= WEEKS_AT_LEAST:
            return self.text("time.about", time=self.text("time.week", n=round(seconds / WEEK)))
        amounts = (
            ("day", seconds // 86400),
            ("hour", seconds // 3600 % 24),
            ("minute", seconds // 60 % 60),
            ("second", seconds % 60),
        )
        largest = next((place for place, (_, amount) in enumerate(amounts) if amount), 2)
        told = [self.text(f"time.{unit}", n=amount) for unit, amount in amounts[largest : largest + 2] if amount]
        return self.listed(told) or self.text("time.minute", n=0)


def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for."""
    return tuple(sorted(entry.name[:-4] for entry in files(__name__).iterdir() if entry.name.endswith(".yml")))


def words(language: str = "en", labels: Mapping[str, str] | None = None) -> Words:
    """The catalogue of a language, English where there is none, with single entries replaced by `labels`.

    A label named `role.moments.one` replaces that form of `role.moments`, one named `role.moments` all of them.
    """
    chosen = language if language in languages() else "en"
    entries: dict[str, Entry] = yaml.load(
        files(__name__).joinpath(f"{chosen}.yml").read_text(encoding="utf-8"),
        Loader=yaml.CBaseLoader,  # noqa: S506  # it makes nothing but texts
    )
    rules = entries.pop("plurals")
    plurals = {form: c2py(rule) for form, rule in rules.items()} if not isinstance(rules, str) else {}
    found = Words(chosen, entries, plurals)
    for label, text in sorted((labels or {}).items()):
        key, form = found.named(label) or (label, "")
        entries[key] = {**found.forms(key), form: text} if form else text
    return found
