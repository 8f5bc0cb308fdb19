"""`kgbuild build`: articles to files.

Exit status: 0 when every article was read, 3 when some were set aside, 2 when there was nothing to build from, 130
when it was stopped by Ctrl-C.
"""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from kgbuild.cli.base import ONTOLOGY_HELP, OUTPUT, app
from kgbuild.console import counted, progress, summary
from kgbuild.errors import InputError, KgbuildError
from kgbuild.settings import DEFAULT_BASE, Settings

CONFIDENCE_HELP = "Draw edges from this confidence on; of the rest the claims and events are kept."
JOBS_HELP = "Processes that read articles; as many as there are cores else, if there is enough to read."
PATIENCE_HELP = "Seconds for an article before its process is stopped, and the second time the article is left out."

STREAM_HELP = "Hold no more than a part in memory, the rest on disk; so it is by default from 32 MB of input on."
TURTLE, PAGE, CHECK = ("graph.ttl", "graph.trig"), ("graph.html",), ()
FILES = (TURTLE, PAGE, ("graph.json",), ("graph.graphml",), CHECK, ("report.md",))
"""What two processes make by turns, the longest work first; no file comes of the check."""
FEW = 500
"""Facts up to which files are made one after another: a fork costs some hundredths of a second."""
LARGE = 32_000_000
"""Bytes of input from which a build works on disk: held in memory, their graph would take several gigabytes."""


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
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1, help=CONFIDENCE_HELP)] = None,
    cache: Annotated[Path | None, typer.Option(help="Where builds remember; .kgbuild beside the output else.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Work everything out anew; remember nothing.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help=JOBS_HELP)] = None,
    patience: Annotated[float, typer.Option(min=0.1, help=PATIENCE_HELP)] = 300.0,
    engine: Annotated[str, typer.Option(help="Who does the work: local (this machine's cores) or dask.")] = "local",
    engine_address: Annotated[str | None, typer.Option(help="The cluster's scheduler: tcp://HOST:8786.")] = None,
    stream: Annotated[bool | None, typer.Option("--stream/--no-stream", help=STREAM_HELP)] = None,
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
        min_confidence=min_confidence,
        cache=None if no_cache else cache or beside(output), jobs=jobs, patience=patience,
        engine=engine, engine_address=engine_address,
    )  # fmt: skip
    paths = articles or [Path("articles")]
    if not watch:
        try:
            status = build_once(paths, output, settings, quiet, stream)
        except KeyboardInterrupt:
            kept = "what was read so far is remembered" if settings.cache else "nothing is remembered (--no-cache)"
            print(f"kgbuild: stopped; {output} is as it was; {kept}", file=sys.stderr)
            raise typer.Exit(130) from None
        if status:
            raise typer.Exit(status)
        return
    seen = changes([*paths, *filter(None, (decisions, known, ontology))])
    try:
        while True:
            try:
                build_once(paths, output, settings, quiet, stream)
            except KgbuildError as error:
                print(f"kgbuild: {error}", file=sys.stderr)
            next(seen)
    except KeyboardInterrupt:
        return


def build_once(paths: list[Path], output: Path, settings: Settings, quiet: bool, stream: bool | None = None) -> int:
    """Build, or find that nothing has changed since the last build; say what came of it; the exit status."""
    from kgbuild.work.unchanged import last_said, remember_build, stamp

    started = time.perf_counter()
    on_disk = size_of(paths) > LARGE if stream is None else stream
    now = stamp(paths, settings) + on_disk * " on disk" if settings.cache else ""
    said = last_said(settings.cache, output, now) if settings.cache else None
    if said:
        done = f"nothing has changed: {output} is as the last build left it"
    else:
        if on_disk and stream is None and not quiet:
            print("much to read: the build holds a part of it in memory, the rest on disk (--no-stream: all in memory)")
        files, said = (build_on_disk if on_disk else build_anew)(paths, output, settings, quiet)
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
    from kgbuild.engines.forks import forked
    from kgbuild.engines.worker import spare_collections, uncollected
    from kgbuild.work import begin_early, place_of
    from kgbuild.work.unchanged import Said

    spare_collections()
    with progress(quiet) as watch:
        with closing(place_of(settings)) as place:
            begin_early(place, settings, size_of(paths))  # they start while this process imports what it needs
            from kgbuild.export import DEFAULT_FORMATS, save
            from kgbuild.ontology import load_ontology
            from kgbuild.pipeline import unchecked

            place.put_off(import_for_page)
            graph = unchecked(paths, settings, watch, place)
        ontology = load_ontology(settings.ontology)
        two = settings.jobs != 1 and settings.engine == "local" and len(graph.facts) > FEW
        with uncollected():
            done = forked(1 + two, finished, FILES, (graph, ontology, settings))
        made = {name: text for files in done for name, text in files.items()}
        files = save(output, {name: made[name] for name in (*DEFAULT_FORMATS, *PAGE)})
    lines = tuple(f"{problem.where}: {problem.found} ({problem.todo})" for problem in graph.problems)
    return files, Said(lines, summary(graph), 3 if any(problem.article for problem in graph.problems) else 0)


def import_for_page() -> None:
    """What making the page takes, imported ahead; what checking shapes takes is another half second, and mostly they
    are known."""
    import kgbuild.view.page  # noqa: F401


def finished(names: tuple[str, ...], graph: Any, ontology: Any, settings: Settings) -> dict[str, bytes]:
    """Some of the files, or none when the graph is what it promises.  Raises CheckError when it is not."""
    from kgbuild.engines.spread import here
    from kgbuild.export import contents
    from kgbuild.graph import require_sound
    from kgbuild.view import QUICK, render
    from kgbuild.work import parts_known

    if names == PAGE:
        return {name: render(graph, ontology, QUICK).encode() for name in names}
    if names not in (TURTLE, CHECK):
        return contents(graph, ontology, names)
    with parts_known(settings, graph.articles.values() if names else (), here) as (over, _):
        if names == CHECK:
            require_sound(graph, ontology, settings.ontology, over)
        return contents(graph, ontology, names, over)


def size_of(paths: list[Path]) -> int:
    """Bytes of all files there are to read."""
    from kgbuild.work.unchanged import inputs

    return sum(path.stat().st_size for path in inputs(paths) if path.is_file())


def build_on_disk(paths: list[Path], output: Path, settings: Settings, quiet: bool) -> tuple[list[Path], Any]:
    """The same, with no more than a part of the graph in memory."""
    from kgbuild.engines.worker import spare_collections
    from kgbuild.stream import build_on_disk as build_there
    from kgbuild.work.unchanged import Said

    spare_collections()
    with progress(quiet) as watch:
        files, found = build_there(paths, output, settings, watch)
    lines = tuple(f"{problem.where}: {problem.found} ({problem.todo})" for problem in found.problems)
    if (more := found.counts["problems"] - len(lines)) > 0:
        lines += (f"... and {more} more, all in graph.json",)
    return files, Said(lines, counted(found.counts), 3 if found.counts["lost"] else 0)
