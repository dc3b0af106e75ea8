"""An XLSX is read by what stands in its cells: formulas by their values, nothing run, no bomb unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from journeybook.sheets.file import read_sheets
from journeybook.sheets.sheet import Area, Sheet, UnreadableError
from journeybook.sheets.xlsx_file import read_xlsx


def saved(fill: Callable[[openpyxl.Workbook, Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Map"
    fill(book, sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def only(written: bytes) -> Sheet:
    (found,) = read_xlsx(written)
    return found


def test_cells_say_what_a_reader_sees() -> None:
    def fill(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append(["text", 3, 3.0, 2.5, True, date(2026, 5, 1), datetime(2026, 5, 1, 9, 30), time(9, 30)])  # noqa: DTZ001
        sheet.append([" padded ", -1, 0.4, timedelta(days=2, hours=3), False, "a\r\nb", "_x", "'=1+1"])
        sheet["C2"].number_format = "0%"

    assert only(saved(fill)).rows == (
        ("text", "3", "3", "2.5", "yes", "2026-05-01", "2026-05-01 09:30", "09:30"),
        ("padded", "-1", "40%", "2 days 3 hours", "no", "a\nb", "_x", "=1+1"),
    )


def test_what_somebody_pinned_to_a_cell_is_read_without_what_programs_write_around_it() -> None:
    def fill(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append(["Step", "Pains"])
        sheet["B2"] = "It is loud"
        sheet["B2"].comment = Comment("  in 4 of 6 talks \n", "Jo")
        thread = "[Threaded comment]\n\nYour version of Excel allows this.\n\nComment:\n    ask Ann\nReply:\n    done"
        sheet["D9"].comment = Comment(thread, "Jo")

    assert only(saved(fill)).comments == ((1, 1, "in 4 of 6 talks"), (8, 3, "ask Ann\nReply:\ndone"))


def test_merged_and_hidden_cells_are_told() -> None:
    def fill(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        for row in (["Stage", "Step"], ["Looking", "a"], [None, "b"], ["Buying", "c"]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["B"].hidden = True

    sheet = only(saved(fill))
    assert sheet.merged == (Area(1, 0, 2, 0),)
    assert sheet.hidden == ("row 4", "column B")
    assert sheet.rows[3] == ("Buying", "c")


def test_a_formula_without_a_value_is_told_and_stays_empty() -> None:
    def fill(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append(["Step", "Wait"])
        sheet.append(["a", "=1+1"])

    sheet = only(saved(fill))
    assert (sheet.rows, sheet.lost) == ((("Step", "Wait"), ("a", "")), ("B2",))


def test_a_formula_with_a_value_is_read_by_it() -> None:
    def fill(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append(["Step", "Wait"])
        sheet.append(["a", "=1+1"])

    written = changed(
        saved(fill),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>"),
    )
    sheet = only(written)
    assert (sheet.rows[1], sheet.lost) == (("a", "2"), ())


def test_every_sheet_is_there_and_hidden_ones_say_so() -> None:
    def fill(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.append(["Step"])
        book.create_sheet("Lists").sheet_state = "hidden"

    assert [(sheet.name, sheet.visible) for sheet in read_xlsx(saved(fill))] == [("Map", True), ("Lists", False)]


def changed(written: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one of its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in source.infolist():
            content = source.read(part)
            made.writestr(part.filename, change(content) if part.filename == name else content)
    return target.getvalue()


def simple() -> bytes:
    return saved(lambda _, sheet: sheet.append(["Step", "Doing"]))


def archive(packed: int = zipfile.ZIP_STORED, **parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packed) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_iwa", ".iwa"), content)
    return target.getvalue()


def bomb() -> bytes:
    return archive(zipfile.ZIP_DEFLATED, xl__workbook_xml=b"<a/>", xl__worksheets__sheet1_xml=b" " * 41_000_000)


def entities() -> bytes:
    bad = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    return changed(simple(), "xl/worksheets/sheet1.xml", lambda _: bad)


def old_office(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 100


SAVE = "open it and save it as .xlsx or CSV"
DAMAGED = "this XLSX is damaged; open it in a spreadsheet program and save it anew as .xlsx or CSV"
PASSWORD = "this XLSX is protected by a password; save it without one, or as CSV"  # noqa: S105  # no password


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"", "this file is empty; export the sheet again and try with that"),
        (bomb(), "this XLSX unpacks to more than 40 MB; save only the workshop's sheet as .xlsx"),
        (entities(), DAMAGED),
        (simple()[:-300], DAMAGED),
        (simple()[:200] + b"xl/workbook.xml", DAMAGED),
        (changed(simple(), "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2]), DAMAGED),
        (saved(lambda _, __: None), "there is nothing in this sheet; export it again and try with that"),
        (old_office("EncryptedPackage"), PASSWORD),
        (old_office("Workbook"), f"this is an old Excel file (.xls); {SAVE}"),
        (
            old_office("WordDocument"),
            "this is an old Office file, not a sheet; open the sheet itself and save it as .xlsx or CSV",
        ),
        (
            archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            f"this is an OpenDocument sheet (.ods); {SAVE}",
        ),
        (archive(Index__Document_iwa=b"x"), f"this is a Numbers document; {SAVE}"),
        (archive(word__document_xml=b"x"), f"this is a Word document, not a sheet; {SAVE}"),
        (archive(photo=b"x"), f"this is a packed folder, not a sheet; {SAVE}"),
        (
            b"<html><table><tr><td>Step</td></tr></table></html>",
            f"this is a web page that is named like a sheet; {SAVE}",
        ),
        (b'\xef\xbb\xbf <?xml version="1.0"?><Workbook/>', f"this is XML, not CSV; {SAVE}"),
        (b"%PDF-1.7 ...", "this is a PDF, not a sheet; open the sheet itself and save it as .xlsx or CSV"),
        (b"a" * 10_000_001, "this file is larger than 10 MB; save only the workshop's sheet, without pictures"),
    ],
)
def test_what_is_no_sheet_says_what_it_is_and_what_to_do(tmp_path: Path, written: bytes, said: str) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(written)
    with pytest.raises(UnreadableError) as raised:
        read_sheets(tmp_path / "sheet.xlsx")
    assert str(raised.value) == said


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path, "this is a folder; name the sheet's file"),
        (tmp_path / "no.csv", "there is no such file"),
    ):
        with pytest.raises(UnreadableError) as raised:
            read_sheets(path)
        assert str(raised.value) == said


def test_a_file_is_what_its_bytes_say_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_bytes(simple())
    (tmp_path / "sheet.xlsx").write_bytes(b"Step;Doing\na;b\n")
    assert read_sheets(tmp_path / "sheet.csv")[0].saved_as == 'XLSX, sheet "Map"'
    assert read_sheets(tmp_path / "sheet.xlsx")[0].saved_as == "CSV in UTF-8, separated by semicolons"
