"""Any pipeline's labels to Universal Dependencies, in this one place.

In: a Doc parsed with UD labels (any version) or with the ClearNLP labels of the `en_core_web_*` family.
Out: a Doc over the same tokens whose labels are the ones below, and whose entity labels are OntoNotes'.

What later stages may rely on:
  root nsubj nsubj:pass csubj csubj:pass obj iobj obl obl:agent obl:unmarked (bare noun phrases: "on" left out, times,
  measures) nmod nmod:poss nmod:unmarked nmod:desc (a title before a name, which is the head) acl acl:relcl advcl
  advcl:relcl xcomp ccomp conj (always on the first conjunct) cc (on the conjunct that follows) case mark cop aux
  aux:pass appos amod advmod compound compound:prt nummod flat fixed expl parataxis vocative det det:predet discourse
  list orphan dislocated goeswith reparandum punct dep.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kgbuild.annotate.sentences import cut_at_paragraphs
from kgbuild.annotate.ud_clearnlp import is_clearnlp, restructure
from kgbuild.lang.columns import column, numbers

LABELS = {
    "ROOT": "root",
    "": "dep",
    "obl:tmod": "obl:unmarked",
    "obl:npmod": "obl:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "flat:name": "flat",
    "flat:foreign": "flat",
    "auxpass": "aux:pass",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "nmod:agent": "obl:agent",
    "acl:relcl:subj": "acl:relcl",
    "cc:preconj": "cc:preconj",
}
"""Labels of older or newer UD releases and spaCy's own, to the ones this program uses."""

ENTITIES = {
    "PER": "PERSON", "person": "PERSON", "Person": "PERSON",
    "organization": "ORG", "Organization": "ORG", "Organisation": "ORG", "organisation": "ORG", "ORGANIZATION": "ORG",
    "LOCATION": "LOC", "place": "LOC", "location": "LOC", "Location": "LOC",
    "country": "GPE", "geo": "GPE", "gpe": "NORP", "FACILITY": "FAC", "Facility": "FAC", "building": "FAC",
    "misc": "MISC", "Misc": "MISC", "product": "PRODUCT", "event": "EVENT", "creative-work": "WORK_OF_ART",
}  # fmt: skip
"""Entity labels of other schemes to OntoNotes'; MISC stays MISC, unknown labels stay as they are."""


def to_ud(doc: Doc) -> Doc:
    """The Doc with UD labels; a new one only where heads had to change."""
    old_heads = [i + offset for i, offset in enumerate(numbers(doc, "HEAD"))]
    old_deps = column(doc, "DEP")
    heads, deps = old_heads, old_deps
    if is_clearnlp(old_deps):
        heads, deps = restructure(doc)
    if not LABELS.keys().isdisjoint(deps):
        deps = [LABELS.get(dep, dep) for dep in deps]
    heads, deps = cut_at_paragraphs(doc, heads, deps)
    if heads != old_heads:
        return _normal_entities(_rebuilt(doc, heads, deps))
    for i, (old, dep) in enumerate(zip(old_deps, deps, strict=True) if deps != old_deps else ()):
        if dep != old:
            doc[i].dep_ = dep
    return _normal_entities(doc)


def _rebuilt(doc: Doc, heads: list[int], deps: list[str]) -> Doc:
    """The same tokens under another tree."""
    made = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=heads,
        deps=deps,
    )
    made.set_ents([Span(made, ent.start, ent.end, label=ent.label_) for ent in doc.ents])
    made.user_data.update(doc.user_data)
    return made


def _normal_entities(doc: Doc) -> Doc:
    """Entity labels in OntoNotes' words."""
    if any(ent.label_ in ENTITIES for ent in doc.ents):
        doc.set_ents([Span(doc, ent.start, ent.end, label=ENTITIES.get(ent.label_, ent.label_)) for ent in doc.ents])
    return doc
