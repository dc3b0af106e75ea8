"""A command called amiss, as click tells it, comes in; the same in plain words goes out, with what to type instead."""

from __future__ import annotations

import re

import click

from ..reading.nearest import listed, nearest

_WANTS = re.compile(r"Option '(?P<option>[^']+)' requires an argument\.")
_MORE = re.compile(r"Got unexpected extra arguments? \((?P<more>.*)\)", re.DOTALL)
_CHOICE = re.compile(r"'(?P<said>.*)' is not one of .*", re.DOTALL)


def in_plain_words(error: click.UsageError, called: click.Command | None = None) -> click.UsageError:
    """The error with its sentence, and an example where the command that was called has one."""
    said = _sentence(error)
    example = _example(called)
    if said is None:
        return error
    return click.UsageError(f"{said}\nFor example: {example}" if example else said, error.ctx)


def _sentence(error: click.UsageError) -> str | None:
    """What is wrong, None where click's own words are as good."""
    if isinstance(error, click.NoSuchOption):
        meant = next(iter(error.possibilities or ()), None)
        return f"there is no option {error.option_name}" + (f"; did you mean {meant}?" if meant else "")
    kind = error.param.type if isinstance(error, click.BadParameter) and error.param is not None else None
    choices = list(kind.choices) if isinstance(kind, click.Choice) else []
    if isinstance(error, click.MissingParameter) and error.param is not None:
        name = error.param.human_readable_name.upper()
        return f"{name} is missing" + (f": it is {listed(choices)}" if choices else "")
    if choices and (found := _CHOICE.fullmatch(error.message)):
        meant = nearest(found["said"], choices)
        return f'"{found["said"]}" is none of {listed(choices)}' + (f"; did you mean {meant}?" if meant else "")
    if found := _WANTS.fullmatch(error.message):
        return f"something has to stand after {found['option']}"
    if found := _MORE.fullmatch(error.message):
        return f'"{found["more"]}" is too much here; text with spaces in it goes between quotation marks'
    return None


def _example(command: click.Command | None) -> str | None:
    lines = (command.epilog or "").splitlines() if command is not None else []
    return next((line.strip() for line in lines if line.strip().startswith("journeybook ")), None)
