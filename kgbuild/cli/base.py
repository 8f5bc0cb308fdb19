"""The one command line app, and what its commands share."""

from __future__ import annotations

from pathlib import Path

import typer

app = typer.Typer(
    help="News articles in, a knowledge graph out, with the exact words behind every edge.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
OUTPUT = Path("output")
ONTOLOGY_HELP = "A folder like ontology/ to use instead of the one that ships."
