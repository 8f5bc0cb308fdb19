"""A built graph sent to a real bigger store: Virtuoso, started here for the purpose.

    apt-get install virtuoso-opensource-7-bin        # Debian; the server is the program virtuoso-t
    python -m benchmarks.store output/graph.ttl

In: a Turtle file.  Out: seconds to send it by the Graph Store Protocol, and the triples that arrived beside those sent
(exit status 1 when they differ).  The server runs in a folder of its own on the loopback interface, and is stopped.
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
    path = parser.parse_args().graph
    if not shutil.which("virtuoso-t"):
        sys.exit("virtuoso-t is not installed: apt-get install virtuoso-opensource-7-bin")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "v.ini").write_text(INI.format(folder=folder, port=PORT, web=WEB))
        words = ["virtuoso-t", "-f", "-c", f"{folder}/v.ini"]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        try:
            wait()
            started = time.perf_counter()
            status = send(path, f"http://127.0.0.1:{WEB}/sparql-graph-crud-auth", GRAPH, "dba", "dba")
            took = time.perf_counter() - started
            query = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}> {{ ?s ?p ?o }}"
            reply = requests.get(
                f"http://127.0.0.1:{WEB}/sparql", params={"query": query}, headers={"accept": "text/csv"}, timeout=60
            )
            arrived, sent = int(reply.text.split()[-1]), len(open_store(path))
        finally:
            server.terminate()
            server.wait(30)
    print(f"Virtuoso answered {status} in {took:.2f} s; {arrived:,} triples arrived of {sent:,} sent")
    sys.exit(arrived != sent)


def wait(seconds: float = 60) -> None:
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
