"""Remote images, after consent: the only fetcher that mail may set to work (RELIABILITY.md S-01, S-02).

The web view never gets the network. This resolves the name itself, refuses addresses that are not public (loopback,
private, link-local, multicast, reserved), connects to the very address that it checked, follows few redirects with the
same checks, sends no cookie, referrer or name of the program, and bounds size and time.
"""

from __future__ import annotations

import http.client
import time
from urllib.parse import SplitResult, urljoin, urlsplit

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.public_web import PORTS, NotPublic, PublicWeb

LARGEST_OCTETS = 10 * 1024 * 1024
TIMEOUT_S = 15.0
REDIRECTS = 3


class ImageFetcher:
    """Fetches one image at a time.

    Args:
        web: opens connections.
    """

    def __init__(self, web: PublicWeb) -> None:
        self._web = web

    def __call__(self, url: str) -> tuple[str, bytes]:
        """Content type and octets of an image.

        Raises:
            ServerFault: it is not there, not an image, too large, too slow, or at an address that is not public.
        """
        deadline = time.monotonic() + TIMEOUT_S
        try:
            for _hop in range(REDIRECTS + 1):
                answer = self._get(urlsplit(url), deadline)
                if isinstance(answer, tuple):
                    return answer
                url = urljoin(url, answer)
        except NotPublic as error:
            text = "This picture is on a private network, so it is not fetched."
            raise ServerFault(text, code="image", retry=False) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise ServerFault("This picture cannot be fetched now.", code="image") from error
        raise ServerFault("This picture cannot be fetched: its server sends us on and on.", code="image", retry=False)

    def _get(self, url: SplitResult, deadline: float) -> tuple[str, bytes] | str:
        """The image, or the address that the server points to instead."""
        if url.scheme not in PORTS or not url.hostname:
            raise ServerFault("This picture is not on the web, so it is not fetched.", code="image", retry=False)
        connection = self._web.connect(url, deadline=deadline)
        try:
            target = (url.path or "/") + (f"?{url.query}" if url.query else "")
            connection.putrequest("GET", target, skip_accept_encoding=True)
            connection.putheader("Accept", "image/*")
            connection.endheaders()
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308):
                return answer.getheader("Location", "")
            kind = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()
            if answer.status != 200 or not kind.startswith("image/") or "svg" in kind:
                raise ServerFault("There is no picture at this address.", code="image", retry=False)
            return kind, _bounded(answer, deadline)
        finally:
            connection.close()


def _bounded(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := answer.read(65536):
        size += len(chunk)
        if size > LARGEST_OCTETS or time.monotonic() > deadline:
            raise ServerFault("This picture is too large or too slow, so it is left out.", code="image", retry=False)
        parts.append(chunk)
    return b"".join(parts)
