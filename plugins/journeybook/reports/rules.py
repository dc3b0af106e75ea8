"""The page that explains the checks comes in as Markdown, what each code means goes out for reports that carry help."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SECTION = re.compile(r"^### (?P<code>[a-z0-9-]+)\n(?P<body>.*?)(?=^#{1,3} |\Z)", re.MULTILINE | re.DOTALL)
_WEIGHT = re.compile(r"^\*[^*]+\.\*\s*")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s")


@dataclass(frozen=True)
class Rule:
    """What is said of a code: in a sentence, in a paragraph, and as the whole Markdown section with its examples."""

    short: str
    full: str
    markdown: str


def explained(page: str) -> Mapping[str, Rule]:
    """Each code that has a `###` heading of its own on the page, with what stands below it."""
    return {section["code"]: _rule(section["body"].strip()) for section in _SECTION.finditer(page)}


def _rule(body: str) -> Rule:
    full = " ".join(_WEIGHT.sub("", body.split("\n\n", 1)[0]).split())
    return Rule(_SENTENCE_END.split(full, maxsplit=1)[0], full, body)
