"""Open-IE triples from the clause finder.  In: sentences.jsonl (tokens parted by blanks).  Out: JSON lines.

    python -m benchmarks.oie DATA/dev/oie/sentences.jsonl > oie.jsonl

Every clause gives one triple of its subject, verb and first argument, the others following in "more"; with lower
confidence, one triple for each further phrase, and one for each phrase inside its last argument.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate import load_pipeline
from kgbuild.extract.clauses import find_clauses
from kgbuild.extract.cues import Cues, load_cues
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.tree import Tree, conjuncts, form, read_tree

LEFT_OUT = frozenset({"parataxis", "punct", "discourse", "vocative", "list", "dep"})
"""Parts of a phrase that are no part of the argument; also coordinated phrases and relative clauses."""
SURE, EXTRA, DEEP = 0.9, 0.5, 0.3
APART = frozenset({"when", "where", "how", "why", "also", "however"})
"""Adverbs before a verb that are no part of its relation."""


@dataclass(frozen=True, slots=True)
class Triple:
    """One extraction, its texts in the tokenisation of the input."""

    arg1: str
    rel: str
    arg2: str
    more: tuple[str, ...]
    conf: float


def triples(tree: Tree, cues: Cues) -> list[Triple]:
    """All triples of a sentence, each once."""
    found: dict[tuple[str, str, str], Triple] = {}
    clauses = {clause.root: clause for clause in find_clauses(tree, cues)}
    for clause in clauses.values():
        for triple in _of_clause(tree, clauses, clause):
            key = triple.arg1, triple.rel, triple.arg2
            if all(key) and (key not in found or found[key].conf < triple.conf):
                found[key] = triple
    return list(found.values())


def _of_clause(tree: Tree, clauses: dict[int, Proposition], clause: Proposition) -> Iterator[Triple]:
    subjects = [root for root in clause.surface if not (tree.kids(root, "cop") and root in clauses)]
    if not subjects or _is_governed(tree, clauses, clause):
        return
    rest = pieces(tree, clauses, clause, subjects)
    for subject in subjects:
        own = [clause.root] if tree.heads[clause.root] == subject else []
        yield from _tell(tree, phrase(tree, subject, leave=[t for k in own for t in subtree(tree, k)]), rest)


@dataclass(frozen=True, slots=True)
class Piece:
    """What follows the subject: `rel` tokens that go to the relation, then alternatives for the argument."""

    rel: tuple[int, ...]
    preposition: tuple[int, ...]
    roots: tuple[int, ...]
    kind: str


def _is_governed(tree: Tree, clauses: dict[int, Proposition], clause: Proposition) -> bool:
    """An infinitive under a verb is told with that verb ("tried to sell")."""
    objects = clause.above in clauses and tree.kids(clause.above, "obj", "iobj")
    return _joins(tree, clauses, clause.root) and clause.above in clauses and not objects


def verb_tokens(tree: Tree, root: int) -> list[int]:
    """Auxiliaries, negation, adverbs next to the verb, the verb and its particles."""
    tokens = [root]
    for kid in tree.children[root]:
        base = tree.base[kid]
        if base in {"aux", "cop"} or tree.deps[kid] == "compound:prt":
            tokens.append(kid)
        elif base == "advmod" and kid < root and not tree.children[kid] and tree.lower[kid] not in APART:
            tokens += [kid] if any(k < kid for k in tree.kids(root, "aux", "cop", "nsubj")) else []
    return sorted(tokens)


def pieces(tree: Tree, clauses: dict[int, Proposition], clause: Proposition, subjects: Sequence[int]) -> list[Piece]:
    """The relation's tokens and the arguments after it, in text order; infinitives and gerunds join their verb."""
    root = clause.root
    verb = verb_tokens(tree, root)
    inner = [kid for kid in tree.children[root] if _joins(tree, clauses, kid)]
    if clause.kind != "copula":
        found = [Piece(tuple(verb), (), (), "verb")]
    elif inner and tree.pos[root] in {"ADJ", "NOUN"}:
        found = [Piece((*verb, *_adverbs(tree, root), root) if root not in verb else tuple(verb), (), (), "verb")]
    else:
        verb = [token for token in verb if token != root and token < root]
        found = [Piece(tuple(verb), _case(tree, root), tuple(conjuncts(tree, root)), "complement")]
    for kid in sorted(tree.children[root]):
        base = tree.base[kid]
        mark = tuple(k for k in tree.kids(kid, "mark", "case") if k < kid)
        if base in {"obj", "iobj"}:
            found.append(Piece((), (), tuple(conjuncts(tree, kid)), base))
        elif base == "obl" and (clause.kind != "copula" or tree.pos[root] == "ADJ" or kid < root):
            found.append(Piece((), _case(tree, kid), tuple(conjuncts(tree, kid)), "obl"))
        elif kid in inner:
            below = pieces(tree, clauses, clauses[kid], subjects)
            below[0] = Piece((*mark, *below[0].rel), below[0].preposition, below[0].roots, below[0].kind)
            found += below
        elif base == "xcomp":
            found.append(Piece((), _case(tree, kid), tuple(conjuncts(tree, kid)), "complement"))
        elif (base == "ccomp" and kid > root) or (base == "advcl" and kid > root and mark):
            found.append(Piece((), mark, (kid,), "clause"))
    return found


def _joins(tree: Tree, clauses: dict[int, Proposition], kid: int) -> bool:
    """Is this a clause told with the verb above it: an infinitive, or a gerund after a preposition?"""
    if kid not in clauses or tree.kids(kid, "nsubj") or kid < tree.heads[kid]:
        return False
    return tree.base[kid] == "xcomp" or (
        tree.base[kid] == "advcl" and form(tree, kid) in {"base", "ing"} and bool(tree.kids(kid, "mark"))
    )


def _adverbs(tree: Tree, root: int) -> list[int]:
    return [kid for kid in tree.kids(root, "advmod") if kid < root and not tree.children[kid]]


def _case(tree: Tree, root: int) -> tuple[int, ...]:
    parts: list[int] = []
    for kid in tree.kids(root, "case"):
        if kid < root:
            parts += [kid, *tree.kids(kid, "fixed")]
    return tuple(parts)


def _tell(tree: Tree, subject: str, rest: Sequence[Piece]) -> Iterator[Triple]:
    """The triples of one subject: first argument, further arguments, phrases inside them."""
    rel: list[int] = []
    told = False
    for index, piece in enumerate(rest):
        rel += piece.rel
        if not piece.roots:
            continue
        later = [p for p in rest[index + 1 :] if p.roots and p.kind != "verb"]
        more = tuple(f"{words(tree, p.preposition)} {phrase(tree, p.roots[0], whole=True)}".strip() for p in later)
        for root in piece.roots:
            full = [*rel, *piece.preposition]
            yield Triple(
                subject, words(tree, full), phrase(tree, root, leave=piece.preposition), more, EXTRA if told else SURE
            )
            yield from _inside(tree, subject, full, root, piece.kind)
        told = True
        if piece.kind not in KEPT:
            continue
        rel += [*piece.preposition, *span(tree, piece.roots[0], leave=piece.preposition)]


KEPT = frozenset({"obj", "iobj", "complement"})
"""Arguments that later ones are told with."""


def _inside(tree: Tree, subject: str, rel: list[int], root: int, kind: str) -> Iterator[Triple]:
    """Phrases inside an argument: "gave support for | the plan"."""
    if kind == "clause":
        return
    for kid in tree.kids(root, "nmod"):
        case = _case(tree, kid)
        if kid < root or not case:
            continue
        before = [token for token in span(tree, root) if token < min(case)]
        for inner in conjuncts(tree, kid):
            yield Triple(subject, words(tree, [*rel, *before, *case]), phrase(tree, inner), (), DEEP)


def span(tree: Tree, root: int, whole: bool = False, leave: Sequence[int] = ()) -> list[int]:
    """The tokens of an argument: its subtree without what stands apart from it."""
    keep = {root}
    predicate = bool(tree.kids(root, "cop")) and tree.base[root] not in CLAUSAL
    for kid in tree.children[root]:
        base, dep = tree.base[kid], tree.deps[kid]
        apart = base in LEFT_OUT or dep == "acl:relcl" or base == "appos" or (base in {"conj", "cc"} and not whole)
        if apart or kid in leave or (base == "case" and kid < root):
            continue
        if predicate and (
            base in {"nsubj", "cop", "aux", "mark", "advcl", "csubj", "expl"}
            or (base in {"obl", "advmod"} and kid < root)
        ):
            continue
        keep.update(subtree(tree, kid))
    return sorted(keep - set(leave))


CLAUSAL = frozenset({"ccomp", "advcl", "xcomp"})


def subtree(tree: Tree, root: int) -> list[int]:
    """All tokens under a token."""
    found = [root]
    for kid in tree.children[root]:
        found += subtree(tree, kid)
    return found


def words(tree: Tree, tokens: Sequence[int]) -> str:
    """Tokens as text."""
    return " ".join(tree.words[token] for token in tokens)


def phrase(tree: Tree, root: int, whole: bool = False, leave: Sequence[int] = ()) -> str:
    """An argument's text, punctuation at its ends dropped."""
    tokens = span(tree, root, whole, leave)
    while tokens and tree.pos[tokens[0]] == "PUNCT":
        tokens = tokens[1:]
    while tokens and tree.pos[tokens[-1]] == "PUNCT":
        tokens = tokens[:-1]
    return words(tree, tokens)


def predict(nlp: Language, rows: Sequence[dict[str, str]]) -> Iterator[dict[str, object]]:
    """A prediction for every sentence."""
    cues = load_cues()
    docs = nlp.pipe(Doc(nlp.vocab, words=row["text"].split(" ")) for row in rows)
    for row, doc in zip(rows, docs, strict=True):
        found = triples(read_tree(doc), cues)
        yield {
            "sent_id": row["sent_id"],
            "triples": [
                {"arg1": t.arg1, "rel": t.rel, "arg2": t.arg2, "more": [m.strip() for m in t.more], "conf": t.conf}
                for t in found
            ],
        }


def main() -> None:
    """Predictions for the sentences of the file named on the command line."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for row in predict(load_pipeline(), [json.loads(line) for line in lines if line.strip()]):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
