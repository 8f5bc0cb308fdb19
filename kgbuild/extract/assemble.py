"""One article's extraction, end to end.  In: an annotated Doc, the ontology.  Out: `Extraction`.

parse -> clauses -> light verbs and event nouns -> repairs -> senses -> claims, then relations inside noun phrases.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgbuild.extract.claims import claims_of, make_clause
from kgbuild.extract.clauses import find_clauses
from kgbuild.extract.cues import load_cues
from kgbuild.extract.distances import distances
from kgbuild.extract.frames import Sense, find_sense, plain_sense
from kgbuild.extract.garble import replace_strays, stray_names
from kgbuild.extract.governments import with_governments
from kgbuild.extract.guard import Repair, coherence, leaders, office_doubt, repair_splices
from kgbuild.extract.improbable import broken_shape
from kgbuild.extract.index import Index, index_mentions, see_through
from kgbuild.extract.lexicon import lexicon_of
from kgbuild.extract.modality import modalities
from kgbuild.extract.modality_words import noun_modality
from kgbuild.extract.moments import counts, place_amounts, place_times
from kgbuild.extract.nominals import event_nouns, find_nominals, join_light_verbs, lenders
from kgbuild.extract.properties import properties
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.relations import relations
from kgbuild.extract.sizes import sizes
from kgbuild.extract.source import Source, read_source
from kgbuild.extract.states import role_taken, states
from kgbuild.extract.surety import See, weighed
from kgbuild.extract.told import Told, clause_id
from kgbuild.extract.tree import read_tree
from kgbuild.model import Annotation, Claim, Clause, Extraction, Modality, Veto
from kgbuild.ontology.view import Ontology


def extract(doc: Doc, ontology: Ontology, see: See | None = None) -> Extraction:
    """Everything one article says: clauses, claims, and what was refused; `see` is shown what tells of each edge."""
    annotation: Annotation = doc._.kg
    index = index_mentions(annotation, read_tree(doc), load_cues(), lexicon_of(ontology))
    source = read_source(doc, annotation)
    told, repair = tell(index, annotation)
    vetoes, doubted = _vetoes(index, source, annotation, told, repair)
    told = [one for one in told if one.proposition.root not in doubted]
    strays = [index.at[root] for root in stray_names(index)]
    clauses, claims = _claims(index, source, annotation, told)
    claims += [claim for one in told for claim in states(index, source, one)]
    far_clauses, far_claims = distances(index, source, annotation, [one.proposition for one in told])
    sums, sum_claims = properties(index, source, annotation, told)
    claims += relations(index, source, annotation, _unreal(index, told))
    claims += sizes(index, source, annotation, told, [*claims, *far_claims, *sum_claims])
    by_id = {clause.id: clause for clause in clauses}
    tellers = {clause_id(source, one.proposition): one for one in told}
    tellings = {name: (by_id[name], one) for name, one in tellers.items() if name in by_id}
    claims = list(weighed(index, claims, tellings, see))
    gone = {id(stray) for stray in strays}  # a mention is told by what it is, not by comparing twenty fields
    mentions = [m for m in (*annotation.mentions, *index.coined.values()) if id(m) not in gone]
    mentions.sort(key=lambda m: (m.span.begin, m.span.end, m.id, m.root))
    return Extraction(
        article=annotation.article.name,
        mentions=with_governments(mentions, clauses, ontology),
        clauses=(*clauses, *far_clauses, *sums),
        claims=_unique([*claims, *far_claims, *sum_claims]),
        vetoes=tuple(vetoes),
    )


def _unreal(index: Index, told: Iterable[Told]) -> set[int]:
    """Nouns in clauses that are not asserted: what somebody is to be, and "a new envoy" whom nobody has sent."""
    unsure = [one.proposition for one in told if one.modality is not Modality.ASSERTED]
    posts = {argument.root for clause in unsure for argument in clause.slot("complement", "as")}
    meant = {argument.root for clause in unsure for argument in clause.slot("object") if argument.root > clause.root}
    return posts | {
        root for root in meant if any(index.tree.lower[k] in {"a", "an"} for k in index.tree.kids(root, "det"))
    }


def propositions(index: Index) -> Repair:
    """All clauses of the document as syntax, light verbs joined and splices repaired."""
    nouns = event_nouns(index)
    found = replace_strays(find_clauses(index.tree, index.cues), stray_names(index))
    repair = repair_splices(index, [see_through(index, clause) for clause in found])
    joined, carried = join_light_verbs(index, repair.clauses, nouns)
    return Repair((*joined, *find_nominals(index, nouns, carried, lenders(index, joined, nouns))), repair.doubted)


def tell(index: Index, annotation: Annotation) -> tuple[list[Told], Repair]:
    """Clauses with meaning, modality, times and amounts."""
    repair = propositions(index)
    verbal = [clause for clause in repair.clauses if clause.kind != "noun"]
    moods = modalities(index.tree, index.cues, verbal)
    times = place_times(index.tree, annotation, repair.clauses)
    amounts = place_amounts(index.tree, annotation, repair.clauses)
    senses = [find_sense(index, clause) for clause in repair.clauses]
    senses, unbelieved = _believe(index, repair.clauses, senses)
    told = [
        Told(
            proposition=clause,
            sense=senses[number],
            modality=_mood(index, clause, moods),
            times=tuple(times.get(number, ())),
            amounts=tuple(amounts.get(number, ())),
            confidence=coherence(index, clause),
        )
        for number, clause in enumerate(repair.clauses)
    ]
    return told, Repair(repair.clauses, {**unbelieved, **repair.doubted})


def _believe(
    index: Index, clauses: Sequence[Proposition], senses: Sequence[Sense]
) -> tuple[list[Sense], dict[int, str]]:
    """The senses without those the ontology does not believe, and why clauses it vetoes are refused."""
    kept: list[Sense] = []
    refused: dict[int, str] = {}
    for clause, sense in zip(clauses, senses, strict=True):
        shape = broken_shape(index, sense)
        if shape is not None and shape.veto:
            refused[clause.root] = shape.message
        kept.append(sense if shape is None else plain_sense(index, clause))
    return kept, refused


def _mood(index: Index, clause: Proposition, moods: dict[int, Modality]) -> Modality:
    """A light verb's clause is as sure as its verb and its noun together."""
    own = moods.get(clause.root, Modality.ASSERTED)
    if clause.kind == "noun":
        return noun_modality(index.tree, index.cues, clause.root, set(moods), moods)
    if clause.noun >= 0 and own is Modality.ASSERTED:
        return noun_modality(index.tree, index.cues, clause.noun, set(), {})
    return own


def _claims(
    index: Index, source: Source, annotation: Annotation, told: Sequence[Told]
) -> tuple[list[Clause], list[Claim]]:
    """Clauses that have something to say, with their claims; nested ones first, so that others can point at them."""
    counted = counts(index.tree, annotation)
    kept: dict[int, str] = {}
    for one in told:
        if one.proposition.kind != "noun" or _says_something(index, one):
            own = clause_id(source, one.proposition)
            for token in {one.proposition.root, one.proposition.noun} - {-1}:
                kept.setdefault(token, own)
    made = [(one, *make_clause(index, source, one, kept)) for one in told]
    alive = _alive([clause for _, clause, _ in made], {*index.by_id, *(m.id for m in index.coined.values())})
    alive |= {clause.id for one, clause, _ in made if _only_number(index, one) and not _is_bare_state(clause)}
    clauses: list[Clause] = []
    claims: list[Claim] = []
    for one, clause, mentions in made:
        if clause.id not in alive:
            continue
        pairs = [(f, m) for f, m in zip(clause.fillers, mentions, strict=True) if m is not None or f.target in alive]
        if len(pairs) < len(clause.fillers):
            clause = replace(clause, fillers=tuple(filler for filler, _ in pairs))
        clauses.append(clause)
        claims += claims_of(index, source, one, clause, [mention for _, mention in pairs], counted)
    return clauses, claims


def _says_something(index: Index, one: Told) -> bool:
    """Has an event noun anyone or anything taking part, a time or a size?"""
    return bool(one.times or one.amounts) or any(
        index.mention(cast.argument.root) is not None for cast in one.sense.cast
    )


def _only_number(index: Index, one: Told) -> bool:
    """ "It cost two million", "they toiled for nine hours": a number that no noun of the clause could be given to."""
    told = bool(one.amounts) or any(when.datatype == "duration" for when in one.times)
    nouns = (a.root for a in one.proposition.arguments if a.slot in ("subject", "object"))
    return told and all(index.tree.pos[root] not in ("NOUN", "PROPN") or root in index.timed for root in nouns)


def _is_bare_state(clause: Clause) -> bool:
    """A copula the ontology has no meaning for; what it says of offices is told by states.py."""
    return clause.rule == "copula without frame"


def _alive(clauses: Iterable[Clause], mentions: Container[str]) -> set[str]:
    """Clauses with a filler that is a mention, or of a known type with a time or an amount; the rest tell nothing."""
    rows = [clause for clause in clauses if not _is_bare_state(clause)]
    told = {c.id for c in rows if c.type != "Event" and (c.times or c.quantities)}
    return told | {c.id for c in rows if any(f.target in mentions for f in c.fillers)}


def _vetoes(
    index: Index, source: Source, annotation: Annotation, told: Sequence[Told], repair: Repair
) -> tuple[list[Veto], set[int]]:
    """Clauses not believed, with the words and the reason."""
    known = leaders(index, annotation.mentions)
    reasons = dict(repair.doubted)
    for one in told:
        for holder, _, office in role_taken(index, one.proposition):
            doubt = office_doubt(index, known, holder, office)
            if doubt:
                reasons.setdefault(one.proposition.root, doubt)
    vetoes = []
    for one in told:
        root = one.proposition.root
        if root in reasons:
            mentions = [m for a in one.proposition.arguments if (m := index.mention(a.root)) is not None]
            words = source.evidence([root], mentions)
            vetoes.append(Veto(words, f"{one.proposition.lemma}: {words.words}", reasons[root]))
    return vetoes, set(reasons)


def _unique(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each statement once per clause and words."""
    seen: dict[tuple[str, str, str, str, str], Claim] = {}
    for claim in claims:
        key = (claim.subject, claim.predicate, str(claim.object), claim.modality.value, claim.label)
        seen.setdefault(key, claim)
    return tuple(seen.values())
