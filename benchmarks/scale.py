"""How time, memory and the graph grow with the corpus, each stage apart.  The articles are SYNTHETIC.

In: numbers of articles.  Out: a table on stdout.  Articles recombine the kinds of fact that the sample tells (a visit,
a meeting, presents with numbers, a departure, a denial, sources) under made names, several articles to a story: this
measures growth and says nothing of quality, and its few sentence shapes make text easier than news.

    python benchmarks/scale.py 50 100 200
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kgbuild.fuse import fuse
from kgbuild.graph import build_graph, require_sound, to_json
from kgbuild.model import Article, Extraction
from kgbuild.ontology import load_ontology
from kgbuild.read import read_articles
from kgbuild.resolve import resolve
from kgbuild.settings import Settings
from kgbuild.work import work_through

T = TypeVar("T")
STORY = 4
"""Articles that tell one story."""
PARTS = (
    ("ba", "do", "fel", "gar", "hin", "ka", "lor", "mi", "nev", "os", "pel", "ru"),
    ("den", "la", "mir", "no", "ri", "sa", "tov", "va"),
    ("", "n", "s", "th"),
)
SENTENCES = (
    "{a} met {b} in {city} on {day} {month} 2024.",
    "The two men held a meeting of {hours} hours at the {place}, {agency} reported.",
    "The mayor of {city} gave {a} {count} horses and a silver bowl.",
    "{a} left for {home} by train on {next} {month}.",
    "A spokesman for {b} denied that the two had signed an agreement.",
    "{b} told {a} that {town} would need energy and food.",
    "About {distance} kilometers of track separate {city} from {town}.",
    "{agency} also said that {a} inspected a ship in {town}.",
)


def name(dice: random.Random) -> str:
    """A made name."""
    return "".join(dice.choice(part) for part in PARTS).capitalize()


def corpus(folder: Path, count: int, seed: int = 1) -> None:
    """Writes so many synthetic articles."""
    dice = random.Random(seed)
    for story in range(0, count, STORY):
        facts = {
            "a": f"{name(dice)} {name(dice)}", "b": f"{name(dice)} {name(dice)}", "city": name(dice) + "burg",
            "town": name(dice) + "ville", "home": name(dice) + "land", "place": f"{name(dice)} Palace",
            "agency": f"the {name(dice)} News Agency", "day": dice.randint(1, 20), "next": dice.randint(21, 28),
            "month": dice.choice(["March", "June", "October"]), "hours": dice.randint(2, 9),
            "distance": 10 * dice.randint(2, 60),
        }  # fmt: skip
        for number in range(story, min(count, story + STORY)):
            told = dice.sample(SENTENCES, len(SENTENCES) - 2)
            words = " ".join(told).format(**facts, count=dice.choice([2, 3, 5]))
            page = f"Title: News of {facts['city']}\nSource: {name(dice)} Post\n\n{words[0].upper()}{words[1:]}\n"
            (folder / f"{number:06}.txt").write_text(page)


def timed(times: dict[str, float], stage: str, work: Callable[[], T]) -> T:
    """The work's result, its seconds noted under the stage."""
    begin = time.perf_counter()
    result = work()
    times[stage] = time.perf_counter() - begin
    return result


def measure(count: int) -> dict[str, float]:
    """Seconds of each stage of one build of `count` articles, then what came of it."""
    settings, ontology, row = Settings(), load_ontology(), {"articles": float(count)}
    with tempfile.TemporaryDirectory() as place:
        corpus(Path(place), count)
        read = timed(row, "read", lambda: [a for a in read_articles([Path(place)], settings) if isinstance(a, Article)])
    told = timed(row, "annotate+extract", lambda: list(work_through(read, ontology, settings)))
    said = [one for one in told if isinstance(one, Extraction)]
    resolution = timed(row, "resolve", lambda: resolve(said, ontology))
    facts = timed(row, "fuse", lambda: fuse(said, resolution, {a.name: a for a in read}, ontology))
    graph = timed(row, "graph", lambda: build_graph(read, said, resolution, facts, ontology, []))
    timed(row, "check", lambda: require_sound(graph, ontology))
    row["json MB"] = len(timed(row, "graph.json", lambda: to_json(graph))) / 1e6
    row["facts"] = float(len(graph.facts))
    row["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return row


def main() -> None:
    sizes = sorted(map(int, sys.argv[1:])) or [50, 100, 200]
    with tempfile.TemporaryDirectory() as place:  # libraries and the model are loaded before anything is measured
        corpus(Path(place), 4)
        warm = [a for a in read_articles([Path(place)], Settings()) if isinstance(a, Article)]
        list(work_through(warm, load_ontology(), Settings()))
    rows = [measure(size) for size in sizes]
    print("synthetic articles; seconds of each stage; peak memory of the whole process so far")
    print(" | ".join(rows[0]))
    for row in rows:
        print(" | ".join(f"{value:.2f}".removesuffix(".00") for value in row.values()))


if __name__ == "__main__":
    main()
