"""The whole road of an exception (T-03), against a real server that nobody vouches for, from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.certificates import Authority
from tests.support.command_line import CommandLine
from tests.support.dovecot import DovecotServer
from tests.support.sync_rig import mail


@pytest.fixture
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that the program does not know."""
    return Authority(tmp_path_factory.mktemp("stranger"))


@pytest.fixture
def server(stranger: Authority) -> Iterator[DovecotServer]:
    made = DovecotServer(stranger).start()
    yield made
    made.stop()


def test_a_certificate_is_trusted_for_one_server_until_it_changes_or_is_removed(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, server: DovecotServer, stranger: Authority
) -> None:
    known = Authority(tmp_path_factory.mktemp("known"))
    user = server.add_user()
    eva = CommandLine(profile=tmp_path / "profile", authority=known.path)
    eva.add_user("eva", server.endpoint(user), user.password)
    typed = f"{user.password}\n"
    server.deliver(user.address, mail("m1"))

    refused = eva.run("account", "test", "eva", "--password-stdin", stdin=typed)
    incoming = json.loads(refused.stdout)["incoming"]
    assert (refused.returncode, incoming["code"], incoming["steps"][-1]["name"]) == (1, "certificate", "encrypt")
    fingerprint = incoming["details"]["fingerprint"]
    assert incoming["details"]["valid_until"]

    wrong = eva.run("account", "set", "eva", "--trust-certificate", "abc")
    assert json.loads(wrong.stdout)["error"]["code"] == "bad_fingerprint"
    spelled = ":".join(fingerprint[n : n + 2].upper() for n in range(0, 64, 2))
    saved = eva.ask("account", "set", "eva", "--trust-certificate", spelled)
    port = server.endpoint(user).port
    assert saved["trusted_certificates"] == [{"host": server.host, "port": port, "sha256": fingerprint}]
    assert eva.ask("account", "test", "eva", "--password-stdin", stdin=typed)["incoming"]["ok"]
    assert eva.ask("sync", "eva", "--password-stdin", stdin=typed)["folders"][0]["local"] == 1

    other = stranger.files()
    (server.directory / "cert.pem").write_bytes(other.certificate.read_bytes())
    (server.directory / "key.pem").write_bytes(other.key.read_bytes())
    server.doveadm("reload")
    changed = eva.run("sync", "eva", "--password-stdin", stdin=typed)
    assert json.loads(changed.stdout)["error"]["code"] == "certificate_changed"
    assert "another certificate" in changed.stderr
    shown = json.loads(eva.run("account", "test", "eva", "--password-stdin", stdin=typed).stdout)["incoming"]
    assert shown["code"] == "certificate_changed"
    assert shown["details"]["fingerprint"] != fingerprint

    elsewhere = eva.ask("account", "set", "eva", "--port", str(server.ports["imap"]), "--security", "tls")
    assert elsewhere["trusted_certificates"] == []  # it was for that host and port alone
    again = eva.run("account", "test", "eva", "--password-stdin", stdin=typed)
    assert json.loads(again.stdout)["incoming"]["code"] == "certificate"
