"""A small https server with a certificate of the tests' own authority: notes requests, answers as it is told."""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class WebServer:
    """Answers everything with `status`, `headers` and `body`; `drips` sends its answer letter by letter and never ends.

    Args:
        context: of its certificate.
    """

    context: ssl.SSLContext
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    drips: bool = False
    asked: list[Asked] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.answer(self)

            def do_GET(self) -> None:
                outer.answer(self)

            def log_message(self, *_args: Any) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = self.context.wrap_socket(self._server.socket, server_side=True)
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that went away is expected
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Note the request, then answer."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length", "0")))
        self.asked.append(
            Asked(method=handler.command, path=handler.path, headers=dict(handler.headers.items()), body=body)
        )
        if self.drips:
            while not self.ended.wait(0.05):
                handler.wfile.write(b"H")
            return
        handler.send_response(self.status)
        for name, value in self.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(self.body)))
        handler.end_headers()
        handler.wfile.write(self.body)
