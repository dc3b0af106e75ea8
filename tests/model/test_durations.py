"""Durations are read as people write them, and written as machines want them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.model.durations import LONGEST_SECONDS, iso_duration, parse_duration, spoken_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 weeks", timedelta(weeks=3)),
        ("4 hours", timedelta(hours=4)),
        ("2-4 weeks", timedelta(weeks=4)),
        ("2 to 4 weeks", timedelta(weeks=4)),
        ("4-2 days", timedelta(days=4)),
        ("1 month", timedelta(days=30)),
        ("1 year", timedelta(days=365)),
        ("an hour", timedelta(hours=1)),
        ("two days", timedelta(days=2)),
        ("1 hour 30 minutes", timedelta(minutes=90)),
        ("1 day and 4 hours", timedelta(hours=28)),
        ("1.5 hours", timedelta(minutes=90)),
        ("20 min", timedelta(minutes=20)),
        ("P3W", timedelta(weeks=3)),
        ("PT4H", timedelta(hours=4)),
        ("P1DT2H30M", timedelta(days=1, hours=2, minutes=30)),
        ("P1M", timedelta(days=30)),
        ("PT1M", timedelta(minutes=1)),
        ("0 minutes", timedelta()),
    ],
)
def test_a_duration_is_read(text: str, expected: timedelta) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "3", "weeks", "3 wombats", "P", "PT", "P1DT", "-3 days", "3 weeks later", "200 years", "1e9 days"],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(min_value=0, max_value=LONGEST_SECONDS))
def test_what_is_written_is_read_back(seconds: int) -> None:
    duration = timedelta(seconds=seconds)
    assert parse_duration(iso_duration(duration)) == duration
    assert parse_duration(spoken_duration(duration)) == duration


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert parse_duration(text) is None or parse_duration(text) >= timedelta()  # type: ignore[operator]  # not None here
