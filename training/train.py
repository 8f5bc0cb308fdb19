"""Trains the network.

    python -m training.train --corpus build/corpus --encoder MODEL_DIR --out build/run --config training/config.toml

In: the corpus, the folder of the pretrained encoder (model.safetensors, vocab.txt), a config. Out:
network.pt, labels.json, vocab.txt and log.txt in --out; state.pt lets a stopped run go on where it was
(SIGTERM saves and stops).
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomllib
import torch
import torch.distributed
import torch.multiprocessing

from kgbuild.annotate.wordpiece import WordPiece
from training import labels as labelling
from training.document import Document, Sentence, read
from training.loss import loss
from training.model import LAYERS, Network, load_encoder
from training.noise import noised
from training.windows import Batch, Encoder, Window, batch, by_length, shorten, stream

SAVE_SECONDS = 400
LONGEST = 400
"""Pieces; a window that is longer is cut to `SHORTENED` words a sentence."""
SHORTENED = 120


def batches(
    documents: list[Document], encoder: Encoder, config: dict[str, Any], skip: int, rank: int = 0, workers: int = 1
) -> Iterator[Batch]:
    """The endless batches of a run; the first `skip` and those of other workers are left out."""
    by_source: dict[str, list[Document]] = {}
    for document in documents:
        by_source.setdefault(document.source, []).append(document)
    limits = (config["limits"][0], config["limits"][1])
    streams = {
        s: stream(by_source[s], f"{config['seed']}-{s}", limits, encoder.pieces) for s in config["share"]
    }
    number = 0
    for pool in range(10_000_000):
        rng = random.Random(f"{config['seed']}-pool-{pool}")
        sources = rng.choices(list(streams), weights=list(config["share"].values()), k=config["pool"])
        windows = [window(next(streams[s]), encoder, config, rng) for s in sources]
        for group in by_length(windows, config["batch_pieces"], rng):
            if number >= skip and number % workers == rank:
                yield blanked(batch(group), encoder, config, number)
            number += 1


def window(
    drawn: tuple[str, list[Sentence], bool], encoder: Encoder, config: dict[str, Any], rng: random.Random
) -> Window:
    source, run, boundaries = drawn
    if rng.random() < config["noise_share"]:
        run = noised(run, rng, config["noise_rate"])
    made = encoder.window(run, source, boundaries)
    if len(made.ids) > LONGEST:
        made = encoder.window([shorten(s, SHORTENED) for s in run[:2]], source, boundaries)
    return made


def blanked(given: Batch, encoder: Encoder, config: dict[str, Any], number: int) -> Batch:
    """A batch with some pieces hidden."""
    generator = torch.Generator().manual_seed(config["seed"] * 1_000_003 + number)
    hidden = torch.rand(given.ids.shape, generator=generator) < config["blank_pieces"]
    special = (given.ids == encoder.pieces.cls) | (given.ids == encoder.pieces.sep) | (given.ids == 0)
    given.ids[hidden & ~special] = encoder.pieces.mask
    return given


def optimiser(network: Network, config: dict[str, Any]) -> torch.optim.AdamW:
    """AdamW with slower rates further down the encoder."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if name in config["frozen"]:
            parameter.requires_grad_(False)
            continue
        rate = config["head_rate"]
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if ".layers." in name else 0
            rate = config["encoder_rate"] * config["layer_decay"] ** (LAYERS - depth)
            if ".shapes." in name:
                rate = config["head_rate"] / 2
        decay = config["weight_decay"] if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "peak": r, "weight_decay": d} for (r, d), p in groups.items()],
        betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


def slope(step: int, steps: int, warmup: float, decay: float) -> float:
    """The share of the peak rate at a step: up, level, and down over the last `decay` of the steps.

    The level part does not depend on `steps`, so a run may be resumed with another total.
    """
    rise, fall = max(1, warmup), max(1, int(steps * decay))
    if step < rise:
        return (step + 1) / rise
    left = steps - step
    return 1.0 if left >= fall else left / fall


def save(network: Network, optim: torch.optim.Optimizer, step: int, out: Path) -> None:
    """Files appear whole: written aside, then renamed."""
    state = {"network": network.state_dict(), "optimiser": optim.state_dict(), "step": step}
    for name, value in (("network.pt", network.state_dict()), ("state.pt", state)):
        torch.save(value, out / f"{name}.part")
        (out / f"{name}.part").rename(out / name)


def share_gradients(network: Network, stop: bool, workers: int) -> bool:
    """Averages the gradients of all workers; true when any of them was told to stop."""
    if workers == 1:
        return stop
    given = [p.grad for p in network.parameters() if p.grad is not None]
    flat = torch.cat([*(g.flatten() for g in given), torch.tensor([float(stop)])])
    torch.distributed.all_reduce(flat)
    flat /= workers
    begin = 0
    for g in given:
        g.copy_(flat[begin : begin + g.numel()].view_as(g))
        begin += g.numel()
    return bool(flat[-1] > 0)


@dataclass(frozen=True)
class Run:
    """Where a run reads and writes, and its config."""

    corpus: Path
    encoder: Path
    out: Path
    start: Path | None
    config: dict[str, Any]
    workers: int
    threads: int


def prepared(run: Run) -> tuple[Network, Encoder, list[Document]]:
    """The network at its start, and what it learns from; labels and vocabulary are written."""
    documents = list(read(run.corpus / "train.jsonl"))
    labels = labelling.count(documents)
    labelling.save(labels, run.out / "labels.json")
    shutil.copy(run.encoder / "vocab.txt", run.out / "vocab.txt")
    pieces = WordPiece((run.out / "vocab.txt").read_text(encoding="utf-8").splitlines())
    network = Network(labels)
    load_encoder(network.encoder, run.encoder / "model.safetensors")
    if run.start is not None:
        network.load_state_dict(torch.load(run.start))
    return network.train(), Encoder(labels, pieces), documents


def train(rank: int, run: Run) -> None:
    """One worker's part of a run: every step it reads one batch, and all workers' gradients are averaged."""
    torch.set_num_threads(run.threads)
    if run.workers > 1:
        os.setsid()  # schedulers that share a machine by session then count every worker
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{(run.out / 'meeting').resolve()}", rank=rank, world_size=run.workers
        )
    config, stops = run.config, list[int]()
    signal.signal(signal.SIGTERM, lambda number, _: stops.append(number))
    torch.manual_seed(config["seed"])
    network, encoder, documents = prepared(run)
    optim, first = optimiser(network, config), 0
    if (run.out / "state.pt").exists():
        state = torch.load(run.out / "state.pt")
        network.load_state_dict(state["network"])
        optim.load_state_dict(state["optimiser"])
        first = state["step"]
    torch.manual_seed(config["seed"] + 1000 * first + rank)
    source = batches(documents, encoder, config, first * run.workers, rank, run.workers)
    began = saved = time.monotonic()
    seen, sums = 0, dict[str, float]()
    for step in range(first, config["steps"]):
        given = next(source)
        share = slope(step, config["steps"], config["warmup"], config["decay"])
        for group in optim.param_groups:
            group["lr"] = group["peak"] * share
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(given, config["dropout"])
        total, parts = loss(network, scores, given)
        total.backward()
        stop = share_gradients(network, bool(stops), run.workers)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optim.step()
        optim.zero_grad(set_to_none=True)
        seen += int(given.pieces.sum()) * run.workers
        for name, value in {"loss": float(total.detach()), **parts}.items():
            sums[name] = sums.get(name, 0.0) + value / 25
        if rank == 0 and (step + 1) % 25 == 0:
            spent = time.monotonic() - began
            line = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
            with (run.out / "log.txt").open("a", encoding="utf-8") as log:
                log.write(f"{step + 1} {spent:.0f}s {seen / spent:.0f} pieces/s {line}\n")
            sums = {}
        if rank == 0 and (stop or time.monotonic() - saved > SAVE_SECONDS):
            save(network, optim, step + 1, run.out)
            saved = time.monotonic()
        if stop:
            return
    if rank == 0:
        save(network, optim, config["steps"], run.out)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).parent / "config.toml")
    parser.add_argument("--start", type=Path, help="weights to start from instead of the encoder's own")
    parser.add_argument("--steps", type=int, help="overrides the config")
    parser.add_argument("--workers", type=int, default=2, help="processes, each reading one batch a step")
    parser.add_argument("--threads", type=int, default=1, help="threads of each process")
    options = parser.parse_args(arguments)
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    config["steps"] = options.steps or config["steps"]
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "meeting").unlink(missing_ok=True)
    run = Run(
        options.corpus, options.encoder, options.out, options.start, config, options.workers, options.threads
    )
    if run.workers == 1:
        train(0, run)
    else:
        torch.multiprocessing.spawn(train, (run,), nprocs=run.workers)


if __name__ == "__main__":
    main()
