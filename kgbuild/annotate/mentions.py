"""All mentions of an article: names, nominals and pronouns, with ids, offsets, amounts and complements.

In: a Doc under UD labels, its article, the amounts found in it, the lexicon.  Out: `Mention`s in text order, one at
most for each root token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.annotate.mentions_draft import Draft
from kgbuild.annotate.mentions_nominals import nominal_drafts
from kgbuild.annotate.mentions_numerals import numeral_drafts
from kgbuild.annotate.mentions_pronouns import pronoun_drafts
from kgbuild.annotate.names_drafts import name_drafts
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc
from kgbuild.annotate.parsed import Span as Tokens
from kgbuild.model import Amount, Article, Mention, Quantity, Span, mention_id


def find_mentions(doc: Doc, article: Article, amounts: Sequence[Amount], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Names first; nominals and pronouns only where no name lies."""
    drafts = {draft.root: draft for draft in reversed(name_drafts(doc, lexicon))}
    names = _by_token(list(drafts.values()))
    counted_only = [draft for draft in numeral_drafts(doc, amounts, lexicon) if draft.root not in names]
    for draft in (*counted_only, *nominal_drafts(doc, names, lexicon), *pronoun_drafts(doc)):
        drafts.setdefault(draft.root, draft)
    ordered = sorted(drafts.values(), key=lambda d: (d.start, d.end, d.root))
    spans = {draft.root: article.clean.span(*_chars(doc, draft.start, draft.end)) for draft in ordered}
    ids = {root: mention_id(article.name, span.begin, span.end) for root, span in spans.items()}
    counted = {amount.root: amount for amount in amounts}
    sentences = {sent.start: _sentence(article, sent) for sent in doc.sents}
    return tuple(
        _mention(article, draft, spans[draft.root], ids, counted, sentences[doc[draft.root].sent.start])
        for draft in ordered
    )


def _by_token(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Which name each token belongs to; the smaller of two (the country inside a longer phrase) has the token."""
    owner: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.left - d.right, d.start)):
        owner.update(dict.fromkeys(range(draft.left, draft.right), draft))
    for draft in sorted(drafts, key=lambda d: (d.start - d.end, d.start)):
        owner.update(dict.fromkeys(range(draft.start, draft.end), draft))
    return owner


def _chars(doc: Doc, start: int, end: int) -> tuple[int, int]:
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last.text)


def _sentence(article: Article, sent: Tokens) -> Span:
    tokens = [t for t in sent if not t.is_space] or list(sent)
    return article.clean.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _quantity(draft: Draft, counted: Mapping[int, Amount]) -> Quantity | None:
    """The count of a nominal, and an age or length stated on it."""
    amount = counted.get(draft.root) or counted.get(draft.end - 1)
    return amount.quantity if amount is not None else None


def _mention(
    article: Article,
    draft: Draft,
    span: Span,
    ids: Mapping[int, str],
    counted: Mapping[int, Amount],
    sentence: Span,
) -> Mention:
    return Mention(
        id=ids[draft.root],
        article=article.name,
        span=span,
        words=article.words(span),
        name=" ".join(draft.name.split()),
        kind=draft.kind,
        type=draft.type,
        head=draft.head,
        sentence=sentence,
        tokens=(draft.start, draft.end),
        root=draft.root,
        modifiers=draft.modifiers,
        titles=draft.titles,
        complements=tuple((prep, ids[root]) for prep, root in draft.complements if root in ids),
        plural=draft.plural,
        definite=draft.definite,
        fresh=draft.fresh,
        sex=draft.sex,
        quantity=_quantity(draft, counted),
    )
