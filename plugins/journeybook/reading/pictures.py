"""The first bytes of a file come in, the kind of picture it is goes out."""

from __future__ import annotations

SUFFIXES = {
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "gif": (".gif",),
    "webp": (".webp",),
    "avif": (".avif",),
}
"""The kinds of picture that are published, with the endings of their names. SVG can run scripts and is not one."""

ENOUGH_BYTES = 32


def picture_kind(start: bytes) -> str | None:
    """`png`, `jpeg`, `gif`, `webp` or `avif` by the bytes a file starts with; None for anything else."""
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if start.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "webp"
    return "avif" if start[4:12] in {b"ftypavif", b"ftypavis"} else None
