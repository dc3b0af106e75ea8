"""The name that was meant: a name nobody knows comes in with the known ones, the nearest of these goes out."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable

LONGEST_NAME = 130
"""Names longer than this are not compared: two ids and a `#` are shorter."""
MOST_NAMES = 5_000
"""Among more names than these, comparing takes too long."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, None if none is like it. Ties go to the first in the alphabet."""
    return _nearest(_folded(name), tuple(known))


@functools.lru_cache(maxsize=256)  # what was renamed is written in many places
def _nearest(wanted: str, known: tuple[str, ...]) -> str | None:
    if not wanted or len(wanted) > LONGEST_NAME or len(known) > MOST_NAMES:
        return None
    folded = {_folded(candidate): candidate for candidate in sorted(known, reverse=True)}
    if wanted in folded:
        return folded[wanted]
    close = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.7)
    if close:
        return folded[close[0]]
    words = set(wanted.split("-"))
    sharing = [name for name in folded if words <= set(name.split("-")) or words >= set(name.split("-"))]
    return folded[min(sharing, key=lambda name: (len(name), name))] if sharing else None


def _folded(name: str) -> str:
    return name.strip().casefold().replace("_", "-").replace(" ", "-")


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names in a sentence: `a, b or c`."""
    every = list(names)
    return f"{', '.join(every[:-1])} {last} {every[-1]}" if len(every) > 1 else "".join(every)
