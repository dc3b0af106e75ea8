"""What is wrong with a file as YAML, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from .lines import Span


@dataclass(frozen=True)
class Slip:
    """Something wrong with a file as YAML: the check's code, a sentence, where, and a hint."""

    code: str
    message: str
    span: Span
    hint: str = ""
