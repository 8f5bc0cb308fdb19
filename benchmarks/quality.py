"""Quality beside peers, in one command: every adapter run on a data folder, and the folder's own scorers.

    python -m benchmarks.quality ../shared/benchmarks [--split dev] [--only oie plover] [--keep FOLDER]

In: a folder with `<split>/<set>/...` and `run_peers.py`, as described in its README.  Out: the table that script
prints, peers and ours ("YOURS") on the same lines.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from benchmarks.coreference_own import shared_file

ADAPTERS = {
    "coref": ["benchmarks.coreference_ecb", "{data}", "{split}", "{own}"],
    "oie": ["benchmarks.oie", "{data}/{split}/oie/sentences.jsonl"],
    "fivew": ["benchmarks.fivew", "{data}/{split}/fivew/docs.jsonl"],
    "plover": ["benchmarks.plover", "{data}/{split}/plover/sentences.jsonl"],
    "timex": ["benchmarks.timex", "{data}/{split}/timex/docs.jsonl", "-o", "{out}", "--pipeline"],
}
"""The module and arguments that predict each set; without "{out}" the predictions are what is printed."""
WAYS: tuple[tuple[str, list[str]], ...] = (("spans equal to the letter", []), ("spans that overlap", ["--lenient"]))
"""How a span of our own and a gold span may be one, end to end."""


def predict(name: str, data: Path, split: str, out: Path) -> None:
    """Write the predictions for one set."""
    words = [word.format(data=data, split=split, out=out, own=own_file(out)) for word in ADAPTERS[name]]
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr.strip()[-2000:]}")
    if "{out}" not in ADAPTERS[name]:
        out.write_text(done.stdout, encoding="utf-8")


def own_file(out: Path) -> Path:
    """Where the end-to-end predictions lie, beside those for gold mentions."""
    return out.with_name(f"{out.stem}-own{out.suffix}")


def end_to_end(data: Path, split: str, own: Path) -> None:
    """Print how well clusters of our own mentions match the gold ones."""
    print(f"== coref (ECB+, our own mentions, {split}): mentions P R, CoNLL F1")
    for (way, options), (which, path) in product(WAYS, (("all", own), ("clusters of 2 and more", shared_file(own)))):
        command = [sys.executable, str(data / "score_coref.py"), str(path), "--split", split, "--json", *options]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        figures = (
            f"{kind} {100 * told[kind]['mentions'][0]:6.2f} {100 * told[kind]['mentions'][1]:6.2f} "
            f"{100 * told[kind]['conll']:6.2f}"
            for kind in ("event", "entity")
        )
        print(f"  {f'{way}, {which}':50s} {'  '.join(figures)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--only", nargs="+", choices=sorted(ADAPTERS), default=sorted(ADAPTERS))
    parser.add_argument("--keep", type=Path, help="a folder to leave the predictions in")
    choices = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = choices.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        for each in choices.only:
            predict(each, choices.data, choices.split, folder / f"{each}.jsonl")
        ours = [f"{each}={folder / each}.jsonl" for each in choices.only]
        subprocess.run([sys.executable, str(choices.data / "run_peers.py"), choices.split, *ours], check=True)
        if "coref" in choices.only:
            end_to_end(choices.data, choices.split, own_file(folder / "coref.jsonl"))


if __name__ == "__main__":
    main()
