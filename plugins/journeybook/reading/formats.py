"""The first bytes of a file come in, what it is goes out where it is no plain text, and how to make it one."""

from __future__ import annotations

import re

_PLAIN = "copy the text, paste it as plain text, and write it below the names of the fields"
_OFFICE = "this is a document of Word, Excel or the like, and only its name ends in .yml"
_PICTURE = "this is a picture, and only its name ends in .yml"
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "this file is saved with fonts and colours (RTF), and not as plain text", "save it as plain text"),
    (b"PK\x03\x04", _OFFICE, _PLAIN),
    (b"\xd0\xcf\x11\xe0", _OFFICE, _PLAIN),
    (b"%PDF-", "this is a PDF, and only its name ends in .yml", _PLAIN),
    (b"\x89PNG", _PICTURE, "give it the name of a picture, or delete it"),
    (b"\xff\xd8\xff", _PICTURE, "give it the name of a picture, or delete it"),
    (b"GIF8", _PICTURE, "give it the name of a picture, or delete it"),
)
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|div|table|meta|span|ul|p)\b", re.IGNORECASE)


def other_format(written: bytes) -> tuple[str, str] | None:
    """What a file is, and what to do; None where it may be text."""
    for opens, message, hint in _MARKS:
        if written.startswith(opens):
            return message, hint
    return ("this is the text of a web page (HTML)", _PLAIN) if _WEB_PAGE.match(written) else None
