"""A handbook comes in, what readers see on the page of each role goes out, from the real builders of pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from bs4 import BeautifulSoup

from journeybook.addresses import Addresses
from journeybook.changes.role_pages import published
from journeybook.handbook.facts import Facts
from journeybook.handbook.handbook import Handbook
from journeybook.handbook.vocabulary import in_language
from journeybook.pages.desk import Desk, Forge
from journeybook.pages.press import Press
from journeybook.pages.role import role_page
from journeybook.words import Words, words


def role_texts(handbook: Handbook) -> Mapping[str, str]:
    """The words and pictures on the page of each role, without its foot, by role id. Colours and addresses are none."""
    catalogue, press = _press(handbook.vocabulary.language, tuple(handbook.vocabulary.labels.items()))
    shown = published(handbook)
    vocabulary = in_language(shown.vocabulary, catalogue)
    desk = Desk(
        facts=Facts(replace(shown, vocabulary=vocabulary)),
        words=catalogue,
        addresses=Addresses(directory_urls=True),
        press=press,
        forge=Forge(),
        site_name="A handbook",
    )
    return {role_id: _text(desk, role_id) for role_id in shown.roles}


@cache
def _press(language: str, labels: tuple[tuple[str, str], ...]) -> tuple[Words, Press]:
    catalogue = words(language, dict(labels))
    return catalogue, Press(catalogue)


def _text(desk: Desk, role_id: str) -> str:
    page = role_page(desk, role_id)
    html = "".join([str(page.lead), *(str(section.html) for section in page.sections[:-1])])
    soup = BeautifulSoup(html, "html.parser")
    pictures = [f"{image.get('src')} {image.get('alt')}" for image in soup.find_all("img")]
    return "\n".join([page.title, *(" ".join(text.split()) for text in soup.stripped_strings), *pictures])
