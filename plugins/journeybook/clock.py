"""What day it is: a commit's own day for pages, so that it builds to the same bytes; the clock for checks."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from .git import newest_day


def given_day(environment: Mapping[str, str] = os.environ) -> date | None:
    """The day that `SOURCE_DATE_EPOCH` names, in UTC; None where it is not set or no number."""
    try:
        return datetime.fromtimestamp(int(environment["SOURCE_DATE_EPOCH"]), UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def check_day(environment: Mapping[str, str] = os.environ) -> date:
    """Today, for checks: `SOURCE_DATE_EPOCH`, else the clock."""
    return given_day(environment) or datetime.now(UTC).date()


def page_day(content: Path, environment: Mapping[str, str] = os.environ) -> date | None:
    """Today, for pages: `SOURCE_DATE_EPOCH`, else the day of the newest commit; None without git."""
    return given_day(environment) or newest_day(content)
