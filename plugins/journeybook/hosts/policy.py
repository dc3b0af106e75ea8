"""Pages of a finished site come in, the Content-Security-Policy that its server should send goes out."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

PATH = "content-security-policy.txt"
"""Where the header's text stands in the site, for whoever sets up the server."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""\btype\s*=\s*["']?(?!(?:text|application)/javascript|module)[\w/+-]+""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"""\bsrc\s*=""", re.IGNORECASE)

_RULES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'self'"),
)
"""Everything from the site itself, nothing from elsewhere. The theme's icons in style sheets are `data:` pictures."""


def inline_scripts(page: str) -> Iterator[str]:
    """The source expressions (`'sha256-...'`) of the scripts that stand in a page; data in a script element is none."""
    for attributes, text in _SCRIPT.findall(page):
        if text and not _ELSEWHERE.search(attributes) and not _DATA.search(attributes):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            yield f"'sha256-{digest}'"


def policy(scripts: Iterable[str]) -> str:
    """The header's value, with the source expressions of all inline scripts of the site."""
    allowed = " ".join(sorted(set(scripts)))
    return "; ".join(
        f"{name} {value} {allowed}".rstrip() if name == "script-src" else f"{name} {value}" for name, value in _RULES
    )
