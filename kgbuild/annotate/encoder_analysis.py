"""Words to analysis: sentences, trees, tags and names for a whole document, window by window.

In: `Words`. Out: `Analysis`, arrays over the same words. A window's last sentence may be cut short by its
end, so the next window begins with that sentence again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from kgbuild.annotate.encoder_decode import Floats, Ints, NameTags, heads_of
from kgbuild.annotate.encoder_network import Network, Scores
from kgbuild.annotate.encoder_windows import Words, cut_window, window_end
from kgbuild.annotate.wordpiece import WordPiece


@dataclass
class Analysis:
    """Everything found; `heads` are word numbers, a root its own head; the rest are class numbers [W]."""

    upos: list[Ints] = field(default_factory=list)
    xpos: list[Ints] = field(default_factory=list)
    morph: list[Ints] = field(default_factory=list)
    lemma: list[Ints] = field(default_factory=list)
    heads: list[Ints] = field(default_factory=list)
    deps: list[Ints] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The first word of each sentence."""
    sure: list[Floats] = field(default_factory=list)
    """[W, 3] logarithms of the likelihoods of each word's head, its label and its name tag."""


def analyse(words: Words, network: Network, pieces: WordPiece, tags: NameTags, root: int) -> Analysis:
    """The analysis of a document; `root` is the number of the label "root"."""
    found = Analysis()
    begin, count = 0, len(words.tokens)
    while begin < count:
        end = window_end(words, begin)
        scores = network.read(cut_window(words, begin, end, pieces))
        starts = sentence_starts(scores, words, begin, end)
        if end < count and words.forced[end] != 1 and len(starts) > 1:
            end = begin + starts.pop()
        _keep(found, scores, starts, begin, end, network, tags, root)
        begin = end
    return found


def sentence_starts(scores: Scores, words: Words, begin: int, end: int) -> list[int]:
    """The sentence starts of a window, counted from its first word, which is one."""
    forced = words.forced[begin:end]
    starts = ((scores.starts > 0) & (forced >= 0)) | (forced == 1)
    starts[0] = True
    return [int(i) for i in np.flatnonzero(starts)]


def _keep(
    found: Analysis, scores: Scores, starts: list[int], begin: int, end: int,
    network: Network, tags: NameTags, root: int,
) -> None:  # fmt: skip
    """Adds what a window says of its words begin to end; `starts` counts from the window's first word."""
    size = end - begin
    bounds = list(zip(starts, [*starts[1:], size], strict=True))
    heads = np.empty(len(scores.starts), dtype=np.int64)
    heads[size:] = np.arange(size, len(heads))
    sure = np.empty((size, 3), dtype=np.float32)
    for low, high in bounds:
        columns = np.r_[0, low + 1 : high + 1]
        arcs = scores.arcs[low:high][:, columns]
        inside = heads_of(arcs)
        heads[low:high] = inside + low
        sure[low:high, 0] = likelihoods(arcs, np.where(inside == np.arange(high - low), 0, inside + 1))
    own = heads == np.arange(len(heads))
    labels = network.relations(scores, np.where(own, 0, heads + 1))
    labels[~own, root] = -np.inf
    deps = np.where(own, root, labels.argmax(1))
    sure[:, 1] = np.where(own[:size], 0, likelihoods(labels[:size], deps[:size]))
    found.upos.append(scores.upos[:size])
    found.xpos.append(scores.xpos[:size])
    found.morph.append(scores.morph[:size])
    found.lemma.append(scores.lemma[:size])
    found.heads.append(heads[:size] + begin)
    found.deps.append(deps[:size])
    found.starts.extend(begin + s for s in starts)
    chosen = tags.best(scores.names[:size], bounds)
    sure[:, 2] = likelihoods(scores.names[:size], chosen)
    found.sure.append(sure)
    found.names.extend((begin + b, begin + e, kind) for b, e, kind in tags.spans(chosen))


def likelihoods(scores: Floats, chosen: Ints) -> Floats:
    """The logarithm of the likelihood of the class chosen in each row."""
    above = scores - scores.max(1, keepdims=True)
    found: Floats = above[np.arange(len(chosen)), chosen] - np.log(np.exp(above).sum(1))
    return found
