"""The handbook as a folder of Markdown: every reader of Markdown and of YAML gets the same pages out of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]  # read in tests alone
from markdown_it import MarkdownIt

from journeybook.edition import Edition, SiteSettings, make
from journeybook.hosts.folder import block, front_matter, inert, write
from tests.drawn import Build, Draw
from tests.hosts.small import HOME, HOSTILE, PNG, SMALL


def written(content: Path) -> dict[str, bytes]:
    """The folder of a content folder, by path."""
    target = content.parent / "folder"
    write(make(content, SiteSettings("A drawn handbook")), content, target)
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def matter(page: bytes) -> dict[str, Any]:
    _, fields, _ = page.decode().split("---\n", 2)
    found: dict[str, Any] = yaml.safe_load(fields)
    return found


def body(page: bytes) -> str:
    return page.decode().split("---\n", 2)[2]


def shape(markup: str) -> list[Any]:
    """What a browser makes of HTML: elements with attributes and text, in order, white space folded."""
    found = BeautifulSoup(markup, "html5lib").select("body *")
    return [(element.name, dict(element.attrs), " ".join(element.get_text().split())) for element in found]


def test_an_edition_with_errors_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="an edition with errors has no site to write"):
        write(Edition(()), tmp_path, tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(draw: Draw, tmp_path: Path) -> None:
    content = draw(SMALL)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        written(content)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["mine.txt"]


def test_it_holds_the_pages_of_a_built_site_and_its_data(draw: Draw, build: Build) -> None:
    content = draw({**SMALL, "index.md": HOME, "about.md": "# About\n", "images/a.png": PNG, "notes.txt": "notes"})
    site = build(content).files()
    folder = written(content)
    pages = {name for name in folder if name.endswith(".md")}
    assert {name.replace(".md", ".html") for name in pages} == {
        name for name in site if name.endswith(".html") and name not in {"404.html", "roles/janitor/index.html"}
    }
    rest = {name: content for name, content in folder.items() if name not in pages}
    assert {name: site[name] for name in rest} == rest
    assert {"handbook.json", "assets/journeybook.css", "images/a.png", "roles/janitor/index.html"} <= set(rest)


def test_a_page_has_a_title_and_a_description_and_is_one_block_of_html(draw: Draw) -> None:
    page = written(draw(SMALL))["roles/caretaker/index.md"].decode()
    opened, fields, text = page.split("---\n", 2)
    assert (opened, yaml.safe_load(fields)["title"]) == ("", "Caretaker")
    assert text.startswith('\n<div class="jb-page">\n')
    assert text.endswith("\n</div>\n")
    assert "\n\n" not in text.strip()


def test_every_reader_of_markdown_passes_a_page_on_as_it_is(draw: Draw) -> None:
    content = draw({**SMALL, "index.md": HOME})
    site = make(content, SiteSettings("A drawn handbook")).site
    assert site is not None
    folder = written(content)
    for page in site.pages:
        text = body(folder[f"{page.address}index.md"])
        meant = shape(f'<div class="jb-page">{page.html}</div>')
        assert shape(MarkdownIt("commonmark").render(text)) == meant
        assert shape(markdown(text, extensions=["attr_list", "md_in_html", "smarty"])) == meant


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a</p>\n\n    <p>b</p>\n \t\n* c",
        "<pre>a\n\n\n    b\r\n\r\n# c</pre>\n\n<pre><code>d\n</code></pre>",
        "<p>{{ site }} {% raw %} {# note #} {{{ three }}} {{< short >}}</p>",
        '<p title="{{ it }}">a</p>',
        "<svg><g></g></svg>\n\n<table>\n\n<tr><td>\n\na</td></tr></table>",
    ],
)
def test_no_reader_looks_into_a_block(markup: str) -> None:
    made = block(markup)
    meant = shape(f'<div class="jb-page">{markup}</div>'.replace("\r\n", "\n"))
    assert shape(made) == meant
    assert shape(MarkdownIt("commonmark").render(made)) == meant
    assert shape(markdown(made)) == meant
    assert [opening for opening in ("{{", "{%", "{#") if opening in made] == []


def test_preformatted_lines_stay_as_they_are() -> None:
    shown = BeautifulSoup(block("<pre>a\n\n\n    b</pre>"), "html5lib").pre
    assert shown is not None
    assert shown.get_text() == "a\n\n\n    b"


@given(st.text(), st.text())
def test_front_matter_is_read_back_by_any_reader_of_yaml(title: str, description: str) -> None:
    text = front_matter(title, description)
    assert text.splitlines()[0] == text.splitlines()[-1] == "---"
    read = yaml.safe_load(text.split("---\n", 1)[1].rpartition("---\n")[0]) or {}
    assert read == {
        name: inert(value) for name, value in (("title", title), ("description", description)) if inert(value)
    }


@given(st.text(alphabet=st.sampled_from("<>&\"'`;#x1lgtampquoEé= /\n")))
def test_a_title_is_the_same_as_text_and_as_html(title: str) -> None:
    made = inert(title)
    assert not set(made) & set("<>\"'`")
    assert not set(made) & set("\r\n")
    read = BeautifulSoup(f"<p title='{made}'>{made}</p>", "html5lib").p
    assert read is not None
    assert (read.get_text(), read["title"]) == (made, made)
    assert len(made) <= len(title)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Fish & chips, R&D", "Fish & chips, R&D"),
        ("<b>&lt;b&gt;", "‹b›＆lt;b＆gt;"),
        ('Noor\'s "yes"', "Noor’s ”yes”"),
        (" a\n b ", "a b"),
    ],
)
def test_a_title_keeps_its_look(title: str, shown: str) -> None:
    assert inert(title) == shown


def test_a_hostile_title_is_harmless_wherever_it_is_written(draw: Draw) -> None:
    evil = json.dumps(HOSTILE)
    folder = written(
        draw(
            {
                **SMALL,
                "roles/evil.yml": f"title: {evil}\ndepartment: houses\n",
                "about.md": f"---\ntitle: {evil}\n---\n",
            }
        )
    )
    titles = [matter(folder[name])["title"] for name in ("roles/evil/index.md", "about/index.md")]
    assert titles == [inert(HOSTILE)] * 2


def test_a_hand_written_page_becomes_a_sieved_page_with_links_that_hold(draw: Draw) -> None:
    text = """
        ---
        description: Who we are
        template: evil.html
        ---
        # About *us*

        [roles](../roles/index.md#top), [them](role:caretaker),
        [away](https://elsewhere.example), ![a lamp](../images/a.png), [out](../../../etc/passwd)

        ## About us

        <script>canary(1)</script><pre class="mermaid">x</pre>

        | a | b |
        |---|---|
        | c | d |
        """
    page = written(draw({**SMALL, "guide/about.md": text, "images/a.png": PNG}))["guide/about/index.md"]
    assert matter(page) == {"title": "About us", "description": "Who we are"}
    shown = BeautifulSoup(body(page), "html5lib")
    assert [(link.get_text(), link.get("href")) for link in shown.select("a")] == [
        ("roles", "../../roles/#top"),
        ("them", "../../roles/caretaker/"),
        ("away", "https://elsewhere.example"),
        ("out", "../../../etc/passwd"),
    ]
    assert [(image["src"], image["alt"]) for image in shown.select("img")] == [("../../images/a.png", "a lamp")]
    assert [(heading.name, heading["id"]) for heading in shown.select("h1, h2")] == [
        ("h1", "about-us"),
        ("h2", "about-us_1"),
    ]
    assert "canary" not in page.decode()
    assert shown.select(".mermaid") == []
    assert [cell.get_text() for cell in shown.select("td")] == ["c", "d"]


@pytest.mark.parametrize(
    "text", ["---\ntitle: [unclosed\n---\n# A\n", "---\n- a\n---\n# A\n", "---\ntitle: 3\n---\n# A\n"]
)
def test_front_matter_that_says_no_title_is_left_out(draw: Draw, text: str) -> None:
    assert matter(written(draw({**SMALL, "about.md": text}))["about/index.md"]) == {"title": "A"}


def test_the_home_page_has_its_parts_where_their_mark_is(draw: Draw) -> None:
    home = BeautifulSoup(body(written(draw({**SMALL, "index.md": HOME}))["index.md"]), "html5lib")
    assert [heading["id"] for heading in home.select("h1, h2")] == [
        "welcome-home",
        "before",
        "_find-your-role",
        "_journeys",
        "_new",
        "_people",
        "after",
    ]


def test_a_readme_beside_a_made_home_page_is_for_editors(draw: Draw) -> None:
    folder = written(draw({**SMALL, "README.md": "# For editors\n"}))
    assert [name for name in ("README.md", "index.md") if name in folder] == ["index.md"]
