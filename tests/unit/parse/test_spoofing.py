"""Signs of a sender who is not who they seem: what is told, and what a Dutch agency sees every day and is not."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.message import Address
from carerix_desktop.parse.spoofing import SpoofSign, find_spoofing

OWN = ("noorderlicht.example", "gmail.com")


def signs(name: str, address: str, reply_to: str = "", *, comes_in: bool = True, unproven: bool = False) -> list[str]:
    replies = [Address(name="", address=one) for one in reply_to.split()]
    sender = Address(name=name, address=address)
    found = find_spoofing(sender, replies, comes_in=comes_in, unproven=unproven, own_domains=OWN)
    return [f"{one.sign} {one.about}" for one in found]


@pytest.mark.parametrize(
    ("name", "address", "reply_to"),
    [
        ("Sanne de Vries", "sanne@post.example", ""),
        ("", "sanne@post.example", "sanne@post.example"),
        ("Sanne", "sanne@post.example", "Sanne@POST.example"),
        ("Sanne", "no-reply@mail.bureau.example", "info@bureau.example"),
        ("Sanne", "info@bureau.example", "sanne@team.bureau.example"),
        ("Sanne", "sanne@bureau.example", "planning@bureau.example"),
        ("Sanne", "sanne.devries+werk@gmail.com", "sannedevries@googlemail.com"),
        ("sanne@post.example", "sanne@post.example", ""),
        ("Sanne (SANNE@post.example)", "sanne+werk@post.example", ""),
        ("Zoë Brontë-Muñoz", "zoe@post.example", ""),
        ("Renée Müller-Çelik, Łukasz Žižek", "renee@post.example", ""),
        ("Jørgen Ångström & Þóra IJsselsteijn", "info@post.example", ""),
        ("Ĳsbrand van ’t Hoff", "ijsbrand@post.example", ""),
        ("Иван Петров", "ivan@post.example", ""),
        ("Ivan Petrov (Иван Петров)", "ivan@post.example", ""),
        ("Γιώργος Nikolaidis", "g@post.example", ""),
        ("田中 Taro, 田中taro", "taro@post.example", ""),
        ("µTorrent 5µm, β-team", "info@post.example", ""),
        ("Café", "info@xn--caf-dma.example", ""),
        ("Café", "info@café.example", ""),
        ("Пример", "info@пример.example", ""),
        ("x @ y", "x@post.example", ""),
        ("Someone", "someone@gmail.com", ""),
    ],
)
def test_ordinary_senders_get_no_sign(name: str, address: str, reply_to: str) -> None:
    assert signs(name, address, reply_to) == []


@pytest.mark.parametrize(
    ("name", "address", "reply_to", "told"),
    [
        # a job board that relays, a mailing list, and one who wants the answers elsewhere: all the same fact
        ("Jobboard", "no-reply@board.example", "aisha@post.example", ["reply_elsewhere aisha@post.example"]),
        ("Jan via Lijst", "jan@post.example", "lijst@lists.example", ["reply_elsewhere lijst@lists.example"]),
        ("Jan", "jan@gmail.com", "jan.2@gmail.com", ["reply_elsewhere jan.2@gmail.com"]),
        ("Jan", "jan@post.example", "jan@post.example x@evil.example", ["reply_elsewhere x@evil.example"]),
        ("Jan", "jan@post.example", "jan@notpost.example", ["reply_elsewhere jan@notpost.example"]),
        ("eva@bank.example", "x@evil.example", "", ["name_is_address eva@bank.example"]),
        ("Eva <eva@bank.example>", "x@evil.example", "", ["name_is_address eva@bank.example"]),
        ("eva＠bank.example", "x@evil.example", "", ["name_is_address eva＠bank.example"]),
        ("Мarieke Postma", "x@evil.example", "", ["mixed_scripts Мarieke"]),
        ("Sοfia", "x@evil.example", "", ["mixed_scripts Sοfia"]),
        ("Bank", "info@bаnk.example", "", ["mixed_scripts bаnk"]),
        ("Bank", "info@xn--bnk-6cd.example", "", ["mixed_scripts bаnk"]),
        ("Bank", "mаrieke@post.example", "", ["mixed_scripts mаrieke"]),
        ("Apple", "info@аррӏе.example", "", ["mixed_scripts аррӏе"]),
        ("Directie", "directie@noorderlicht.example", "", ["own_domain directie@noorderlicht.example"]),
    ],
)
def test_signs_are_told(name: str, address: str, reply_to: str, told: list[str]) -> None:
    assert signs(name, address, reply_to) == told


def test_a_colleagues_address_that_the_server_could_not_confirm_is_told_though_it_counts_as_ours() -> None:
    address = "eva@noorderlicht.example"
    assert signs("Eva", address, "x@evil.example", comes_in=False) == []
    assert signs("Eva", address, comes_in=False, unproven=True) == [f"{SpoofSign.UNPROVEN} {address}"]


def test_a_public_provider_is_nobodys_own_domain() -> None:
    assert signs("Jan", "jan@gmail.com", unproven=True) == []


def test_several_signs_come_gravest_first() -> None:
    told = signs("eva@bank.example Bаnk", "x@noorderlicht.example", "y@evil.example", unproven=True)
    assert [one.split()[0] for one in told] == ["unproven", "name_is_address", "mixed_scripts", "reply_elsewhere"]


@pytest.mark.parametrize("odd", ["", "@", "a@", "@b", "x" * 100_000 + "@" + "y." * 50_000, "xn--\ud800@xn--.\udcff"])
def test_any_name_and_address_gets_an_answer(odd: str) -> None:
    signs(odd, odd, odd)
