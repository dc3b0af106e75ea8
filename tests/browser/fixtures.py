"""A browser, the shipped handbook built in both ways, and a server for it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.opened import Mode, Opened, PageAt, Scheme, Serve, Server, SiteOf, served
from tests.judges import judge

ROOT = Path(__file__).parents[2]

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>
"""
"""The only fonts that the browser knows, where it asks fontconfig for them: what fits a page or a sheet must not depend
on what a machine happens to have. These are wider than almost all others, so what holds in them holds in those."""


def found_chromium() -> str:
    """The path of a Chromium or Chrome. Where there is none, the tests fail and say what to install."""
    finder = subprocess.run([ROOT / "scripts" / "chromium"], capture_output=True, text=True, check=False)
    if finder.returncode:
        raise RuntimeError(finder.stderr)
    return finder.stdout.strip()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    fonts = tmp_path_factory.mktemp("fonts")
    known = judge("dejavu-fonts-ttf/ttf/DejaVuSerif.ttf").parent
    (fonts / "fonts.conf").write_text(FONTS.format(fonts=known, cache=fonts / "cache"), "utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found_chromium(),
            env={**os.environ, "FONTCONFIG_FILE": str(fonts / "fonts.conf")},
            args=[
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                # No name is found but this machine's: a request elsewhere is recorded, and goes nowhere.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page_at(browser: Browser) -> Iterator[PageAt]:
    """Opens pages: `page_at(390, 844, "dark")`. Their contexts are closed after the test."""
    contexts = []

    def open_page(width: int, height: int = 900, scheme: Scheme = "light", *, javascript: bool = True) -> Opened:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="en-AU",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.listen()
        return opened

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> SiteOf:
    """The shipped handbook: `built_site("served")`, or `built_site("offline")` to be opened from its folder.

    Each is built once in a run, by the first worker that asks; the others wait for it.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def site_of(mode: Mode) -> Path:
        site = shared / f"site-{mode}"
        done = shared / f"site-{mode}.done"
        with (shared / f"site-{mode}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                environment = {**os.environ, "OFFLINE": "true" if mode == "offline" else "false"}
                made = subprocess.run(
                    [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
                    cwd=ROOT,
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                assert made.returncode == 0, made.stderr
                done.touch()
        return site

    return site_of


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves any folder on a free port and returns its address, with a slash at its end."""
    servers: list[Server] = []

    def address_of(folder: Path) -> str:
        servers.append(served(folder))
        return servers[-1].url

    yield address_of
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def served_site(built_site: SiteOf, serve: Serve) -> str:
    """The address of the shipped handbook, served."""
    return serve(built_site("served"))
