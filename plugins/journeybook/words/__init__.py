"""The words of the interface: a language and a house's own labels come in, sentences go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import yaml
from markupsafe import Markup, escape

Entry = str | Mapping[str, str]

WEEK = 7 * 86400
WEEKS_AT_LEAST = 3
"""From so many weeks on nobody counts the days that are left over."""


@dataclass(frozen=True)
class Words:
    """The catalogue of one language. An entry is a sentence with `{names}` in it, or one for each plural form."""

    language: str
    entries: Mapping[str, Entry]

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

    def _entry(self, key: str, values: Mapping[str, object]) -> str:
        entry = self.entries[key]
        if isinstance(entry, str):
            return entry
        form = "one" if values.get("n") == 1 else "other"
        if values.get("n") == 0 and "none" in entry:
            form = "none"
        return entry[form]

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
    """The catalogue of a language, English where there is none, with single entries replaced by `labels`."""
    chosen = language if language in languages() else "en"
    entries: dict[str, Entry] = yaml.load(
        files(__name__).joinpath(f"{chosen}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return Words(chosen, {**entries, **(labels or {})})
