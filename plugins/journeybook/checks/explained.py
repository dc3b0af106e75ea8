"""docs/checks.md, which says of each check why it matters and what is right, goes out as the package carries it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def explanations() -> str:
    """The page in Markdown: from the package, or from the repository that the package is run from; "" for neither."""
    package = files("journeybook")
    for page in (package / "checks.md", Path(str(package)).parents[1] / "docs" / "checks.md"):
        if page.is_file():
            return page.read_text(encoding="utf-8")
    return ""
