"""More than memory holds: the same build, with everything that grows with the corpus kept on disk.

In: paths, an output folder, settings.  Out: the files of a build.  `build.py` has the steps in their order:
`reading` (what each article says), `casts`, `things`, `stories`, `names` (who is who), `statements`, `facts`; each goes
from disk to disk, by way of piles (sorted lines), racks (values by number) and shelves (values by name).
"""

from kgbuild.stream.build import build_on_disk

__all__ = ["build_on_disk"]
