"""The press: a view comes in, the HTML of its template goes out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jinja2
from markupsafe import Markup

from ..site import Section
from ..words import Words


def template_name(view: object) -> str:
    """`RoleMoments` is printed by `role_moments.html`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(view).__name__).lower() + ".html"


@dataclass(frozen=True)
class Press:
    """Prints views. Templates get the view as `view`, `say` for interface words, and `show` to print a view within."""

    words: Words

    @cached_property
    def environment(self) -> jinja2.Environment:
        """Autoescape on, and a name that is undefined is an error."""
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [jinja2.PackageLoader("journeybook", folder) for folder in ("templates", "templates/parts")]
            ),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,  # else every view asks the disk whether its template has changed
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(say=self.words.html, show=self.show)
        return environment

    def show(self, view: Any) -> Markup:  # noqa: ANN401  # any type may stand here
        """The HTML of a view; nothing for None; one after the other for several."""
        if view is None:
            return Markup()
        if isinstance(view, tuple | list):
            return Markup("\n").join(self.show(item) for item in view)
        if not dataclasses.is_dataclass(view):
            message = f"{type(view).__name__} is not a view"
            raise TypeError(message)
        return Markup(self.environment.get_template(template_name(view)).render(view=view))  # noqa: S704  # autoescaped

    def section(self, level: int, section_id: str, heading: str, views: Iterable[object] | object) -> Section:
        """A section with its heading, and views printed below it."""
        body = self.show(list(views) if isinstance(views, Iterable) else views)
        html = Markup(
            '<section class="jb-section jb-section--{level}">\n'
            '<h{level} id="{id}">{heading}</h{level}>\n{body}</section>\n'
        )
        return Section(level, section_id, heading, html.format(level=level, id=section_id, heading=heading, body=body))
