"""All that reading takes, at hand as soon as this is imported: worker processes are forked from one that has done so.

In: nothing.  Out: the shipped pipeline and our ontology, loaded, in `work.batch`.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from kgbuild.settings import Settings
from kgbuild.work import batch

with suppress(Exception):  # whoever needs what cannot be loaded will say so
    batch.prepare(Settings())
gc.freeze()  # what all forks share is not gone through by each, which would copy it
