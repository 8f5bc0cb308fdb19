"""One scheme for names: the types we predict, and what each source's labels may mean in them.

A source that says LOC says less than GPE, LOC or FAC: its label stands for the set of types it may be.
A source that does not annotate dates leaves them under O: its O stands for {O, DATE}.
"""

from __future__ import annotations

from dataclasses import dataclass

TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "DATE")
TAGS = ("O", *(f"{position}-{kind}" for kind in TYPES for position in "BIES"))

PLACE = ("GPE", "LOC", "FAC")
OTHER = ("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW")
ANY: tuple[str, ...] = ()
"""A label outside our types: the words may be anything, so nothing is learned from them."""


@dataclass(frozen=True)
class Source:
    """What the labels of one data set mean, and which of our types it leaves unmarked."""

    labels: dict[str, tuple[str, ...]]
    silent: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    """Labels whose type is trusted but whose boundaries are not."""


UNER = Source(
    {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "OTH": OTHER, "O": ANY}, silent=("DATE", *OTHER)
)
WIKIGOLD = Source({"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": OTHER}, silent=("DATE",))
WNUT = Source(
    {
        "person": ("PERSON",), "location": PLACE, "corporation": ("ORG",), "group": ("ORG", "NORP"),
        "product": ("PRODUCT",), "creative-work": ("WORK_OF_ART",),
    },
    silent=("DATE", "NORP", "EVENT", "LAW"),
)  # fmt: skip
CROSSNER = Source(
    {
        **dict.fromkeys(("person", "politician", "scientist", "researcher", "writer", "musicalartist"), ("PERSON",)),
        **dict.fromkeys(("organisation", "politicalparty", "university", "band"), ("ORG",)),
        **dict.fromkeys(("event", "election", "conference"), ("EVENT",)),
        **dict.fromkeys(("book", "album", "song", "poem"), ("WORK_OF_ART",)),
        **dict.fromkeys(("magazine", "academicjournal"), ("WORK_OF_ART", "ORG")),
        "country": ("GPE",), "location": PLACE, "product": ("PRODUCT",),
    },
    silent=("DATE", "NORP", "LAW"),
)  # fmt: skip
REDOCRED = Source(
    {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": OTHER, "TIME": ("DATE",), "NUM": ANY},
    silent=("NORP",),
)
RE3D = Source(
    {
        "Person": ("PERSON",), "Organisation": ("ORG",), "Location": PLACE, "Nationality": ("NORP",),
        "Weapon": ("PRODUCT",), "MilitaryPlatform": ("PRODUCT",), "Vehicle": ("PRODUCT",), "Temporal": ("DATE",),
    },
    silent=("EVENT", "WORK_OF_ART", "LAW"),
)  # fmt: skip
GMB = Source(
    {
        "per": ("PERSON",), "org": ("ORG",), "geo": PLACE, "gpe": ("GPE", "NORP"), "tim": ("DATE",),
        "art": ("PRODUCT", "WORK_OF_ART"), "eve": ("EVENT",),
    },
    silent=("PRODUCT", "WORK_OF_ART", "LAW", "EVENT"),
    loose=("tim",),
)  # fmt: skip
GUM = Source(
    {
        "person": ("PERSON",), "organization": ("ORG",), "place": PLACE, "event": ("EVENT",), "time": ("DATE",),
        "object": ("PRODUCT", "WORK_OF_ART"), "abstract": ("WORK_OF_ART", "LAW", "EVENT", "ORG", "NORP"),
    },
)  # fmt: skip

SOURCES: dict[str, Source] = {
    "ewt": UNER, "pud": UNER, "gum": GUM, "wikigold": WIKIGOLD, "wnut17": WNUT, "crossner": CROSSNER,
    "re-docred": REDOCRED, "re3d": RE3D, "gmb": GMB,
}  # fmt: skip
