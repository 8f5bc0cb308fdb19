"""The network: a six-layer encoder with heads for tags, trees, sentence starts and names.

In: a `Batch` of word pieces and shapes. Out: `Scores`. B windows, P pieces, W words, D = 384.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from kgbuild.annotate.wordpiece import SHAPE_COUNT
from training.labels import Labels
from training.windows import Batch

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
ARC, REL = 256, 256


def drop(x: torch.Tensor, share: float, training: bool) -> torch.Tensor:
    """Dropout of whole channels of a window: as good here, and far cheaper on a CPU than one draw a number."""
    if not training or share == 0.0:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2]) >= share
    return x * (keep.to(x.dtype) / (1 - share))


class Layer(nn.Module):
    """One encoder layer: self-attention and a feed-forward net, each followed by a norm."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: torch.Tensor, mask: torch.Tensor, dropout: float) -> torch.Tensor:
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = ((q * (WIDTH // HEADS) ** -0.5) @ k.transpose(2, 3) + mask.to(q.dtype)).softmax(-1, dtype=q.dtype)
        seen = self.out((weights @ v).transpose(1, 2).reshape(b, p, WIDTH))
        x = self.norm1(x + drop(seen, dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + drop(inner, dropout, self.training))


class Encoder(nn.Module):
    """Word pieces with shapes to the hidden states after the embeddings and after each layer."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPE_COUNT, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, dropout: float
    ) -> list[torch.Tensor]:
        x = self.words(ids) + self.shapes(shapes) + self.positions.weight[: ids.shape[1]]
        states = [drop(self.norm(x), dropout, self.training)]
        for layer in self.layers:
            states.append(layer(states[-1], mask, dropout))
        return states


class Mix(nn.Module):
    """A learned weighted mean of the last three hidden states."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0, 0.0, 2.0]))

    def forward(self, states: list[torch.Tensor]) -> torch.Tensor:
        shares = self.weights.softmax(0)
        a, b, c = states[-3:]
        return a * shares[0] + b * shares[1] + c * shares[2]


@dataclass(frozen=True)
class Scores:
    """Raw scores: classes [B, W, classes]; `starts` [B, W]; `arcs` [B, W, W + 1], column 0 the root."""

    upos: torch.Tensor
    xpos: torch.Tensor
    morph: torch.Tensor
    lemma: torch.Tensor
    starts: torch.Tensor
    arcs: torch.Tensor
    rel_dep: torch.Tensor
    rel_head: torch.Tensor
    """[B, W, REL] halves of the label scorer's hidden layer."""
    names: torch.Tensor


class Network(nn.Module):
    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.syntax, self.naming = Mix(), Mix()
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.morph = nn.Linear(WIDTH, len(labels.morph))
        self.lemma = nn.Linear(WIDTH, len(labels.lemma))
        self.starts = nn.Linear(WIDTH, 1)
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.empty(ARC, ARC))
        nn.init.orthogonal_(self.arc)
        self.arc_bias = nn.Linear(ARC, 1)
        self.root = nn.Linear(ARC, 1)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, REL), nn.Linear(WIDTH, REL)
        self.rel_root = nn.Parameter(torch.zeros(REL))
        self.rel = nn.Linear(REL, len(labels.deps))
        self.names = nn.Linear(WIDTH, len(labels.names))

    def forward(self, batch: Batch, dropout: float = 0.1) -> Scores:
        seen = torch.arange(batch.ids.shape[1]) < batch.pieces.unsqueeze(1)
        mask = torch.zeros(seen.shape).masked_fill(~seen, -1e4)[:, None, None, :]
        states = self.encoder(batch.ids, batch.shapes, mask, dropout)

        def words(mixed: torch.Tensor) -> torch.Tensor:
            size = (-1, -1, WIDTH)
            first = mixed.gather(1, batch.first.unsqueeze(-1).expand(size))
            last = mixed.gather(1, batch.last.unsqueeze(-1).expand(size))
            return drop((first + last) / 2, 2 * dropout, self.training)

        s, n = words(self.syntax(states)), words(self.naming(states))
        dep = drop(F.gelu(self.arc_dep(s)), 2 * dropout, self.training)
        head = drop(F.gelu(self.arc_head(s)), 2 * dropout, self.training)
        arcs = (dep @ self.arc) @ head.transpose(1, 2) / ARC**0.5 + self.arc_bias(head).transpose(1, 2)
        return Scores(
            upos=self.upos(s), xpos=self.xpos(s), morph=self.morph(s), lemma=self.lemma(s),
            starts=self.starts(s).squeeze(-1), arcs=torch.cat([self.root(dep), arcs], -1),
            rel_dep=self.rel_dep(s), rel_head=self.rel_head(s), names=self.names(n),
        )  # fmt: skip

    def relations(self, scores: Scores, heads: torch.Tensor) -> torch.Tensor:
        """[B, W, labels] given heads [B, W] (0 the root, i + 1 word i)."""
        root = self.rel_root.expand(heads.shape[0], 1, REL)
        heads_of = torch.cat([root, scores.rel_head.float()], 1).gather(1, heads.unsqueeze(-1).expand(-1, -1, REL))
        hidden = F.gelu(scores.rel_dep.float() + heads_of)
        return self.rel(drop(hidden, 0.2, self.training))


def load_encoder(encoder: Encoder, path: Path) -> None:
    """Fills the encoder from a BERT-like safetensors file; shapes start at zero."""
    from safetensors.torch import load_file

    raw = load_file(path)
    kinds = raw["embeddings.token_type_embeddings.weight"][0]
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "positions.weight": raw["embeddings.position_embeddings.weight"] + kinds,
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
        "shapes.weight": encoder.shapes.weight.data,
    }
    for n in range(LAYERS):
        for end in ("weight", "bias"):
            at = f"encoder.layer.{n}."
            parts = [raw[f"{at}attention.self.{x}.{end}"] for x in ("query", "key", "value")]
            state[f"layers.{n}.qkv.{end}"] = torch.cat(parts)
            state[f"layers.{n}.out.{end}"] = raw[f"{at}attention.output.dense.{end}"]
            state[f"layers.{n}.norm1.{end}"] = raw[f"{at}attention.output.LayerNorm.{end}"]
            state[f"layers.{n}.up.{end}"] = raw[f"{at}intermediate.dense.{end}"]
            state[f"layers.{n}.down.{end}"] = raw[f"{at}output.dense.{end}"]
            state[f"layers.{n}.norm2.{end}"] = raw[f"{at}output.LayerNorm.{end}"]
    encoder.load_state_dict(state)
