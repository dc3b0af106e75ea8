"""A CSV is read however it was saved: in any usual encoding, with any usual separator, line breaks in cells and all."""

from __future__ import annotations

import codecs
import csv
import io

import pytest

from journeybook.sheets.csv_file import read_csv
from journeybook.sheets.sheet import UnreadableError

ROWS = (
    ("Stage", "Step", "Quote"),
    ("Café", "I can’t wait – “really”", "It cost 40 €, naïve me…"),
    ("Rückgabe", "Ich möchte größere Schuhe", "Ça va très bien, señor"),
    ("", "two\nlines", 'she said "no", twice; | and left'),
)


def saved(separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(ROWS)
    return text.getvalue()


@pytest.mark.parametrize(
    ("separator", "named"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "upright lines")]
)
@pytest.mark.parametrize(
    ("mark", "codec", "encoding"),
    [
        (b"", "utf-8", "UTF-8"),
        (codecs.BOM_UTF8, "utf-8", "UTF-8"),
        (b"", "utf-16", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (b"", "utf-16-le", "UTF-16"),
        (b"", "utf-16-be", "UTF-16"),
        (b"", "utf-32", "UTF-32"),
        (b"", "cp1252", "Windows-1252"),
        (b"", "mac_roman", "Mac Roman"),
    ],
)
def test_encodings_and_separators_are_found(mark: bytes, codec: str, encoding: str, separator: str, named: str) -> None:
    sheet = read_csv(mark + saved(separator).encode(codec), "sheet")
    assert sheet.rows == ROWS
    assert sheet.saved_as == f"CSV in {encoding}, separated by {named}"


@pytest.mark.parametrize(
    "text",
    [
        "Step,Quote\nI can’t wait,“Never again”\n",
        "Step,Quote\nCafé,crème brûlée à la carte\n",
        "Step;Preis\nIch zahle;40 €\nMüller’s Straße;ÄRGER – überall\n",
        "Step,Quote\nI wait…,so long\n",
        "Step,Quote\nSeñor Ibáñez,¿Dónde está?\n",
        "Étape,Idée\nJ’attends,« Où êtes-vous ? »\n",
        "Step,Quote\nthe customers’ desk,5° below – brrr\n",
    ],
)
@pytest.mark.parametrize(("codec", "encoding"), [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman")])
def test_windows_and_mac_are_told_apart_by_a_few_letters(text: str, codec: str, encoding: str) -> None:
    sheet = read_csv(text.encode(codec), "sheet")
    assert [list(row) for row in sheet.rows] == [
        line.split(";" if ";" in text else ",") for line in text.split("\n")[:-1]
    ]
    assert encoding in sheet.saved_as


def test_a_quotation_mark_that_is_never_closed_is_named_and_nothing_is_swallowed() -> None:
    with pytest.raises(UnreadableError, match=r"^a quotation mark in row 2 is never closed, so that all rows after it"):
        read_csv(b'Step,Quote\nI pay,"Never again\nI use,fine\n', "sheet")


def test_other_alphabets_are_found() -> None:
    text = "Этап;Шаг\nПоиск;Я ищу подходящую машину и звоню продавцу\nПокупка;Я покупаю машину и жду документы\n" * 4
    assert read_csv(text.encode("cp1251"), "sheet").rows[1] == ("Поиск", "Я ищу подходящую машину и звоню продавцу")


def test_somebody_who_knows_the_encoding_is_believed() -> None:
    assert read_csv("Step,Doing\nŁódź,x\n".encode("cp1250"), "sheet", "cp1250").rows[1][0] == "Łódź"


def test_a_line_that_names_the_separator_is_believed_and_is_no_row() -> None:
    assert read_csv(b"sep=;\r\nStep;Doing\r\na,b;c,d\r\n", "sheet").rows == (("Step", "Doing"), ("a,b", "c,d"))


def test_a_single_column_is_a_table() -> None:
    assert read_csv(b"Step\nI ring\nI wait\n", "sheet").rows == (("Step",), ("I ring",), ("I wait",))


def test_short_rows_are_filled_and_empty_ends_are_cut() -> None:
    assert read_csv(b"Step,Doing,,\na\n\n,b\n,,,\n", "sheet").rows == (
        ("Step", "Doing"),
        ("a", ""),
        ("", ""),
        ("", "b"),
    )


@pytest.mark.parametrize(
    ("written", "encoding", "said"),
    [
        (b" \n\n", None, "this file is empty; export the sheet again and try with that"),
        (codecs.BOM_UTF16_LE + b"a\0b", None, "this file says it is UTF-16, and is damaged; save it again as CSV"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08" * 50, None, "this file is no table of text; save it as .xlsx or CSV"),
        (
            b"a,b\n",
            "klingon",
            'there is no encoding called "klingon"; name one such as utf-8, utf-16, cp1252 or mac_roman',
        ),
        (b"a,b\n", "hex", "this file is not hex; leave --encoding out and see what is found"),
        (b"\xff,b\n", "utf-8", "this file is not utf-8; leave --encoding out and see what is found"),
        (
            b'Step,Doing\n"' + b"x" * 140_000,
            None,
            "this CSV has a cell of more than 120,000 characters; look for a quotation mark that is never closed",
        ),
        (b"Step\n" + b"x\n" * 5_001, None, "this sheet has more than 5,000 rows; leave only one journey in it"),
        (b"x," * 600 + b"x\n", None, "this sheet has more than 500 columns; leave only the workshop's in it"),
    ],
)
def test_what_is_no_table_says_what_it_is_and_what_to_do(written: bytes, encoding: str | None, said: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_csv(written, "sheet", encoding)
    assert str(raised.value) == said
