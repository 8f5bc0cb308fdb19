"""The network as an ONNX graph, written by hand so that every number that reaches a user is known.

In: trained weights (numpy). Out: an ONNX model that reads one window. Its inputs are `ids`, `shapes` [P]
and `first`, `last` [W]; its outputs are listed in `OUTPUTS`. With `int8`, weights are stored in 8 bits, a
scale to each column, and activations are quantised by their range over the one window, so that what
stands in another window never changes a result.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.model import HEADS, LAYERS

MICROSOFT = "com.microsoft"
OUTPUTS = {
    "upos": TensorProto.INT32, "xpos": TensorProto.INT32, "morph": TensorProto.INT32, "lemma": TensorProto.INT32,
    "starts": TensorProto.FLOAT, "arcs": TensorProto.FLOAT, "rel_dep": TensorProto.FLOAT,
    "rel_head": TensorProto.FLOAT, "names": TensorProto.FLOAT,
}  # fmt: skip
CLASSES = ("upos", "xpos", "morph", "lemma")
SYNTAX = (*CLASSES, "starts", "arc_dep", "arc_head", "rel_dep", "rel_head")


def columns_int8(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A weight [in, out] as int8 and a scale for each column."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


class Graph:
    """Collects nodes and constants; each method returns the name of its result."""

    def __init__(self, weights: Mapping[str, np.ndarray], int8: bool) -> None:
        self.weights, self.int8 = weights, int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(
        self, op: str, *inputs: str, out: str = "", domain: str = "", outputs: int = 1, **attributes: object
    ) -> str:
        name = out or f"{op}_{len(self.nodes)}"
        names = [name] if outputs == 1 else [f"{name}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else name

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """x W + b; `weight` is [in, out]."""
        offset = self.constant(f"{name}.bias", bias.astype(np.float32))
        if not self.int8:
            return self.add("Add", self.add("MatMul", x, self.constant(f"{name}.weight", weight)), offset)
        values, scale = columns_int8(weight)
        return self.add(
            "DynamicQuantizeMatMul", x, self.constant(f"{name}.weight", values),
            self.constant(f"{name}.scale", scale), "", offset, domain=MICROSOFT,
        )  # fmt: skip

    def layer_linear(self, x: str, name: str) -> str:
        return self.linear(x, name, self.weights[f"{name}.weight"].T, self.weights[f"{name}.bias"])

    def norm(self, x: str, skip: str, name: str) -> str:
        gamma = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        beta = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.add("SkipLayerNormalization", x, skip, gamma, beta, domain=MICROSOFT, epsilon=1e-12)

    def embeddings(self) -> str:
        """[1, P, D]; rows of the word table are int8 with a scale to each row."""
        table = self.weights["encoder.words.weight"]
        if self.int8:
            values, scale = columns_int8(table.T)
            rows = self.add("Cast", self.add("Gather", self.constant("words", values.T), "ids"), to=TensorProto.FLOAT)
            scales = self.add("Gather", self.constant("words.scale", scale[:, None]), "ids")
            words = self.add("Mul", rows, scales)
        else:
            words = self.add("Gather", self.constant("words", table), "ids")
        shapes = self.add("Gather", self.constant("shapes.table", self.weights["encoder.shapes.weight"]), "shapes")
        size = self.add("Shape", "ids")
        zero = self.constant("zero", np.array([0]))
        positions = self.add(
            "Slice", self.constant("positions", self.weights["encoder.positions.weight"]), zero, size, zero
        )
        both = self.add("Unsqueeze", self.add("Add", words, shapes), zero)
        return self.norm(both, self.add("Unsqueeze", positions, zero), "encoder.norm")

    def layer(self, x: str, number: int) -> str:
        at = f"encoder.layers.{number}"
        split = self.add("Split", self.layer_linear(x, f"{at}.qkv"), outputs=3, axis=2, num_outputs=3)
        seen = self.add(
            "MultiHeadAttention", f"{split}_0", f"{split}_1", f"{split}_2", domain=MICROSOFT, num_heads=HEADS
        )
        x = self.norm(self.layer_linear(seen, f"{at}.out"), x, f"{at}.norm1")
        inner = self.add("Gelu", self.layer_linear(x, f"{at}.up"), domain=MICROSOFT)
        return self.norm(self.layer_linear(inner, f"{at}.down"), x, f"{at}.norm2")

    def words(self, states: list[str], mix: str) -> str:
        """[1, W, D]: the mean of a word's first and last piece in the mix of the last three states."""
        raw = self.weights[f"{mix}.weights"]
        shares = np.exp(raw - raw.max()) / np.exp(raw - raw.max()).sum() / 2
        parts = [
            self.add("Mul", state, self.constant(f"{mix}.{n}", np.array(share, dtype=np.float32)))
            for n, (state, share) in enumerate(zip(states[-3:], shares, strict=True))
        ]
        mixed = self.add("Sum", *parts)
        return self.add("Add", self.add("Gather", mixed, "first", axis=1), self.add("Gather", mixed, "last", axis=1))

    def gelu_of(self, x: str) -> str:
        return self.add("Gelu", x, domain=MICROSOFT)

    def float_linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        kept, self.int8 = self.int8, False
        out = self.linear(x, name, weight, bias)
        self.int8 = kept
        return out


def build(weights: Mapping[str, np.ndarray], int8: bool) -> onnx.ModelProto:
    """The whole graph."""
    g = Graph(weights, int8)
    states = [g.embeddings()]
    for number in range(LAYERS):
        states.append(g.layer(states[-1], number))
    syntax, naming = g.words(states, "syntax"), g.words(states, "naming")
    weight = np.concatenate([weights[f"{h}.weight"] for h in SYNTAX]).T
    bias = np.concatenate([weights[f"{h}.bias"] for h in SYNTAX])
    sizes = g.constant("sizes", np.array([len(weights[f"{h}.bias"]) for h in SYNTAX]))
    split = f"heads_{len(g.nodes)}"
    together = g.linear(syntax, "heads", weight, bias)
    g.nodes.append(helper.make_node("Split", [together, sizes], [f"{split}_{h}" for h in SYNTAX], axis=2))
    axis = g.constant("window", np.array([0]))
    for name in CLASSES:
        best = g.add("ArgMax", f"{split}_{name}", axis=2, keepdims=0)
        g.add("Squeeze", g.add("Cast", best, to=TensorProto.INT32), axis, out=name)
    g.add("Squeeze", f"{split}_starts", g.constant("window_and_score", np.array([0, 2])), out="starts")
    dep, head = g.gelu_of(f"{split}_arc_dep"), g.gelu_of(f"{split}_arc_head")
    size = weights["arc"].shape[0]
    met = g.float_linear(dep, "arc", weights["arc"] / size**0.5, np.zeros(size, dtype=np.float32))
    scores = g.add("MatMul", met, g.add("Transpose", head, perm=[0, 2, 1]))
    lean = g.float_linear(head, "arc_bias", weights["arc_bias.weight"].T, weights["arc_bias.bias"])
    root = g.float_linear(dep, "root", weights["root.weight"].T, weights["root.bias"])
    arcs = g.add("Concat", root, g.add("Add", scores, g.add("Transpose", lean, perm=[0, 2, 1])), axis=2)
    g.add("Squeeze", arcs, axis, out="arcs")
    g.add("Squeeze", f"{split}_rel_dep", axis, out="rel_dep")
    g.add("Squeeze", f"{split}_rel_head", axis, out="rel_head")
    tags = g.linear(naming, "names_head", weights["names.weight"].T, weights["names.bias"])
    g.add("Squeeze", tags, axis, out="names")
    graph = helper.make_graph(
        g.nodes, "kgbuild_encoder",
        [helper.make_tensor_value_info(n, TensorProto.INT64, [d]) for n, d in
         (("ids", "P"), ("shapes", "P"), ("first", "W"), ("last", "W"))],
        [helper.make_tensor_value_info(n, kind, None) for n, kind in OUTPUTS.items()],
        initializer=list(g.constants.values()),
    )  # fmt: skip
    return versioned(graph)


def build_relations(weights: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    """The scorer of arc labels: `rel_dep`, `rel_head` [W, REL] and `heads` [W] (0 the root) to [W, labels]."""
    g = Graph(weights, int8=False)
    size = len(weights["rel_root"])
    every = g.add("Concat", g.constant("root", weights["rel_root"][None, :]), "rel_head", axis=0)
    hidden = g.gelu_of(g.add("Add", "rel_dep", g.add("Gather", every, "heads", axis=0)))
    product = g.add("MatMul", hidden, g.constant("rel.weight", weights["rel.weight"].T))
    g.add("Add", product, g.constant("rel.bias", weights["rel.bias"]), out="relations")
    graph = helper.make_graph(
        g.nodes, "kgbuild_relations",
        [*(helper.make_tensor_value_info(n, TensorProto.FLOAT, ["W", size]) for n in ("rel_dep", "rel_head")),
         helper.make_tensor_value_info("heads", TensorProto.INT64, ["W"])],
        [helper.make_tensor_value_info("relations", TensorProto.FLOAT, None)],
        initializer=list(g.constants.values()),
    )  # fmt: skip
    return versioned(graph)


def versioned(graph: onnx.GraphProto) -> onnx.ModelProto:
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(graph, opset_imports=opsets)
    model.ir_version = 9
    return model
