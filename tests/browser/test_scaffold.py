"""The browser itself: what it records is what happened, so that a test of a page can fail."""

from pathlib import Path

import pytest

from tests.browser.opened import PageAt, Scheme, Serve

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><title>One page</title><link rel="icon" href="data:,">
<style>p { color: black } @media (prefers-color-scheme: dark) { p { color: white } }</style>
<p>Hello</p>"""


def folder_with(tmp_path: Path, body: str = "") -> Path:
    (tmp_path / "index.html").write_text(PAGE + body, encoding="utf-8")
    (tmp_path / "404.html").write_text("<title>Nothing here</title>", encoding="utf-8")
    return tmp_path


def test_a_quiet_page_leaves_nothing_but_its_own_request(tmp_path: Path, page_at: PageAt, serve: Serve) -> None:
    home = serve(folder_with(tmp_path))
    opened = page_at(1440)
    opened.page.goto(home)
    assert (opened.errors, opened.requests, opened.elsewhere(home)) == ([], [home], [])


def test_a_request_elsewhere_is_recorded_and_goes_nowhere(tmp_path: Path, page_at: PageAt, serve: Serve) -> None:
    home = serve(folder_with(tmp_path, '<img src="http://elsewhere.example/pixel.png" alt="">'))
    opened = page_at(1440)
    opened.page.goto(home)
    assert opened.elsewhere(home) == ["http://elsewhere.example/pixel.png"]
    assert opened.errors == ["Failed to load resource: net::ERR_NAME_NOT_RESOLVED"]


def test_errors_on_the_console_and_errors_thrown_are_recorded(tmp_path: Path, page_at: PageAt, serve: Serve) -> None:
    home = serve(folder_with(tmp_path, "<script>console.error('one'); throw Error('two')</script>"))
    opened = page_at(1440)
    opened.page.goto(home)
    assert sorted(opened.errors) == ["one", "two"]


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")])
def test_a_page_opens_from_a_folder_in_the_size_and_scheme_asked_for(
    tmp_path: Path, page_at: PageAt, scheme: Scheme, colour: str
) -> None:
    opened = page_at(390, 844, scheme)
    opened.page.goto((folder_with(tmp_path) / "index.html").as_uri())
    assert opened.page.evaluate("[innerWidth, innerHeight]") == [390, 844]
    assert opened.page.locator("p").evaluate("p => getComputedStyle(p).color") == colour
    assert opened.elsewhere("file:") == []


def test_without_javascript_no_script_runs(tmp_path: Path, page_at: PageAt, serve: Serve) -> None:
    home = serve(folder_with(tmp_path, "<script>document.title = 'changed'</script>"))
    opened = page_at(1440, javascript=False)
    opened.page.goto(home)
    assert opened.page.title() == "One page"


def test_what_is_not_there_is_answered_with_the_sites_own_page(tmp_path: Path, page_at: PageAt, serve: Serve) -> None:
    opened = page_at(1440)
    answer = opened.page.goto(serve(folder_with(tmp_path)) + "nothing/")
    assert answer is not None
    assert (answer.status, opened.page.title()) == (404, "Nothing here")
