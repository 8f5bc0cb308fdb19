"""`kgbuild query`, `serve`, `view`, `explain`: looking at a built graph."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.base import ONTOLOGY_HELP, OUTPUT, app
from kgbuild.errors import InputError, KgbuildError


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(help="[GRAPH] and SPARQL, a .rq file, - or a question's name.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", "-f", help="table csv tsv json xml; graphs: turtle nt jsonld xml")
    ] = "table",
    labels: Annotated[bool, typer.Option("--labels", help="Show the label beside every IRI.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="List the named questions and their parameters.")] = False,
    explain_it: Annotated[bool, typer.Option("--explain", help="Show the query as run, and what it took.")] = False,
    store: Annotated[Path | None, typer.Option(help="A folder for an on-disk store of the graph.")] = None,
    ontology: Annotated[Path | None, typer.Option(help=ONTOLOGY_HELP)] = None,
) -> None:
    """Ask a graph: SPARQL 1.1, or a named question such as `kgbuild query who-met --person "Ann Lee"`."""
    from kgbuild.query.command import listed, run

    if listing:
        print(listed(ontology), end="")
        return
    print(run([*(words or []), *context.args], OUTPUT, form, labels, explain_it, store, ontology), end="")


@app.command()
def serve(
    graph: Annotated[Path, typer.Argument(help="A build's folder, an RDF file, or a store.")] = OUTPUT,
    host: Annotated[
        str, typer.Option(help="Where to listen; only this machine unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port.")] = 8000,
    seconds: Annotated[float, typer.Option(help="A query is stopped after so long.")] = 30.0,
    ontology: Annotated[Path | None, typer.Option(help=ONTOLOGY_HELP)] = None,
) -> None:
    """Serve a graph: SPARQL endpoint at /sparql, query page at /, viewer at /view.  Read-only."""
    try:
        import uvicorn

        from kgbuild.query.server import Limits, application
    except ImportError as error:
        raise KgbuildError(f"{error.name} is not installed", "kgbuild serve", 'pip install "kgbuild[serve]"') from error
    from kgbuild.ontology import find_ontology

    served = application(graph, ontology or find_ontology(), Limits(seconds=seconds))
    print(f"query page http://{host}:{port}/   endpoint http://{host}:{port}/sparql   viewer http://{host}:{port}/view")
    uvicorn.run(served, host=host, port=port, log_level="warning")


@app.command()
def view(
    graph: Annotated[Path, typer.Argument(help="A build's folder, its graph.json or graph.html.")] = OUTPUT,
    everything: Annotated[bool, typer.Option("--all", help="Draw up to 10,000 nodes of a large graph anew.")] = False,
    around: Annotated[str, typer.Option(help="Draw what lies nearest to a name anew.")] = "",
    ontology: Annotated[Path | None, typer.Option(help=ONTOLOGY_HELP)] = None,
) -> None:
    """Open the HTML view of a graph in the browser."""
    page = (
        graph / "graph.html" if graph.is_dir() else graph.with_name("graph.html") if graph.suffix != ".html" else graph
    )
    if everything or around:
        page = drawn(page.with_name("graph.json"), around, ontology)
    if not page.exists():
        raise InputError("no such view", str(page), "build the graph first: kgbuild build ARTICLES -o output")
    print(page.resolve())
    if not webbrowser.open(page.resolve().as_uri()):
        print("no browser could be started here; open that file in one", file=sys.stderr)


def drawn(path: Path, around: str, ontology: Path | None) -> Path:
    """A page of a built graph beside it: around a name, or as much as a page may hold."""
    from kgbuild.export.files import save
    from kgbuild.graph import read_graph
    from kgbuild.ontology import load_ontology
    from kgbuild.view import QUICK, render
    from kgbuild.view.best import called

    graph, known = read_graph(path), load_ontology(ontology)
    page = render(graph, known, QUICK, called(graph, around)) if around else render(graph, known)
    return save(path.parent, {"view.html": page.encode()})[0]


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A name, an id, or an edge's id.")],
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build's folder or its graph.json.")] = OUTPUT,
) -> None:
    """Why these mentions are one, what was nearly merged, and the words behind every fact."""
    from kgbuild.explain import explain as explained
    from kgbuild.graph import read_graph

    print(explained(read_graph(graph / "graph.json" if graph.is_dir() else graph), name))
