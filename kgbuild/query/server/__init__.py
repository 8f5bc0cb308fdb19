"""A local server for a graph: the SPARQL 1.1 Protocol, a query page, the viewer and the evidence.

In: a graph file.  Out: an ASGI application (`application`) that uvicorn runs.  Read-only, and on the loopback
interface unless told otherwise.  Needs the extra: pip install "kgbuild[serve]".
"""

from kgbuild.query.server.app import application
from kgbuild.query.server.workers import Limits

__all__ = ["Limits", "application"]
