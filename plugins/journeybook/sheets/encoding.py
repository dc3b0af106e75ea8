"""Bytes of a text file come in, the text and the name of the encoding that was found go out.

Windows-1252 and Mac Roman use the same bytes for other letters, and any text can be read as either. Both are read, and
that one is taken in which letters stand beside letters and quotation marks beside words. What looks like neither goes
to charset-normalizer, which knows other alphabets.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from .sheet import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_WESTERN = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))
_FITTING = re.compile(
    r"""(?<=[a-zà-öø-ÿœ])[à-öø-ÿœß](?=[a-zà-öø-ÿœß])     # a small letter within a word
    | (?<=[a-zà-öø-ÿœ])[à-öø-ÿœß](?![A-Za-zÀ-ÿ])        # at its end
    | (?<![A-Za-zÀ-ÿ])[à-öø-ÿœÀ-ÖØ-ÞŒ](?=[a-zà-öø-ÿ])   # at its beginning
    | (?<![A-Za-zÀ-ÿ])à(?![A-Za-zÀ-ÿ])                  # a French word
    | (?<=[A-ZÀ-Þ])[À-ÖØ-Þ](?=[A-ZÀ-Þ\W])               # among capitals
    | (?<=[A-Za-zà-ÿ])’(?=[A-Za-z\s.,;:!?)]|$)          # can’t, the customers’
    | (?<![A-Za-zà-ÿ0-9])[“‘„«¿¡](?=[\w…\s])            # opens what is said
    | (?<=[\w.,!?…’\s])[”’»](?!\w)                      # closes it
    | (?<=[\s\w”"])[–—](?=[\s\w“"])                     # a dash
    | (?<=\w)…(?!\w) | (?<!\w)…(?=\w)
    | (?<=[\s;,\t|"(0-9])[€£](?=[\s;,\t|")0-9.])        # money
    | (?<=\d)[°½¼¾²³]|(?<!\w)[•·½©®](?=[\s\w])|(?<=\w)[™®©]|\xa0""",
    re.VERBOSE,
)
_LEAST_FITTING = 0.6
_MOST_ACCENTS = 0.4
"""Of a hundred letters in any language of Western Europe, fewer than forty have accents."""


def decoded(written: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text without its byte order mark, and its encoding's name; `encoding` where somebody knows it.

    Raises UnreadableError for bytes that are no text, and for an encoding that does not fit.
    """
    if encoding is not None:
        return _as_told(written, encoding)
    for mark, codec, name in _MARKS:
        if written.startswith(mark):
            try:
                return written.decode(codec), name
            except UnicodeDecodeError as error:
                raise UnreadableError(f"this file says it is {name}, and is damaged; save it again as CSV") from error
    wide = _without_mark(written)
    if wide is not None:
        return wide, "UTF-16"
    try:
        return _no_binary(written.decode()), "UTF-8"
    except UnicodeDecodeError:
        text, name = _western(written)
        return _no_binary(text), name


def _as_told(written: bytes, encoding: str) -> tuple[str, str]:
    try:
        return codecs.decode(written, encoding).removeprefix("\ufeff"), encoding
    except LookupError as error:
        known = "utf-8, utf-16, cp1252 or mac_roman"
        raise UnreadableError(f'there is no encoding called "{encoding}"; name one such as {known}') from error
    except (UnicodeError, ValueError, TypeError) as error:
        raise UnreadableError(f"this file is not {encoding}; leave --encoding out and see what is found") from error


def _without_mark(written: bytes) -> str | None:
    """UTF-16 whose mark was lost: in a sheet with Latin headers or separators, every other byte is often zero."""
    start = written[:2000]
    if len(start) < 4 or len(written) % 2:  # noqa: PLR2004  # two letters at least
        return None
    zeros = start[0::2].count(0), start[1::2].count(0)
    if max(zeros) < len(start) / 10 or min(zeros) > max(zeros) / 10:
        return None
    try:
        return written.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
    except UnicodeDecodeError:
        return None


def _western(written: bytes) -> tuple[str, str]:
    best, name, fits = "", "", -1.0
    for codec, shown in _WESTERN:
        try:
            text = written.decode(codec)
        except UnicodeDecodeError:
            continue
        beyond = sum(not character.isascii() for character in text)
        letters = sum(character.isalpha() for character in text)
        if sum(character.isalpha() and not character.isascii() for character in text) > letters * _MOST_ACCENTS:
            continue
        fit = sum(not text[found.start()].isascii() for found in _FITTING.finditer(text)) / max(beyond, 1)
        if fit > fits:
            best, name, fits = text, shown, fit
    if fits < _LEAST_FITTING:
        other = from_bytes(written).best()
        if other is not None and (not best or other.encoding not in {"cp1252", "mac_roman", "latin_1", "ascii"}):
            return str(other), other.encoding.replace("_", "-")
    if not best:
        raise UnreadableError("nobody can tell how this text was saved; save it again as CSV UTF-8")
    return best, name


def _no_binary(text: str) -> str:
    odd = sum(character < " " and character not in "\t\r\n\x0b\x0c" for character in text[:10_000])
    if odd > len(text[:10_000]) / 50:
        raise UnreadableError("this file is no table of text; save it as .xlsx or CSV")
    return text
