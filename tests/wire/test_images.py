"""Remote images after consent, against a real https server: without a trace, never from a private network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.images import ImageFetcher
from carerix_desktop.wire.public_web import PublicWeb
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.web_server import WebServer
from tests.wire.test_one_click import HOST, Names

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100


@pytest.fixture
def server(authority: Authority) -> Iterator[WebServer]:
    with WebServer(authority.context(HOST), headers={"Content-Type": "image/png"}, body=PNG) as made:
        yield made


@pytest.fixture
def fetch(authority: Authority) -> ImageFetcher:
    """Lets the test's own address in, and no other of this machine."""
    trust = Trust(extra_ca=authority.path)
    return ImageFetcher(
        PublicWeb(network=Names("127.0.0.1"), trust=trust, allows=lambda address: address == "127.0.0.1")
    )


def test_a_picture_is_fetched_and_the_server_learns_nothing_of_the_person(
    server: WebServer, fetch: ImageFetcher
) -> None:
    assert fetch(f"https://{HOST}:{server.port}/a.png?id=1") == ("image/png", PNG)
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("GET", "/a.png?id=1")
    assert set(asked.headers) == {"Host", "Accept"}


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", ""])
def test_what_is_no_picture_is_left_out(server: WebServer, fetch: ImageFetcher, kind: str) -> None:
    server.headers = {"Content-Type": kind} if kind else {}
    with pytest.raises(ServerFault, match="no picture"):
        fetch(f"https://{HOST}:{server.port}/")


def test_a_redirect_is_followed_a_few_times_only(server: WebServer, fetch: ImageFetcher) -> None:
    server.status, server.headers = 302, {"Location": "/on"}
    with pytest.raises(ServerFault, match="on and on"):
        fetch(f"https://{HOST}:{server.port}/")
    assert len(server.asked) == 4


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://list.example/x", "data:image/png;base64,AA", "//"])
def test_a_redirect_away_from_the_web_is_refused(server: WebServer, fetch: ImageFetcher, where: str) -> None:
    server.status, server.headers = 302, {"Location": where}
    with pytest.raises(ServerFault):
        fetch(f"https://{HOST}:{server.port}/")
    assert len(server.asked) == 1 or where == "//"


def test_a_name_that_leads_into_this_machine_is_refused(server: WebServer, authority: Authority) -> None:
    fetch = ImageFetcher(PublicWeb(network=Names("127.0.0.1"), trust=Trust(extra_ca=authority.path)))
    with pytest.raises(ServerFault, match="private network"):
        fetch(f"https://{HOST}:{server.port}/")
    assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_gets_nothing(server: WebServer) -> None:
    fetch = ImageFetcher(PublicWeb(network=Names("127.0.0.1"), allows=lambda _address: True))
    with pytest.raises(ServerFault, match="cannot be fetched"):
        fetch(f"https://{HOST}:{server.port}/")
    assert server.asked == []
