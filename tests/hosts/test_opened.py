"""A built handbook in a browser: nothing in content runs, no other host is asked, and a folder is searched too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.opened import Opened, PageAt, Serve
from tests.drawn import Build, Built, Draw
from tests.hosts.small import HOSTILE, SMALL

pytestmark = pytest.mark.browser

HOSTILE_YAML = json.dumps(HOSTILE)
HOSTILE_CONTENT = {
    **SMALL,
    "personas/evil.yml": f"name: {HOSTILE_YAML}\ntagline: {HOSTILE_YAML}\nquote: {HOSTILE_YAML}\n",
    "roles/evil.yml": f"title: {HOSTILE_YAML}\ndepartment: houses\nsummary: {HOSTILE_YAML}\n",
    "touchpoints/evil.yml": f"title: {HOSTILE_YAML}\nchannel: in-person\nowner: evil\n",
    "handbook.yml": f"labels:\n  index.role: {HOSTILE_YAML}\n  home: {HOSTILE_YAML}\n",
    "about.md": f"# &lt;/title&gt;&lt;script&gt;canary('it')&lt;/script&gt;\n\n## `{HOSTILE}`\n",
    "notes.md": f"---\ntitle: {HOSTILE_YAML}\ndescription: {HOSTILE_YAML}\n---\ntext\n",
}
FEATURES = ["navigation.tabs", "navigation.path", "navigation.footer", "search.suggest", "search.highlight"]
THEME = {"name": "material", "font": False, "features": [*FEATURES, "toc.follow", "content.tooltips"]}
ADDRESSES = (
    "",
    "roles/",
    "roles/evil/",
    "personas/evil/",
    "touchpoints/evil/",
    "journeys/move-in/",
    "about/",
    "notes/",
)


def found_by(opened: Opened, query: str) -> list[str]:
    """What the search shows for a query, as its readers see it: the titles of pages."""
    page = opened.page
    field = page.locator(".md-search__input")
    field.fill("")
    field.press_sequentially(query)
    page.locator(".md-search-result__item").first.wait_for()
    return [title.strip() for title in page.locator(".md-search-result__link h1").all_inner_texts()]


def with_canary(opened: Opened) -> Opened:
    """A page on which whatever would run says so."""
    opened.page.expose_function("canary", lambda _: opened.errors.append("the canary sang"))
    return opened


def offline(build: Build, content: Any) -> Built:  # a drawn content folder
    built = build(content, strict=True, theme=THEME, plugins=["search", "offline", "journeybook"])
    assert not built.failed, built.log
    return built


def test_nothing_in_content_runs_on_any_page_or_in_the_search(
    draw: Draw, build: Build, page_at: PageAt, serve: Serve
) -> None:
    built = build(draw(HOSTILE_CONTENT), theme=THEME, repo_url="https://github.com/a/b", edit_uri="edit/main/content/")
    assert not built.failed, built.log
    home = serve(built.site)
    opened = with_canary(page_at(1440))
    for address in ADDRESSES:
        opened.page.goto(home + address, wait_until="load")
    assert HOSTILE in found_by(opened, "tarantula")
    assert opened.page.locator("img[onerror], img[src=x]").count() == 0
    assert opened.errors == []
    assert opened.elsewhere(home) == []


def test_a_title_reads_the_same_everywhere(draw: Draw, build: Build, page_at: PageAt, serve: Serve) -> None:
    home = serve(build(draw(HOSTILE_CONTENT), theme=THEME).site)
    opened = page_at(1440)
    opened.page.goto(f"{home}roles/evil/")
    assert opened.page.locator("article h1").inner_text() == HOSTILE
    assert opened.page.title() == f"{HOSTILE} - A drawn handbook"
    assert opened.page.locator(".md-tabs__item--active").inner_text() == HOSTILE


def test_a_handbook_in_a_folder_is_searched_and_asks_no_other_host(draw: Draw, build: Build, page_at: PageAt) -> None:
    built = offline(build, draw(SMALL))
    opened = page_at(1440)
    opened.page.goto((built.site / "index.html").as_uri())
    assert "I move in" in found_by(opened, "two bags")
    page = (built.site / "journeys" / "move-in" / "index.html").as_uri()
    assert opened.page.locator(f'.md-search-result__link[href^="{page}"]').count() > 0
    opened.page.goto(page)
    assert found_by(opened, "caretaker")[0] == "Caretaker"
    assert opened.errors == []
    assert opened.elsewhere("file:") == []


def test_a_folder_is_searched_in_languages_that_bring_a_script_of_their_own(
    draw: Draw, build: Build, page_at: PageAt
) -> None:
    plugins = [{"search": {"lang": ["en", "de"]}}, "offline", "journeybook"]
    built = build(draw({**SMALL, "about.md": "# Auskünfte\n"}), theme=THEME, plugins=plugins)
    opened = page_at(1440)
    opened.page.goto((built.site / "index.html").as_uri())
    assert found_by(opened, "auskünfte") == ["Auskünfte"]
    assert [url.rpartition("/")[2] for url in opened.requests if "/lunr/" in url] == [
        "lunr.stemmer.support.min.js",
        "lunr.de.min.js",
        "lunr.multi.min.js",
    ]
    assert opened.errors == []


def test_nothing_runs_in_a_folder_either(draw: Draw, build: Build, page_at: PageAt) -> None:
    built = build(draw(HOSTILE_CONTENT), theme=THEME, plugins=["search", "offline", "journeybook"])
    assert not built.failed, built.log
    opened = with_canary(page_at(1440))
    opened.page.goto((built.site / "roles" / "evil" / "index.html").as_uri())
    assert HOSTILE in found_by(opened, "tarantula")
    assert opened.errors == []
    assert opened.elsewhere("file:") == []


def test_a_served_handbook_is_searched_by_a_worker(draw: Draw, build: Build, page_at: PageAt, serve: Serve) -> None:
    home = serve(build(draw(SMALL), theme=THEME).site)
    opened = page_at(1440)
    opened.page.goto(home)
    assert "I move in" in found_by(opened, "two bags")
    assert opened.page.evaluate("window.IFrameWorker === undefined")
    assert opened.elsewhere(home) == []


def test_the_search_says_what_kind_of_page_it_found_and_finds_words_in_quotation_marks(
    draw: Draw, build: Build, page_at: PageAt, serve: Serve
) -> None:
    persona = "name: Noor\ntagline: Rents her first flat\nquote: 'They said \"sorry/later\" (twice)'\n"
    home = serve(build(draw({**SMALL, "personas/noor.yml": persona}), theme=THEME).site)
    opened = page_at(1440)
    opened.page.goto(home)
    for words in ("sorry", "later", "twice"):
        assert "Noor" in found_by(opened, words)
    assert found_by(opened, "caretaker")[0] == "Caretaker"
    first = opened.page.locator(".md-search-result__item").first
    assert first.locator(".md-tag").all_inner_texts()[:1] == ["Role"]
    assert first.locator("article").first.inner_text().count("Caretaker") == 1


@pytest.mark.parametrize("mode", ["served", "offline"])
def test_a_former_address_leads_on_without_javascript(
    draw: Draw, build: Build, page_at: PageAt, serve: Serve, mode: str
) -> None:
    content = draw(SMALL)
    home = serve(build(content).site) if mode == "served" else offline(build, content).site.as_uri() + "/"
    opened = page_at(1440, javascript=False)
    opened.page.goto(f"{home}roles/janitor/index.html")
    opened.page.wait_for_url("**/roles/caretaker/**")
    assert opened.page.locator("article h1").inner_text() == "Caretaker"


def test_on_a_phone_the_navigation_is_behind_its_button(
    draw: Draw, build: Build, page_at: PageAt, serve: Serve
) -> None:
    home = serve(build(draw(SMALL), theme=THEME).site)
    opened = page_at(390, 844)
    opened.page.goto(f"{home}roles/caretaker/")
    link = opened.page.locator(".md-nav--primary .md-nav__item", has_text="Journeys").first
    assert not link.is_visible() or not link.evaluate("e => e.getBoundingClientRect().right > 0")
    opened.page.locator("label.md-header__button[for=__drawer]").click()
    link.wait_for(state="visible")


def test_a_drawing_by_name_or_a_setting_by_name_is_not_taken_for_the_themes_own(
    draw: Draw, build: Build, page_at: PageAt, serve: Serve
) -> None:
    text = (
        '# About\n\n<pre class="mermaid"><code>graph TD; a-->b</code></pre>\n\n'
        '<div id="__config">{"base": "https://elsewhere.example"}</div>\n'
    )
    home = serve(build(draw({**SMALL, "about.md": text}), theme=THEME).site)
    opened = page_at(1440)
    opened.page.goto(f"{home}about/", wait_until="networkidle")
    assert "I move in" in found_by(opened, "two bags")
    assert opened.elsewhere(home) == []
    assert opened.errors == []
