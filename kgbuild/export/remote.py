"""A graph sent to a bigger store, by the SPARQL 1.1 Graph Store HTTP Protocol.

In: a graph file and the store's address.  Out: the graph there, replaced whole, or an error that says what the store
answered.
"""

from __future__ import annotations

from pathlib import Path

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from kgbuild.errors import InputError, KgbuildError

TYPES = {".ttl": "text/turtle", ".nt": "application/n-triples"}
ALLOWED = (200, 201, 204)


def send(
    path: Path, url: str, graph: str | None = None, user: str | None = None, password: str = "", seconds: float = 600
) -> int:
    """PUT a Turtle or N-Triples file as the default graph of a store, or as the graph named `graph`.

    Gives the store's status.  The file is streamed.  With `user`, the store's own choice of Basic or Digest is
    followed.  Raises InputError for another kind of file, KgbuildError when the store refuses or cannot be reached.
    """
    if path.suffix not in TYPES:
        raise InputError(f"cannot be sent: {path.suffix or 'no ending'}", str(path), f"choose {' or '.join(TYPES)}")
    if not path.exists():
        raise InputError("no such graph", str(path), "build one first: kgbuild build ARTICLES -o output")
    where = {"graph": graph} if graph else {"default": ""}
    try:
        auth = challenge(url, where, user, password) if user else None
        with path.open("rb") as stream:
            reply = requests.put(
                url, params=where, data=stream, auth=auth, timeout=seconds, headers={"content-type": TYPES[path.suffix]}
            )
    except requests.RequestException as error:
        raise KgbuildError(
            f"the store cannot be reached: {error}", url, "is it running, and is this its address?"
        ) from error
    if reply.status_code not in ALLOWED:
        words = " ".join(reply.text.split())[:300]
        raise KgbuildError(
            f"the store answered {reply.status_code} {reply.reason}: {words}", url, advice(reply.status_code)
        )
    return reply.status_code


def challenge(url: str, where: dict[str, str], user: str, password: str) -> AuthBase:
    """The kind of authentication the store asks for."""
    asked = requests.put(url, params=where, data=b"", headers={"content-type": "text/turtle"}, timeout=30)
    kind = asked.headers.get("www-authenticate", "").casefold()
    return HTTPDigestAuth(user, password) if kind.startswith("digest") else HTTPBasicAuth(user, password)


def advice(status: int) -> str:
    """What a refusal usually means."""
    return {
        401: "give --user and --password",
        403: "the user may not write there",
        404: "check the address: it is the Graph Store endpoint, not the SPARQL one",
        405: "this address does not take graphs; look for the store's Graph Store endpoint",
        413: "the store limits the size of a request",
        415: "the store does not take Turtle; export graph.nt and send that",
    }.get(status, "look into the store's log")
