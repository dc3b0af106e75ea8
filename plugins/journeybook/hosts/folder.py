"""The folder host: an edition comes in, a tree of Markdown with assets and data goes out, for any other generator."""

from __future__ import annotations

import html
import re
from pathlib import Path

import yaml

from ..edition import Edition
from ..reading.folder import look
from ..site import Page
from . import hand_written
from .hand_written_markdown import WrittenPage, convert
from .published import may_publish
from .redirects import redirect

_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n\s*\n")
_TEMPLATE = re.compile(r"\{(?=[{%#])")
_INERT = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’", "`": "’"})


def write(edition: Edition, content: Path, target: Path) -> None:
    """Write the whole site of an edition made from `content` into `target`.

    Addresses are those of a served site: `roles/cleaner/index.md` stands at `roles/cleaner/`. The generator has to load
    the files that `site.stylesheets` and `site.scripts` name. Raises FileExistsError where there is anything in
    `target`, ValueError for an edition without a site.
    """
    if edition.site is None:
        message = "an edition with errors has no site to write"
        raise ValueError(message)
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(target)
    for page in edition.site.pages:
        _save(target, f"{page.address}index.md", _page(page).encode())
    for file in (*edition.site.assets, *edition.site.data):
        _save(target, file.path, file.content)
    for former, today in edition.site.redirects:
        _save(target, f"{former}index.html", redirect(edition, former, today).encode())
    made = {f"{page.address}index.md" for page in edition.site.pages}
    found = look(content, "")
    for path in found.pages:
        # A README beside a home page that we made is for editors.
        if path not in made and not (path.lower() == "readme.md" and "index.md" in made):
            written = convert(path, (content / path).read_text(encoding="utf-8-sig"))
            # Where its folder is its address, so that links say the same to a generator that follows them and to one
            # that does not.
            _save(target, f"{written.address}index.md", _hand_written(edition, written).encode())
    for path in found.others:
        if may_publish(path, content / path, (), content):
            _save(target, path, (content / path).read_bytes())


def front_matter(title: str, description: str, *, wide: bool = False) -> str:
    """Front matter that every YAML reader reads alike. Generators write these two as HTML or as text, nobody knows.

    So what HTML would take for markup, in an element, in an attribute or once unescaped, is written as the typographic
    sign that looks like it. A `wide` page asks for the room of its table of contents, where a theme knows how.
    """
    fields: dict[str, object] = {"title": inert(title), "description": inert(description)}
    if wide:
        fields["hide"] = ["toc"]
    written = yaml.safe_dump(
        {name: value for name, value in fields.items() if value}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return f"---\n{written}---\n"


def inert(text: str) -> str:
    """Plain text that reads the same as text and as HTML."""
    shown = " ".join(text.translate(_INERT).split())
    while html.unescape(shown) != shown:
        # The sign for "and" of a character reference looks the same in its wide form, and is none.
        shown = re.sub(r"&(?=#?\w)", "＆", shown)
    return shown


def block(markup: str) -> str:
    """Finished HTML as one block that no reader of Markdown and no template engine looks into.

    A block of HTML ends at an empty line, so there is none; in `<pre>` line breaks and tabs are written as references.
    Braces that would open a template are references too.
    """
    lines = markup.replace("\r\n", "\n").replace("\r", "\n")
    lines = _PRE.sub(lambda found: found[0].replace("\n", "&#10;").replace("\t", "&#9;"), lines)
    lines = _TEMPLATE.sub("&#123;", lines)
    while (fewer := _EMPTY_LINES.sub("\n", lines)) != lines:
        lines = fewer
    return f'<div class="jb-page">\n{lines.strip()}\n</div>\n'


def _page(page: Page) -> str:
    return f"{front_matter(page.title, page.description, wide=page.wide)}\n{block(page.html)}"


def _hand_written(edition: Edition, written: WrittenPage) -> str:
    before, after = hand_written.halves(written.html, lambda target: edition.link(target, written.address))
    home = edition.site.home.html if edition.site and not written.address else ""
    return f"{front_matter(written.title, written.description)}\n{block(before + home + after)}"


def _save(target: Path, path: str, content: bytes) -> None:
    file = target / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
