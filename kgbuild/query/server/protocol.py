"""The query operation of the SPARQL 1.1 Protocol (W3C Recommendation 21 March 2013, section 2.1) and its errors.

In: a request.  Out: a response.  Updates (section 2.2) are refused: the graph is made by building, not by editing.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kgbuild.errors import QueryError
from kgbuild.query.server.negotiation import GRAPHS, NAMES, RESULTS, chosen
from kgbuild.query.server.workers import Job, LimitError, UnacceptableError, Workers

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


class Refusal(Exception):
    """A request that is answered with an error status."""

    def __init__(self, status: int, message: str) -> None:
        self.status, self.message = status, message
        super().__init__(message)


async def sparql(request: Request, workers: Workers, base: str | None) -> Response:
    """Answer a query by GET, by POST of a form, or by POST of the query itself."""
    try:
        pairs = await parameters(request, workers.limits.query_bytes)
        kind, answer = await run_in_threadpool(workers.run, job(pairs, request.headers.get("accept"), base))
    except Refusal as refusal:
        return PlainTextResponse(refusal.message + "\n", refusal.status)
    except LimitError as error:
        return PlainTextResponse(f"{error}\n", 503)
    except UnacceptableError as error:
        return PlainTextResponse(f"{error}\n", 406)
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 400)
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Response(answer, headers={"content-type": kind + charset, "vary": "Accept"})


async def parameters(request: Request, limit: int) -> list[tuple[str, str]]:
    """The request's parameters, wherever its method puts them."""
    pairs = list(request.query_params.multi_items())
    if request.method in ("GET", "HEAD"):
        return checked(pairs, limit)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > 4 * limit:
            raise Refusal(413, f"the request is larger than {4 * limit:,} bytes")
    kind = request.headers.get("content-type", "").split(";")[0].strip().casefold()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the request is not UTF-8: {error}") from error
    if kind == FORM:
        return checked(parse_qsl(text, keep_blank_values=True), limit)
    if kind == QUERY:
        return checked([*((k, v) for k, v in pairs if k != "query"), ("query", text)], limit)
    if kind == UPDATE:
        raise Refusal(403, "this graph is read-only: change the articles or decisions.toml and build again")
    raise Refusal(415, f"a query is posted as {FORM} or {QUERY}, not {kind or 'without a content type'}")


def checked(pairs: list[tuple[str, str]], limit: int) -> list[tuple[str, str]]:
    """The parameters, when there is exactly one query and no update among them."""
    names = [name for name, _ in pairs]
    if "update" in names:
        raise Refusal(403, "this graph is read-only: change the articles or decisions.toml and build again")
    if names.count("query") != 1:
        raise Refusal(400, f"{names.count('query')} queries in the request; there must be one parameter 'query'")
    if len(dict(pairs)["query"]) > limit:
        raise Refusal(413, f"the query is longer than {limit:,} characters")
    return pairs


def job(pairs: list[tuple[str, str]], accept: str | None, base: str | None) -> Job:
    """What the workers are asked; which media type depends on the kind of query, so one of each is chosen."""
    values = dict(pairs)
    accept = NAMES.get(values.get("format", ""), accept)
    results, graph = chosen(accept, RESULTS), chosen(accept, GRAPHS)
    if results is None and graph is None:
        known = " ".join(dict.fromkeys([*RESULTS.values(), *GRAPHS.values()]))
        raise Refusal(406, f"none of {accept} can be given; there is {known}")
    return Job(
        query=values["query"],
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
        results_type=results or "",
        graph_type=graph or "",
        base=base,
    )
