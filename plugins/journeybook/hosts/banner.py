"""The banner while serving: problems come in, what stands at the top of each page until they are mended goes out."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ..problems import Problem
from ..reports.text import render
from ..words import Words


def banner(problems: Sequence[Problem], words: Words) -> str:
    """What is broken and where, above the last whole handbook."""
    said = words.html("banner.broken", n=len(problems))
    made = Markup(
        '<div class="jb-banner" role="alert" data-search-exclude="true"><p><strong>{}</strong></p><pre>{}</pre></div>\n'
    )
    return str(made.format(said, render(problems)))
