"""Words and voices.  In: a Doc with its Annotation.  Out: evidence for tokens, and who says what a token says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kgbuild.lang.columns import column, numbers
from kgbuild.model import Annotation, Article, Attribution, Evidence, Mention, Span, mention_id


@dataclass(frozen=True)
class Source:
    """The article behind the tokens, whose characters are `starts` to `ends`;
    `sentences` gives each token its sentence's first and last token, `voices` who says it."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    article: Article
    sentences: tuple[tuple[int, int], ...]
    voices: Mapping[int, tuple[Attribution, ...]]
    memo: dict[tuple[int, int], Evidence] = field(default_factory=dict)
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def evidence(self, tokens: Iterable[int], mentions: Iterable[Mention] = ()) -> Evidence:
        """The words from the first to the last of these tokens and mentions, within the first token's sentence."""
        points = [*tokens]
        first, last = self.sentences[points[0]]
        for mention in mentions:
            points += [mention.tokens[0], mention.tokens[1] - 1]
        inside = [point for point in points if first <= point <= last] or points[:1]
        key = min(inside), max(inside)
        found = self.memo.get(key)
        if found is None:
            span = self._span(*key)
            words = self.article.text[span.begin : span.end]
            found = self.memo[key] = Evidence(self.article.name, span, words, self._span(first, last))
        return found

    def _span(self, first: int, last: int) -> Span:
        found = self.spans.get((first, last))
        if found is None:
            found = self.spans[first, last] = self.article.clean.span(self.starts[first], self.ends[last])
        return found

    def offsets(self, token: int) -> tuple[int, int]:
        """A token's place in the article."""
        span = self._span(token, token)
        return span.begin, span.end

    def name(self, token: int) -> str:
        """The id that a mention of this token alone would have."""
        found = self.names.get(token)
        if found is None:
            found = self.names[token] = mention_id(self.article.name, *self.offsets(token))
        return found

    def said_by(self, token: int) -> tuple[tuple[str, ...], bool]:
        """Mention ids of who says so, agency before speaker and wider before narrower; and whether it is quoted."""
        if token not in self.voices:
            return (), False
        voices = [voice for voice in self.voices[token] if voice.cue != token]
        named = [voice for voice in voices if voice.source]
        named.sort(key=lambda v: (v.kind != "agency", v.tokens[0] - v.tokens[1], v.tokens[0]))
        return tuple(dict.fromkeys(voice.source for voice in named)), any(voice.quoted for voice in voices)


def read_source(doc: Doc, annotation: Annotation) -> Source:
    """Sentence bounds and attributions of every token."""
    bounds = [(sent.start, sent.end - 1) for sent in doc.sents]
    sentences = tuple([bound for bound in bounds for _ in range(bound[0], bound[1] + 1)])
    voices: dict[int, tuple[Attribution, ...]] = {}
    for attribution in annotation.attributions:
        for token in range(*attribution.tokens):
            voices[token] = (*voices.get(token, ()), attribution)
    starts = tuple(numbers(doc, "IDX"))
    ends = tuple([start + len(word) for start, word in zip(starts, column(doc, "ORTH"), strict=True)])
    return Source(starts, ends, annotation.article, sentences, voices)
