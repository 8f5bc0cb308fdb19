"""Pronouns that stand for somebody or something.

In: a Doc.  Out: `Draft`s of kind PRONOUN; empty "it" and "there", and "that" which is no relative, are left out.
"""

from __future__ import annotations

from kgbuild.annotate.mentions_draft import Draft
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words
from kgbuild.model import MentionKind


def pronoun_drafts(doc: Doc) -> list[Draft]:
    """One draft for each pronoun of the table that refers."""
    table = words("mentions")["pronouns"]
    return [_draft(token, table[token.lower_]) for token in doc if token.lower_ in table and _refers(token, table)]


def _refers(token: Token, table: dict[str, list[str]]) -> bool:
    if token.dep_ == "expl" or token.pos_ not in {"PRON", "DET", "SCONJ"} or token.dep_ in {"mark", "det"}:
        return False
    if table[token.lower_][4] == "relative":
        return relative_clause(token) is not None
    return True


def relative_clause(token: Token) -> Token | None:
    """The verb of the relative clause that the pronoun opens; None when it is no relative pronoun."""
    node = token
    for _ in range(5):
        if node.dep_ == "acl:relcl":
            return node
        if node.dep_ in {"ccomp", "advcl", "root", "parataxis"} or node.head.i == node.i:
            return None
        node = node.head
    return None


def _draft(token: Token, row: list[str]) -> Draft:
    _, number, sex, animacy, _ = row
    i = token.i
    return Draft(
        start=i,
        end=i + 1,
        left=i,
        right=i + 1,
        root=i,
        kind=MentionKind.PRONOUN,
        type="Person" if animacy == "person" else "Entity",
        name=token.text,
        head=token.lower_,
        plural=number == "pl",
        definite=True,
        sex=sex,
    )
