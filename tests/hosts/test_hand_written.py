"""Hand-written pages: what an editor may say stays, what could harm a reader or the theme is gone."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.drawn import Build, Draw
from tests.hosts.small import HOSTILE, SMALL


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# A\n\n<script>canary(1)</script>text", '<h1 id="a">A</h1> <p>text</p>'),
        ("# A\n\n<img src=x onerror=canary(1) alt=b>", '<h1 id="a">A</h1> <p><img alt="b" src="x"/></p>'),
        ("# A\n\n[b](javascript:canary(1))", '<h1 id="a">A</h1> <p><a rel="noopener">b</a></p>'),
        ("# A\n\n<iframe src=https://elsewhere.example></iframe>", '<h1 id="a">A</h1>'),
        ("# A\n\n<style>* {display: none}</style>b", '<h1 id="a">A</h1> <p>b</p>'),
        (
            "# A\n\n<div id=__config class='mermaid note MERMAID'>{}</div>",
            '<h1 id="a">A</h1> <div class="note">{}</div>',
        ),
        ("# A {: #__config }", "<h1>A</h1>"),
        ("# A\n\n<p class='md-overlay' data-md-component=search>b</p>", '<h1 id="a">A</h1> <p>b</p>'),
        (
            "# A\n\n[b](mailto:a@b){ .md-button .md-button--primary }",
            '<h1 id="a">A</h1> <p><a class="md-button md-button--primary" href="mailto:a@b" rel="noopener">b</a></p>',
        ),
        ('# A\n\nsay id="__b" class="mermaid"', '<h1 id="a">A</h1> <p>say id="__b" class="mermaid"</p>'),
        ("# A\n\n<p title='x class=\"mermaid\"'>b</p>", '<h1 id="a">A</h1> <p title=\'x class="mermaid"\'>b</p>'),
    ],
)
def test_markup_is_sieved(draw: Draw, build: Build, written: str, shown: str) -> None:
    extended = build(draw({**SMALL, "about.md": written}), markdown_extensions=["attr_list"])
    found = BeautifulSoup(extended.page("about/"), "html5lib").article
    assert found is not None
    assert " ".join(found.decode_contents().split()) == shown


@pytest.mark.parametrize(
    "text",
    [
        "# &lt;/title&gt;&lt;script&gt;canary(1)&lt;/script&gt;",
        "---\ntitle: </title><script>canary(1)</script>\n---\n# A",
        "---\ndescription: '\"><script>canary(1)</script>'\n---\n# A",
        "---\nauthor: '\"><script>canary(1)</script>'\ntags: ['<script>canary(1)</script>']\n---\n# A",
        "---\ntemplate: '../../secret.html'\nicon: ../../secret\nstatus: '\"><script>canary(1)</script>'\n---\n# A",
        "# `</title><script>canary(1)</script>`\n\n## `<script>canary(1)</script>`\n\n### `<script>canary(2)</script>`",
        "# A\n\n## <script>canary(1)</script> b",
    ],
    ids=["references in a heading", "title", "description", "author and tags", "template", "headings", "raw heading"],
)
def test_nothing_runs_from_a_title_or_a_heading_on_any_page(draw: Draw, build: Build, text: str) -> None:
    built = build(draw({**SMALL, "about.md": text}), theme={"name": "material", "features": ["navigation.tabs"]})
    assert not built.failed, built.log
    for name, content in built.files().items():
        if name.endswith(".html"):
            scripts = BeautifulSoup(content, "html5lib").find_all("script")
            assert [script for script in scripts if "canary" in script.decode_contents()] == [], name


@pytest.mark.parametrize("title", [HOSTILE, "Ford & Söhne", "A <b>bold</b> claim", "&amp;"])
def test_a_title_reads_as_it_was_written(draw: Draw, build: Build, title: str) -> None:
    text = f"---\ntitle: {title!r}\n---\ntext" if "'" not in title else f"---\ntitle: |\n  {title}\n---\ntext"
    built = build(draw({**SMALL, "about.md": text}))
    page = BeautifulSoup(built.page("about/"), "html5lib")
    assert page.title is not None
    assert page.title.get_text() == f"{title} - A drawn handbook"
    assert page.h1 is not None
    assert page.h1.get_text() == title
    links = BeautifulSoup(built.page(""), "html5lib").select('.md-nav__link[href="about/"]')
    assert [link.get_text().strip() for link in links] == [title]


@pytest.mark.parametrize(
    ("directory_urls", "published", "href"),
    [
        (True, "guide/first/index.html", "../../roles/caretaker/"),
        (False, "guide/first.html", "../roles/caretaker/index.html"),
    ],
)
def test_links_to_entities_lead_to_their_pages(
    draw: Draw, build: Build, directory_urls: bool, published: str, href: str
) -> None:
    built = build(
        draw({**SMALL, "guide/first.md": "# First\n\n[them](role:caretaker)\n"}),
        strict=True,
        use_directory_urls=directory_urls,
    )
    link = BeautifulSoup(built.files()[published], "html5lib").select_one("article a")
    assert link is not None
    assert (link.get_text(), link["href"]) == ("them", href)


def test_a_page_says_less_in_the_search_when_it_asks_to(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "about.md": "---\nsearch:\n  exclude: true\n---\n# About\n\nneedle\n"}))
    assert b"needle" not in built.files()["search/search_index.json"]
