"""Mentions by token.  In: an Annotation and its Tree.  Out: `Index`: the mention at a phrase, and its class.

A pronoun has the class and name of what it stands for; "a set of plates" is looked through to the plates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kgbuild.extract.cues import Cues
from kgbuild.extract.lexicon import UNKNOWN, Lexicon
from kgbuild.extract.moments import measured
from kgbuild.extract.proposition import Argument, Proposition
from kgbuild.extract.tree import Tree, conjuncts, preposition
from kgbuild.lang import words
from kgbuild.model import Annotation, Mention, MentionKind

WHOSE_SHARES = "whose shares they are"


@dataclass(frozen=True, slots=True)
class Index:
    """`at` maps a head token to its mention, `within` every token to the smallest mention around it."""

    by_id: Mapping[str, Mention]
    at: Mapping[int, Mention]
    within: Mapping[int, Mention]
    tree: Tree
    cues: Cues
    lexicon: Lexicon
    timed: frozenset[int]
    coined: dict[int, Mention]

    def mention(self, root: int) -> Mention | None:
        """The mention a phrase with this head stands for; a time is no entity."""
        if root in self.timed:
            return None
        found = self.at.get(root) or self.coined.get(root)
        if found is None:
            found = self.within.get(root)
            if found is not None and not self._heads(found, root):
                found = None
        if (found is None or found.type in UNKNOWN) and self.tree.lemmas[root] in self.cues.transparent:
            inner = self._inside(root)
            return inner or found
        if self.tree.pos[root] == "NOUN" and "appos" in self.tree.below[root]:
            return self._named(root, found)
        return found

    def _named(self, root: int, found: Mention | None) -> Mention | None:
        """ "Beat the holder, Ana Ruiz", "beat top seed Ana Ruiz": a noun that is nobody for itself, or right before the
        name says what no person is, is whoever is named beside it."""
        if found is not None and self.lexicon.is_a(self.referent(found).type, "Actor", "Place"):
            return found
        for kid in self.tree.kids(root, "appos"):
            name = self.at.get(kid)
            if name is None or name.kind is not MentionKind.NAME or not self.lexicon.is_a(name.type, "Person"):
                continue
            if name.tokens[0] == root + 1 or (found is None and self.tree.words[name.tokens[0] - 1] == ","):
                return name
        return found

    def _heads(self, mention: Mention, root: int) -> bool:
        """Does this token head the mention although annotate chose another ("the train Rossiya")?"""
        head = self.tree.heads[root]
        return not mention.tokens[0] <= head < mention.tokens[1]

    def _inside(self, root: int) -> Mention | None:
        for kid in self.tree.kids(root, "nmod"):
            if preposition(self.tree, kid) == "of":
                return self.mention(kid)
        return None

    def referent(self, mention: Mention) -> Mention:
        """What the mention stands for: the end of its chain of antecedents."""
        seen = {mention.id}
        while mention.antecedent and mention.antecedent in self.by_id and mention.antecedent not in seen:
            mention = self.by_id[mention.antecedent]
            seen.add(mention.id)
        return mention

    def kind(self, root: int) -> tuple[str, bool]:
        """The class of a phrase ("" unknown), and whether it is a name or stands for one."""
        mention = self.mention(root)
        if mention is None:
            return self.noun_class(root), self.tree.pos[root] == "PROPN"
        last = self.referent(mention)
        type_ = last.type if last.type not in UNKNOWN else mention.type
        if type_ in UNKNOWN and last.kind is MentionKind.NOMINAL:
            type_ = self.noun_class(root)
        return type_, last.kind is not MentionKind.NOMINAL

    def phrase_class(self, root: int) -> str:
        """The class of a noun with the word before it ("heart attack"), "" when the ontology lacks the phrase."""
        nouns = self.lexicon.ontology.noun_index
        for kid in self.tree.kids(root, "compound", "amod"):
            for word in (self.tree.lower[kid], self.tree.lemmas[kid]):
                if f"{word} {self.tree.lemmas[root]}" in nouns:
                    return nouns[f"{word} {self.tree.lemmas[root]}"]
        return ""

    def noun_class(self, root: int) -> str:
        """The class a common noun names, by the ontology; an event noun's type; "" when neither knows it."""
        lemma, nouns = self.tree.lemmas[root], self.lexicon.ontology.noun_index
        found = self.phrase_class(root) or nouns.get(lemma)
        if found:
            return found
        frames = self.lexicon.ontology.frames("noun", lemma)
        return frames[0].event if frames else ""


def see_through(index: Index, clause: Proposition) -> Proposition:
    """ "a set of drones and clothes", "in front of the hall": each thing after "of" takes the place of the noun; with
    the preposition around the noun, where the ontology lists that."""
    clause = _with_issuer(index, clause)
    lemmas, transparent = index.tree.lemmas, index.cues.transparent
    if not any(lemmas[a.root] in transparent and a.slot != "clause" for a in clause.arguments):
        return clause
    contents = {a.root: _contents(index, a.root) for a in clause.arguments if a.slot != "clause"}
    arguments: list[Argument] = []
    for argument in clause.arguments:
        inner = contents[argument.root] if argument.slot != "clause" else []
        around = f"{argument.slot} {lemmas[argument.root]} of"
        slot = around if inner and around in index.lexicon.defaults else argument.slot
        arguments += [replace(argument, root=root, slot=slot) for root in inner] or [argument]
    return replace(clause, arguments=tuple(arguments))


def _with_issuer(index: Index, clause: Proposition) -> Proposition:
    """ "Shares in Vega fell", "Vega's profit doubled", "its sales rose": whose they are is part of what happened."""
    tree, listed = index.tree, words("clauses")["holdings"]
    found = [
        Argument("of", name, WHOSE_SHARES)
        for argument in clause.arguments
        if argument.slot in {"subject", "object"} and tree.lemmas[argument.root] in listed
        for kid in tree.kids(argument.root, "nmod", "compound")
        for name in (kid, *tree.kids(kid, "nmod", "appos", "flat"))
        if _is_issuer(index, name)
    ]
    return replace(clause, arguments=(*clause.arguments, *found[:1])) if found else clause


def _is_issuer(index: Index, token: int) -> bool:
    """A name, or what stands for a body's name before the noun ("its shares")."""
    mention = index.mention(token)
    if mention is None or index.tree.pos[token] == "PROPN":
        return mention is not None
    owner = index.tree.deps[token] == "nmod:poss"
    return owner and index.lexicon.is_a(index.referent(mention).type, "Organization")


def _contents(index: Index, root: int) -> list[int]:
    """What follows "of" after a measure noun that is no entity itself."""
    tree = index.tree
    own = index.at.get(root)
    named = own is not None and own.type not in UNKNOWN and own.tokens[0] <= root < own.tokens[1]
    if tree.lemmas[root] not in index.cues.transparent or named:
        return []
    return [
        token for kid in tree.kids(root, "nmod") if preposition(tree, kid) == "of" for token in conjuncts(tree, kid)
    ]


def _with_titles(tree: Tree, mention: Mention) -> int:
    """The first token of a mention with the titles before it: in "President Ana Ruiz" either word may head it."""
    first = mention.tokens[0]
    words = {word for title in mention.titles for word in title.split()} if mention.titles else ()
    while words and first > 0 and (tree.lower[first - 1] in words or tree.lemmas[first - 1] in words):
        first -= 1
    return first


def index_mentions(annotation: Annotation, tree: Tree, cues: Cues, lexicon: Lexicon) -> Index:
    """Each token's mentions, smaller ones before larger."""
    at: dict[int, Mention] = {}
    within: dict[int, Mention] = {}
    for mention in sorted(annotation.mentions, key=lambda m: (m.tokens[1] - m.tokens[0], m.tokens[0])):
        at.setdefault(mention.root, mention)
        for token in range(_with_titles(tree, mention), mention.tokens[1]):
            within.setdefault(token, mention)
    timed = frozenset(token for time in annotation.times for token in range(*time.tokens))
    return Index(
        {m.id: m for m in annotation.mentions}, at, within, tree, cues, lexicon, timed | measured(annotation), {}
    )
