"""The numbers fusion decides by, each with its origin.

In: nothing.  Out: tables, read by the other modules of this folder; change a figure here and nowhere else.
"""

from __future__ import annotations

from kgbuild.model import Modality

TOLERANCE = {
    # dimension: (as stated, hedged).  Differences up to this share of the larger number are the same number.
    # Counts are exact when stated; reporters round big ones ("1,200" for 1,203), hence ROUNDING below.
    # Measures are converted and rounded by editors (100 miles / 160 km differ by 0.6 %), hence 5 %;
    # "about" is given a tenth, by judgement: "about 250" goes with 230 and 270, not with 200.
    "count": (0.0, 0.10),
    "age": (0.0, 0.10),
    # Shares are rounded to their last digit, for which `quantities.disagree` allows anyway.
    "percent": (0.0, 0.10),
    "money": (0.02, 0.10),
    "magnitude": (0.0, 0.05),
    # Days are counted with or without the first and the last: a week is six or seven.
    "duration": (0.15, 0.25),
}
DEFAULT_TOLERANCE = (0.05, 0.10)
ROUNDING = (100.0, 0.05)
"""From this size on, counts may differ by this share where the rounder of the two is the other rounded: "1,200" is what
headlines make of 1,203; 168 votes and 171 votes are two counts."""

MODALITY_CONFIDENCE = {
    # How sure one may be of the statement in its own mode: cues of denial are plain words, those of the rest
    # are read off grammar and are missed more often.  Set by judgement; only the order matters.
    Modality.ASSERTED: 1.0,
    Modality.NEGATED: 0.95,
    Modality.PLANNED: 0.9,
    Modality.DEMANDED: 0.9,
    Modality.POSSIBLE: 0.85,
    Modality.HYPOTHETICAL: 0.8,
}
DRAWN = 0.8
"""Likelihood from which an edge that a happening makes is drawn; below it the happening tells it alone.  Two readers
who had no part in learning it judged 136 such edges of news not learnt from: 76 of 100 were right from 0.75 on, 83 from
0.8 on.  `python -m training.edges` says what else is won and lost."""
STANDING = 0.5
"""The same of standing relations (offices, kin, places), of which nothing would be left: likelier right than wrong."""
CONFIDENCE_CEILING = 0.99
"""Reports can agree and be wrong together."""
AHEAD, BEHIND = 0.8, 0.5
"""Factors for the better supported side of a dispute, and for the other side (or both at a tie): one half is
the chance that one of two equal sides is right."""

COPY_WORDS = 8
"""Sentences shorter than this are alike by chance: two reporters write "The two met on Monday" unaided."""
COPY_SHINGLE = 4
COPY_OVERLAP = 0.6
"""Word 4-grams two sentences share, of all they have, to be one text edited twice.  By judgement: a changed word in a
sentence of twenty costs four of seventeen 4-grams on each side and leaves 0.62."""

PART_OF = frozenset({"partOf", "locatedIn", "memberOf", "worksFor", "officeIn", "leads", "ownedBy", "aliasOf"})
"""Relations that let one entity stand for another ("the ministry" for its country): such a pair never disputes."""

COMPARABLE = ("Person", "Organization", "Group", "Artifact")
"""Classes whose members exclude each other in a role; a person and a country may be one doer told two ways."""
