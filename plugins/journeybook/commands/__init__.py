"""The command line: `journeybook` and its sub-commands, each a module with a `command` that is loaded when called."""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys

import click

from .. import __version__

_NO_COMMANDS = {"project"}


class _Commands(click.Group):
    """A module here is a sub-command of the same name, less the underscore that keeps it apart from Python's own."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        modules = (module.name for module in pkgutil.iter_modules(__path__))
        return sorted(name.removesuffix("_") for name in modules if name not in _NO_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The one that is called, without loading what only the others need."""
        if cmd_name not in self.list_commands(ctx):
            return None
        modules = {module.name for module in pkgutil.iter_modules(__path__)}
        module = cmd_name if cmd_name in modules else f"{cmd_name}_"
        found = importlib.import_module(f"{__name__}.{module}").command
        if not isinstance(found, click.Command):
            raise TypeError(f"the command of {module}.py is none")
        return found


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="journeybook")
def main() -> None:
    """Keep a handbook of your customers' journeys."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop


__all__ = ["main"]
