"""The parse as plain lists, read once.  In: a spaCy Doc with UD labels.  Out: `Tree`, and questions one asks of it.

spaCy's attribute access builds Python objects; reading the arrays once keeps extraction far cheaper than parsing.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from kgbuild.extract.mend import mend
from kgbuild.extract.mend_parse import Heads, Parse
from kgbuild.lang.columns import column, numbers

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
NOTHING: frozenset[str] = frozenset()
RELATIVE_WORDS = frozenset({"who", "whom", "which", "that"})
"""UD features tell relative pronouns too, but a pipeline may lack them; the words with their label are enough."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One document's tokens: `deps` the full UD labels, `base` without subtype, `heads` absolute (-1 for roots),
    `below` the base labels of each token's children: most questions are for labels that are not there."""

    doc: Doc
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    base: tuple[str, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    below: tuple[Set[str], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    sentence: tuple[int, ...]

    def kids(self, token: int, *labels: str) -> list[int]:
        """Children whose base label is one of `labels`, in text order."""
        if self.below[token].isdisjoint(labels):
            return []
        base = self.base
        return [child for child in self.children[token] if base[child] in labels]

    def ancestors(self, token: int) -> Iterator[int]:
        """The chain of heads, nearest first."""
        head = self.heads[token]
        while head >= 0:
            yield head
            head = self.heads[head]


@lru_cache(maxsize=1024)
def base_of(label: str) -> str:
    """A label without its subtype ("nmod" for "nmod:poss")."""
    return label.split(":")[0].lower()


def read_tree(doc: Doc) -> Tree:
    """All lists of the document's parse, in one pass."""
    deps, pos, tags = (list(column(doc, name)) for name in ("DEP", "POS", "TAG"))  # which mending changes
    lemmas, offsets = column(doc, "LEMMA"), numbers(doc, "HEAD")
    words = tuple(column(doc, "ORTH"))
    starts = [token for token, start in enumerate(numbers(doc, "SENT_START")) if start == 1 and token]
    bounds = [pair for pair in pairwise([0, *starts, len(words)]) for _ in range(*pair)]
    heads = Heads(token + offset if offset else -1 for token, offset in enumerate(offsets))
    mend(Parse(list(words), pos, tags, deps, heads, column(doc, "ENT_TYPE"), bounds))
    base = tuple(map(base_of, deps))
    children: dict[int, list[int]] = {}
    below: dict[int, set[str]] = {}
    left, right = list(range(len(heads))), list(range(len(heads)))
    for token, head in enumerate(heads):
        if head >= 0:
            children.setdefault(head, []).append(token)
            below.setdefault(head, set()).add(base[token])
        while head >= 0 and (left[head] > token or right[head] < token):
            if left[head] > token:
                left[head] = token
            if right[head] < token:
                right[head] = token
            head = heads[head]
    lower = tuple([word.lower() for word in words])
    return Tree(
        doc=doc,
        words=words,
        lower=lower,
        lemmas=tuple([(lemma or low).lower() for lemma, low in zip(lemmas, lower, strict=True)]),
        pos=tuple(pos),
        tags=tuple(tags),
        deps=tuple(deps),
        base=base,
        heads=tuple(heads),
        children=tuple([tuple(children.get(token, ())) for token in range(len(heads))]),
        below=tuple([below.get(token, NOTHING) for token in range(len(heads))]),
        left=tuple(left),
        right=tuple(right),
        sentence=tuple([first for first, _ in bounds]),
    )


def form(tree: Tree, token: int) -> str:
    """The form of a verb: "finite", "base", "ing" or "en" ("" for other words)."""
    tag = tree.tags[token]
    if tag in {"VBD", "VBZ", "VBP", "MD"}:
        return "finite"
    if tag in {"VB", "VBG", "VBN"}:
        return {"VB": "base", "VBG": "ing", "VBN": "en"}[tag]
    morph = tree.doc[token].morph
    kind = next(iter(morph.get("VerbForm", [])), "")
    if kind == "Part":
        return "en" if "Past" in morph.get("Tense", []) or "Pass" in morph.get("Voice", []) else "ing"
    return {"Fin": "finite", "Inf": "base", "Ger": "ing"}.get(kind, "")


def preposition(tree: Tree, token: int) -> str:
    """The preposition before a noun, with its fixed parts: "in", "because of", "out of"; "" when there is none."""
    parts: list[str] = []
    for child in tree.children[token]:
        if tree.base[child] == "case" and tree.lower[child] not in {"'s", "’s", "'", "’"} and child < token:
            parts.append(tree.lower[child])
            parts.extend(tree.lower[more] for more in tree.kids(child, "fixed"))
    return " ".join(parts)


def conjuncts(tree: Tree, token: int) -> list[int]:
    """A nominal and what is coordinated with it ("Lima, Quito and Bogota"), in text order."""
    found = [token]
    if not has_child(tree, token, "conj", "appos"):
        return found
    beside = [kid for name in tree.kids(token, "appos") for kid in tree.kids(name, "conj") if tree.kids(kid, "case")]
    for child in (*tree.kids(token, "conj"), *beside):
        if tree.pos[child] in NOUNS and not tree.kids(child, "nsubj", "cop"):
            found.extend(conjuncts(tree, child))
    return found


def has_child(tree: Tree, token: int, *labels: str) -> bool:
    """Does the token have a child with one of these base labels?"""
    return not tree.below[token].isdisjoint(labels)


def relative_head(tree: Tree, token: int) -> int:
    """The noun a relative pronoun stands for, or -1 when the token is no relative pronoun."""
    if tree.lower[token] not in RELATIVE_WORDS or tree.pos[token] not in {"PRON", "DET", "SCONJ"}:
        return -1
    for above in tree.ancestors(token):
        if tree.base[above] == "acl" and above > tree.heads[above] >= 0:
            return tree.heads[above] if tree.left[above] <= token else -1
        if tree.base[above] in {"advcl", "ccomp", "root"} and tree.deps[above] != "acl:relcl":
            return -1
    return -1
