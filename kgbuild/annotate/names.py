"""Where names are: the recogniser's entities, the gazetteer, and capitalised words both have missed.

In: a Doc under UD labels and the lexicon.  Out: `NameSpan`s in text order, none overlapping.
"""

from __future__ import annotations

from itertools import accumulate

from kgbuild.annotate.names_glued import without_holders
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_repair import (
    corrected,
    trimmed,
    united_halves,
    with_code,
    without_countries,
    without_followers,
    without_noun,
    without_rank,
)
from kgbuild.annotate.names_span import NameSpan, is_name
from kgbuild.annotate.names_unlabelled import unlabelled_names
from kgbuild.annotate.parsed import Doc

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "MISC"})
"""Entity labels that name something; dates, amounts and the like are not ours."""


def find_name_spans(doc: Doc, lexicon: Lexicon) -> list[NameSpan]:
    """Names in text order: entities corrected by the gazetteer, then capitalised runs nobody labelled."""
    known = lexicon.known(doc)
    spans = []
    people = frozenset(ent.start for ent in doc.ents if ent.label_ == "PERSON")
    for ent in doc.ents:
        if ent.label_ in LABELS:
            start, end = trimmed(doc, ent.start, without_noun(doc, ent.start, ent.end, lexicon))
            end = without_followers(doc, start, end, lexicon)
            if ent.label_ != "PERSON":
                start, end = without_rank(doc, start, end, people, lexicon)
            spans.append(NameSpan(start, with_code(doc, start, end, known), ent.label_))
    reach = [0, *accumulate((span.end for span in spans), max)]
    spans = [span for span, end in zip(spans, reach, strict=False) if span.end > end]
    spans = without_countries(doc, united_halves(doc, without_holders(doc, spans, lexicon)), known)
    spans = corrected(doc, [s for s in spans if s.start < s.end and is_name(doc, s, lexicon)], known, lexicon)
    taken = {i for span in spans for i in range(span.start, span.end)}
    spans += unlabelled_names(doc, taken, spans, lexicon)
    return sorted(spans, key=lambda s: s.start)
