"""The server's pages and routes.

In: the path of a graph.  Out: a Starlette application.  Every page forbids the browser to load anything from
elsewhere, and text from articles is escaped before it reaches a page.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kgbuild.errors import QueryError
from kgbuild.query.server.evidence import evidence_page
from kgbuild.query.server.negotiation import GRAPHS, chosen
from kgbuild.query.server.page import query_page
from kgbuild.query.server.protocol import sparql
from kgbuild.query.server.workers import Job, LimitError, Limits, Workers
from kgbuild.query.store import base_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing is loaded from anywhere else (YASGUI sets styles on elements, hence 'unsafe-inline' for styles alone)."""

ASSETS = files("kgbuild.query.server") / "assets"
TYPES = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}


def application(graph: Path, ontology: Path, limits: Limits | None = None) -> Starlette:
    """The server of one graph: `graph` a file, a build's folder or a store; `ontology` the folder with `queries/`.

    Raises InputError when there is no graph there.
    """
    workers = Workers(graph, limits or Limits())
    base = base_of(graph)
    viewer = (graph if graph.is_dir() else graph.parent) / "graph.html"

    async def endpoint(request: Request) -> Response:
        if request.method in ("GET", "HEAD") and "query" not in request.query_params and wants_page(request):
            return RedirectResponse("/")
        return await sparql(request, workers, base)

    async def front(request: Request) -> Response:
        return page(query_page(ontology / "queries", viewer.exists()))

    async def view(request: Request) -> Response:
        if not viewer.exists():
            return PlainTextResponse(f"no viewer beside this graph ({viewer.name}); kgbuild build makes one\n", 404)
        return FileResponse(viewer, media_type="text/html")

    async def about(request: Request) -> Response:
        iri = request.query_params.get("iri", "")
        try:
            return page(await run_in_threadpool(evidence_page, iri, workers))
        except LimitError as error:
            return PlainTextResponse(f"{error}\n", 503)
        except QueryError as error:
            return PlainTextResponse(f"{error}\n", 404)

    async def store(request: Request) -> Response:
        return await run_in_threadpool(graph_store, request, workers)

    async def asset(request: Request) -> Response:
        item = ASSETS / request.path_params["name"]
        kind = TYPES.get(Path(request.path_params["name"]).suffix)
        if kind is None or not item.is_file():
            return PlainTextResponse("no such file\n", 404)
        return Response(item.read_bytes(), media_type=kind, headers={"cache-control": "max-age=3600"})

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        workers.close()

    return Starlette(
        routes=[
            Route("/", front),
            Route("/sparql", endpoint, methods=["GET", "POST"]),
            Route("/graph", store, methods=["GET"]),
            Route("/view", view),
            Route("/about", about),
            Route("/assets/{name}", asset),
        ],
        lifespan=lifespan,
    )


def page(html: str) -> HTMLResponse:
    """A page under the policy."""
    return HTMLResponse(html, headers={"content-security-policy": POLICY, "x-content-type-options": "nosniff"})


def wants_page(request: Request) -> bool:
    """Is this a browser looking at the endpoint's address?"""
    return "text/html" in request.headers.get("accept", "")


def graph_store(request: Request, workers: Workers) -> Response:
    """The read side of the SPARQL 1.1 Graph Store Protocol: GET and HEAD of `?default` or `?graph=IRI`."""
    name = request.query_params.get("graph")
    if ("default" in request.query_params) == (name is not None):
        return PlainTextResponse("name one graph: ?default or ?graph=IRI\n", 400)
    kind = chosen(request.headers.get("accept"), GRAPHS)
    if kind is None:
        known = " ".join(dict.fromkeys(GRAPHS.values()))
        return PlainTextResponse(f"none of the accepted types can be given; there is {known}\n", 406)
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    try:
        _, answer = workers.run(Job(query, (name,) if name else (), (), "", kind, None))
    except LimitError as error:
        return PlainTextResponse(f"{error}\n", 503)
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 400)
    if name and not answer.strip():
        return PlainTextResponse(f"no graph {name}\n", 404)
    return Response(answer, headers={"content-type": kind, "vary": "Accept"})
