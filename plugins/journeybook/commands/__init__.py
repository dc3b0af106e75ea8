"""The command line: `journeybook` and its sub-commands, each a module with a `command` that is loaded when called."""

from __future__ import annotations

import gc
import importlib
import io
import sys

import click

from .. import __version__
from ..reading.nearest import nearest
from .misuse import in_plain_words

_COMMANDS = {
    "check": "check",
    "diff": "diff",
    "export": "export",
    "format": "format",
    "import": "import_",
    "init": "init",
    "new": "new",
    "schema": "schema",
}
"""The module of each sub-command: `import` is a word of Python's own."""
_ALLOCATIONS = 200_000
"""Python looks for values that hold each other after so many new ones. What we read never does, and looking through all
of it again and again took a third of the time of a check."""


class _Commands(click.Group):
    """Sub-commands that are found by their name."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The one that is called, without loading what only the others need."""
        if cmd_name not in _COMMANDS:
            return None
        found = importlib.import_module(f"{__name__}.{_COMMANDS[cmd_name]}").command
        if not isinstance(found, click.Command):
            raise TypeError(f"the command of {_COMMANDS[cmd_name]}.py is none")
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is called; one called amiss is told in plain words."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            called = self.get_command(ctx, ctx.invoked_subcommand or "")
            raise in_plain_words(error, called) from error

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What stands before the command's name."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise in_plain_words(error) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called. What is called like none is told with the nearest name."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            meant = nearest(args[0], _COMMANDS)
            which = f"did you mean {meant}?" if meant else f"it is one of {', '.join(sorted(_COMMANDS))}"
            raise click.UsageError(f'there is no command "{args[0]}": {which}', ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="journeybook")
def main() -> None:
    """Keep a handbook of your customers' journeys."""
    gc.set_threshold(_ALLOCATIONS, *gc.get_threshold()[1:])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop


__all__ = ["main"]
