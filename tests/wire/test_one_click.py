"""Leaving a list by one click, against a real https server: what is sent, and what is never done."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.wire.network import Address
from carerix_desktop.wire.one_click import OneClick
from carerix_desktop.wire.public_web import PublicWeb, is_public
from carerix_desktop.wire.trust import Trust
from tests.support.certificates import Authority
from tests.support.web_server import WebServer

HOST = "list.example"


class Names:
    """Every name leads to one address."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = addresses

    def resolve(self, host: str, port: int) -> Sequence[Address]:
        if not self._addresses:
            raise socket.gaierror(socket.EAI_NONAME, host)
        family = [socket.AF_INET6 if ":" in one else socket.AF_INET for one in self._addresses]
        return [Address(family=f, sockaddr=(one, port)) for f, one in zip(family, self._addresses, strict=True)]

    def has_route(self) -> bool:
        return True


@pytest.fixture
def server(authority: Authority) -> Iterator[WebServer]:
    with WebServer(authority.context(HOST)) as made:
        yield made


def one_click(ca: Path | None, *, timeout_s: float = 10.0) -> OneClick:
    web = PublicWeb(network=Names("127.0.0.1"), trust=Trust(extra_ca=ca), allows=lambda address: address == "127.0.0.1")
    return OneClick(web, timeout_s=timeout_s)


def fault_of(click: OneClick, url: str) -> ServerFault:
    with pytest.raises(ServerFault) as refused:
        click(url)
    return refused.value


def test_it_posts_one_field_and_nothing_that_tells_of_the_person(server: WebServer, authority: Authority) -> None:
    one_click(authority.path)(f"https://{HOST}:{server.port}/u?id=a%20b&x=1")
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/u?id=a%20b&x=1", b"List-Unsubscribe=One-Click")
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert set(asked.headers) == {"Host", "Content-Type", "Content-Length"}


@pytest.mark.parametrize("status", [400, 404, 405, 500])
def test_what_the_server_refuses_is_told(server: WebServer, authority: Authority, status: int) -> None:
    server.status = status
    fault = fault_of(one_click(authority.path), f"https://{HOST}:{server.port}/")
    assert (fault.code, fault.details) == ("unsubscribe", {"host": HOST})


@pytest.mark.parametrize("where", ["http://list.example/", "https://list.example/other", "/other", "https://10.0.0.1/"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(server: WebServer, authority: Authority, status: int, where: str) -> None:
    server.status, server.headers = status, {"Location": where, "Set-Cookie": "a=b"}
    assert fault_of(one_click(authority.path), f"https://{HOST}:{server.port}/").code == "unsubscribe"
    assert len(server.asked) == 1


def test_a_certificate_that_nobody_vouches_for_gets_nothing(server: WebServer) -> None:
    assert fault_of(one_click(None), f"https://{HOST}:{server.port}/").code == "unsubscribe"
    assert server.asked == []


def test_a_certificate_for_another_host_gets_nothing(authority: Authority) -> None:
    with WebServer(authority.context("other.example")) as server:
        assert fault_of(one_click(authority.path), f"https://{HOST}:{server.port}/").code == "unsubscribe"
        assert server.asked == []


def test_a_server_that_answers_drop_by_drop_is_left_in_time(server: WebServer, authority: Authority) -> None:
    server.drips = True
    began = time.monotonic()
    assert fault_of(one_click(authority.path, timeout_s=0.6), f"https://{HOST}:{server.port}/").code == "unsubscribe"
    assert time.monotonic() - began < 8


def test_a_huge_answer_head_is_refused(server: WebServer, authority: Authority) -> None:
    server.headers = {f"X-{number}": "a" * 1000 for number in range(500)}
    assert fault_of(one_click(authority.path), f"https://{HOST}:{server.port}/").code == "unsubscribe"


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1",),
        ("10.1.2.3",),
        ("192.168.1.1",),
        ("172.16.0.1",),
        ("169.254.169.254",),
        ("100.64.0.1",),
        ("0.0.0.0",),
        ("224.0.0.1",),
        ("::1",),
        ("fe80::1%eth0",),
        ("fc00::1",),
        ("::ffff:127.0.0.1",),
        ("::ffff:10.0.0.1",),
        ("2002:7f00:1::1",),
        ("93.184.215.14", "127.0.0.1"),
    ],
)
def test_a_name_that_leads_into_a_private_network_is_refused(server: WebServer, addresses: tuple[str, ...]) -> None:
    assert not all(is_public(one) for one in addresses)
    fault = fault_of(OneClick(PublicWeb(network=Names(*addresses))), f"https://{HOST}:{server.port}/")
    assert (fault.code, fault.details) == ("unsubscribe_private", {"host": HOST})
    assert server.asked == []


@pytest.mark.parametrize(
    "url", ["http://list.example/", "https://", "ftp://list.example/", "https://list.example/\r\nX: y", "https://[", ""]
)
def test_anything_but_a_sound_https_address_is_refused(authority: Authority, url: str) -> None:
    assert fault_of(one_click(authority.path), url).code == "unsubscribe"


def test_a_name_that_nobody_knows_is_told(authority: Authority) -> None:
    assert fault_of(OneClick(PublicWeb(network=Names())), f"https://{HOST}/").code == "unsubscribe"
