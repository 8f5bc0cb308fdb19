"""Numbers that no clause took up: "3,140 cases were registered", "a reward of 100,000 euros", "its speed was 80 km/h".

In: amounts, and the claims made so far.  Out: claims that give the counted or measured noun its number, so that what
another outlet says of it can be set beside it.  Their label is the word by which the number is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.claims import length_of
from kgbuild.extract.coin import coin
from kgbuild.extract.index import Index
from kgbuild.extract.moments import counts_a_kind
from kgbuild.extract.source import Source
from kgbuild.extract.told import Told, usable
from kgbuild.model import Amount, Annotation, Claim, Mention, MentionKind, Modality, Quantity

CONFIDENCE = 0.7
RULE = "size"
STEPS = 6
"""Words between a number and what it is of, at most."""


def sizes(
    index: Index, source: Source, annotation: Annotation, told: Sequence[Told], claims: Iterable[Claim]
) -> list[Claim]:
    """A claim for each number that is in none of the claims of its sentence."""
    taken = {(item.sentence.begin, each) for claim in claims for item in claim.evidence for each in _numbers(claim)}
    moods = {one.proposition.root: one.modality for one in told}
    counting = [each for each in annotation.amounts if each.quantity.dimension == "count"]
    found = []
    for amount in (*annotation.amounts, *_lengths(index, annotation)):
        begin = source.evidence([amount.root]).sentence.begin
        if counts_a_kind(index.tree, amount, counting) or not _tells(amount) or (begin, amount.quantity) in taken:
            continue
        for mention, token in _holder(index, source, amount):
            found.append(_claim(index, source, amount, mention, token, moods))
    return found


def _numbers(claim: Claim) -> Iterator[Quantity]:
    yield from (each for each in (claim.quantity, claim.object) if isinstance(each, Quantity))


def _lengths(index: Index, annotation: Annotation) -> Iterator[Amount]:
    """Lengths of time that are told in one unit, as amounts."""
    for time in annotation.times:
        quantity = length_of(time.when)
        if quantity is not None and time.tokens[1] - time.tokens[0] > 1:
            yield Amount(time.tokens, time.tokens[1] - 1, quantity)


def _tells(amount: Amount) -> bool:
    """Ages are told of people by `relations`; "one man" is somebody."""
    quantity = amount.quantity
    return quantity.dimension != "age" and (quantity.dimension != "count" or quantity.value not in ("0", "1"))


def _holder(index: Index, source: Source, amount: Amount) -> Iterator[tuple[Mention, int]]:
    """The noun a number is of, and the word that says so: the counted noun itself, or above a measure the first noun,
    or the subject of what is said with it."""
    tree, token = index.tree, amount.root
    if amount.quantity.dimension == "count":
        holder = token if tree.pos[token] in ("NOUN", "PROPN") else -1
    else:
        holder = _above(index, token)
    if holder < 0 or holder in index.timed:
        return
    mention = usable(index, index.mention(holder) or _coined(index, source, holder))
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return
    yield mention, _governor(index, amount, holder)


def _coined(index: Index, source: Source, holder: int) -> Mention | None:
    """A mention for the noun, with whose or of what it is."""
    mention = coin(index, source, holder, "theme")
    if mention is None or mention is not index.coined.get(holder):
        return mention
    owners = (index.mention(kid) for kid in index.tree.kids(holder, "nmod"))
    whole = tuple(("of", owner.id) for owner in owners if owner is not None and usable(index, owner) is not None)
    index.coined[holder] = replace(mention, complements=whole)
    return index.coined[holder]


def _above(index: Index, token: int) -> int:
    """The noun that a measure sizes: the one it hangs on, or the subject beside it."""
    tree = index.tree
    for _ in range(STEPS):
        subjects = [kid for kid in tree.kids(token, "nsubj") if tree.pos[kid] in ("NOUN", "PROPN", "PRON")]
        if subjects:
            return subjects[0]
        head = tree.heads[token]
        if head < 0 or tree.base[token] in ("conj", "parataxis", "ccomp", "advcl", "acl"):
            return -1
        if tree.pos[head] in ("NOUN", "PROPN") and head not in index.timed:
            return head
        token = head
    return -1


def _governor(index: Index, amount: Amount, holder: int) -> int:
    """The nearest verb or adjective above, else the holder; in "six of its nine cars left" the nine only are: "of"."""
    tree, token = index.tree, amount.root
    head = tree.heads[token]
    if head >= 0 and tree.pos[head] == "NUM" and head not in range(*amount.tokens):
        return next((kid for kid in tree.kids(token, "case")), holder)
    return next((head for head in tree.ancestors(token) if tree.pos[head] in ("VERB", "ADJ")), holder)


def _claim(
    index: Index, source: Source, amount: Amount, mention: Mention, token: int, moods: dict[int, Modality]
) -> Claim:
    """The noun's number, in the mood of the clause around it."""
    mood = next((moods[head] for head in (token, *index.tree.ancestors(token)) if head in moods), Modality.ASSERTED)
    sources, _ = source.said_by(amount.root)
    count = amount.quantity.dimension == "count"
    return Claim(
        article=source.article.name, subject=mention.id, predicate="kg:count" if count else "kg:amount",
        object=amount.quantity, evidence=(source.evidence([*range(*amount.tokens), token], [mention]),), literal=True,
        label=index.tree.lemmas[token], modality=mood, sources=sources, quantity=amount.quantity,
        confidence=CONFIDENCE, rule=RULE,
    )  # fmt: skip
