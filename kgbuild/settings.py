"""What a user may choose, in one frozen value.

In: command-line options or keyword arguments.  Out: `Settings`, passed whole to the few places that need it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEFAULT_BASE = "https://w3id.org/kgbuild/id/"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices behind a build; the defaults build the sample.

    `model` names an installed spaCy pipeline (None: the shipped one).  `base` is the IRI individuals live under and
    ends in "/" or "#".  `language` is the ISO 639-1 code articles must be in.  `max_chars` is the longest article, in
    code points, that is read (a longer one is set aside: it is a dump rather than an article).  `decisions`,
    `known` and `ontology` are files or a folder of the user's own, None when there are none.  `cache` is the folder in
    which builds remember what each article says (None: nothing is remembered); it changes how long a build takes and
    never what it finds.

    `min_confidence` is the confidence from which edges are drawn (None: what was learnt to be best, see `fuse.policy`);
    what lies below it stays in the graph as claims.

    `jobs` is how many processes read articles (1: this one; None: as many as there are cores, when there is enough to
    read); `patience` how many seconds one of them may be at a few articles before they are read one by one, and then at
    one before it is set aside.  `engine` ("local" or "dask") and `engine_address` say who does the work: processes of
    this machine, or a cluster.  None of these changes what is found.
    """

    model: str | None = None
    base: str = DEFAULT_BASE
    language: str = "en"
    max_chars: int = 1_000_000
    decisions: Path | None = None
    known: Path | None = None
    ontology: Path | None = None
    cache: Path | None = None
    min_confidence: float | None = None
    jobs: int | None = 1
    patience: float = 300.0
    engine: str = "local"
    engine_address: str | None = None
