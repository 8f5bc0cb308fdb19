"""Any name gives legal RDF that comes back as it went in, from every library and in every format."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgbuild.export.jsonld import jsonld
from kgbuild.export.nquads import nquads
from kgbuild.export.turtle import trig, turtle
from kgbuild.export.write import joined
from kgbuild.graph.stores import node
from kgbuild.graph.terms import individual, iri, literal, number, term
from kgbuild.graph.values import dated

BASE = "https://example.org/id/"
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
AWKWARD = ['say "hi"', "<b>", "a\nb\r\n\tc", "back\\slash\\n", "בית ספר \u202e", "👩‍🚀 🛰️", "''' \"\"\"", "{|}^`", "%zz", "a.", "-a", "ü/é?#"]


def oxigraph(data: bytes, form: ox.RdfFormat) -> set[tuple[str, str, str]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(data, format=form)}


@given(NAMES, NAMES, st.sampled_from(["en", "pt-BR", "zh-Hant"]))
@settings(max_examples=150, deadline=None)
@example('say "hi"', "<b>\n", "en")
@example("back\\slash\\n", "👩‍🚀", "en")
@example("a.", "\u202eבית", "he")
@example("\x01\x85\ufffe", "\x7f", "en")
def test_any_name_survives(name: str, words: str, tag: str) -> None:
    thing, prop = individual(BASE, name or "x"), term(f"rel:{words or 'x'}")
    triples = sorted(
        {
            (thing, term("rdfs:label"), literal(name)),
            (thing, term("skos:altLabel"), literal(words, language=tag)),
            (thing, prop, thing),
            (thing, term("rdf:type"), term("kg:Person")),
            (thing, term("kg:quantity"), number("5")),
        }
    )
    expected = {tuple(node(part) for part in triple) for triple in triples}
    for data, form, mime in (
        (joined(turtle(triples, BASE)), ox.RdfFormat.TURTLE, "turtle"),
        (joined(trig([("", triples[:2]), (thing, triples[2:])], BASE)), ox.RdfFormat.TRIG, "trig"),
        (joined(nquads([("", triples)])), ox.RdfFormat.N_QUADS, "nquads"),
        (jsonld(triples, BASE), ox.RdfFormat.JSON_LD, "json-ld"),
    ):
        assert len(oxigraph(data, form)) == len(triples), mime
        dataset = rdflib.Dataset()
        dataset.parse(io.BytesIO(data), format=mime)
        assert {quad[:3] for quad in dataset.quads()} == expected, mime


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_come_back(name: str) -> None:
    triple = (individual(BASE, name), term("rdfs:label"), literal(name))
    graph = rdflib.Graph().parse(data=joined(turtle([triple], BASE)), format="turtle")
    assert [str(label) for label in graph.objects()] == [name]
    [quad] = ox.parse(joined(turtle([triple], BASE)), format=ox.RdfFormat.TURTLE)
    assert quad.object.value == name


def test_different_names_have_different_iris() -> None:
    assert len({individual(BASE, name) for name in AWKWARD}) == len(AWKWARD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a b<c>", "<https://example.org/a%20b%3Cc%3E>"),
        ("https://example.org/ü", "<https://example.org/ü>"),
        ('https://e.org/"x"\n', "<https://e.org/%22x%22%0A>"),
    ],
)
def test_addresses_become_legal(text: str, expected: str) -> None:
    assert iri(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("007", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("0.50", '"0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("-.5", '"-0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("1e5", '"1e5"'),
        ("several", '"several"'),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("value", "datatype", "kind"),
    [
        ("2021-05-12", "date", "date"),
        ("2021-02-30", "date", ""),
        ("2024-02-29", "", "date"),
        ("2023-02-29", "", ""),
        ("--02-29", "gMonthDay", "gMonthDay"),
        ("--13-01", "gMonthDay", ""),
        ("2021-13", "gYearMonth", ""),
        ("2021", "", "gYear"),
        ("2021-05-12T10:00:00Z", "", "dateTime"),
        ("PT5H", "duration", "duration"),
        ("P2W", "duration", "duration"),
        ("P", "duration", ""),
        ("soon", "date", ""),
    ],
)
def test_dates_are_of_their_type_or_plain(value: str, datatype: str, kind: str) -> None:
    found = dated(value, datatype)
    assert found.endswith(f"#{kind}>") if kind else "^^" not in found
