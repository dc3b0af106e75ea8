"""Runs the command line: `python -m journeybook`."""

from .commands import main

if __name__ == "__main__":
    main(prog_name="journeybook")
