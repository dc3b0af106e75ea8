"""The name that was meant: a name nobody knows comes in with the known ones, the nearest of these goes out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LONGEST_NAME = 130
"""Names longer than this are not compared: two ids and a `#` are shorter."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, None if none is like it. Ties go to the first in the alphabet."""
    wanted = _folded(name)
    if not wanted or len(wanted) > LONGEST_NAME:
        return None
    folded = {_folded(candidate): candidate for candidate in sorted(known, reverse=True)}
    if wanted in folded:
        return folded[wanted]
    close = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def _folded(name: str) -> str:
    return name.strip().casefold().replace("_", "-").replace(" ", "-")


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names in a sentence: `a, b or c`."""
    every = list(names)
    return f"{', '.join(every[:-1])} {last} {every[-1]}" if len(every) > 1 else "".join(every)
