"""The RDF is what the contract promises."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from kgbuild.graph import DEFAULT_BASE, to_rdflib
from tests.story import sample_graph, small_ontology

KG = Namespace("https://w3id.org/kgbuild/ns#")
REL = Namespace("https://w3id.org/kgbuild/rel/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SCHEMA = Namespace("https://schema.org/")
ID = Namespace(DEFAULT_BASE)


@pytest.fixture(scope="module")
def rdf() -> Graph:
    return to_rdflib(sample_graph(), small_ontology())


def test_an_entity_has_all_its_classes_names_and_articles(rdf: Graph) -> None:
    assert set(rdf.objects(ID["port-alder"], RDF.type)) == {KG.Entity, KG.Place, KG.City}
    assert set(rdf.objects(ID["tomas-brandt"], RDFS.label)) == {Literal("Tomas Brandt")}
    assert set(rdf.objects(ID["tomas-brandt"], SKOS.prefLabel)) == {Literal("Tomas Brandt")}
    assert set(rdf.objects(ID["tomas-brandt"], SKOS.altLabel)) == {Literal("Brandt"), Literal("Thomas Brandt")}
    for article in rdf.objects(ID["tomas-brandt"], KG.mentionedIn):
        assert {KG.Article, SCHEMA.NewsArticle} <= set(rdf.objects(article, RDF.type))


def test_an_event_has_classes_lemma_roles_and_times(rdf: Graph) -> None:
    meeting = ID["event-meeting"]
    assert {KG.Event, KG.Meeting} <= set(rdf.objects(meeting, RDF.type))
    assert set(rdf.objects(meeting, KG.predicate)) == {Literal("meet")}
    assert set(rdf.objects(meeting, KG.agent)) == {ID["ana-ruiz"]}
    assert set(rdf.objects(meeting, KG.participant)) == {ID["ana-ruiz"], ID["tomas-brandt"]}  # superproperty
    assert Literal("12 May 2021") in set(rdf.objects(meeting, KG.statedTime))
    assert set(rdf.objects(meeting, KG.date)) == {
        Literal("2021-05-12", datatype=XSD.date),
        Literal("--05-12", datatype=XSD.gMonthDay),
    }
    assert set(rdf.objects(ID["event-visit"], KG.duration)) == {Literal("P6D", datatype=XSD.duration)}


def test_other_vocabularies_answer_too(rdf: Graph) -> None:
    sem = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    assert (ID["event-meeting"], RDF.type, sem.Event) in rdf
    assert (ID["event-meeting"], sem.hasActor, ID["ana-ruiz"]) in rdf
    assert (KG.agent, RDFS.subPropertyOf, sem.hasActor) in rdf


def test_direct_edges_are_asserted_ones_only(rdf: Graph) -> None:
    assert (ID["ana-ruiz"], KG.met, ID["tomas-brandt"]) in rdf
    assert (ID["tomas-brandt"], KG.met, ID["ana-ruiz"]) in rdf  # symmetric: both ways
    assert (ID["fishers-union"], REL.applaud, ID["ana-ruiz"]) in rdf
    assert set(rdf.subjects(KG.gave, ID["lantern"])) == {ID["head-of-harbour-board"]}
    assert not set(rdf.objects(ID["event-deal"], KG.agent))


def test_how_an_event_is_put_forward(rdf: Graph) -> None:
    assert set(rdf.objects(ID["event-signing"], KG.modality)) == {KG.Planned}
    assert set(rdf.objects(ID["event-meeting"], KG.modality)) == {KG.Asserted}
    assert set(rdf.objects(ID["event-deal"], KG.modality)) == {KG.Possible}  # as many say so as deny it
    assert (ID["event-signing"], KG.agent, ID["ana-ruiz"]) in rdf


def test_every_term_in_use_has_a_label(rdf: Graph) -> None:
    terms = {p for p in rdf.predicates() if p.startswith((KG, REL))}
    terms |= {o for o in rdf.objects(None, RDF.type) if str(o).startswith(str(KG))}
    for term in terms:
        assert list(rdf.objects(term, RDFS.label)), term


def test_claims_carry_everything(rdf: Graph) -> None:
    claims = set(rdf.subjects(RDF.type, KG.Claim))
    assert claims == set(rdf.subjects(RDF.type, RDF.Statement))
    needed = (RDF.subject, RDF.predicate, RDF.object, KG.evidence, KG.attributedTo, KG.modality, KG.support,
              KG.confidence, KG.status, KG.rule)  # fmt: skip
    for claim in claims:
        for name in needed:
            assert list(rdf.objects(claim, name)), name
    for left, right in rdf.subject_objects(KG.conflictsWith):
        assert (right, KG.conflictsWith, left) in rdf


def test_every_plain_triple_has_its_claim(rdf: Graph) -> None:
    said = {
        (rdf.value(claim, RDF.subject), rdf.value(claim, RDF.predicate), rdf.value(claim, RDF.object))
        for claim in rdf.subjects(RDF.type, KG.Claim)
    }
    nodes = set(rdf.subjects(RDF.type, KG.Entity))
    for subject in nodes:
        for predicate, target in rdf.predicate_objects(subject):
            if target in nodes:
                assert (subject, predicate, target) in said or (target, predicate, subject) in said or (
                    predicate == KG.officeIn  # through kg:leads
                )


def test_numbers_are_plain_numbers(rdf: Graph) -> None:
    quantities = set(rdf.objects(None, KG.quantity))
    assert {Literal(5), Literal(250), Literal(200)} <= quantities
    claim = next(rdf.subjects(KG.quantity, Literal(250)))
    claims = {c for c in rdf.subjects(KG.quantity, Literal(250)) if (c, RDF.type, KG.Claim) in rdf}
    assert claim is not None
    assert {(str(rdf.value(c, KG.unit)), str(rdf.value(c, KG.hedge))) for c in claims} == {("kilometre", "about")}


def test_evidence_quotes_the_article(rdf: Graph) -> None:
    graph = sample_graph()
    texts = {URIRef(next(s for s in rdf.subjects(KG.fileName, Literal(name)))): a.text for name, a in graph.articles.items()}
    spans = set(rdf.subjects(RDF.type, KG.Evidence))
    assert spans
    for span in spans:
        begin, end = (int(rdf.value(span, name)) for name in (NIF.beginIndex, NIF.endIndex))
        assert texts[rdf.value(span, NIF.referenceContext)][begin:end] == str(rdf.value(span, NIF.anchorOf))


def test_articles_tell_where_they_come_from(rdf: Graph) -> None:
    article = rdf.value(None, KG.fileName, Literal("harbour-times.txt"))
    assert rdf.value(article, SCHEMA.headline) == Literal("Mayor's visit ends with lanterns")
    assert rdf.value(article, SCHEMA.publisher) == Literal("The Harbour Times")
    assert rdf.value(article, SCHEMA.datePublished) == Literal("2021-05-13", datatype=XSD.date)
    assert str(rdf.value(article, SCHEMA.url)) == "https://example.org/harbour?id=1&x=%3C2%3E"
    assert len(str(rdf.value(article, KG.sha256))) == 64
