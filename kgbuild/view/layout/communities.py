"""Communities: groups of nodes that have more to do with each other than with the rest (Louvain, seeded).

In: a node count and weighted links.  Out: a community number for each node, 0 the largest.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx


def find_communities(size: int, links: Sequence[tuple[int, int, float]]) -> list[int]:
    """Nodes are whole numbers, so that no set depends on the hash seed; a lone node is its own community."""
    network: nx.Graph = nx.Graph()
    network.add_nodes_from(range(size))
    for a, b, weight in links:
        if a != b:
            present = network.get_edge_data(a, b, {"weight": 0.0})["weight"]
            network.add_edge(a, b, weight=present + weight)
    groups = [sorted(group) for group in nx.community.louvain_communities(network, seed=7)]
    groups.sort(key=lambda group: (-len(group), group[0]))
    numbers = [0] * size
    for number, group in enumerate(groups):
        for node in group:
            numbers[node] = number
    return numbers
