"""A graph is sent whole to a store that speaks the Graph Store Protocol; a refusal is a clear error."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kgbuild.errors import InputError, KgbuildError
from kgbuild.export.remote import send

TURTLE = "<urn:a> <urn:b> <urn:c> .\n"


class Store(BaseHTTPRequestHandler):
    """Keeps what is put; `/locked` asks for a password, `/full` refuses."""

    got: ClassVar[dict[str, tuple[str, str]]] = {}

    def do_PUT(self):
        body = (
            self.rfile.read(int(self.headers.get("content-length") or 0))
            if "chunked" not in self.headers.get("transfer-encoding", "")
            else b""
        )
        status = 201
        if self.path.startswith("/locked") and not self.headers.get("authorization", "").startswith("Basic"):
            status = 401
        elif self.path.startswith("/full"):
            status = 413
        else:
            self.got[self.path] = (self.headers["content-type"], body.decode())
        self.send_response(status)
        if status == 401:
            self.send_header("www-authenticate", 'Basic realm="store"')
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def store():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def graph(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text(TURTLE)
    return path


def test_default_graph_is_put(store, graph):
    assert send(graph, store + "/rdf") == 201
    assert Store.got["/rdf?default="] == ("text/turtle", TURTLE)


def test_named_graph_is_put(store, graph):
    send(graph, store + "/rdf", graph="https://example.org/g 1")
    assert Store.got["/rdf?graph=https%3A%2F%2Fexample.org%2Fg+1"][1] == TURTLE


def test_password_is_given_when_asked_for(store, graph):
    with pytest.raises(KgbuildError, match=r"401.*--user"):
        send(graph, store + "/locked")
    assert send(graph, store + "/locked", user="ana", password="secret") == 201


def test_refusal_and_silence_say_what_to_do(store, graph):
    with pytest.raises(KgbuildError, match=r"413.*size of a request"):
        send(graph, store + "/full")
    with pytest.raises(KgbuildError, match="cannot be reached"):
        send(graph, "http://127.0.0.1:9/rdf", seconds=5)


def test_only_files_a_store_takes_are_sent(tmp_path, store):
    with pytest.raises(InputError, match="no such graph"):
        send(tmp_path / "graph.ttl", store)
    with pytest.raises(InputError, match="cannot be sent"):
        send(tmp_path / "graph.json", store)
