"""Names between quotation marks after the noun that says what they are: the ferry ‘Sea Star’, the party "New Dawn".

In: a `NamePhrase`.  Out: the phrase with that noun and its class, where there is one.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.annotate.mentions_draft import is_plural
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_span import NamePhrase, NameSpan
from kgbuild.annotate.parsed import Doc

MARKS = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "‘": "’'", "'": "'’", "``": "''"}
"""Each mark that opens a quotation, with those that close one."""


def noun_before_quoted(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
    """The noun before a name that fills its quotation marks says what is called so, whatever the recogniser says: it
    takes quoted names for works.  A group that has a name is a body."""
    first, last = phrase.left - 1, phrase.right
    if first < 1 or last >= len(doc) or doc[last].text not in MARKS.get(doc[first].text, ""):
        return phrase
    noun = doc[first - 1]
    known = phrase.span.known is not None or phrase.titles or noun.i in others
    if known or noun.pos_ != "NOUN" or not (noun.is_lower or noun.text.isupper()) or is_plural(noun):
        return phrase
    cls = lexicon.noun_class(noun)
    if lexicon.is_a(cls, "Person") or not lexicon.is_a(cls, "Place", "Artifact", "Organization", "Group", "Work"):
        return phrase
    body = cls == "Group" or (lexicon.is_a(cls, "Group") and not lexicon.is_a(cls, "Organization"))
    start = noun.i
    while start > noun.sent.start and doc[start - 1].dep_ == "compound" and doc[start - 1].head.i == noun.i:
        start -= 1
        if start in others:
            return phrase
    return replace(phrase, left=start, right=last + 1, category="Organization" if body else cls)
