"""Load, six queries, update, serialise: kgbuild beside rdflib and bare pyoxigraph, in one run.

    python -m benchmarks.query [--sizes 10000 100000 1000000] [--rdflib-up-to 100000]

In: nothing; it makes graphs of the contract's shape with made names (seeded).  Out: a table of seconds, best of three
(rdflib: once), and the two ratios of the target: kgbuild to bare pyoxigraph, rdflib to kgbuild.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kgbuild.model.prefixes import PREFIXES
from kgbuild.query import ask, open_store, written

KG, ID = PREFIXES["kg"], "https://w3id.org/kgbuild/id/"
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**PREFIXES, "id": ID}.items())
QUERIES = {
    "one hop": "SELECT ?b WHERE { id:p7 kg:met ?b }",
    "two hops": "SELECT DISTINCT ?c WHERE { id:p7 kg:met ?b . ?b kg:met ?c } LIMIT 1000",
    "events of a person": "SELECT ?e ?d WHERE { ?e a kg:Meeting ; kg:agent id:p7 ; kg:date ?d } ORDER BY ?d",
    "evidence": "SELECT ?w WHERE { ?c rdf:subject id:p7 ; kg:evidence/nif:anchorOf ?w }",
    "most met": "SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a kg:met ?b } GROUP BY ?a ORDER BY DESC(?n) ?a LIMIT 10",
    "disputed": "SELECT ?c ?s ?o WHERE { ?c kg:status kg:Disputed ; rdf:subject ?s ; rdf:object ?o } LIMIT 500",
}
UPDATE = "INSERT { ?b kg:metBy ?a } WHERE { ?a kg:met ?b }"


def lines(size: int) -> Iterator[str]:
    """About `size` triples: a person for every 60, the rest meetings of two with a claim and its words."""
    chance, people = random.Random(7), max(20, size // 60)
    rdf, nif, xsd, label = PREFIXES["rdf"], PREFIXES["nif"], PREFIXES["xsd"], PREFIXES["rdfs"] + "label"
    for i in range(people):
        yield f'<{ID}p{i}> a <{KG}Person> . <{ID}p{i}> <{label}> "Person {i}" .'
    for n in range((size - 2 * people) // 12):
        one, two = (f"<{ID}p{chance.randrange(people)}>" for _ in range(2))
        node, claim, words = f"<{ID}e{n}>", f"<{ID}c{n}>", f"<{ID}w{n}>"
        status = "Disputed" if chance.random() < 0.03 else "SingleSource"
        day = f"2023-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        yield (
            f"{one} <{KG}met> {two} . {node} a <{KG}Meeting> . {node} <{KG}agent> {one} . {node} <{KG}coAgent> {two} . "
            f'{node} <{KG}date> "{day}"^^<{xsd}date> . {claim} a <{KG}Claim> . {claim} <{rdf}subject> {one} . '
            f"{claim} <{rdf}predicate> <{KG}met> . {claim} <{rdf}object> {two} . "
            f"{claim} <{KG}status> <{KG}{status}> . "
            f'{claim} <{KG}evidence> {words} . {words} <{nif}anchorOf> "met on day {n}" .'
        )


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found)


def with_kgbuild(path: Path, folder: Path, memory: bool) -> dict[str, float]:
    """Seconds of each step through kgbuild, on a store in memory or on disk."""
    keep = None if memory else folder / "kept"
    found = {"load": best(lambda: len(open_store(path, keep, memory)), 1)}
    found["open again"] = best(lambda: len(open_store(path, keep, memory)))
    store = open_store(path, keep, memory)
    for name, query in QUERIES.items():
        found[name] = best(lambda query=query: written(ask(store, query), "json"))
    return found | changed(open_store(path, memory=True), folder, "")


def with_pyoxigraph(path: Path, folder: Path, memory: bool) -> dict[str, float]:
    """Seconds of each step with pyoxigraph alone, on the same kind of store."""
    store = ox.Store() if memory else ox.Store(str(folder / "bare"))
    found = {"load": best(lambda: store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE), 1)}
    found["open again"] = found["load"]
    if not memory:
        store.optimize()
        store.flush()
        del store
        found["open again"] = best(lambda: len(ox.Store.read_only(str(folder / "bare"))))
        store = ox.Store.read_only(str(folder / "bare"))
    for name, query in QUERIES.items():
        found[name] = best(lambda query=query: store.query(HEAD + query).serialize(format=ox.QueryResultsFormat.JSON))
    other = ox.Store()
    other.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
    return found | changed(other, folder, HEAD)


def changed(store: ox.Store, folder: Path, head: str) -> dict[str, float]:
    """Seconds of an update and of writing a store out; the store kgbuild gives is pyoxigraph's own."""
    prefixes = None if head else PREFIXES
    graph = ox.DefaultGraph()
    return {
        "update": best(lambda: store.update(head + UPDATE, prefixes=prefixes), 1),
        "serialise": best(lambda: store.dump(str(folder / "o.nt"), ox.RdfFormat.N_TRIPLES, from_graph=graph), 1),
    }


def with_rdflib(path: Path, folder: Path) -> dict[str, float]:
    """Seconds of each step with rdflib."""
    graph = rdflib.Graph()
    found = {"load": best(lambda: graph.parse(path, format="turtle"), 1)}
    found["open again"] = found["load"]
    for name, query in QUERIES.items():
        found[name] = best(lambda query=query: graph.query(HEAD + query).serialize(format="json"), 1)
    found["update"] = best(lambda: graph.update(HEAD + UPDATE), 1)
    found["serialise"] = best(lambda: graph.serialize(folder / "r.nt", format="nt"), 1)
    return found


def command_line(path: Path) -> float:
    """Seconds from start to end of a query on the command line, best of five."""
    words = [sys.executable, "-m", "kgbuild", "query", str(path), QUERIES["most met"]]
    return best(lambda: subprocess.run(words, check=True, capture_output=True), 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rdflib-up-to", type=int, default=1_000_000)
    choices = parser.parse_args()
    for size in choices.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = folder / "graph.ttl"
            path.write_text("\n".join(lines(size)) + "\n")
            columns = {
                "kgbuild": with_kgbuild(path, folder, True),
                "pyoxigraph": with_pyoxigraph(path, folder, True),
                "on disk": with_kgbuild(path, folder, False),
                "bare disk": with_pyoxigraph(path, folder, False),
            }
            if size <= choices.rdflib_up_to:
                columns["rdflib"] = with_rdflib(path, folder)
            for found in columns.values():
                found["six queries"] = sum(found[step] for step in QUERIES)
            print(f"\n{size:,} triples\n{'':20}" + "".join(f"{name:>12}" for name in columns))
            for step in columns["kgbuild"]:
                print(f"{step:20}" + "".join(f"{found[step]:12.4f}" for found in columns.values()))
            asked = {name: found["six queries"] for name, found in columns.items()}
            print(
                f"six queries: kgbuild / pyoxigraph {asked['kgbuild'] / asked['pyoxigraph']:.2f} in memory, "
                f"{asked['on disk'] / asked['bare disk']:.2f} on disk"
                + (f"; rdflib / kgbuild {asked['rdflib'] / asked['kgbuild']:.0f}" if "rdflib" in asked else "")
            )
            if size <= 10_000:
                print(f"a query on the command line, start to end: {command_line(path):.3f} s")


if __name__ == "__main__":
    main()
