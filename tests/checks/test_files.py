"""Files that are no texts, are too large, or are not really there."""

from pathlib import Path

import pytest

from tests.checks.minimal import MINIMAL, on_minimal
from tests.checks.test_cases import report_of
from tests.drawn import Draw

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
CLEAN = (
    "All is well: 1 persona, 1 journey with 1 step, 1 role, 0 touchpoints, 0 pieces of evidence and 0 improvements.\n"
)
ROLE = "roles/service-adviser.yml"


def test_a_byte_that_is_not_utf_8_is_shown_where_it_stands(draw: Draw) -> None:
    content = draw(on_minimal({ROLE: b"title: Service adviser\ndepartment: service\nsummary: In the caf\xe9\n"}))
    assert report_of(content) == (
        "content/roles/service-adviser.yml:3:20: error[not-utf8] this file is not UTF-8: the byte 0xE9 stands here;"
        " it is é in Windows-1252\n"
        "     3 | summary: In the caf�\n"
        "       |                    ^\n"
        "  save the file as UTF-8\n\n"
        "1 error in 1 file\n"
    )


def test_a_file_saved_as_utf_16_is_named_as_such(draw: Draw) -> None:
    content = draw(on_minimal({ROLE: "title: x\n".encode("utf-16")}))
    assert report_of(content) == (
        "content/roles/service-adviser.yml: error[not-utf8] this file is saved as UTF-16\n"
        "  save it as UTF-8\n\n"
        "1 error in 1 file\n"
    )


def test_a_byte_order_mark_and_windows_line_ends_are_fine(draw: Draw) -> None:
    text = MINIMAL[ROLE].replace("\n", "\r\n").encode()
    assert report_of(draw(on_minimal({ROLE: b"\xef\xbb\xbf" + text}))) == CLEAN


def test_columns_do_not_count_the_byte_order_mark(draw: Draw) -> None:
    content = draw(on_minimal({ROLE: b"\xef\xbb\xbftitel: Service adviser\r\ndepartment: service\r\n"}))
    assert report_of(content).startswith("content/roles/service-adviser.yml:1:1: error[unknown-field]")


@pytest.mark.parametrize(("size", "refused"), [(1_000_000, False), (1_000_001, True)])
def test_a_file_past_one_megabyte_is_not_read(draw: Draw, size: int, *, refused: bool) -> None:
    start = MINIMAL[ROLE].encode() + b"# "
    report = report_of(draw(on_minimal({ROLE: start + b"x" * (size - len(start))})))
    told = "content/roles/service-adviser.yml: error[too-large] this file is larger than 1 MB\n"
    assert report.startswith(told if refused else "All is well")


def test_a_file_with_more_values_than_any_journey_needs_is_not_read(draw: Draw) -> None:
    report = report_of(draw(on_minimal({ROLE: "a: [" + "b, " * 50_001 + "]\n"})))
    assert "error[too-large] this file holds more than 50,000 values\n" in report


def test_a_text_longer_than_ten_pages_is_refused(draw: Draw) -> None:
    report = report_of(draw(on_minimal({ROLE: MINIMAL[ROLE] + f"summary: {'word ' * 5000}\n"})))
    assert "error[too-large] this text has 24,999 characters; 20,000 is the most\n" in report


def test_of_a_file_with_thousands_of_mistakes_a_hundred_are_shown(draw: Draw) -> None:
    report = report_of(draw(on_minimal({ROLE: "".join(f"field{number}: x\n" for number in range(5000))})))
    assert report.count("error[") == 100
    assert "more like it follow in this file" in report


def test_symbolic_links_to_files_and_folders_are_refused_and_not_followed(draw: Draw, tmp_path: Path) -> None:
    content = draw(on_minimal({}))
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yml").write_text("title: Secret\n", encoding="utf-8")
    (content / "roles" / "secret.yml").symlink_to(outside / "secret.yml")
    (content / "evidence").symlink_to(outside, target_is_directory=True)
    said = "error[link-outside] this is a symbolic link, and content is only read from files that are really here\n"
    hint = "  put a copy of the file in its place\n\n"
    assert report_of(content) == (
        f"content/evidence: {said}{hint}content/roles/secret.yml: {said}{hint}2 errors in 2 files\n"
    )


@pytest.mark.parametrize("path", ["../secret.png", "/etc/x.png", "https://example.org/x.png", "a\\b.png", "./x.png"])
def test_a_picture_outside_content_is_refused(draw: Draw, path: str) -> None:
    content = draw(on_minimal({"personas/dale.yml": f"name: Dale\ntagline: Drives\nportrait: '{path}'\n"}))
    assert report_of(content) == (
        f'content/personas/dale.yml:3:11: error[link-outside] the picture "{path}" is not inside content/\n'
        f"     3 | portrait: '{path}'\n"
        f"       |           {'^' * (len(path) + 2)}\n"
        "  put the picture below content/ and write its path from there, such as images/dale.png\n\n"
        "1 error in 1 file\n"
    )


def test_a_picture_is_known_by_its_bytes(draw: Draw) -> None:
    dale = "name: Dale\ntagline: Drives\nportrait: images/dale.png\n"
    assert report_of(draw(on_minimal({"personas/dale.yml": dale, "images/dale.png": PNG}))) == CLEAN


def test_a_picture_whose_name_says_another_kind_is_refused(draw: Draw) -> None:
    dale = "name: Dale\ntagline: Drives\nportrait: images/dale.html\n"
    report = report_of(draw(on_minimal({"personas/dale.yml": dale, "images/dale.html": PNG})))
    assert report.startswith(
        "content/personas/dale.yml:3:11: error[wrong-value]"
        ' "images/dale.html" is a picture of kind PNG, and its name says otherwise\n'
    )


def test_the_nearest_picture_is_suggested(draw: Draw) -> None:
    dale = "name: Dale\ntagline: Drives\nportrait: images/Dale.png\n"
    report = report_of(draw(on_minimal({"personas/dale.yml": dale, "images/dale.png": PNG})))
    assert "  did you mean images/dale.png?\n" in report


def test_a_handbook_without_any_files_says_what_it_needs(draw: Draw) -> None:
    report = report_of(draw({"index.md": "# Home\n"}))
    assert report == (
        "content/journeys: error[missing-field] journeys/ has no journey yet, and a handbook needs one at least\n"
        "  add a file such as journeys/first-journey.yml\n\n"
        "content/personas: error[missing-field] personas/ has no persona yet, and a handbook needs one at least\n"
        "  add a file such as personas/first-customer.yml\n\n"
        "content/roles: error[missing-field] roles/ has no role yet, and a handbook needs one at least\n"
        "  add a file such as roles/service-adviser.yml\n\n"
        "3 errors in 3 files\n"
    )


def test_severities_come_from_the_handbook(draw: Draw) -> None:
    stray = {"roles/cleaner.yaml": "x\n"}
    as_error = report_of(draw(on_minimal({**stray, "handbook.yml": "checks:\n  stray-file: error\n"})))
    switched_off = report_of(draw(on_minimal({**stray, "handbook.yml": "checks:\n  stray-file: off\n"})))
    assert as_error.startswith("content/roles/cleaner.yaml: error[stray-file] nothing reads this file\n")
    assert switched_off == CLEAN
