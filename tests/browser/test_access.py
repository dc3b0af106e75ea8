"""Every kind of page under axe: nothing that WCAG 2.2 asks at levels A and AA is missing, in the theme's part too."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.opened import Opened, PageAt, Scheme
from tests.browser.test_pages import ADDRESSES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALLOWED: dict[str, int] = {}
"""What the theme gets wrong on a page by itself, by axe's name for it, with how often. Nothing, today."""


def found(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page: the elements of each rule that is broken."""
    page.evaluate(AXE)
    result: dict[str, Any] = page.evaluate(f"axe.run(document, {{ runOnly: {LEVELS} }})")
    return {rule["id"]: [node["html"] for node in rule["nodes"]] for rule in result["violations"]}


def opened_at(page_at: PageAt, address: str, width: int, scheme: Scheme) -> Opened:
    opened = page_at(width, 900, scheme)
    opened.page.goto(address)
    return opened


@pytest.mark.parametrize(
    ("width", "scheme"),
    [pytest.param(1440, "light", id="wide-light"), pytest.param(390, "dark", id="narrow-dark")],
)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_used_by_everyone(
    page_at: PageAt, served_site: str, address: str, width: int, scheme: Scheme
) -> None:
    broken = found(opened_at(page_at, served_site + address, width, scheme).page)
    assert {rule: nodes for rule, nodes in broken.items() if len(nodes) > ALLOWED.get(rule, 0)} == {}


def test_what_is_wrong_is_found(page_at: PageAt, served_site: str) -> None:
    page = opened_at(page_at, served_site, 1440, "light").page
    page.evaluate("""() => document.querySelector('.md-content__inner').insertAdjacentHTML('beforeend',
      `<img src="x.png"><a href="#x"></a><button></button><p style="color: #bbb; background: #fff">pale</p>`)""")
    assert {"image-alt", "link-name", "button-name", "color-contrast"} <= set(found(page))
