"""A file that somebody hands over as a workshop's sheet comes in, its sheets go out, or what it is instead."""

from __future__ import annotations

from pathlib import Path

from .csv_file import read_csv
from .sheet import MOST_BYTES, Sheet, UnreadableError
from .xlsx_file import read_xlsx

_SAVE = "open it and save it as .xlsx or CSV"
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"\x1f\x8b", "a packed file"),
    (b"SQLite format 3", "a database"),
)


def read_sheets(path: Path, encoding: str | None = None) -> tuple[Sheet, ...]:
    """The sheets of a file that hold anything, at least one. What it is told by its bytes, not by its name.

    Raises UnreadableError with one sentence that says what the file is and what to do.
    """
    try:
        with path.open("rb") as opened:
            written = opened.read(MOST_BYTES + 1)
    except IsADirectoryError as error:
        raise UnreadableError("this is a folder; name the sheet's file") from error
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file") from error
    except OSError as error:
        raise UnreadableError(f"this file cannot be read: {error.strerror or error}") from error
    if len(written) > MOST_BYTES:
        raise UnreadableError("this file is larger than 10 MB; save only the workshop's sheet, without pictures")
    if not written.strip():
        raise UnreadableError("this file is empty; export the sheet again and try with that")
    found = tuple(sheet for sheet in _sheets(written, path, encoding) if any(any(row) for row in sheet.rows))
    if not found:
        raise UnreadableError("there is nothing in this sheet; export it again and try with that")
    return found


def _sheets(written: bytes, path: Path, encoding: str | None) -> tuple[Sheet, ...]:
    if written.startswith(b"PK"):
        what = _archive(written)
        if what is not None:
            raise UnreadableError(f"this is {what}; {_SAVE}")
        return read_xlsx(written)
    if written.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(_old_office(written))
    for mark, what in _OTHERS:
        if written.startswith(mark):
            raise UnreadableError(f"this is {what}, not a sheet; open the sheet itself and save it as .xlsx or CSV")
    start = written[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")):
        raise UnreadableError(f"this is a web page that is named like a sheet; {_SAVE}")
    if start.startswith(b"<?xml"):
        raise UnreadableError(f"this is XML, not CSV; {_SAVE}")
    return (read_csv(written, path.stem, encoding),)


def _archive(written: bytes) -> str | None:  # noqa: PLR0911  # a way out for each kind of archive
    """What an archive is that is no XLSX, by the names of its parts. None where it is one, or where it is damaged."""
    if b"opendocument.spreadsheet" in written[:300]:
        return "an OpenDocument sheet (.ods)"
    if b"opendocument" in written[:300]:
        return "an OpenDocument file, not a sheet"
    if b"Index/Document.iwa" in written or b"Index.zip" in written:
        return "a Numbers document"
    if b"xl/workbook.bin" in written:
        return "a binary Excel file (.xlsb)"
    if b"xl/workbook.xml" in written:
        return None
    for part, what in ((b"word/document.xml", "a Word document"), (b"ppt/presentation.xml", "a presentation")):
        if part in written:
            return f"{what}, not a sheet"
    return "a packed folder, not a sheet" if b"xl/" not in written else None


def _old_office(written: bytes) -> str:
    """What stands in an Office container of the old kind: a locked XLSX or an XLS. Its names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in written or "EncryptionInfo".encode("utf-16-le") in written:
        return "this XLSX is protected by a password; save it without one, or as CSV"
    if "Workbook".encode("utf-16-le") in written or "Book".encode("utf-16-le") in written:
        return f"this is an old Excel file (.xls); {_SAVE}"
    return "this is an old Office file, not a sheet; open the sheet itself and save it as .xlsx or CSV"
