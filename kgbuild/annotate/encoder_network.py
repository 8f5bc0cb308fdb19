"""The shipped network: one window in, scores out.

In: a `Window`. Out: `Scores` (numpy). One window a run, so no text ever changes another's result.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import onnxruntime

from kgbuild.annotate.encoder_decode import Floats, Ints
from kgbuild.annotate.encoder_windows import Window

OUTPUTS = ("upos", "xpos", "morph", "lemma", "starts", "arcs", "rel_dep", "rel_head", "names")


@dataclass(frozen=True)
class Scores:
    """Classes [W] of tags; scores of sentence starts [W], arcs [W, W + 1] and name tags [W, T]."""

    upos: Ints
    xpos: Ints
    morph: Ints
    lemma: Ints
    starts: Floats
    arcs: Floats
    rel_dep: Floats
    rel_head: Floats
    names: Floats


class Network:
    """The encoder and the scorer of arc labels, each an ONNX graph run on one thread."""

    def __init__(self, folder: Path) -> None:
        self._encoder = _session(folder / "encoder.onnx")
        self._relations = _session(folder / "relations.onnx")

    def read(self, window: Window) -> Scores:
        """All scores for the words of a window."""
        given = {"ids": window.ids, "shapes": window.shapes, "first": window.first, "last": window.last}
        return Scores(*self._encoder.run(OUTPUTS, given))

    def relations(self, scores: Scores, heads: Ints) -> Floats:
        """[W, labels] scores of each word's arc; `heads` counts the root as 0 and word i as i + 1."""
        given = {"rel_dep": scores.rel_dep, "rel_head": scores.rel_head, "heads": heads}
        found: Floats = self._relations.run(("relations",), given)[0]
        return found


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
