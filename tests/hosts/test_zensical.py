"""The handbook as a folder of Markdown, built by another generator: Zensical makes of each page what MkDocs makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from journeybook.edition import SiteSettings, make
from journeybook.hosts.folder import write
from tests.browser.fixtures import ROOT

pytestmark = pytest.mark.xdist_group("zensical")

SETTINGS = """\
site_name: The shipped handbook
docs_dir: folder
theme:
  name: material
  font: false
extra_css: [assets/journeybook.css]
extra_javascript: [assets/journeybook.js]
plugins: [search]
nav:
  - index.md
  - Roles: roles/index.md
"""
"""What another generator has to be told. Its navigation may be as short as ours."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped handbook as a folder, and Zensical's site of it beside it."""
    found = tmp_path_factory.mktemp("zensical")
    write(make(ROOT / "content", SiteSettings("The shipped handbook")), ROOT / "content", found / "folder")
    (found / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    program = Path(sys.executable).with_name("zensical")
    built = subprocess.run(
        [program, "build", "--config-file", "mkdocs.yml", "--strict"],
        cwd=found,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert "No issues found" in built.stdout + built.stderr
    return found


def test_every_page_that_was_exported_stands_at_its_address_and_says_the_same_to_the_letter(house: Path) -> None:
    pages = [page.relative_to(house / "folder") for page in (house / "folder").rglob("*.md")]
    assert len(pages) > 150
    differing = []
    for path in pages:
        exported = (house / "folder" / path).read_text("utf-8").split("---\n", 2)[2].strip()
        # Zensical takes what we say to its search from the page.
        shown = exported.replace(" data-search-exclude", "")
        if shown not in (house / "site" / path.with_suffix(".html")).read_text("utf-8"):
            differing.append(path.as_posix())
    assert differing == []


def test_what_machines_read_and_what_pages_load_is_carried_over_to_the_byte(house: Path) -> None:
    for path in ("handbook.json", "tables/steps.csv", "assets/journeybook.css", "assets/journeybook.js"):
        assert (house / "site" / path).read_bytes() == (house / "folder" / path).read_bytes(), path
    home = BeautifulSoup((house / "site" / "index.html").read_text("utf-8"), "html.parser")
    assert "assets/journeybook.css" in {
        str(link.get("href")).removeprefix("./") for link in home.select("link[rel=stylesheet]")
    }
