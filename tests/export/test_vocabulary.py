"""The page of the vocabulary names every class, relation and event type, with an example of each happening."""

from kgbuild.export.vocabulary import vocabulary
from kgbuild.ontology import load_ontology


def test_page_names_everything_declared():
    ontology = load_ontology()
    page = vocabulary(ontology)
    names = [*ontology.events, *ontology.properties, "Person", "Country"]
    assert [name for name in names if f"`kg:{name}`" not in page] == []
    assert page.count("- for example: ") == len(ontology.events)
    assert "- edge `kg:met` (met) from agent to coAgent" in page
