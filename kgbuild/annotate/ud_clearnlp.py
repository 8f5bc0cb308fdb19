"""ClearNLP trees (the `en_core_web_*` family) turned into UD trees: heads move, labels change.

In: a Doc under ClearNLP labels.  Out: heads and labels under UD, one for each token.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

MARKS = frozenset({"dobj", "pobj", "nsubjpass", "auxpass", "prep", "attr", "acomp", "poss", "relcl", "prt", "npadvmod"})
"""Labels that only ClearNLP has."""

RENAMED = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "relcl": "acl:relcl", "rcmod": "acl:relcl", "partmod": "acl", "infmod": "acl", "poss": "nmod:poss",
    "possessive": "case", "prt": "compound:prt", "neg": "advmod", "nn": "compound", "num": "nummod",
    "number": "compound", "quantmod": "advmod", "predet": "det:predet", "preconj": "cc:preconj",
    "intj": "discourse", "meta": "dep", "complm": "mark", "oprd": "xcomp", "acomp": "xcomp", "attr": "xcomp",
    "dative": "iobj", "prep": "advmod", "agent": "advmod", "pobj": "obl", "pcomp": "advcl", "ROOT": "root",
    "nounmod": "nmod",
}  # fmt: skip
"""What is left to rename once the heads have moved."""

VERBAL = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def is_clearnlp(deps: Iterable[str]) -> bool:
    """Are there labels that only ClearNLP has?"""
    return not MARKS.isdisjoint(deps)


def restructure(doc: Doc) -> tuple[list[int], list[str]]:
    """Heads and labels under UD."""
    tree = _Tree(doc)
    for token in doc:
        tree.lift_copula(token)
    for token in doc:
        tree.lower_preposition(token)
    for token in doc:
        tree.reattach_coordination(token)
    deps = [tree.final(token) for token in doc]
    return tree.heads, deps


class _Tree:
    """A tree being rewritten; the Doc itself is left as it was."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [token.head.i for token in doc]
        self.deps = [token.dep_ for token in doc]
        self.bounds = [(sent.start, sent.end) for sent in doc.sents for _ in sent]

    def children(self, i: int, *deps: str) -> list[int]:
        """Dependents of token i, in text order, of these labels (any when none is given)."""
        inside = range(*self.bounds[i])
        return [j for j in inside if self.heads[j] == i and j != i and (not deps or self.deps[j] in deps)]

    def move(self, i: int, head: int, dep: str) -> None:
        self.heads[i], self.deps[i] = head, dep

    def lift_copula(self, token: Token) -> None:
        """ "is a teacher": the predicate takes the place of "be", which becomes its cop; "there is": stays."""
        i = token.i
        if token.lemma_.lower() not in {"be", "'s", "’s"} or self.deps[i] in {"aux", "auxpass"}:
            return
        complements = self.children(i, "attr", "acomp")
        if self.children(i, "expl"):
            for j in complements:
                self.deps[j] = "nsubj"
            return
        predicate = complements[-1] if complements else self._located(i)
        if predicate is None:
            return
        root = self.heads[i] == i
        head, dep = (predicate, "root") if root else (self.heads[i], self.deps[i])
        for j in self.children(i):
            if j != predicate:
                self.heads[j] = predicate
        if self.deps[predicate] == "pobj":
            preposition = self.heads[predicate]
            self.move(preposition, predicate, "case")
        self.move(predicate, head, dep)
        self.move(i, predicate, "cop")

    def _located(self, i: int) -> int | None:
        """ "is in Lima": the place is the predicate, when there is a subject and nothing else to be it."""
        if not self.children(i, "nsubj") or self.children(i, "xcomp", "ccomp", "dobj", "advmod"):
            return None
        for preposition in self.children(i, "prep"):
            objects = self.children(preposition, "pobj")
            if preposition > i and objects:
                return objects[0]
        return None

    def lower_preposition(self, token: Token) -> None:
        """A preposition becomes the case (or mark) of its object, which hangs on the preposition's governor."""
        i, dep = token.i, self.deps[token.i]
        if dep == "conj" and self.children(i, "pobj", "pcomp"):
            return self._lower_coordinated(i)
        if dep not in {"prep", "agent", "dative"}:
            return None
        inner = self.children(i, "prep")
        if inner and not self.children(i, "pobj", "pcomp"):
            self._lower_chain(i, inner[0])
            return None
        self._hang(i, self.heads[i], {"agent": "obl:agent"}.get(dep, ""))
        return None

    def _hang(self, preposition: int, governor: int, label: str) -> None:
        objects = self.children(preposition, "pobj", "pcomp")
        if not objects:
            return
        first = objects[0]
        nominal = self.deps[first] == "pobj"
        verbal = self.doc[preposition].head.pos_ in VERBAL or (not nominal and self._verbal(governor))
        fallback = ("obl" if verbal else "nmod") if nominal else ("advcl" if verbal else "acl")
        for j in self.children(preposition):
            if j != first:
                self.heads[j] = first
        self.move(first, governor, label or fallback)
        self.move(preposition, first, "case" if nominal else "mark")

    def _lower_chain(self, outer: int, inner: int) -> None:
        """ "out of the house", "because of rain": both prepositions are case of the one object."""
        objects = self.children(inner, "pobj", "pcomp")
        if not objects:
            return
        governor = self.heads[outer]
        self._hang(inner, governor, "")
        for j in self.children(outer):
            if j != inner:
                self.heads[j] = objects[0]
        self.move(outer, objects[0], "case" if self.deps[inner] == "case" else "mark")

    def _lower_coordinated(self, i: int) -> None:
        """ "in Lima and in Quito": the second object is a conjunct of the first."""
        first = self.heads[i]
        anchor = self.heads[first] if self.deps[first] in {"case", "mark"} else first
        self._hang(i, anchor, "conj")

    def _verbal(self, i: int) -> bool:
        """Does the governor take obliques (a verb, an adjective, a predicate under a copula)?"""
        return self.doc[i].pos_ in VERBAL or bool(self.children(i, "cop", "nsubj", "nsubjpass"))

    def reattach_coordination(self, token: Token) -> None:
        """Conjuncts hang on the first of them; "and" on the one that follows it."""
        i = token.i
        if self.deps[i] == "conj":
            first, steps = self.heads[i], 0
            while self.deps[first] == "conj" and steps < len(self.heads):
                first, steps = self.heads[first], steps + 1
            self.heads[i] = first
        elif self.deps[i] == "cc":
            after = [j for j in self.children(self.heads[i], "conj") if j > i]
            if after:
                self.heads[i] = after[0]

    def final(self, token: Token) -> str:
        """The UD label, once all heads are in place."""
        i, dep = token.i, self.deps[token.i]
        if self.heads[i] == i:
            return "root"
        if dep == "aux" and token.tag_ == "TO":
            return "mark"
        if dep == "npadvmod":
            return "obl:unmarked" if self._verbal(self.heads[i]) else "nmod:unmarked"
        if dep == "prep" and token.pos_ == "ADP" and token.i > self.heads[i] and not self.children(i):
            return "compound:prt" if self.doc[self.heads[i]].pos_ == "VERB" else "advmod"
        if token.dep_ == "nmod" and token.pos_ in {"NOUN", "PROPN"}:
            return "compound"
        if dep == "dative" and self.doc[i].pos_ == "ADP":
            return "advmod"
        return RENAMED.get(dep, dep)
