"""The SPARQL 1.1 Protocol, section by section, against a real server on the loopback interface.

Covered: 2.1 query by GET, by POST of a form, by POST of the query (2.1.1 to 2.1.3); 2.1.4 the dataset named in the
request, one and several graphs; 2.1.5 accepted types for SELECT, ASK, CONSTRUCT and DESCRIBE; 2.1.6 success and the
400 and 406 failures; the examples of 3.1 in kind.  Updates (2.2) are refused with 403.  Not covered, because the
server has none of it: HTTP authentication, and federated SERVICE calls.
"""

import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra 'serve' is not installed")
import httpx
import uvicorn

from kgbuild.ontology import find_ontology
from kgbuild.query.server import Limits, application

PEOPLE = "SELECT ?l { ?s a kg:Person ; rdfs:label ?l }"
ASK = "ASK { ?s a kg:Person }"
MET = "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.fixture(scope="module")
def server(built) -> Iterator[str]:
    yield from served(built)


def served(graph: Path, limits: Limits | None = None) -> Iterator[str]:
    """A server of a graph on a free port, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        app = application(graph, find_ontology(), limits or Limits(seconds=20, workers=1))
        running = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=running.run, args=([free],), daemon=True)
        thread.start()
        while not running.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
        running.should_exit = True
        thread.join(10)


def get(server: str, accept: str | None = None, **params):
    return httpx.get(f"{server}/sparql", params=params, headers={"accept": accept} if accept else {}, timeout=60)


def names(response) -> set[str]:
    return {row["l"]["value"] for row in response.json()["results"]["bindings"]}


def test_2_1_1_query_via_get(server):
    assert "Ana Ruiz" in names(get(server, JSON, query=PEOPLE))


def test_2_1_2_query_via_url_encoded_post(server):
    response = httpx.post(f"{server}/sparql", data={"query": PEOPLE}, headers={"accept": JSON})
    assert "Ana Ruiz" in names(response)


def test_2_1_3_query_via_post_directly(server):
    headers = {"content-type": "application/sparql-query", "accept": JSON}
    response = httpx.post(f"{server}/sparql", content=PEOPLE.encode(), headers=headers)
    assert "Ana Ruiz" in names(response)


def test_2_1_4_dataset_in_the_request(tmp_path):
    (tmp_path / "g.trig").write_text('<urn:1> { <urn:s> <urn:p> "one" } <urn:2> { <urn:s> <urn:p> "two" }')
    for server in served(tmp_path / "g.trig", Limits(workers=1)):

        def values(query: str, server=server, **params):
            rows = get(server, JSON, query=query, **params).json()["results"]["bindings"]
            return sorted(row["l"]["value"] for row in rows)

        plain, named = "SELECT ?l { ?s ?p ?l }", "SELECT ?l { GRAPH ?g { ?s ?p ?l } }"
        assert values(plain) == []
        assert values(plain, **{"default-graph-uri": "urn:1"}) == ["one"]
        assert values(plain, **{"default-graph-uri": ["urn:1", "urn:2"]}) == ["one", "two"]
        assert values(named, **{"named-graph-uri": "urn:2"}) == ["two"]
        assert values(plain, **{"named-graph-uri": "urn:2"}) == []
        whole = httpx.get(f"{server}/graph", params={"graph": "urn:1"}, headers={"accept": "application/n-triples"})
        assert whole.text.strip() == '<urn:s> <urn:p> "one" .'
        assert httpx.get(f"{server}/graph", params={"graph": "urn:none"}).status_code == 404


TYPES = [
    (PEOPLE, None, JSON), (PEOPLE, "*/*", JSON), (PEOPLE, JSON, JSON), (PEOPLE, XML, XML),
    (PEOPLE, "application/json", JSON), (PEOPLE, "text/csv", "text/csv"),
    (PEOPLE, "text/tab-separated-values", "text/tab-separated-values"),
    (PEOPLE, f"{JSON};q=0.5, {XML};q=0.9", XML), (PEOPLE, "text/*", "text/csv"), (PEOPLE, f"{XML}, */*;q=0.1", XML),
    (ASK, JSON, JSON), (ASK, XML, XML),
    (MET, None, "text/turtle"), (MET, "text/turtle", "text/turtle"), (MET, "application/rdf+xml", "application/rdf+xml"),
    (MET, "application/n-triples", "application/n-triples"), (MET, "application/ld+json", "application/ld+json"),
    ("DESCRIBE id:ana-ruiz", "text/turtle", "text/turtle"),
    (MET, f"{JSON}, text/turtle;q=0.2", "text/turtle"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "accept", "given"), TYPES)
def test_2_1_5_accepted_response_formats(server, query, accept, given):
    response = get(server, accept, query=query)
    assert response.status_code == 200
    assert response.headers["content-type"].split(";")[0] == given
    if given == JSON:
        assert "head" in json.loads(response.text)


FAILURES = [
    ("GET", {"params": {"query": "SELEC ?s"}}, 400, "did you mean SELECT"),
    ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400, "2 queries"),
    ("GET", {"params": {"other": "x"}}, 400, "0 queries"),
    ("GET", {"params": {"query": ASK, "default-graph-uri": "not an iri"}}, 400, "no IRI"),
    ("GET", {"params": {"query": PEOPLE}, "headers": {"accept": "image/png"}}, 406, "image/png"),
    ("GET", {"params": {"query": PEOPLE}, "headers": {"accept": "text/turtle"}}, 406, "accepted"),
    ("POST", {"content": b"x", "headers": {"content-type": "text/plain"}}, 415, "text/plain"),
    ("POST", {"content": b"x"}, 415, "content type"),
    ("POST", {"content": b"\xff", "headers": {"content-type": "application/sparql-query"}}, 400, "UTF-8"),
    ("POST", {"data": {"query": "x" * 200_000}}, 413, "longer"),
    ("POST", {"content": b"x" * 500_000, "headers": {"content-type": "application/sparql-query"}}, 413, "larger"),
    ("POST", {"data": {"update": "CLEAR ALL"}}, 403, "read-only"),
    ("POST", {"content": b"CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403, "read-only"),
    ("PUT", {"content": b""}, 405, ""),
    ("DELETE", {}, 405, ""),
]


@pytest.mark.parametrize(("method", "request_", "status", "words"), FAILURES)
def test_2_1_6_failures_have_their_status_and_say_why(server, method, request_, status, words):
    response = httpx.request(method, f"{server}/sparql", **request_)
    assert response.status_code == status
    assert words in response.text


def test_graph_store_protocol_read_side(server, built):
    whole = httpx.get(f"{server}/graph?default", headers={"accept": "application/n-triples"})
    assert whole.status_code == 200
    assert "Ana Ruiz" in whole.text
    assert httpx.head(f"{server}/graph?default").status_code == 200
    assert httpx.get(f"{server}/graph").status_code == 400
    assert httpx.put(f"{server}/graph?default", content=b"").status_code == 405
    assert httpx.get(f"{server}/graph?default", headers={"accept": "image/png"}).status_code == 406


def test_pages_are_there_and_load_nothing_from_elsewhere(server):
    front = httpx.get(server + "/")
    assert "Ask the graph" in front.text
    assert "default-src 'none'" in front.headers["content-security-policy"]
    assert httpx.get(f"{server}/assets/yasgui.min.js").headers["content-type"].startswith("text/javascript")
    assert httpx.get(f"{server}/assets/../app.py").status_code == 404
    assert httpx.get(f"{server}/assets/%2e%2e%2fapp.py").status_code == 404
    browser = httpx.get(f"{server}/sparql", headers={"accept": "text/html"})
    assert browser.headers["location"] == "/"


def test_evidence_page_shows_the_words_and_escapes_them(server):
    page = httpx.get(f"{server}/about", params={"iri": "https://w3id.org/kgbuild/id/ana-ruiz"})
    assert "<mark>Mayor Ana Ruiz met Tomas Brandt in Port Alder on 12 May 2021</mark>" in page.text
    assert httpx.get(f"{server}/about", params={"iri": "https://example.org/none"}).status_code == 404
    bad = httpx.get(f"{server}/about", params={"iri": "<script>"})
    assert bad.status_code == 404
    assert bad.headers["content-type"].startswith("text/plain")
