"""The loss: what each head should have said, summed with fixed weights.

In: `Scores` and the `Batch` they are for. Out: one number, and its parts for the log.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F

from training.model import Network, Scores
from training.windows import UNKNOWN, Batch

WEIGHTS = {
    "arcs": 1.0, "deps": 1.0, "upos": 0.5, "xpos": 0.3, "morph": 0.3, "lemma": 0.3, "starts": 0.5, "names": 2.0,
}  # fmt: skip


def classes(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy over the words whose class is known; zero when none is."""
    known = gold != UNKNOWN
    if not known.any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores[known].float(), gold[known])


def arc_targets(batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """Heads counted with the root as 0 (-1 unknown), and which heads a word may have: its sentence's."""
    words = torch.arange(batch.heads.shape[1])
    gold = torch.where(batch.heads == words, torch.zeros_like(batch.heads), batch.heads + 1)
    gold = torch.where(batch.heads == UNKNOWN, torch.full_like(gold, UNKNOWN), gold)
    same = (batch.sentence.unsqueeze(2) == batch.sentence.unsqueeze(1)) & (words[:, None] != words)
    root = torch.ones(*same.shape[:2], 1, dtype=torch.bool)
    return gold, torch.cat([root, same], -1)


def names(scores: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Minus the log of the chance given to the tags a word may bear, over words where that says anything."""
    known = ~allowed.all(-1)
    if not known.any():
        return scores.sum() * 0.0
    chances = scores[known].float().log_softmax(-1)
    return -chances.masked_fill(~allowed[known], -1e4).logsumexp(-1).mean()


def loss(network: Network, scores: Scores, batch: Batch) -> tuple[torch.Tensor, dict[str, float]]:
    """The weighted sum and its parts."""
    tags = ("upos", "xpos", "morph", "lemma")
    parts = {column: classes(getattr(scores, column), getattr(batch, column)) for column in tags}
    known = batch.starts != UNKNOWN
    parts["starts"] = (
        F.binary_cross_entropy_with_logits(scores.starts[known].float(), batch.starts[known].float())
        if known.any() else scores.starts.sum() * 0.0
    )  # fmt: skip
    heads, allowed = arc_targets(batch)
    parts["arcs"] = classes(scores.arcs.float().masked_fill(~allowed, -1e4), heads)
    parts["deps"] = classes(network.relations(scores, heads.clamp(min=0)), torch.where(heads >= 0, batch.deps, heads))
    parts["names"] = names(scores.names, batch.tags)
    total = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}
