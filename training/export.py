"""Writes what ships: the ONNX graph, the label scorer, labels and vocabulary.

    python -m training.export --run build/run --out kgbuild/lang/en/model [--fp32]

In: the folder of a training run. Out: encoder.onnx, relations.onnx, labels.json, vocab.txt. Files appear
whole, one rename each.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.onnx_graph import build, build_relations


def export(run: Path, out: Path, int8: bool) -> int:
    """Writes the files and returns their size in bytes."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {k: v.float().numpy() for k, v in torch.load(run / "network.pt", map_location="cpu").items()}
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    compact = json.dumps(labels, ensure_ascii=False, indent=0)
    (out / "labels.json.part").write_text(compact + "\n", encoding="utf-8")
    (out / "vocab.txt.part").write_text((run / "vocab.txt").read_text(encoding="utf-8"), encoding="utf-8")
    (out / "encoder.onnx.part").write_bytes(build(weights, int8).SerializeToString(deterministic=True))
    (out / "relations.onnx.part").write_bytes(build_relations(weights).SerializeToString(deterministic=True))
    size = 0
    for name in ("labels.json", "vocab.txt", "encoder.onnx", "relations.onnx"):
        (out / f"{name}.part").replace(out / name)
        size += (out / name).stat().st_size
    return size


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="without quantisation, for comparison")
    options = parser.parse_args(arguments)
    size = export(options.run, options.out, not options.fp32)
    print(f"{options.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
