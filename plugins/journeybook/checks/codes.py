"""The codes of all problems, with how much each weighs until handbook.yml says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..problems import Severity

Weight = Severity | Literal["off"]

CODES: Mapping[str, Weight] = {
    "yaml-syntax": Severity.ERROR,
    "cut-text": Severity.WARNING,
    "duplicate-key": Severity.ERROR,
    "alias": Severity.ERROR,
    "tag": Severity.ERROR,
    "too-deep": Severity.ERROR,
    "too-large": Severity.ERROR,
    "not-utf8": Severity.ERROR,
    "unreadable": Severity.ERROR,
    "unknown-field": Severity.ERROR,
    "missing-field": Severity.ERROR,
    "wrong-value": Severity.ERROR,
    "bad-id": Severity.ERROR,
    "duplicate-id": Severity.ERROR,
    "reserved-id": Severity.ERROR,
    "unknown-reference": Severity.ERROR,
    "address-taken": Severity.ERROR,
    "stray-file": Severity.WARNING,
    "link-outside": Severity.ERROR,
    "no-customer-voice": Severity.NOTE,
    "no-emotion": Severity.NOTE,
    "unowned": Severity.WARNING,
    "no-touchpoint": Severity.NOTE,
    "only-pains": Severity.NOTE,
    "handoff-at-risk": Severity.NOTE,
    "silent-wait": Severity.NOTE,
    "divergence": Severity.NOTE,
    "promise-broken": Severity.NOTE,
    "unaddressed-pain": Severity.NOTE,
    "done-without-result": Severity.NOTE,
    "no-evidence": Severity.NOTE,
    "overdue-review": Severity.NOTE,
    "unreached-role": Severity.NOTE,
    "persona-without-journey": Severity.NOTE,
    "unused-touchpoint": Severity.NOTE,
    "unused-evidence": Severity.NOTE,
    "personal-data": Severity.WARNING,
    "jargon": "off",
}

OF_ABSENCE = frozenset(
    {
        "persona-without-journey",
        "promise-broken",
        "unaddressed-pain",
        "unreached-role",
        "unused-evidence",
        "unused-touchpoint",
    }
)
"""Codes that say that something is nowhere. Beside an error none is given: what nobody seems to name may be what a slip
of the keys hides."""


def weight_of(code: str, asked: Mapping[str, str]) -> Weight:
    """How much a code weighs, with what handbook.yml asks for; a code that is an error stays one."""
    own = CODES[code]
    if own is Severity.ERROR or code not in asked:
        return own
    wanted = asked[code]
    return "off" if wanted == "off" else Severity[wanted.upper()]
