"""Turns of phrase of scraped and machine-translated news, each of which once cost a fact: text in, what must be drawn."""

import pytest

from tests.topics.sentences import graph_of

pytestmark = pytest.mark.pipeline

TOLD = [
    ("The mayor of Lima and the director of the Ocean Museum Maria Lopez came along.", "Maria Lopez", "Ocean Museum"),
    ("The singer thanked the president of Olvia Bank, Ana Soto, for her help.", "Ana Soto", "Olvia Bank"),
    ("Colombia is ready to send help, said its Foreign Minister Andrés Villar.", "Andrés Villar", "Colombia"),
    ("Opposition politician Marta Kalnins has been elected mayor of Riga, the commission announced.", "Marta Kalnins", "Riga"),
    ("Two men fled. One of them, the baker Rudy Koch, was killed in Rotterdam.", "Rudy Koch", "Rotterdam"),
    ("“This decision is political and unfair”, denounced Pedro Gallo, who visited Tacna.", "Pedro Gallo", "Tacna"),
    ("The candidate of the opposition party \"New Dawn\" Rosa Quispe was elected.", "Rosa Quispe", "New Dawn"),
    ("President of the Andean Chess League Juan Prieto congratulated Paola Mena.", "Juan Prieto", "Paola Mena"),
    ("The Commission blocked the French electronics group Selvar's purchase of the Dutch firm Kestrel.", "Selvar", "Kestrel"),
    ("The runner Ana Vega, 31, was banned in Lima. Her lawyer, Urs Ammann, has appealed.", "Urs Ammann", "Ana Vega"),
    ("Lusomed Ltd, Portugal's largest clinic, will raise its prices, its chief executive Eva Dias said.", "Eva Dias", "Lusomed Ltd"),
    ("In Moquegua, the mayor Jana Holub asked the neighbours to donate blood.", "Jana Holub", "Moquegua"),
    ("The Andean Rowing Federation regrets it. It is a pity, said federation president Anna Rojas.", "Anna Rojas", "Andean Rowing Federation"),
    ("Candidate Tamar Lomidze of the Blue Lagoon party was running in Batumi.", "Tamar Lomidze", "Blue Lagoon"),
    ("Governor Benito Ochoa of Ayacucho ordered the schools closed.", "Benito Ochoa", "Ayacucho"),
    ("The analyst Kari Lund of Ostrand Bank expects no cut.", "Kari Lund", "Ostrand Bank"),
    ("Northern Ferries Ltd was fined. Its owner, Oscar Pryce, could not be reached.", "Oscar Pryce", "Northern Ferries Ltd"),
    ("Peru's Ana Belaunde beat Inga Sool in Cusco. The Peruvian then thanked Mark Tal.", "Ana Belaunde", "Mark Tal"),
    ("Nina Orlik beat the holder, Martina Weber of Austria, in an hour.", "Nina Orlik", "Martina Weber"),
    ("Chancellor Ute Lorch was among the first to congratulate Bela Kun.", "Ute Lorch", "Bela Kun"),
    ("Prime Minister Ada Bonn cut short a visit to Jakarta.", "Ada Bonn", "Jakarta"),
    ("The brewer Olvia’s takeover of the company Nordlager surprised investors.", "Olvia", "Nordlager"),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return graph_of(tmp_path_factory.mktemp("turns"), [text for text, *_ in TOLD])


def named(graph, name: str) -> set[str]:
    return {entity.id for entity in graph.entities.values() if name in (entity.label, *entity.names)}


def parts(graph) -> list[set[str]]:
    """Who is joined: by an edge, or as parts of one happening."""
    rows: dict[str, set[str]] = {}
    for fact in graph.facts.values():
        if fact.edge and not fact.literal:
            key = fact.subject if fact.subject in graph.events else fact.id
            rows.setdefault(key, set()).update({fact.subject, str(fact.object)})
    return list(rows.values())


@pytest.mark.parametrize(("text", "one", "other"), TOLD, ids=[other for *_, other in TOLD])
def test_both_are_nodes_and_joined(graph, text, one, other):
    left, right = named(graph, one), named(graph, other)
    assert left, text
    assert right, text
    assert any(row & left and row & right for row in parts(graph)), text
