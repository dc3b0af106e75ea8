"""A seed comes in, choices go out: the same ones on every machine and with every Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Choices that follow from a seed.

    Only `Random.random` is used: it is the one method whose sequence Python promises to keep for a seed.
    """

    def __init__(self, *seed: object) -> None:
        """Begin at the beginning of what the seed's parts lead to."""
        self._random = Random("/".join(map(str, seed))).random  # noqa: S311  # nothing here is a secret

    def often(self, share: float) -> bool:
        """Yes in so many cases out of one."""
        return self._random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._random() * (high - low + 1))

    def one(self, items: Sequence[T]) -> T:
        """One of them, all alike."""
        return items[int(self._random() * len(items))]

    def favourite(self, items: Sequence[T], skew: float = 2) -> T:
        """One of them, the first ones far more often: as a few colleagues know half of the customers."""
        return items[int(self._random() ** skew * len(items))]

    def some(self, items: Sequence[T], low: int, high: int) -> list[T]:
        """So many different ones as there are, in the order they stand in."""
        left = list(range(len(items)))
        wanted = min(self.between(low, high), len(left))
        taken = {left.pop(int(self._random() * len(left))) for _ in range(wanted)}
        return [items[at] for at in sorted(taken)]

    def by_weight(self, weights: Mapping[T, float]) -> T:
        """One of them, each as often as its weight says."""
        at = self._random() * sum(weights.values())
        for item, weight in weights.items():
            at -= weight
            if at < 0:
                return item
        return list(weights)[-1]
