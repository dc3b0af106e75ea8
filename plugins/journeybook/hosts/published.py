"""What of content/ is published as it is: a file comes in, yes or no goes out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..reading.pictures import ENOUGH_BYTES, SUFFIXES, picture_kind


def may_publish(src_uri: str, path: Path, named: Collection[str], content: Path) -> bool:
    """Markdown, a picture, a file that the configuration names; nothing that leads outside content/.

    A picture is one by its bytes and its name: a script can begin with a picture's bytes, and browsers believe names.
    """
    if not path.resolve().is_relative_to(content.resolve()):
        # A theme or another plugin brings files of its own from elsewhere, and is trusted; a link in content is not.
        return not path.is_relative_to(content)
    if src_uri.endswith(".md") or src_uri in named:
        return True
    try:
        with path.open("rb") as opened:
            kind = picture_kind(opened.read(ENOUGH_BYTES))
    except OSError:
        return False
    return kind is not None and path.suffix.lower() in SUFFIXES[kind]
