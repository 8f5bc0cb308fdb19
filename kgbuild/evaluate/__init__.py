"""A built graph against a gold file written by hand: what it found, what it missed, what it should not have said."""

from kgbuild.evaluate.gold import read_gold
from kgbuild.evaluate.scores import Score, evaluate, stray_disputes

__all__ = ["Score", "evaluate", "read_gold", "stray_disputes"]
