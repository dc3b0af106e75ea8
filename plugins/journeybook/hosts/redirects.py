"""Former addresses: where a page was and where it is come in, a small page that leads on goes out."""

from __future__ import annotations

from markupsafe import Markup

from ..edition import Edition

_PAGE = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{said}</title>
<link rel="canonical" href="{href}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body><p><a href="{href}">{said}</a></p></body>
</html>
""")


def redirect(edition: Edition, former: str, today: str) -> str:
    """A page at `former` that leads to `today`, without a script, in a folder of files too."""
    if edition.desk is None or edition.site is None:
        return ""
    title = next((page.title for page in edition.site.pages if page.address == today), today)
    said = edition.desk.words.text("redirect.moved", title=title)
    href = edition.desk.at(former).href(today)
    return str(_PAGE.format(language=edition.desk.words.language, said=said, href=href))
