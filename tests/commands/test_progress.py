"""How far a long command is: a line on a terminal that goes away again, and nothing anywhere else."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeybook.commands.progress import Progress
from tests.checks.minimal import MINIMAL, on_minimal
from tests.drawn import Draw


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")


def ticking(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def shown(stream: io.StringIO, step: float, items: int) -> str:
    ticks = ticking(step)
    with Progress(stream, lambda: next(ticks)) as progress:
        assert list(progress.over("Reading journeys", range(items))) == list(range(items))
    return stream.getvalue()


def test_a_long_command_says_how_far_it_is_and_takes_the_line_away() -> None:
    assert shown(Terminal(), 0.3, 1_002).split("\r\x1b[K")[:3] == [
        "",
        "Reading journeys: 2 of 1,002 …",
        "Reading journeys: 3 of 1,002 …",
    ]
    assert shown(Terminal(), 0.6, 3).endswith("\r\x1b[K")


def test_a_short_command_says_nothing() -> None:
    assert not shown(Terminal(), 0.01, 40)


def test_it_is_not_said_more_often_than_one_can_read() -> None:
    assert shown(Terminal(), 0.05, 100).count("…") < 45


def test_nothing_is_said_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not shown(io.StringIO(), 0.6, 100)
    monkeypatch.setenv("TERM", "dumb")
    assert not shown(Terminal(), 0.6, 100)


def _nothing(items: list[str]) -> None:
    raise KeyError(items)


def test_the_line_goes_also_when_something_goes_wrong() -> None:
    stream, ticks = Terminal(), ticking(2.0)
    with pytest.raises(KeyError), Progress(stream, lambda: next(ticks)) as progress:
        _nothing(list(progress.over("Checking", ["journey"])))
    assert stream.getvalue() == "\r\x1b[KChecking: 1 of 1 …\r\x1b[K"


@pytest.fixture
def large(draw: Draw) -> Path:
    """A handbook that takes some seconds to check."""
    journey = MINIMAL["journeys/buy-a-ute.yml"]
    steps = journey.partition("    steps:\n")[2]
    more = "".join(steps.replace("visits-the-yard", f"step-{at}") for at in range(20))
    return draw(on_minimal({f"journeys/journey-{at}.yml": journey + more for at in range(400)}))


def test_on_a_real_terminal_a_large_handbook_says_how_far_it_is_and_when_piped_it_does_not(
    large: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "journeybook", "check", "--content", str(large)]
    main, side = pty.openpty()
    report = tmp_path / "report.txt"
    with report.open("wb") as written, subprocess.Popen(command, stdout=written, stderr=side, cwd=large) as told:
        os.close(side)
        said = b"".join(iter(lambda: _read(main), b""))
    os.close(main)
    assert re.search(rb"Reading journeys: \d+ of 401 ", said)
    assert said.endswith(b"\r\x1b[K")
    assert "…" not in report.read_text("utf-8")
    piped = subprocess.run(command, capture_output=True, cwd=large, check=False)
    assert (piped.stderr, piped.returncode) == (b"", told.returncode)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # Linux says so at the end
        return b""
