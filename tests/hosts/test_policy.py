"""The header that a build writes for its server: with it every page works, and a script from elsewhere does not."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from journeybook.hosts.policy import inline_scripts, policy
from tests.browser.opened import PageAt, served
from tests.drawn import Build, Draw
from tests.hosts.small import SMALL

THEME = {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.top", "toc.follow"]}


def test_scripts_in_a_page_are_named_by_what_they_say_and_data_is_none() -> None:
    page = '<script>a()</script><script id="x" type="application/json">{}</script><script src="b.js"></script>'
    digest = base64.b64encode(hashlib.sha256(b"a()").digest()).decode()
    assert list(inline_scripts(page)) == [f"'sha256-{digest}'"]
    assert list(inline_scripts("<script type='text/javascript'>\n</script>")) != []
    assert list(inline_scripts("<p>no script</p>")) == []


def test_the_header_names_each_script_once_and_nothing_unsafe() -> None:
    said = policy(["'sha256-b'", "'sha256-a'", "'sha256-b'"])
    assert said.startswith("default-src 'none'; script-src 'self' 'sha256-a' 'sha256-b'; style-src 'self'; ")
    assert "unsafe" not in said
    assert "*" not in said


@pytest.mark.browser
def test_with_the_header_every_page_works_and_nothing_else_runs(draw: Draw, build: Build, page_at: PageAt) -> None:
    palette = [{"scheme": "default", "toggle": {"icon": "material/brightness-7", "name": "Dark"}}, {"scheme": "slate"}]
    built = build(draw({**SMALL, "about.md": "# About\n"}), theme={**THEME, "palette": palette})
    header = (built.site / "content-security-policy.txt").read_text("utf-8").removeprefix("Content-Security-Policy: ")
    server = served(built.site, {"Content-Security-Policy": header.strip()})
    try:
        opened = page_at(1440)
        for address in ("", "roles/caretaker/", "journeys/move-in/", "journeys/", "touchpoints/", "about/", "health/"):
            opened.page.goto(server.url + address)
            opened.page.wait_for_load_state("networkidle")
        opened.page.goto(f"{server.url}journeys/")
        assert opened.page.locator(".jb-narrow").is_visible()
        opened.page.locator(".md-search__input").press_sequentially("two bags")
        opened.page.locator(".md-search-result__item").first.wait_for()
        assert opened.errors == []
        opened.page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "window.foreign = true";
            document.body.append(script);
        }""")
        assert opened.page.evaluate("window.foreign") is None
        assert len(opened.errors) == 1
    finally:
        server.stop()


def test_two_builds_write_the_same_header(draw: Draw, build: Build, tmp_path: Path) -> None:
    first = build(draw(SMALL)).files()["content-security-policy.txt"]
    assert build(tmp_path / "content").files()["content-security-policy.txt"] == first
