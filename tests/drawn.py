"""A handbook drawn in a test comes in as texts, a folder of files and a real MkDocs build of it go out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any, Protocol

import yaml
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

Draw = Callable[[Mapping[str, str | bytes]], Path]
"""Writes {path relative to content/: text or bytes} and returns the content folder."""


@dataclass(frozen=True)
class Built:
    """What a build left behind: `log` has a line `LEVEL message` for each thing said, `failed` that it was given up."""

    site: Path
    log: str
    failed: bool

    def page(self, address: str) -> str:
        """The HTML of a page, by its address in a served build (`roles/adviser/`, "" for the home page)."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every published file, by its path relative to the site."""
        return {
            path.relative_to(self.site).as_posix(): path.read_bytes()
            for path in sorted(self.site.rglob("*"))
            if path.is_file()
        }


class Build(Protocol):
    """Builds a content folder into `site` beside it, as `mkdocs build` does.

    `options` are the plugin's; `config` replaces settings of mkdocs.yml.
    """

    def __call__(
        self,
        content: Path,
        *,
        strict: bool = False,
        options: Mapping[str, Any] | None = None,
        **config: Any,
    ) -> Built: ...


def write(content: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a content folder: texts are dedented and lose the line break they open with."""
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).removeprefix("\n").encode())
    return content


def settings(content: Path, options: Mapping[str, Any] | None = None, **config: Any) -> dict[str, Any]:
    """The mkdocs.yml of a drawn handbook."""
    return {
        "site_name": "A drawn handbook",
        "docs_dir": content.name,
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"journeybook": dict(options or {})}],
        **config,
    }


def build(
    content: Path,
    *,
    strict: bool = False,
    options: Mapping[str, Any] | None = None,
    **config: Any,
) -> Built:
    """See Build."""
    site = content.parent / "site"
    written = content.parent / "mkdocs.yml"
    written.write_text(yaml.safe_dump(settings(content, options, **config), allow_unicode=True), encoding="utf-8")
    said: list[str] = []
    ear = _Ear(said)
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(ear)
    logger.setLevel(logging.INFO)
    try:
        _build(written, site, strict=strict)
    except Abort as reason:
        return Built(site, "\n".join([*said, f"ABORTED {reason.message}"]), failed=True)
    finally:
        logger.removeHandler(ear)
        logger.setLevel(before)
    return Built(site, "\n".join(said), failed=False)


def _build(written: Path, site: Path, *, strict: bool) -> None:
    """What `mkdocs build` does, start and shutdown of plugins included."""
    config = load_config(str(written), site_dir=str(site), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()


class _Ear(logging.Handler):
    """Writes down what is logged."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.INFO)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.getMessage()}")
