"""A real `mkdocs serve`: it follows every change, and shows the last whole handbook while content is broken."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from bs4 import BeautifulSoup

from tests import drawn
from tests.drawn import Draw
from tests.hosts.small import HOME, JOURNEY, ROLE, SMALL

PATIENCE = 60
"""Seconds until a change must be on the page, on the slowest machine."""
BROKEN_ROLE = ROLE.replace("department:", "departmnt:")


@dataclass(frozen=True)
class Serving:
    """A running server: its address, and the file its words go to."""

    url: str
    said: Path

    def page(self, address: str) -> BeautifulSoup:
        with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
            return BeautifulSoup(answer.read(), "html5lib")

    def banner(self, address: str) -> str | None:
        found = self.page(address).select_one("article > .jb-banner")
        return found.get_text() if found else None

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true of what is served."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if true():
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.2)
        raise AssertionError(self.said.read_text())


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(content: Path, *flags: str) -> Iterator[Serving]:
    port = free_port()
    config = content.parent / "mkdocs.yml"
    config.write_text(yaml.safe_dump(drawn.settings(content)), encoding="utf-8")
    said = content.parent / "said.txt"
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}", *flags]
    with said.open("w") as written, subprocess.Popen(command, stdout=written, stderr=written) as process:
        served = Serving(f"http://127.0.0.1:{port}/", said)
        try:
            served.until(lambda: served.page("roles/caretaker/").h1 is not None)
            yield served
        finally:
            process.terminate()


@pytest.mark.parametrize("flags", [(), ("--strict",)], ids=["serve", "serve --strict"])
def test_broken_content_shows_the_last_whole_handbook_until_it_is_mended(draw: Draw, flags: tuple[str, ...]) -> None:
    content = draw({**SMALL, "index.md": HOME, "about.md": "# About\n"})
    role = content / "roles" / "caretaker.yml"
    with serving(content, *flags) as served:
        assert [served.banner(address) for address in ("", "about/", "roles/caretaker/")] == [None, None, None]

        role.write_text(BROKEN_ROLE)
        served.until(lambda: served.banner("roles/caretaker/") is not None)
        for address in ("", "about/", "roles/", "roles/caretaker/", "journeys/move-in/"):
            banner = served.banner(address) or ""
            assert "content/roles/caretaker.yml:2:1: error[unknown-field]" in banner, address
            assert "departmnt: houses" in banner, address
        assert "I stand at the door" in served.page("journeys/move-in/").get_text()

        role.write_text(ROLE.replace("Caretaker", "Janitor"))
        served.until(lambda: served.banner("roles/caretaker/") is None)
        served.until(lambda: "Janitor" in served.page("roles/caretaker/").h1.get_text())  # type: ignore[union-attr]
        assert [served.banner(address) for address in ("", "about/", "roles/caretaker/")] == [None, None, None]


def test_a_broken_handbook_follows_its_hand_written_pages(draw: Draw) -> None:
    content = draw({**SMALL, "index.md": HOME})
    with serving(content) as served:
        (content / "roles" / "caretaker.yml").write_text(BROKEN_ROLE)
        served.until(lambda: served.banner("") is not None)
        (content / "index.md").unlink()
        served.until(lambda: "Welcome home" not in served.page("").get_text())
        assert served.page("").find(id="_find-your-role") is not None


def test_a_new_a_changed_and_a_removed_file_are_seen(draw: Draw) -> None:
    content = draw(SMALL)
    with serving(content) as served:
        (content / "roles" / "gardener.yml").write_text("title: Gardener\ndepartment: houses\n")
        served.until(lambda: "Gardener" in served.page("roles/").get_text())
        (content / "journeys" / "move-in.yml").write_text(
            dedent(JOURNEY).replace("with two bags", "with three bags").lstrip("\n")
        )
        served.until(lambda: "three bags" in served.page("journeys/move-in/").get_text())
        (content / "roles" / "gardener.yml").unlink()
        served.until(lambda: "Gardener" not in served.page("roles/").get_text())


def test_drafts_are_shown_to_whoever_writes_them(draw: Draw) -> None:
    content = draw({**SMALL, "personas/kim.yml": "name: Kim\ntagline: Not yet met\ndraft: yes\n"})
    with serving(content) as served:
        assert served.page("personas/kim/").h1 is not None


def test_content_that_is_broken_from_the_start_is_not_served(draw: Draw) -> None:
    content = draw({**SMALL, "roles/caretaker.yml": BROKEN_ROLE})
    config = content.parent / "mkdocs.yml"
    config.write_text(yaml.safe_dump(drawn.settings(content)), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{free_port()}"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode == 1
    assert "content/roles/caretaker.yml:2:1: error[unknown-field]" in ended.stderr
