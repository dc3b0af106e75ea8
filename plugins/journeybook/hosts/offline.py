"""The search worker for a handbook that opens from a folder, where browsers start no workers."""

from __future__ import annotations

from importlib.resources import files

SHIM = "assets/iframe-worker.js"
"""Material looks for `iframe-worker` in the path, and brings none of its own from another host where it finds one."""


def shim() -> bytes:
    """The script that lets an iframe stand in for a worker."""
    return (files("journeybook") / "assets" / "iframe-worker.js").read_bytes()
