"""The commands: each reads its options, calls the library, and prints.

Exit status of `build`: 0 when every article was read, 3 when some were set aside, 2 when there was nothing to build
from.  All other commands: 0, or 2 with one clear line on stderr.
"""

from __future__ import annotations

import sys
import time
import webbrowser
from pathlib import Path
from typing import Annotated, Any

import typer

from kgbuild import __version__
from kgbuild.console import progress, summary
from kgbuild.errors import InputError, KgbuildError
from kgbuild.settings import DEFAULT_BASE, Settings

app = typer.Typer(
    help="News articles in, a knowledge graph out, with the exact words behind every edge.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
OUTPUT = Path("output")
ONTOLOGY_HELP = "A folder like ontology/ to use instead of the one that ships."


def main() -> None:
    """Run a command; any KgbuildError becomes one line on stderr and exit status 2."""
    try:
        app()
    except KgbuildError as error:
        print(f"kgbuild: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)


@app.command()
def build(
    articles: Annotated[list[Path] | None, typer.Argument(help="Files or folders of news articles.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the graph's files go.")] = OUTPUT,
    model: Annotated[str | None, typer.Option(help="An installed spaCy pipeline, instead of the one shipped.")] = None,
    base: Annotated[str, typer.Option(help="The IRI that individuals live under; ends in / or #.")] = DEFAULT_BASE,
    decisions: Annotated[Path | None, typer.Option(help="Your corrections: a decisions.toml.")] = None,
    known: Annotated[Path | None, typer.Option(help="Entities you know, with ids elsewhere.")] = None,
    ontology: Annotated[Path | None, typer.Option(help=ONTOLOGY_HELP)] = None,
    max_chars: Annotated[int, typer.Option(help="Longer articles are set aside.")] = 1_000_000,
    cache: Annotated[Path | None, typer.Option(help="Where builds remember; .kgbuild beside the output else.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Work everything out anew; remember nothing.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever an article changes.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only problems are printed.")] = False,
) -> None:
    """Build the graph of some articles (default: the folder articles/)."""
    if not base.endswith(("/", "#")) or "://" not in base:
        raise InputError(
            f"not a base IRI: {base!r}", "--base", "it looks like https://example.org/id/ and ends in / or #"
        )
    from kgbuild.work.unchanged import beside, changes

    settings = Settings(
        model=model, base=base, decisions=decisions, known=known, ontology=ontology, max_chars=max_chars,
        cache=None if no_cache else cache or beside(output),
    )  # fmt: skip
    paths = articles or [Path("articles")]
    if not watch:
        if status := build_once(paths, output, settings, quiet):
            raise typer.Exit(status)
        return
    seen = changes([*paths, *filter(None, (decisions, known, ontology))])
    try:
        while True:
            try:
                build_once(paths, output, settings, quiet)
            except KgbuildError as error:
                print(f"kgbuild: {error}", file=sys.stderr)
            next(seen)
    except KeyboardInterrupt:
        return


def build_once(paths: list[Path], output: Path, settings: Settings, quiet: bool) -> int:
    """Build, or find that nothing has changed since the last build; say what came of it; the exit status."""
    from kgbuild.work.unchanged import last_said, remember_build, stamp

    started = time.perf_counter()
    now = stamp(paths, settings) if settings.cache else ""
    said = last_said(settings.cache, output, now) if settings.cache else None
    if said:
        done = f"nothing has changed: {output} is as the last build left it"
    else:
        files, said = build_anew(paths, output, settings, quiet)
        if settings.cache:
            remember_build(settings.cache, output, now, files, said)
        done = f"{', '.join(path.name for path in files)} written to {output}"
    for line in said.problems:
        print(line, file=sys.stderr)
    if not quiet:
        print(said.summary)
        print(f"{done} in {time.perf_counter() - started:.1f} s")
    return said.status


def build_anew(paths: list[Path], output: Path, settings: Settings, quiet: bool) -> tuple[list[Path], Any]:
    """The files of a build, and what there is to say of it."""
    from kgbuild.export import write
    from kgbuild.ontology import load_ontology
    from kgbuild.pipeline import build as build_graph
    from kgbuild.view import render
    from kgbuild.work.unchanged import Said

    with progress(quiet) as watch:
        graph = build_graph(paths, settings, watch)
        view = load_ontology(settings.ontology)
        files = write(graph, output, view, extra={"graph.html": render(graph, view)})
    lines = tuple(f"{problem.where}: {problem.found} ({problem.todo})" for problem in graph.problems)
    return files, Said(lines, summary(graph), 3 if any(problem.article for problem in graph.problems) else 0)


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
def view(
    graph: Annotated[Path, typer.Argument(help="A build's folder, its graph.json or graph.html.")] = OUTPUT,
) -> None:
    """Open the HTML view of a graph in the browser."""
    page = (
        graph / "graph.html" if graph.is_dir() else graph.with_name("graph.html") if graph.suffix != ".html" else graph
    )
    if not page.exists():
        raise InputError("no such view", str(page), "build the graph first: kgbuild build ARTICLES -o output")
    print(page.resolve())
    if not webbrowser.open(page.resolve().as_uri()):
        print("no browser could be started here; open that file in one", file=sys.stderr)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A name, an id, or an edge's id.")],
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build's folder or its graph.json.")] = OUTPUT,
) -> None:
    """Why these mentions are one, what was nearly merged, and the words behind every fact."""
    from kgbuild.explain import explain as explained
    from kgbuild.graph import read_graph

    print(explained(read_graph(graph / "graph.json" if graph.is_dir() else graph), name))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file: what the graph ought to hold (see kgbuild/evaluate.py).")],
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


if __name__ == "__main__":
    main()
