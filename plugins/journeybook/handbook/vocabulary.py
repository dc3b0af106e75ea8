"""A vocabulary and the words of a language come in; what no editor wrote in it goes out in that language."""

from __future__ import annotations

from typing import Any

from ..model import Vocabulary
from ..words import Words

LISTS = ("channels", "pain_kinds", "levers", "phases")
"""The lists that a handbook has without writing them."""


def in_language(vocabulary: Vocabulary, words: Words) -> Vocabulary:
    """The vocabulary with its default lists in the language of `words`; lists that are written stay as they are."""
    said = {
        name: tuple(_said(entry, f"default.{name}.{entry.id}", words) for entry in getattr(vocabulary, name))
        for name in LISTS
        if name not in vocabulary.model_fields_set
    }
    return vocabulary.model_copy(update=said)


def _said(entry: Any, key: str, words: Words) -> Any:  # noqa: ANN401  # an entry of any of the lists
    fields = {field: words.text(f"{key}.{field}") for field in ("title", "text") if words.has(f"{key}.{field}")}
    return entry.model_copy(update=fields)
