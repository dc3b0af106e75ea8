"""The command line: `journeybook` and its sub-commands, each in a module of its own."""

from __future__ import annotations

import io
import sys

import click

from .. import __version__
from .check import check


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="journeybook")
def main() -> None:
    """Keep a handbook of your customers' journeys."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop


main.add_command(check)

__all__ = ["main"]
