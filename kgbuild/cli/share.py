"""`kgbuild export`, `evaluate`, `check`: a graph in other forms, and how good it and its ontology are."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.base import ONTOLOGY_HELP, OUTPUT, app


@app.command()
def export(
    graph: Annotated[Path, typer.Argument(help="A build's folder or its graph.json.")] = OUTPUT,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where the files go; beside the graph by default.")
    ] = None,
    form: Annotated[
        list[str] | None, typer.Option("--format", "-f", help="A file to write; --format list shows all.")
    ] = None,
    to: Annotated[
        str | None, typer.Option(help="The Graph Store address of a bigger store to send the graph to.")
    ] = None,
    named: Annotated[
        str | None, typer.Option("--graph", help="The IRI of the graph there; the default graph else.")
    ] = None,
    user: Annotated[str | None, typer.Option(help="The store's user.")] = None,
    password: Annotated[str, typer.Option(envvar="KGBUILD_PASSWORD", help="The user's password.")] = "",
) -> None:
    """Write a built graph in other formats (JSON-LD, N-Quads, Neo4j CSV, ...), or send it to a bigger store."""
    from kgbuild.export.remote import send
    from kgbuild.export.write import FORMATS, write
    from kgbuild.graph import read_graph
    from kgbuild.ontology import load_ontology

    folder = graph if graph.is_dir() else graph.parent
    if form and "list" in form:
        print("\n".join(FORMATS))
    elif form or not to:
        built = read_graph(folder / "graph.json")
        files = write(built, output or folder, load_ontology(), form or list(FORMATS))
        print("\n".join(map(str, files)))
    if to:
        print(f"{to} answered {send(folder / 'graph.ttl', to, named, user, password)}")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="What the graph ought to hold (see kgbuild/evaluate/gold.py).")],
    graph: Annotated[Path, typer.Argument(help="A build's folder or its graph.json.")] = OUTPUT,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False,
) -> None:
    """Score a built graph against a gold file."""
    import json
    from dataclasses import asdict

    from kgbuild.evaluate import evaluate as scored
    from kgbuild.evaluate import read_gold
    from kgbuild.graph import read_graph
    from kgbuild.ontology import load_ontology

    built = read_graph(graph / "graph.json" if graph.is_dir() else graph)
    scores = scored(built, read_gold(gold), load_ontology())
    if as_json:
        print(json.dumps([asdict(score) for score in scores], indent=1))
        return
    for score in scores:
        missed = f"missed: {', '.join(score.missed)}" if score.missed else ""
        print(f"{score.name:20} {score.right:3}/{score.total:<3} {missed}".rstrip())


@app.command()
def check(ontology: Annotated[Path | None, typer.Argument(help=ONTOLOGY_HELP)] = None) -> None:
    """Check an ontology folder: every mistake with its file and how to mend it."""
    from kgbuild.ontology import find_ontology
    from kgbuild.ontology.check import check_ontology

    folder = ontology or find_ontology()
    problems = check_ontology(folder)
    for problem in problems:
        print(f"{problem.where}: {problem.found} ({problem.todo})", file=sys.stderr)
    print(f"{folder}: {len(problems) or 'no'} mistake{'' if len(problems) == 1 else 's'}")
    if problems:
        raise typer.Exit(2)
