"""Ways on from the top of a page: links come in, a row of them goes out, the first as the one to take."""

from __future__ import annotations

from dataclasses import dataclass

from .desk import Link


@dataclass(frozen=True)
class Ways:
    """Where to go from here, in the order to think of it."""

    links: tuple[Link, ...]
