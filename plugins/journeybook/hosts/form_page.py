"""The option `forms` of mkdocs.yml comes in; the files of the page under edit/ go out, none where it is not set.

Decap CMS and js-yaml come from the organisation's own node_modules: no copy of them is ours to keep safe, and no page
of ours asks another host for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from ..addresses import FORMS
from ..edition import Edition
from ..schemas.form_shapes import form_shapes
from ..site import File
from ..words import Words

NEEDED = {
    "decap": "node_modules/decap-cms/dist/decap-cms.js",
    "yaml": "node_modules/js-yaml/dist/browser/js-yaml.umd.min.js",
    "config": "forms/config.yml",
}
"""What the option names, and where it usually is."""
_WAYS = {
    "decap": "install it with  npm install decap-cms js-yaml@5",
    "yaml": "install it with  npm install decap-cms js-yaml@5",
    "config": "write it with  journeybook schema --format cms --output forms",
}
POLICY = "content-security-policy.txt"
_RULES = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data: blob: https:; connect-src 'self' blob: https:; worker-src 'self' blob:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
"""Decap compiles its own checks while it runs, writes styles into the page, and talks to the forge it was told of."""


def unusable(option: Mapping[str, Any] | None, configuration: str | None) -> str:
    """Why the page can't be made as the option says, and what to do; "" where it can, or isn't wanted.

    Paths in the option begin where the `configuration`, mkdocs.yml, is.
    """
    for name in sorted(set(option or ()) - set(NEEDED)):
        return f"the option forms has no {name}; it has {', '.join(NEEDED)}"
    for name, usual in NEEDED.items() if option is not None else ():
        value = (option or {}).get(name)
        if not isinstance(value, str) or not value:
            return f"the option forms needs {name}, such as  {name}: {usual}"
        if not _path(value, configuration).is_file():
            return f"there is no file {value}, which the option forms names as {name}; {_WAYS[name]}"
    return ""


def form_files(option: Mapping[str, Any] | None, configuration: str | None, edition: Edition) -> tuple[File, ...]:
    """The files of the page by their path in the site, where the option is set and not `unusable`."""
    if option is None or edition.desk is None:
        return ()
    named = {name: _path(option[name], configuration) for name in NEEDED}
    return tuple(_files(named, edition.desk.words))


def _path(value: str, configuration: str | None) -> Path:
    return Path(configuration or "").parent / value


def _files(named: Mapping[str, Path], words: Words) -> Iterator[File]:
    ours = files("journeybook") / "assets"
    said = {key: escape(words.text(f"edit.{key}")) for key in ("title", "comments", "request", "script")}
    decap = named["decap"]
    page = Template((ours / "edit.htm").read_text(encoding="utf-8")).substitute(
        said,
        language=escape(words.language),
        decap=escape(decap.name),
        shapes=json.dumps(form_shapes(), ensure_ascii=False).replace("<", "\\u003c"),
    )
    yield File(f"{FORMS}index.html", page.encode())
    yield File(f"{FORMS}{POLICY}", f"Content-Security-Policy: {_RULES}\n".encode())
    for name in ("edit.css", "edit.js"):
        yield File(f"{FORMS}{name}", (ours / name).read_bytes())
    yield File(f"{FORMS}config.yml", named["config"].read_bytes())
    yield File(f"{FORMS}js-yaml.js", named["yaml"].read_bytes())
    for part in sorted({decap, *decap.parent.glob(f"*.{decap.name}"), *decap.parent.glob("*.wasm")}):
        # It loads these parts of itself from beside it, where a form needs them.
        yield File(f"{FORMS}{part.name}", part.read_bytes())
