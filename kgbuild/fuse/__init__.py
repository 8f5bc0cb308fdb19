"""Claims of many articles in, facts out: support counted, numbers compared, disputes kept with both sides."""

from kgbuild.fuse.facts import fuse

__all__ = ["fuse"]
