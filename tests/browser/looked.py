"""A built site comes in; every kind of its pages goes out as a browser found it, each opened once for all tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page

from tests.browser.kinds import kinds
from tests.browser.measured import broken_rules, faint_shapes, hidden, measured, moving
from tests.browser.opened import Opened, Scheme, served

WIDTHS = (1920, 1440, 768, 720)
"""The last is a window of 1440 pixels at a zoom of 200 %."""

MILLIMETRE = 96 / 25.4
MARGINS = {True: 20, False: 30}
"""What a sheet leaves free on both its sides together, in millimetres, by whether it lies across."""

Found = TypeVar("Found")

SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True)
class Look:
    """A page as it was found: what the browser said and asked for, and what could not be seen, by width and scheme."""

    status: int
    titles: int
    scheme: str
    troubles: list[str]
    elsewhere: list[str]
    seen: Mapping[str, dict[str, Any]]
    moving: list[str]
    forced: Mapping[str, list[str]]
    broken: Mapping[str, list[str]]
    on_paper: dict[str, Any]
    sheets: list[tuple[int, int]]
    tagged: bool


def looks_at(browser: Browser, site: Path) -> dict[str, Look]:
    """Every kind of page of a served site, by its address. The server sends the header that the build wrote."""
    header = (site / "content-security-policy.txt").read_text("utf-8").removeprefix("Content-Security-Policy: ")
    server = served(site, {"Content-Security-Policy": header.strip()})
    try:
        with _opened(browser) as opened:
            longest = {pages[0] for pages in kinds(site).values()}
            return {
                address: _looked(opened, server.url, address, contrast=address in longest)
                for address in addresses(site)
            }
    finally:
        server.stop()


def plain_looks_at(browser: Browser, site: Path) -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    """What hides texts on each kind of page without JavaScript; and, of the longest of each, what axe finds there."""
    server, longest = served(site), {pages[0] for pages in kinds(site).values()}
    try:
        with _opened(browser, java_script_enabled=False, viewport={"width": 390, "height": 844}) as opened:
            hiders, broken = {}, {}
            switch = opened.page.context.new_cdp_session(opened.page)
            for address in addresses(site):
                switch.send("Emulation.setScriptExecutionDisabled", {"value": True})
                opened.page.goto(server.url + address)
                # Axe waits for timers, which stand still where no script may run; the page has been made without one.
                switch.send("Emulation.setScriptExecutionDisabled", {"value": False})
                if address in longest:
                    broken[address] = broken_rules(opened.page, contrast=False)
                opened.page.set_viewport_size({"width": 1440, "height": 900})
                hiders[address] = hidden(opened.page)
                opened.page.set_viewport_size({"width": 390, "height": 844})
            return hiders, broken
    finally:
        server.stop()


def glances_at(browser: Browser, site: Path) -> dict[str, dict[int, dict[str, Any]]]:
    """What could not be seen on each kind of page of a served site, by width: a laptop's and a phone's."""
    server = served(site)
    try:
        with _opened(browser) as opened:
            return {address: _glanced(opened.page, server.url + address) for address in addresses(site)}
    finally:
        server.stop()


def _glanced(page: Page, url: str) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        if not found:
            page.goto(url)
        found[width] = measured(page)
    return found


def looks_from_folder(browser: Browser, site: Path) -> dict[str, dict[str, Any]]:
    """What could not be seen, what axe, and the browser, say: each kind of page as a file, on a phone, in the dark."""
    with _opened(browser, color_scheme="dark", viewport={"width": 390, "height": 844}) as opened:
        found: dict[str, dict[str, Any]] = {}
        for address in addresses(site)[:-1]:
            opened.errors.clear()
            opened.requests.clear()
            file = site / address
            opened.page.goto((file / "index.html" if file.is_dir() else file).as_uri())
            seen = measured(opened.page)
            # What axe says of contrast around a page's content is the same on all pages.
            broken = broken_rules(opened.page, contrast=not found)
            said, elsewhere = [*opened.errors], opened.elsewhere(site.as_uri())
            found[address] = {**seen, "broken": broken, "said": said, "elsewhere": elsewhere}
        return found


def addresses(site: Path) -> list[str]:
    """The address of every page that is looked at; the one that is not there is the last."""
    return [address for pages in kinds(site).values() for address in pages]


def faulty(looks: Mapping[str, Found], fault: Callable[[Found], Any]) -> dict[str, Any]:
    """The pages on which there is a fault, with it."""
    found = {address: fault(look) for address, look in looks.items()}
    return {address: what for address, what in found.items() if what}


@contextmanager
def _opened(browser: Browser, **settings: Any) -> Iterator[Opened]:
    context = browser.new_context(reduced_motion="reduce", locale="en-AU", **settings)
    opened = Opened(context.new_page())
    opened.listen()
    try:
        yield opened
    finally:
        context.close()


def _looked(opened: Opened, home: str, address: str, *, contrast: bool) -> Look:
    """Open a page at each width, on a dark phone, in the system's own colours, and on paper."""
    page = opened.page
    opened.errors.clear()
    opened.requests.clear()
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    answer = page.goto(home + address)
    status = answer.status if answer else 0
    # Pictures that wait until they come near the window are no smaller for it.
    page.evaluate("""() => Promise.all([...document.images].map((image) => {
      image.loading = 'eager';
      return image.decode();
    }))""")
    titles, moves, seen, broken = page.locator("h1").count(), moving(page), {}, {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        seen[f"{width} light"] = measured(page)
        if width == 1440:
            broken = broken_rules(page, contrast=contrast)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    # The theme hears of the change a moment later. That it does is held by a test, not here.
    scheme = str(
        page.evaluate("""async () => {
      for (let tries = 0; tries < 100 && document.body.dataset.mdColorScheme !== 'slate'; tries += 1) {
        await new Promise((done) => setTimeout(done, 50));
      }
      return document.body.dataset.mdColorScheme;
    }""")
    )
    seen["390 dark"] = measured(page)
    forced: dict[str, list[str]] = {}
    for forced_scheme in SCHEMES:
        page.emulate_media(color_scheme=forced_scheme, forced_colors="active")
        forced[forced_scheme] = faint_shapes(page)
    on_paper, sheets, tagged = _printed(page)
    # That the page itself is not there is all a browser may complain about.
    troubles = [trouble for trouble in opened.errors if not (status == 404 and "404" in trouble)]
    elsewhere = opened.elsewhere(home)
    return Look(status, titles, scheme, troubles, elsewhere, seen, moves, forced, broken, on_paper, sheets, tagged)


def _printed(page: Page) -> tuple[dict[str, Any], list[tuple[int, int]], bool]:
    """What could not be read on paper, the size of each sheet in millimetres, and whether its parts are named."""
    page.emulate_media(media="print", color_scheme="light", forced_colors="none")
    printed = page.pdf(format="A4", prefer_css_page_size=True, tagged=True)
    sheets = sizes(printed)
    width, height = max(sheets)
    page.set_viewport_size({"width": round((width - MARGINS[width > height]) * MILLIMETRE), "height": 900})
    return measured(page), sheets, b"/StructTreeRoot" in printed


def sizes(printed: bytes) -> list[tuple[int, int]]:
    """Width and height of each page of a PDF, in millimetres."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return [(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes]
