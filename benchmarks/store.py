"""A built graph sent to a real bigger store: Virtuoso, started here for the purpose.

    apt-get install virtuoso-opensource-7-bin        # Debian; the server is the program virtuoso-t
    python -m benchmarks.store output/graph.ttl [--bulk]

In: a Turtle file.  Out: seconds to send it by the Graph Store Protocol, or with --bulk to load it by Virtuoso's own
loader; triples a second, bytes on disk beyond an empty store's (small graphs need none), and the triples that arrived
beside those sent (exit status 1 when they differ).  The server runs in a folder of its own on the loopback interface,
and is stopped.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

from kgbuild.export.remote import send
from kgbuild.query import open_store

INI = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
NumberOfBuffers = 100000
MaxDirtyBuffers = 75000
ServerPort = 127.0.0.1:{port}
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 5
"""
PORT, WEB, GRAPH = 11911, 18911, "https://example.org/kgbuild"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--bulk", action="store_true", help="by rdf_loader_run, which big graphs need")
    options = parser.parse_args()
    path = options.graph
    if not shutil.which("virtuoso-t"):
        sys.exit("virtuoso-t is not installed: apt-get install virtuoso-opensource-7-bin")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "v.ini").write_text(INI.format(folder=folder, port=PORT, web=WEB))
        words = ["virtuoso-t", "-f", "-c", f"{folder}/v.ini"]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        try:
            wait()
            said("checkpoint;")
            empty = (Path(folder) / "v.db").stat().st_size
            started = time.perf_counter()
            status: int | str
            if options.bulk:
                status = bulk(path, Path(folder))
            else:
                status = send(path, f"http://127.0.0.1:{WEB}/sparql-graph-crud-auth", GRAPH, "dba", "dba")
            took = time.perf_counter() - started
            said("checkpoint;")
            size = (Path(folder) / "v.db").stat().st_size - empty
            query = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }}"
            reply = requests.get(
                f"http://127.0.0.1:{WEB}/sparql", params={"query": query}, headers={"accept": "text/csv"}, timeout=60
            )
            arrived, sent = int(reply.text.split()[-1]), len(open_store(path))
        finally:
            server.kill()
            server.wait(30)
    print(f"Virtuoso answered {status} in {took:.2f} s; {arrived:,} triples arrived of {sent:,} sent")
    print(f"{arrived / took:,.0f} triples a second; {size / 1e6:,.0f} MB on disk, {size / arrived:.0f} bytes a triple")
    sys.exit(arrived != sent)


def bulk(path: Path, folder: Path) -> str:
    """The file loaded by Virtuoso's loader, as a checkpointed database; what it says of errors."""
    place = folder / "in"
    place.mkdir()
    shutil.copy(path, place / "graph.ttl")
    said(f"ld_dir('{place}', '*.ttl', '{GRAPH}'); rdf_loader_run(); checkpoint;")
    told = said("select ll_error from DB.DBA.load_list where ll_error is not null;")
    return "OK" if "0 Rows." in told else f"with errors: {told}"


def said(commands: str) -> str:
    """What isql answers to commands."""
    words = ["isql-vt", f"127.0.0.1:{PORT}", "dba", "dba", f"exec={commands}"]
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False).stdout


def wait(seconds: float = 300) -> None:
    """Until the server answers."""
    for _ in range(int(seconds * 4)):
        try:
            requests.get(f"http://127.0.0.1:{WEB}/sparql", timeout=5)
            return
        except requests.RequestException:
            time.sleep(0.25)
    sys.exit("Virtuoso did not start")


if __name__ == "__main__":
    main()
