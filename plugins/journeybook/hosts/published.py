"""What of content/ is published as it is: a file comes in, yes or no goes out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..reading.pictures import ENOUGH_BYTES, picture_kind


def may_publish(src_uri: str, path: Path, named: Collection[str], content: Path) -> bool:
    """Markdown, a picture by its bytes, a file named in extra_css or extra_javascript; nothing that leads outside."""
    if not path.resolve().is_relative_to(content.resolve()):
        # A theme or another plugin brings files of its own from elsewhere, and is trusted; a link in content is not.
        return not path.is_relative_to(content)
    if src_uri.endswith(".md") or src_uri in named:
        return True
    try:
        with path.open("rb") as opened:
            return picture_kind(opened.read(ENOUGH_BYTES)) is not None
    except OSError:
        return False
