"""Hostile texts in every text field of every kind, in a real build: they stay words, on each page and in the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from journeybook.edition import SiteSettings, make
from journeybook.hosts import folder
from journeybook.model import KINDS, Vocabulary
from journeybook.words import words
from tests import drawn
from tests.browser.opened import PageAt, Serve
from tests.drawn import Built
from tests.safety.filled import LEFT_ALONE, Filler, handbook, texts_of
from tests.safety.shapes import Shape, listeners, searched, shape, without_front_matter

THEME = {
    "name": "material",
    "font": False,
    "features": ["navigation.tabs", "navigation.path", "navigation.footer", "toc.follow", "content.tooltips"],
}
HARMLESS = " ".join(["a few plain words"] * 36)
"""As long as what is held against it, since how much fits on a sheet of paper depends on that."""
CORPUS: Mapping[str, str] = {
    "markup": (
        """x"><img src=x onerror=canary(1)>'><svg onload=canary(1)></svg><script>canary(1)</script></p></div></a>"""
        """</h1><b onmouseover='canary(1)' style="color:red">b</b><iframe srcdoc="<script>canary(1)</script>">"""
    ),
    "ends": (
        "x</title></textarea></style></noscript></template></script><script>canary(1)</script>]]>]]&gt;</svg></math>"
    ),
    "comments": "x --> <!-- y --!> <![CDATA[ z <!--> <?php echo 1 ?> <!doctype html> <!-- journeybook:home --> w",
    "references": (
        "x &lt;script&gt;canary(1)&lt;/script&gt; &#60;img src=x onerror=canary(1)&#62; &amp;lt;b&amp;gt; "
        "&#x3c;b&#x3e; &quot;&apos;&nbsp;&lt &#0; &#x110000;"
    ),
    "templates": (
        "x {{ 7 + 7 }} {% raw %} {# note #} ${7 + 7} #{7 + 7} <%= 7 + 7 %> {{{ config }}} {{< short >}} %(name)s "
        "{0} {n!r}"
    ),
    "addresses": (
        "x javascript:canary(1) JaVaScRiPt&colon;canary(1) vbscript:canary(1) data:text/html,canary //evil.example/x "
        "www.evil.example https://evil.example/?a=b mailto:evil@evil.example"
    ),
    "diagrams": (
        """x %%{init: {"securityLevel": "loose"}}%% ; click a call canary() ; a --> b["c"] : 5: me # end accTitle: t"""
    ),
    "signs": "x \u202eevil\u202c \u2066\u2067 \u200b\ufeff \u2028y\u2029 \x85z \x7f \ufffe \U000e0001 \U0001f600",
}
"""By what they try: each text begins with a letter, so that as prose it is a paragraph like the harmless one."""
LINKS = """[a](javascript:canary(1)) [b](//evil.example) [c](data:text/html,canary) ![d](https://evil.example/d.png)
<javascript:canary(1)> [e](\\\\evil.example) [g]( java\tscript:canary(1))
[h](vbscript:canary) [i][ref] <b onclick=canary(1)>j</b> [k](&#106;avascript:canary(1))

[ref]: javascript:canary(1) "onmouseover=canary(1)"

```"onmouseover=canary(1)
<script>canary(1)</script>
```
"""
"""Prose that is all links, pictures and code, none of which may lead anywhere else."""


def written(folder: Path, said: str, prose: str = "", labels: Mapping[str, str] | None = None) -> Path:
    """A content folder with one text in every field, and `prose`, if there is any, in those that may be formatted."""

    def say(form: str) -> str:
        return prose or said if form == "prose" else said

    pages = {"index.md": "# Home\n", "about.md": "# About\n"}
    return drawn.write(folder / "content", {**handbook(say, labels), **pages})


def built(folder: Path, said: str, prose: str = "", labels: Mapping[str, str] | None = None) -> Built:
    """A real build of it."""
    content = written(folder, said, prose, labels)
    made = drawn.build(content, theme=THEME, site_url="https://handbook.example/")
    assert not made.failed, made.log
    return made


@dataclass(frozen=True)
class Harmless:
    """What the handbook is made of in which every text is the harmless one."""

    pages: Mapping[str, Shape]
    search: Sequence[Shape]
    folder: Mapping[str, Shape]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Harmless:
    """Built once, both ways."""
    place = tmp_path_factory.mktemp("harmless")
    site = built(place, HARMLESS)
    return Harmless(shapes(pages(site)), found_by_search(site), shapes(in_a_folder(place, HARMLESS)))


def pages(site: Built) -> dict[str, str]:
    return {name: content.decode() for name, content in site.files().items() if name.endswith(".html")}


def all_of(tried: Iterable[str]) -> str:
    """Several hostile texts in one, since each build takes seconds, as long as the harmless one."""
    hostile = " ".join(CORPUS[name] for name in tried)
    return hostile + " words" * ((len(HARMLESS) - len(hostile)) // len(" words"))


def found_by_search(site: Built) -> list[Shape]:
    # How many paragraphs a page's texts are depends on how many differ.
    entries = searched(site.files()["search/search_index.json"])
    return [shape(entry.replace("</p><p>", " ")) for entry in entries]


def in_a_folder(place: Path, text: str) -> dict[str, str]:
    """The same handbook as a folder of Markdown, each page as Markdown is rendered everywhere."""
    content, target = written(place, text), place / "folder"
    folder.write(make(content, SiteSettings("A drawn handbook")), content, target)
    texts = {path.relative_to(target).as_posix(): path.read_text("utf-8") for path in target.rglob("*.md")}
    return {name: MarkdownIt().render(without_front_matter(text)) for name, text in texts.items()}


def shapes(pages_found: Mapping[str, str]) -> dict[str, Shape]:
    return {name: shape(page) for name, page in pages_found.items()}


def assert_same_pages(meant: Mapping[str, Shape], found: Mapping[str, str]) -> None:
    """Page by page: the same elements with the same attributes, leading to the same places, and none that runs."""
    assert set(found) == set(meant)
    assert len(found) > 20
    for name, page in found.items():
        there, here = meant[name], shape(page)
        assert (here.elements - there.elements, there.elements - here.elements) == ({}, {}), name
        assert here.strange == there.strange == (), name
        assert here.places == there.places, name
        assert here.running == there.running, name
        assert listeners(page) == [], name


def test_every_text_field_of_every_kind_is_filled() -> None:
    models = [*(kind.model for kind in KINDS.values()), Vocabulary]
    asked = {field for model in models for field in texts_of(model)}
    filled = set()
    for model in models:
        filler = Filler("first", lambda _: HARMLESS)
        filler.model(model)
        filled |= filler.texts
    assert asked - filled == asked & set(LEFT_ALONE)
    assert len(filled) > 80


@pytest.mark.parametrize(
    "tried",
    [("markup", "ends", "templates", "signs"), ("comments", "references", "addresses", "diagrams")],
    ids=" ".join,
)
def test_hostile_texts_stay_words_on_every_page_and_in_the_search(
    tried: tuple[str, ...], harmless: Harmless, tmp_path: Path
) -> None:
    hostile = built(tmp_path, all_of(tried))
    assert_same_pages(harmless.pages, pages(hostile))
    assert [found.elements for found in found_by_search(hostile)] == [meant.elements for meant in harmless.search]


@pytest.mark.parametrize(
    "tried",
    [("markup", "ends", "templates", "signs"), ("comments", "references", "addresses", "diagrams")],
    ids=" ".join,
)
def test_hostile_texts_stay_words_in_a_folder_of_markdown(
    tried: tuple[str, ...], harmless: Harmless, tmp_path: Path
) -> None:
    assert_same_pages(harmless.folder, in_a_folder(tmp_path, all_of(tried)))


def test_hostile_interface_words_stay_words(tmp_path: Path) -> None:
    def labels(text: str) -> dict[str, str]:
        said = {name: text for name, entry in words("en").entries.items() if isinstance(entry, str)}
        return said | {"months": " ".join((text.split() * 12)[:12])}

    meant, found = (
        built(tmp_path / name, HARMLESS, labels=labels(text))
        for name, text in (("harmless", HARMLESS), ("hostile", all_of(["markup"])))
    )
    assert_same_pages(shapes(pages(meant)), pages(found))


def test_links_in_prose_lead_to_web_pages_and_mail_or_nowhere(tmp_path: Path) -> None:
    for name, page in pages(built(tmp_path, HARMLESS, prose=LINKS)).items():
        found = shape(page)
        assert {scheme for scheme, _ in found.places} <= {"", "http", "https", "mailto"}, name
        assert {host for scheme, host in found.places if not scheme} <= {""}, name
        assert listeners(page) == [], name
        assert "canary" not in "".join(found.running), name
        assert 'src="https://evil.example' not in page, name


@pytest.mark.browser
def test_nothing_runs_on_any_page_or_in_what_the_search_finds(page_at: PageAt, serve: Serve, tmp_path: Path) -> None:
    site = built(tmp_path, all_of(CORPUS), prose=f"{all_of(CORPUS)}\n\n{LINKS}")
    home = serve(site.site)
    opened = page_at(1440)
    opened.page.expose_function("canary", lambda _: opened.errors.append("the canary sang"))
    addresses = [
        name.removesuffix("index.html")
        for name, page in pages(site).items()
        if name.endswith("index.html") and 'http-equiv="refresh"' not in page
    ]
    for address in addresses:
        opened.page.goto(f"{home}{address}")
    opened.page.goto(home)
    opened.page.locator(".md-search__input").press_sequentially("canary")
    opened.page.locator(".md-search-result__item").first.wait_for()
    assert len(addresses) > 20
    assert opened.errors == []
    assert opened.elsewhere(home) == []
