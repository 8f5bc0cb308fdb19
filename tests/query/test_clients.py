"""Real clients each run a session against the server."""

import shutil
import subprocess

import pytest

pytest.importorskip("starlette", reason="the extra 'serve' is not installed")
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.term import URIRef
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from tests.query.test_protocol import ASK, MET, PEOPLE, served

KG = "https://w3id.org/kgbuild/ns#"


@pytest.fixture(scope="module")
def server(built):
    yield from served(built)


def test_sparqlwrapper(server):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery(PEOPLE)
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()["results"]["bindings"]
    assert "Ana Ruiz" in {row["l"]["value"] for row in found}
    client.setMethod(POST)
    assert len(client.queryAndConvert()["results"]["bindings"]) == len(found)
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().startswith(b"l")
    client.setQuery(ASK)
    client.setReturnFormat(XML)
    assert "true" in client.queryAndConvert().toxml()
    client.setQuery(MET)
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=client.queryAndConvert(), format="turtle")) > 0
    client.setQuery("SELEC")
    with pytest.raises(Exception, match="did you mean SELECT"):
        client.query()


def test_rdflib_sparqlstore(server):
    graph = Graph(store=SPARQLStore(f"{server}/sparql"))
    met = list(graph.triples((None, URIRef(KG + "met"), None)))
    assert met
    rows = graph.query(PEOPLE)
    assert "Ana Ruiz" in {str(row[0]) for row in rows}
    assert (met[0][0], URIRef(KG + "met"), met[0][2]) in graph


def test_curl(server):
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")

    def curl(*words: str) -> str:
        return subprocess.run(["curl", "-s", *words], capture_output=True, text=True, check=True, timeout=60).stdout

    assert "Ana Ruiz" in curl(f"{server}/sparql", "--data-urlencode", f"query={PEOPLE}")
    assert curl("-G", f"{server}/sparql", "-H", "accept: text/csv", "--data-urlencode", f"query={PEOPLE}").startswith(
        "l"
    )
    status = curl("-o", "/dev/null", "-w", "%{http_code}", f"{server}/sparql", "-d", "query=SELEC")
    assert status == "400"
