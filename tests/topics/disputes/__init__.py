"""Twenty-two invented stories that two or three outlets tell differently, written with their gold before any was built.

Besides what `kgbuild.evaluate` reads, the gold names `agreed` values: roundings, parts, later counts and other
happenings, which must not be in dispute.  A coin (`random.Random(20261123).shuffle` over the sorted names, the first
half open) decided which may be looked at: OPEN are mended by, of HELD_OUT only sums are ever looked at.  The eight of
OPEN_LATER and HELD_OUT_LATER came later and were drawn apart in the same way (`random.Random(20261124)`).
"""

OPEN = ("award", "cholera", "coup", "derailment", "heist", "marathon", "school")
HELD_OUT = ("bank", "bill", "lander", "mine", "patent", "skirmish", "wildfire")
OPEN_LATER = ("avalanche", "bridge", "jailbreak", "whales")
HELD_OUT_LATER = ("auction", "blackout", "poisoning", "truce")
