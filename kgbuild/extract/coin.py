"""Mentions of what only a frame asks for.  In: the head of a phrase.  Out: a Mention, kept in `Index.coined`.

Annotate names people, places and things; charges, reasons and topics become entities only when an event type has a
slot for them ("charged with fraud", "criticised for the delay").
"""

from __future__ import annotations

from kgbuild.extract.index import Index
from kgbuild.extract.source import Source
from kgbuild.model import Mention, MentionKind, mention_id

PARTS = frozenset({"compound", "amod", "flat"})
ABSTRACT_ROLES = frozenset({"topic", "cause", "result"})


def coin(index: Index, source: Source, root: int, role: str) -> Mention | None:
    """A mention for a common noun that has none; its class is what the ontology says of the noun."""
    tree = index.tree
    if root in index.timed or tree.pos[root] != "NOUN" or root in index.within:
        return index.mention(root)
    if root not in index.coined:
        parts = [kid for kid in tree.children[root] if kid < root and tree.base[kid] in PARTS]
        first = min([tree.left[kid] for kid in parts], default=root)
        begin, end = source.offsets(first)[0], source.offsets(root)[1]
        type_ = index.noun_class(root)
        type_ = (
            type_
            if type_ and not index.lexicon.is_a(type_, "Event")
            else "Abstraction"
            if role in ABSTRACT_ROLES
            else "Entity"
        )
        tokens = range(first, root + 1)
        index.coined[root] = Mention(
            id=mention_id(source.article.name, begin, end),
            article=source.article.name,
            span=source.evidence([first, root]).span,
            words=source.article.text[begin:end],
            name=" ".join([*(tree.lower[token] for token in tokens if token != root), tree.lemmas[root]]),
            kind=MentionKind.NOMINAL,
            type=type_,
            head=tree.lemmas[root],
            sentence=source.evidence([root]).sentence,
            tokens=(first, root + 1),
            root=root,
            modifiers=tuple(tree.lemmas[token] for token in tokens if token != root),
            plural=tree.tags[root] in {"NNS", "NNPS"},
            definite=any(
                tree.lower[kid] in {"the", "this", "that", "these", "those"} for kid in tree.kids(root, "det")
            ),
        )
    return index.coined[root]
