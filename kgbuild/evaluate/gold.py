"""What a graph ought to hold.  In: a JSON file written by hand.  Out: the gold.

- `entities`: key -> `type` and the `names` that are one node;
- `facts`: `id`, `s` and `o` (keys, null for anything), `p` (a regular expression on what the edge or happening is
  called), and where wanted a `value`, a place `where`, a date `when`;
- `forbidden`: facts that must not be stated;  `distinct`: pairs of keys that are two nodes;
- `may_split`: keys that may be several nodes;  `absent`: names that are noise;
- `conflicts`: pairs of `values` that must both be kept: numbers, days ("05-17"), keys of entities;
- `agreed`: where there, pairs of `values` that must not be in dispute.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError

Gold = Mapping[str, Any]
HELP = "see kgbuild/evaluate/gold.py for what it holds"


def read_gold(path: Path) -> Gold:
    """The gold of a file.  Raises InputError when it is missing or no JSON object."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"no gold: {error}", str(path), HELP) from error
    if not isinstance(gold, dict) or "entities" not in gold:
        raise InputError("no gold: there are no 'entities' in it", str(path), HELP)
    return gold
