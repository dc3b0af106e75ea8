"""What handbook.yml asks of the handbook comes in, problems of names in it that nothing answers to go out."""

from __future__ import annotations

import string
from collections.abc import Iterator

from ..model import Vocabulary
from ..model.types import shown
from ..problems import Problem, Severity
from ..reading.nearest import listed, nearest
from ..reading.source import SourceFile
from ..words import Words, languages, words
from .codes import CODES

MONTHS = 12


def settings_problems(vocabulary: Vocabulary, file: SourceFile) -> Iterator[Problem]:
    """Checks, labels and a language that do not exist, and errors that were to be made less."""
    for name, wanted in vocabulary.checks.items():
        if name not in CODES:
            meant = nearest(name, CODES)
            hint = f"did you mean {meant}?" if meant else "the page editors/checks/ of the handbook lists them all"
            span = file.locate(("checks", name), is_key=True)
            yield file.problem("wrong-value", f"there is no check {shown(name)}", span, hint)
        elif CODES[name] is Severity.ERROR and wanted != "error":
            message = f"{name} is an error and stays one: no page can be made while it is there"
            yield file.problem("wrong-value", message, file.locate(("checks", name)), "delete this line")
    if vocabulary.language not in languages():
        message = f"there are no interface words in {shown(vocabulary.language)} yet"
        hint = f"it can be {listed(languages())}"
        yield file.problem("wrong-value", message, file.locate(("language",)), hint)
    yield from _labels(vocabulary, file, words(vocabulary.language))


def _labels(vocabulary: Vocabulary, file: SourceFile, catalogue: Words) -> Iterator[Problem]:
    for name, label in vocabulary.labels.items():
        named = catalogue.named(name)
        if named is None:
            meant = nearest(name, catalogue.entries)
            hint = f"did you mean {meant}?" if meant else ""
            span = file.locate(("labels", name), is_key=True)
            yield file.problem("wrong-value", f"there is no interface word {shown(name)}", span, hint)
            continue
        allowed = {blank for text in catalogue.forms(named[0]).values() for blank in _blanks(text)}
        extra = [blank for blank in _blanks(label) if blank not in allowed]
        if extra:
            message = f"nothing fills in {{{extra[0]}}} here" if extra[0] else "a brace stands alone here"
            hint = (
                f"what is filled in is {listed((f'{{{blank}}}' for blank in sorted(allowed)), 'and')}"
                if allowed
                else "write it without braces"
            )
            yield file.problem("wrong-value", message, file.locate(("labels", name)), hint)
        elif name == "months" and len(label.split()) != MONTHS:
            message = f"these are {len(label.split())} names, and a year has {MONTHS} months"
            hint = "write them in one line, January first, with a space between them"
            yield file.problem("wrong-value", message, file.locate(("labels", name)), hint)


def _blanks(text: str) -> list[str]:
    """What stands in braces in a text, as it is written; "" for a brace that opens or closes nothing."""
    try:
        return [
            f"{name}{f'!{turned}' if turned else ''}{f':{form}' if form else ''}"
            for _, name, form, turned in string.Formatter().parse(text)
            if name is not None
        ]
    except ValueError:
        return [""]
