"""Claims of many articles in, facts out: support counted, numbers compared, disputes kept with both sides."""

from kgbuild.fuse.facts import fuse, fuse_statements, fuse_unit

__all__ = ["fuse", "fuse_statements", "fuse_unit"]
