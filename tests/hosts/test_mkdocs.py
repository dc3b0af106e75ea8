"""The handbook in MkDocs: broken content leaves the last site alone, whole content becomes pages that fit in."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from tests import drawn
from tests.drawn import Build, Built, Draw
from tests.hosts.small import HOME, PERSONA, SMALL

WARNED = {"touchpoints/door.yml": "title: The door\nchannel: in-person\n"}
MADE = ["_find-your-role", "_journeys", "_new", "_people"]
BROKEN = {"roles/caretaker.yml": "title: Caretaker\ndepartmnt: houses\n"}


def parsed(built: Built, address: str) -> BeautifulSoup:
    return BeautifulSoup(built.page(address), "html5lib")


def one(built: Built, address: str, selector: str) -> Tag:
    (found,) = parsed(built, address).select(selector)
    return found


def words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def tabs(built: Built, address: str) -> list[tuple[str, str]]:
    return [(words(link), str(link["href"])) for link in parsed(built, address).select(".md-tabs__link")]


def lit(built: Built, address: str) -> list[str]:
    return [words(tab) for tab in parsed(built, address).select(".md-tabs__item--active")]


def contents(built: Built, address: str) -> list[tuple[int, str, str]]:
    """The table of contents: depth, words, link."""
    entries = parsed(built, address).select(".md-sidebar--secondary nav .md-nav__item > .md-nav__link")
    return [(len(entry.find_parents("ul")), words(entry), str(entry["href"])) for entry in entries]


def with_tabs(*more: str) -> dict[str, object]:
    return {"name": "material", "font": False, "features": ["navigation.tabs", *more]}


def test_an_error_leaves_the_site_before_it_byte_for_byte(draw: Draw, build: Build) -> None:
    before = build(draw(SMALL)).files()
    broken = build(draw(BROKEN))
    assert broken.failed
    assert broken.files() == before
    assert len(before) > 20


def test_an_error_is_said_with_its_place_its_line_and_a_count(draw: Draw, build: Build) -> None:
    broken = build(draw({**SMALL, **BROKEN}))
    assert broken.log == (
        "ERROR \n"
        'content/roles/caretaker.yml:2:1: error[unknown-field] a role has no field "departmnt"\n'
        "     2 | departmnt: houses\n"
        "       | ^^^^^^^^^\n"
        "  did you mean department?\n"
        "\n"
        "1 error in 1 file: nothing was built, and the last site was left alone\n"
        "ABORTED Aborted with a BuildError!"
    )


def test_a_first_build_of_broken_content_writes_nothing(draw: Draw, build: Build) -> None:
    assert build(draw({**SMALL, **BROKEN})).files() == {}


def test_a_warning_stops_a_strict_build_before_it_touches_the_site(draw: Draw, build: Build) -> None:
    before = build(draw(SMALL), strict=True).files()
    warned = build(draw(WARNED), strict=True)
    assert warned.failed
    assert "1 warning in 1 file" in warned.log
    assert warned.files() == before


def test_a_strict_build_says_nothing_but_that_it_built(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "index.md": HOME, "about.md": "# About\n"}), strict=True)
    assert [re.sub(r"(to directory: |in ).*", "", line) for line in built.log.splitlines()] == [
        "INFO Cleaning site directory",
        "INFO Building documentation ",
        "INFO Documentation built ",
    ]


@pytest.mark.parametrize(
    ("directory_urls", "link"), [(True, "../../roles/caretaker/"), (False, "../../roles/caretaker/index.html")]
)
def test_links_between_pages_fit_the_way_the_site_is_opened(
    draw: Draw, build: Build, directory_urls: bool, link: str
) -> None:
    built = build(draw(SMALL), strict=True, use_directory_urls=directory_urls)
    page = parsed(built, "journeys/move-in/")
    assert {
        str(found["href"]).partition("#")[0] for found in page.select("article a") if "caretaker" in found["href"]
    } == {link}


def test_a_former_address_leads_on_without_a_script(draw: Draw, build: Build) -> None:
    page = build(draw(SMALL), use_directory_urls=False).page("roles/janitor/")
    assert page == (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<title>This page has moved: Caretaker</title>\n"
        '<link rel="canonical" href="../../roles/caretaker/index.html">\n<meta name="robots" content="noindex">\n'
        '<meta http-equiv="refresh" content="0; url=../../roles/caretaker/index.html">\n</head>\n'
        '<body><p><a href="../../roles/caretaker/index.html">This page has moved: Caretaker</a></p></body>\n</html>\n'
    )


def test_a_former_address_is_in_no_site_map_and_no_search(draw: Draw, build: Build) -> None:
    files = build(draw(SMALL), site_url="https://handbook.example/").files()
    assert b"roles/caretaker/" in files["sitemap.xml"]
    assert [name for name in ("sitemap.xml", "search/search_index.json") if b"janitor" in files[name]] == []


def test_data_for_machines_is_published_and_what_it_was_written_in_is_not(draw: Draw, build: Build) -> None:
    files = build(draw(SMALL)).files()
    assert json.loads(files["handbook.json"])["roles"]["caretaker"]["url"] == "roles/caretaker/"
    assert files["journeys/move-in/journey.mmd"].startswith(b"---\nconfig:\n  journey:")
    assert [name for name in files if name.endswith((".yml", ".yaml"))] == []


def test_two_builds_of_one_content_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    files = {**SMALL, "index.md": HOME, "about.md": "# About\n"}
    one_way = drawn.write(tmp_path / "one" / "content", files)
    other_way = drawn.write(tmp_path / "other" / "content", dict(reversed(files.items())))
    first = drawn.build(one_way, site_url="https://handbook.example/").files()
    second = drawn.build(other_way, site_url="https://handbook.example/").files()
    assert [name for name in first if first[name] != second.get(name)] == []
    assert list(first) == list(second)
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", first["sitemap.xml"].decode())) == {"2026-01-01"}
    assert gzip.decompress(first["sitemap.xml.gz"]) == first["sitemap.xml"]


def test_the_navigation_is_home_then_the_lists_then_what_is_about_the_handbook(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "about.md": "# About us\n", "guide/first.md": "# First\n"}), theme=with_tabs())
    assert tabs(built, "") == [
        ("Home", "."),
        ("Roles", "roles/"),
        ("Journeys", "journeys/"),
        ("People", "personas/"),
        ("Touchpoints", "touchpoints/"),
        ("Improvements", "improvements/"),
        ("First week", "orientation/"),
        ("Insights", "insights/"),
        ("About this handbook", "about/"),
    ]
    sidebar = parsed(built, "about/").select(
        ".md-sidebar--primary .md-nav__item--active .md-nav__item :is(a, label.md-nav__link)"
    )
    assert [link.get_text(strip=True) for link in sidebar] == [
        "About us",
        "First",
        "What changed",
        "Evidence",
        "Departments",
        "For editors",
        "How this handbook is doing",
        "Every field",
        "Every check",
        "Every name",
    ]


@pytest.mark.parametrize(
    ("address", "tab"),
    [("roles/", "Roles"), ("roles/caretaker/", "Roles"), ("journeys/move-in/", "Journeys"), ("", "Home")],
)
def test_each_page_lights_up_the_tab_of_its_list(draw: Draw, build: Build, address: str, tab: str) -> None:
    assert lit(build(draw(SMALL), theme=with_tabs()), address) == [tab]


@pytest.mark.parametrize(
    "nav",
    [
        [{"Start": "index.md"}, {"Jobs": "roles/index.md"}],
        [{"Start": "index.md"}, {"Jobs": ["roles/index.md", "about.md"]}],
        [{"Start": "index.md"}, {"Jobs": [{"All": ["about.md", "roles/index.md"]}]}],
    ],
    ids=["a page", "a section", "a section in a section"],
)
def test_in_a_navigation_of_ones_own_a_page_lights_up_where_its_list_stands(
    draw: Draw, build: Build, nav: list[object]
) -> None:
    built = build(draw({**SMALL, "about.md": "# About\n"}), strict=True, nav=nav, theme=with_tabs())
    assert not built.failed, built.log
    assert lit(built, "roles/caretaker/") == ["Jobs"]
    assert lit(built, "roles/") == ["Jobs"]
    assert lit(built, "journeys/move-in/") == []


def test_the_sidebar_is_the_navigation_where_there_are_no_tabs(draw: Draw, build: Build) -> None:
    content = draw(SMALL)
    sidebar = ".md-sidebar--primary"
    assert one(build(content), "roles/caretaker/", sidebar).has_attr("hidden") is False
    assert one(build(content, theme=with_tabs()), "roles/caretaker/", sidebar).has_attr("hidden") is True


def test_no_page_leads_to_a_wrong_page_before_or_after_it(draw: Draw, build: Build) -> None:
    built = build(draw(SMALL), theme=with_tabs("navigation.footer"))
    assert parsed(built, "roles/caretaker/").select("link[rel=prev], link[rel=next], .md-footer__link") == []
    assert [str(link["href"]) for link in parsed(built, "roles/").select(".md-footer__link")] == ["..", "../journeys/"]


def test_the_contents_of_a_page_are_its_sections_each_below_the_one_it_belongs_to(draw: Draw, build: Build) -> None:
    built = build(draw(SMALL))
    assert contents(built, "journeys/move-in/") == [
        (1, "The map", "#_map"),
        (1, "Step by step", "#_steps"),
        (2, "The key", "#_stage-1"),
        (3, "I wait at the door", "#waits"),
        (2, "The first night", "#_stage-2"),
        (3, "I sleep in my own bed", "#sleeps"),
        (1, "The journey as a diagram", "#_diagram"),
        (1, "What is being done about it", "#_improvements"),
        (1, "What this rests on", "#_evidence"),
    ]


def test_links_from_hand_written_pages_know_the_places_on_made_pages(draw: Draw, build: Build) -> None:
    text = "# About\n\n[waits](journeys/move-in/index.md#waits) and [nowhere](journeys/move-in/index.md#nowhere)\n"
    built = build(draw({**SMALL, "about.md": text}))
    assert "'journeys/move-in/index.md#nowhere'" in built.log
    assert "#waits" not in built.log


def test_without_a_home_page_by_hand_one_is_made(draw: Draw, build: Build) -> None:
    built = build(draw(SMALL), site_name="Lucky Street 7")
    assert words(one(built, "", "h1")) == "Lucky Street 7"


def test_parts_of_the_home_page_stand_where_their_mark_is(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "index.md": HOME}))
    headings = [str(found["id"]) for found in parsed(built, "").select("article h1, article h2")]
    assert headings == ["welcome-home", "before", *MADE, "after"]
    assert [link for depth, _, link in contents(built, "") if depth == 1] == [f"#{place}" for place in headings[1:]]
    assert "journeybook:home" not in built.page("")


def test_without_a_mark_they_stand_at_the_end(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "index.md": "# Welcome\n\n## Before\n"}))
    assert [str(found["id"]) for found in parsed(built, "").select("article h2")] == ["before", *MADE]


def test_drafts_are_not_published_unless_asked_for(draw: Draw, build: Build) -> None:
    content = draw({**SMALL, "personas/kim.yml": PERSONA.replace("Noor", "Kim") + "draft: yes\n"})
    assert "personas/kim/index.html" not in build(content).files()
    assert "personas/kim/index.html" in build(content, options={"drafts": True}).files()


@pytest.mark.parametrize(
    ("config", "link"),
    [
        (
            {"repo_url": "https://github.com/a/b", "edit_uri": "edit/main/content/"},
            "https://github.com/a/b/edit/main/content/",
        ),
        (
            {"repo_url": "https://git.example/a/b/", "edit_uri": "-/edit/main/content"},
            "https://git.example/a/b/-/edit/main/content/",
        ),
        (
            {"repo_url": "https://git.example/a/b", "edit_uri": "?file=content/"},
            "https://git.example/a/b?file=content/",
        ),
        ({"edit_uri": "https://edit.example/content/"}, "https://edit.example/content/"),
    ],
)
def test_a_page_leads_to_the_file_it_was_made_from(draw: Draw, build: Build, config: dict[str, Any], link: str) -> None:
    built = build(
        draw({**SMALL, "about.md": "# About\n"}), strict=True, theme=with_tabs("content.action.edit"), **config
    )
    assert not built.failed, built.log
    assert str(one(built, "roles/caretaker/", ".jb-foot__edit")["href"]) == f"{link}roles/caretaker.yml"
    assert str(one(built, "about/", "a[rel=edit]")["href"]) == f"{link}about.md"


def test_the_header_leads_to_the_repository_and_asks_its_forge_for_nothing(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "about.md": "# About\n"}), repo_url="https://github.com/a/b")
    for name, content in built.files().items():
        if name.endswith(".html") and b"md-source" in content:
            page = BeautifulSoup(content, "html5lib")
            assert {str(link["href"]) for link in page.select(".md-source")} == {"https://github.com/a/b"}, name
            assert page.select("[data-md-component=source]") == [], name
    assert {"404.html", "about/index.html"} < {n for n, c in built.files().items() if b"md-source" in c}


@pytest.mark.parametrize("theme", [{"name": "material"}, {"name": "material", "font": {"text": "Lato"}}])
def test_no_font_is_fetched_from_another_host(draw: Draw, build: Build, theme: dict[str, object]) -> None:
    built = build(draw(SMALL), strict=True, theme=theme)
    assert "INFO theme.font is set to false" in built.log.replace("journeybook: ", "")
    assert [name for name, content in built.files().items() if b"fonts.g" in content] == []


def test_a_handbook_that_opens_from_a_folder_brings_its_own_worker(draw: Draw, build: Build) -> None:
    built = build(draw(SMALL), strict=True, plugins=["search", "offline", "journeybook"])
    assert not built.failed, built.log
    scripts = [str(found["src"]) for found in parsed(built, "roles/caretaker/").select("script[src]")]
    assert [script for script in scripts if "iframe-worker" in script] == ["../../assets/iframe-worker.js"]
    assert [script for script in scripts if "//" in script] == []
    assert b"FrameWorker" in built.files()["assets/iframe-worker.js"]


def test_a_worker_of_ones_own_is_left_alone(draw: Draw, build: Build) -> None:
    polyfills = {"polyfills": ["assets/my-iframe-worker.js"]}
    built = build(draw(SMALL), plugins=["search", "offline", "journeybook"], extra=polyfills)
    assert "assets/iframe-worker.js" not in built.files()


def test_a_served_handbook_needs_no_worker(draw: Draw, build: Build) -> None:
    built = build(draw(SMALL), plugins=["search", {"offline": {"enabled": False}}, "journeybook"])
    assert "iframe-worker" not in built.page("roles/")
