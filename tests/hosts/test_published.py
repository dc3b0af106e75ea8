"""What of content/ reaches readers as it is: pictures that are pictures, and what the configuration names."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.hosts.published import may_publish
from tests.drawn import Build, Draw
from tests.hosts.small import GIF, PNG, SMALL

PICTURES = {
    "images/a.png": PNG,
    "images/b.JPG": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "images/c.gif": GIF,
    "images/d.webp": b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 40,
    "images/e.avif": b"\0\0\0\x20ftypavif" + b"\0" * 40,
}
NOT_PICTURES: dict[str, str | bytes] = {
    "images/scripted.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>canary('svg')</script></svg>",
    "images/text.png": "this is no picture",
    "images/page.html": b"GIF89a" + b"<script>canary('page')</script>" + b"\0" * 40,
    "images/page.gif.xhtml": GIF,
    "images/jpeg-by-name.jpg": PNG,
    "images/empty.png": b"",
    "page.html": "<script>canary('html')</script>",
    "feed.xml": "<feed/>",
    "script.js": "canary('js')",
    "style.css": "* { color: red }",
    "notes.txt": "notes",
    "list.csv": "a,b",
    "plan.pdf": b"%PDF-1.7" + b"\0" * 40,
    "CNAME": "elsewhere.example",
    "page.markdown": "# Not a page\n",
}


def test_pictures_are_published(draw: Draw, build: Build) -> None:
    files = build(draw({**SMALL, **PICTURES})).files()
    assert {name: files.get(name) for name in PICTURES} == PICTURES


@pytest.mark.parametrize("name", NOT_PICTURES)
def test_nothing_else_is(draw: Draw, build: Build, name: str) -> None:
    without = build(draw(SMALL)).files()
    with_it = build(draw({name: NOT_PICTURES[name]}))
    assert not with_it.failed, with_it.log
    assert set(with_it.files()) == set(without)


def test_files_that_the_configuration_names_are_published(draw: Draw, build: Build) -> None:
    named = {
        "style.css": "p {}",
        "script.js": "1",
        "module.mjs": "2",
        "images/logo.svg": "<svg/>",
        "icon.svg": "<svg/>",
    }
    built = build(
        draw({**SMALL, **named}),
        extra_css=["style.css"],
        extra_javascript=["script.js", {"path": "module.mjs", "type": "module"}],
        theme={"name": "material", "font": False, "logo": "images/logo.svg", "favicon": "icon.svg"},
    )
    files = built.files()
    assert {name: files[name].decode() for name in named} == named


def test_our_own_style_comes_before_theirs(draw: Draw, build: Build) -> None:
    page = build(draw({**SMALL, "style.css": "p {}"}), extra_css=["style.css"]).page("roles/caretaker/")
    assert page.index('href="../../assets/journeybook.css"') < page.index('href="../../style.css"')


@pytest.mark.parametrize("name", ["images/passwd.png", "secret.md", "style.css"])
def test_a_link_is_an_error_and_nothing_of_it_is_published(draw: Draw, build: Build, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(PNG + b"secret")
    content = draw({**SMALL, "images/a.png": PNG})
    before = build(content, extra_css=["style.css"]).files()
    (content / name).symlink_to(outside)
    built = build(content, extra_css=["style.css"])
    assert f"content/{name}: error[link-outside]" in built.log
    assert built.files() == before


@pytest.mark.parametrize("name", ["images/passwd.png", "secret.md", "style.css"])
def test_a_file_outside_is_not_published_even_where_links_are_followed(draw: Draw, tmp_path: Path, name: str) -> None:
    # While serving, pages of the last whole edition stand beside the files that are there now.
    content = draw({"images/a.png": PNG, "inside.md": "# Inside"})
    (tmp_path / "outside").write_bytes(PNG)
    (content / name).symlink_to(tmp_path / "outside")
    (content / "also.md").symlink_to(content / "inside.md")
    assert [
        may_publish(path, content / path, {"style.css"}, content) for path in (name, "also.md", "images/a.png")
    ] == [
        False,
        True,
        True,
    ]


def test_files_of_the_theme_come_from_elsewhere_and_are_trusted(draw: Draw, tmp_path: Path) -> None:
    (tmp_path / "bundle.js").write_text("1")
    assert may_publish("assets/bundle.js", tmp_path / "bundle.js", set(), draw({"about.md": "# About"}))


def test_a_content_folder_may_itself_be_a_link(draw: Draw, build: Build, tmp_path: Path) -> None:
    content = draw({**SMALL, "images/a.png": PNG})
    content.rename(tmp_path / "elsewhere")
    content.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert {"images/a.png", "roles/caretaker/index.html"} <= set(build(content).files())


def test_a_page_that_is_no_text_is_said_and_leaves_the_site_as_it_was(draw: Draw, build: Build) -> None:
    before = build(draw(SMALL)).files()
    broken = build(draw({"about.md": b"# caf\xe9\n"}))
    assert broken.failed
    assert "content/about.md" in broken.log
    assert broken.files() == before


def test_a_readme_beside_the_home_page_is_for_editors(draw: Draw, build: Build) -> None:
    built = build(draw({**SMALL, "README.md": "# Only for those who write\n"}))
    assert "Only for those who write" not in built.page("")
    assert "Find your role" in built.page("")
