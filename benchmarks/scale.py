"""How time, memory and the graph grow with the corpus, each stage apart.  The articles are SYNTHETIC: see `synthetic`.

In: numbers of articles.  Out: corpora as JSON lines, or a table on stdout.  Each size is measured in a process of its
own, so that its peak memory is its own.

    python -m benchmarks.scale make 20000 build/news.jsonl
    python -m benchmarks.scale measure 250 500 1000
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from benchmarks.synthetic import Row, Shape, corpus

T = TypeVar("T")
HELP = (__doc__ or "").replace("\n\n    ", "\n\n\b\n    ")  # commands are shown as they stand
app = typer.Typer(help=HELP, add_completion=False, no_args_is_help=True, rich_markup_mode=None)
Count = Annotated[int, typer.Argument(min=1, help="How many articles.")]
Sentences = Annotated[int, typer.Option(min=1, help="Sentences an article: 6 is a brief, 25 a long one.")]
Story = Annotated[int, typer.Option(min=1, help="Articles that tell one story.")]
Zipf = Annotated[float, typer.Option(min=0.0, help="How unevenly names are drawn, above 1; 0: new ones each story.")]
Copies = Annotated[float, typer.Option(min=0.0, max=1.0, help="Share of articles that are near copies of another.")]
Seed = Annotated[int, typer.Option(help="Another seed, other articles.")]
WRITERS = ("graph.ttl", "graph.trig", "graph.graphml", "graph.json", "report.md")


def shaped(sentences: int, story: int, zipf: float, copies: float, seed: int) -> Shape:
    """The shape of a corpus, if there can be such a one."""
    if 0.0 < zipf <= 1.0:
        raise typer.BadParameter("names cannot be drawn without end by an exponent of 1 or less; try 1.1, or 0")
    return Shape(sentences, story, zipf, copies, seed)


@app.command()
def make(
    count: Count,
    file: Annotated[Path, typer.Argument(help="Where to: .jsonl or .jsonl.gz.")],
    files: Annotated[int, typer.Option(min=1, help="Spread over so many files: news-1.jsonl, news-2.jsonl ...")] = 1,
    sentences: Sentences = 6, story: Story = 4, zipf: Zipf = 1.1, copies: Copies = 0.0, seed: Seed = 1,
) -> None:  # fmt: skip
    """Write a synthetic corpus, in constant memory; the same options give the same bytes."""
    shape = shaped(sentences, story, zipf, copies, seed)
    if not file.name.endswith((".jsonl", ".jsonl.gz")):
        raise typer.BadParameter(f"{file.name}: the name must end in .jsonl or .jsonl.gz")
    rows = corpus(count, shape)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for number, path in enumerate(places(file, files)):
            write(path, islice(rows, count // files + (number < count % files)))
    except OSError as error:
        sys.exit(f"{error.filename or file}: cannot be written: {error.strerror}")
    print(f"{count:,} synthetic articles in {file if files == 1 else f'{files} files beside {file}'}")


def places(file: Path, files: int) -> list[Path]:
    """The file, or the files beside it that share its name and bear a number."""
    if files == 1:
        return [file]
    stem, dot, ending = file.name.partition(".jsonl")
    width = len(str(files))
    return [file.with_name(f"{stem}-{number:0{width}}{dot}{ending}") for number in range(1, files + 1)]


def write(path: Path, rows: Iterator[Row]) -> None:
    """Rows as JSON lines, one at a time; packed without a time, so that bytes repeat."""
    with path.open("wb") as file:
        packed = gzip.GzipFile("", "wb", 6, file, 0) if path.suffix == ".gz" else None
        for row in rows:
            (packed or file).write((json.dumps(row, ensure_ascii=False) + "\n").encode())
        if packed:
            packed.close()


@app.command()
def measure(
    counts: Annotated[list[int], typer.Argument(min=1, help="Numbers of articles, smallest first in the table.")],
    sentences: Sentences = 6, story: Story = 4, zipf: Zipf = 1.1, copies: Copies = 0.0, seed: Seed = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON lines, nothing else.")] = False,
) -> None:  # fmt: skip
    """Build corpora of these sizes, each in a process of its own; seconds by clock and processor, memory, growth."""
    shape = shaped(sentences, story, zipf, copies, seed)
    found = []
    for count in sorted(set(counts)):
        options = [str(count), *map(str, (shape.sentences, shape.story, shape.zipf, shape.copies, shape.seed))]
        one = subprocess.run([sys.executable, "-m", "benchmarks.scale", "one", "--", *options], stdout=subprocess.PIPE)
        if one.returncode:
            sys.exit(f"measuring {count} articles ended with status {one.returncode}; what went wrong stands above")
        if as_json:
            print(one.stdout.decode().strip(), flush=True)
        found.append(json.loads(one.stdout))
    if not as_json:
        print("\n".join(table(found)))


@app.command(hidden=True)
def one(count: int, sentences: int, story: int, zipf: float, copies: float, seed: int) -> None:
    """One size, as JSON on stdout."""
    print(json.dumps(stages(count, Shape(sentences, story, zipf, copies, seed))))


class Clock:
    """Seconds of each stage, by the clock and by the processor, and the peak of memory after it."""

    def __init__(self) -> None:
        self.rows: dict[str, list[float]] = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        """The work's result; several of one stage are added up."""
        wall, cpu = time.perf_counter(), time.process_time()
        result = work()
        row = [time.perf_counter() - wall, time.process_time() - cpu, peak()]
        old = self.rows.get(stage, [0.0, 0.0, 0.0])
        self.rows[stage] = [old[0] + row[0], old[1] + row[1], row[2]]
        return result


def peak() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stages(count: int, shape: Shape) -> dict[str, Any]:
    """Every stage of one build, as `kgbuild.build` and `kgbuild build` run them, timed apart."""
    from kgbuild.export.content import Content
    from kgbuild.export.write import FORMATS
    from kgbuild.fuse import fuse
    from kgbuild.graph import build_graph, require_sound
    from kgbuild.model import Article, Extraction
    from kgbuild.ontology import load_ontology
    from kgbuild.read import near_copies, read_articles
    from kgbuild.resolve import resolve
    from kgbuild.settings import Settings
    from kgbuild.view import QUICK, render
    from kgbuild.work import work_through

    settings, ontology, clock = Settings(), load_ontology(), Clock()
    with tempfile.TemporaryDirectory() as place:  # libraries and the model are loaded before anything is measured
        write(warm := Path(place) / "warm.jsonl", corpus(4, shape))
        list(work_through([a for a in read_articles([warm], settings) if isinstance(a, Article)], ontology, settings))
        write(file := Path(place) / "news.jsonl", corpus(count, shape))
        before = peak()
        items = clock("read", lambda: list(read_articles([file], settings)))
    read = sorted((item for item in items if isinstance(item, Article)), key=lambda article: article.name)
    told = clock("annotate+extract", lambda: list(work_through(read, ontology, settings)))
    said = [item for item in told if isinstance(item, Extraction)]
    resolution = clock("resolve", lambda: resolve(said, ontology))
    copies = clock("copies", lambda: near_copies(read))
    facts = clock("fuse", lambda: fuse(said, resolution, {a.name: a for a in read}, ontology, copies))
    graph = clock("graph", lambda: build_graph(read, said, resolution, facts, ontology, [], copies=copies))
    clock("check", lambda: require_sound(graph, ontology))
    content = Content(graph, ontology)
    triples = clock("triples", lambda: len(content.triples))
    sizes = {name: len(clock(name, lambda name=name: FORMATS[name](content))) for name in WRITERS}
    sizes["graph.html"] = len(clock("graph.html", lambda: render(graph, ontology, QUICK)).encode())
    words = sum(len(article.clean.text.split()) for article in read)
    return {
        "articles": count, "stages": clock.rows, "before": before, "bytes": sizes,
        "graph": {"words": words, "mentions": sum(len(each.mentions) for each in said), "entities": len(graph.entities),
                  "events": len(graph.events), "facts": len(graph.facts), "triples": triples},
    }  # fmt: skip


def table(rows: list[dict[str, Any]]) -> Iterator[str]:
    """The figures as Markdown: a line a stage, a column a size, then how each grew from size to size."""
    sizes = [row["articles"] for row in rows]
    yield "SYNTHETIC articles: seconds by clock / of processor time (peak memory so far, MB), growth of the second\n"
    yield line("stage", [f"{size:,} articles" for size in sizes], [f"x{b / a:.3g}" for a, b in pairwise(sizes)])
    yield "|---|" + "---:|" * (2 * len(sizes) - 1)
    for stage in rows[0]["stages"]:
        cells = [row["stages"][stage] for row in rows]
        yield line(stage, [f"{wall:.2f} / {cpu:.2f} ({most:.0f})" for wall, cpu, most in cells], grown(cells, 1))
    sums = [[sum(cell[at] for cell in row["stages"].values()) for at in (0, 1)] for row in rows]
    yield line("all", [f"{wall:.2f} / {cpu:.2f}" for wall, cpu in sums], grown(sums, 1))
    yield line("memory before reading, MB", [f"{row['before']:.0f}" for row in rows], [""] * (len(rows) - 1))
    for name in rows[0]["bytes"]:
        counts = [[row["bytes"][name]] for row in rows]
        yield line(f"{name}, MB", [f"{count / 1e6:.1f}" for (count,) in counts], grown(counts, 0))
    for name in rows[0]["graph"]:
        counts = [[row["graph"][name]] for row in rows]
        yield line(name, [f"{count:,}" for (count,) in counts], grown(counts, 0))


def line(name: str, cells: list[str], growth: list[str]) -> str:
    """A line of the table."""
    return f"| {' | '.join([name, *cells, *growth])} |"


def grown(values: Sequence[Sequence[float]], at: int) -> list[str]:
    """Each value by the one before it."""
    return [f"{big[at] / small[at]:.2f}" if small[at] else "" for small, big in pairwise(values)]


if __name__ == "__main__":
    app()
