"""Claims of many articles in, facts out: support counted, numbers compared, disputes kept with both sides."""

from kgbuild.fuse.facts import Said, fuse, fuse_statements, gather
from kgbuild.fuse.groups import groups

__all__ = ["Said", "fuse", "fuse_statements", "gather", "groups"]
