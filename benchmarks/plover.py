"""Source, event type and target of single sentences.  In: sentences.jsonl.  Out: predictions as JSON lines.

    python -m benchmarks.plover DATA/dev/plover/sentences.jsonl > plover.jsonl

The main event is the clause nearest the root that the ontology gives a PLOVER code, reporting clauses aside; its agents
are the source, whoever else takes part the target, looked for in nested clauses and event nouns when it names none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.reading import Reading, article_of, extracted, print_predictions
from kgbuild.model import Clause, Mention, MentionKind, Modality
from kgbuild.ontology import load_ontology

TARGETS = ("coAgent", "recipient", "theme", "beneficiary", "destination", "topic", "origin", "place")
"""Roles of the other side, the most telling first."""
NO_CODE, REPORTS, NOUN = 2, 3, 1
"""Steps from the root that a clause without a PLOVER code, a report, and an event noun are set back by."""


def main_event(reading: Reading) -> list[dict[str, Any]]:
    """The sentence's events, the main one first; one without a code takes that of the next."""
    rows = []
    for clause in reading.clauses.values():
        code = reading.code(clause)
        nested = any(filler.target in reading.clauses for filler in clause.fillers)
        reports = nested and any(reading.ontology.is_a(clause.type, kind) for kind in ("Statement", "Reporting"))
        back = NO_CODE * (not code) + REPORTS * reports + NOUN * clause.nominal
        rows.append((reading.depth(clause) + back, reading.token[clause.id], clause, code))
    rows.sort(key=lambda row: row[:2])
    best = next((code for _, _, _, code in rows if code), "")
    return [_event(reading, clause, code or best) for _, _, clause, code in rows]


FRIENDLY = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"COERCE", "SANCTION", "ASSAULT", "FIGHT", "MOBILIZE"})


def intent(clause: Clause, code: str) -> str:
    """PLOVER codes what is meant by an announced act: a promise agrees, a hostile plan threatens."""
    if clause.modality is Modality.PLANNED and code in FRIENDLY:
        return "AGREE"
    if clause.modality in {Modality.PLANNED, Modality.POSSIBLE, Modality.HYPOTHETICAL} and code in HOSTILE:
        return "THREATEN"
    return "DEMAND" if clause.modality is Modality.DEMANDED and code in FRIENDLY | HOSTILE else code


def _event(reading: Reading, clause: Clause, code: str) -> dict[str, Any]:
    """Source and target of one clause; who says that another must act makes the demand."""
    word = reading.doc[reading.token[clause.id]].text
    verb = f"{clause.predicate} {word}"
    says = [reading.named(reading.mentions[s]) for s in clause.sources if s in reading.mentions]
    agents = reading.actors(clause, "agent")
    if clause.modality is Modality.DEMANDED and says and agents:
        return {
            "source": _texts(reading, says[-1:]),
            "target": _texts(reading, agents),
            "event": "DEMAND",
            "verb": verb,
        }
    sources = agents or reading.fillers(clause, "agent") or _subject(reading, clause) or says[-1:]
    targets = _targets(reading, clause, {mention.id for mention in sources})
    return {
        "source": _texts(reading, sources),
        "target": _texts(reading, targets),
        "event": intent(clause, code) or None,
        "verb": verb,
    }


def _texts(reading: Reading, mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(reading.text(mention) for mention in mentions))


def _subject(reading: Reading, clause: Clause) -> list[Mention]:
    """The first actor before the word that is no speaker and no part of the clause."""
    taken = {filler.target for filler in clause.fillers} | reading.speakers()
    token = reading.token[clause.id]
    rows = [m for m in reading.mentions.values() if m.tokens[1] <= token and m.id not in taken and reading.is_actor(m)]
    rows = [
        m for m in rows if m.kind is not MentionKind.PRONOUN and reading.doc[m.root].dep_ not in {"amod", "compound"}
    ]
    return sorted(rows, key=lambda m: m.tokens)[:1]


def _targets(reading: Reading, clause: Clause, sources: set[str]) -> list[Mention]:
    """The other side: of the clause, else of what is nested in it, else any actor after the word."""
    apart = sources | reading.speakers()

    def other(mentions: Iterable[Mention]) -> list[Mention]:
        return [m for m in mentions if m.id not in apart and not reading.belongs_to(m, sources)]

    for role in TARGETS:
        found = other(reading.actors(clause, role))
        if found:
            return found
    asks = reading.code(clause) == "DEMAND"
    for nested in _below(reading, clause):
        for role in ("agent", *TARGETS) if asks else (*TARGETS, "agent"):
            found = other(reading.actors(nested, role))
            if found:
                return found
    token = reading.token[clause.id]
    later = sorted((m for m in reading.mentions.values() if m.tokens[0] > token), key=lambda m: m.tokens)
    return other(reading.named(m) for m in later if reading.is_actor(m))[:1]


def _below(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """Nested clauses, then event nouns and clauses after the word."""
    seen = {clause.id}
    queue = [clause]
    while queue:
        for filler in queue.pop(0).fillers:
            nested = reading.clauses.get(filler.target)
            if nested is not None and nested.id not in seen:
                seen.add(nested.id)
                queue.append(nested)
                yield nested
    for other in reading.clauses.values():
        if other.id not in seen and reading.token[other.id] > reading.token[clause.id]:
            yield other


def predict(rows: Sequence[dict[str, str]]) -> Iterable[dict[str, Any]]:
    """A prediction for every sentence."""
    ontology = load_ontology()
    for place, doc, extraction in extracted([article_of(row["id"], row["text"]) for row in rows], ontology):
        yield {"id": rows[place]["id"], "events": main_event(Reading(doc, extraction, ontology))}


if __name__ == "__main__":
    print_predictions(predict)
