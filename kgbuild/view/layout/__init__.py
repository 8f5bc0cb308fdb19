"""Where everything goes, worked out once in Python so that the page opens still and the same every time.

In: boxes (node with its label), links and communities.  Out: one (x, y) a box, in pixels at 100 % zoom.

Why our own numpy and no library: the one with the right layout under a free licence (scikit-network) brings scipy
and 60 MB; python-igraph is GPL; networkx's spring layout knows nothing of label boxes and takes minutes at 10,000.
Only + - * / and square roots are used, summed in a fixed order, so that positions do not depend on the machine.
"""

from kgbuild.view.layout.communities import find_communities
from kgbuild.view.layout.place import place

__all__ = ["find_communities", "place"]
