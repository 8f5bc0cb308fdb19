"""The commands: each reads its options, calls the library, and prints.

Exit status: 0, or 2 with one clear line on stderr, or 130 when stopped by Ctrl-C; `build` has one more (see there).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from kgbuild import __version__
from kgbuild.cli import build, look, share  # noqa: F401 (they add their commands to the app)
from kgbuild.cli.base import app
from kgbuild.errors import KgbuildError


def main() -> None:
    """Run a command; any KgbuildError becomes one line on stderr and exit status 2."""
    try:
        app()
    except KgbuildError as error:
        print(f"kgbuild: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except SystemExit as end:
        if sys.argv[1:2] == ["build"] and isinstance(end.code, int):
            leave(end.code)
        raise


def leave(status: int) -> None:
    """End at once: nothing is open any more, and to take the objects of a build apart one by one takes Python some
    tenths of a second."""
    with suppress(OSError):  # nobody listens any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        print(f"kgbuild {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")] = False,
) -> None:
    """News articles in, a knowledge graph out, with the exact words behind every edge."""
