"""Nobody gains mail by entering an address as theirs (C-11): what proves an address, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DatabaseError

from carerix_desktop.domain.account import Security
from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.errors import ServerFault, UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.address_proofs import AddressProofs
from carerix_desktop.services.servers import MailServers
from carerix_desktop.services.users import Users
from carerix_desktop.storage.tables_mail import app_user, audit, user_address
from carerix_desktop.storage.tables_users import address_proof
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail
from tests.support.fake_servers import FakeServers
from tests.support.settings import WITH_SENDING, MemoryRing, ring
from tests.support.smtp_sink import SinkRules, SmtpSink

__all__ = ["ring"]
SALES = "sales@bureau.nl"
HOUSE = replace(WITH_SENDING, username=ANNA)


@dataclass
class Bureau:
    """Anna administers, Bram and Carla recruit; Bram got sales@ later, to which mail was here."""

    agency: Agency
    servers: FakeServers
    users: Users
    accounts: Accounts
    proofs: AddressProofs
    anna: UserKey
    bram: UserKey
    carla: UserKey
    now: datetime

    def sees(self, login: str, message_id: str) -> bool:
        return login in {who for who, _why in self.agency.audience(message_id)}

    def code(self) -> str:
        found = re.search(r"\b([A-Z2-9]{4}-[A-Z2-9]{4})\b", self.servers.submitted[-1][2].decode())
        assert found is not None
        return found[1]


@pytest.fixture
def bureau(tmp_path: Path, ring: MemoryRing) -> Iterator[Bureau]:
    agency, servers = Agency(tmp_path / "store"), FakeServers()
    carla = agency.add_user("carla", "carla@bureau.nl")
    anna, bram = agency.users["anna"], agency.users["bram"]
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.key == anna).values(role="administrator"))
        for key, address in ((anna, ANNA), (bram, BRAM), (carla, "carla@bureau.nl")):
            work.connection.execute(update(app_user).where(app_user.c.key == key).values(from_address=address))
            work.connection.execute(update(user_address).where(user_address.c.user_key == key).values(kind="from"))
    accounts = Accounts(agency.store, Secrets("t", tmp_path / "vault", Redaction(), environment={}), servers)
    accounts.save(anna, anna, HOUSE, password="geheim")
    readdress = agency.desk.user_addresses_changed
    made = Bureau(
        agency=agency,
        servers=servers,
        users=Users(agency.store, readdress=readdress),
        accounts=accounts,
        proofs=AddressProofs(agency.store, accounts, readdress=readdress, clock=lambda: made.now),
        anna=anna,
        bram=bram,
        carla=carla,
        now=datetime.now(UTC),
    )
    agency.file(Sent(mail("old", sender="jan@example.nl", to=SALES), "carla/inbox"))
    made.users.change(anna, bram, {"aliases": SALES})
    yield made
    agency.store.close()


def test_a_code_that_a_colleague_mailed_opens_earlier_mail_and_is_logged(bureau: Bureau) -> None:
    assert not bureau.sees("bram", "old")
    (plain, later) = bureau.proofs.status(bureau.bram, bureau.bram)
    assert (plain.proven, later.address, later.proven) == (True, SALES, False)
    bureau.proofs.send_code(bureau.anna, bureau.bram, SALES)
    ((sender, recipient, _raw),) = bureau.servers.submitted
    assert (sender, recipient) == (ANNA, SALES)
    bureau.proofs.enter_code(bureau.bram, SALES.upper(), f" {bureau.code().lower()} ")
    assert bureau.sees("bram", "old")
    assert all(one.proven for one in bureau.proofs.status(bureau.anna, bureau.bram))
    with bureau.agency.store.work(None) as work:
        lines = work.connection.execute(select(audit.c.made_by, audit.c.act, audit.c.user_key)).all()
    assert lines[-2:] == [("anna", "address_code_sent", bureau.bram), ("bram", "address_proven", bureau.bram)]
    with pytest.raises(UserFault, match="counts for all mail already"):
        bureau.proofs.enter_code(bureau.bram, SALES, bureau.code())


@pytest.mark.parametrize("place", ["anna/sent", "carla/inbox"])
def test_who_awaits_a_code_does_not_find_it_in_the_store(bureau: Bureau, place: str) -> None:
    """Neither by the sender's own copy in Sent, nor by the copy of the one whose mailbox it really is."""
    bureau.proofs.send_code(bureau.anna, bureau.bram, SALES)
    raw = bureau.servers.submitted[-1][2]
    assert SALES not in str(message_from_bytes(raw, policy=policy.default)["to"])
    with_bcc = raw.replace(b"User-Agent", b"Bcc: sales@bureau.nl\r\nUser-Agent", 1)  # some servers add one in Sent
    other = with_bcc.replace(b"Message-ID: <carerix-address-proof.", b"Message-ID: <carerix-address-proof.x")
    bureau.agency.file(Sent(raw, place), Sent(other, place))
    hits = "SELECT message_key FROM message_fts WHERE matching MATCH 'carerix'"
    for login, number in ((place.partition("/")[0], 2), ("bram", 0)):
        with bureau.agency.store.reader(bureau.agency.users[login]) as reader:
            assert len(reader.connection.exec_driver_sql(hits).scalars().all()) == number
            mails = "SELECT key FROM message WHERE message_id LIKE 'carerix-address-proof.%'"
            assert len(reader.connection.exec_driver_sql(mails).scalars().all()) == number


def test_the_store_keeps_a_hash_alone_and_no_reader_sees_it(bureau: Bureau) -> None:
    bureau.proofs.send_code(bureau.anna, bureau.bram, SALES)
    code = bureau.code()
    with bureau.agency.store.work(None) as work:
        kept = work.connection.execute(select(address_proof.c.code_hash)).scalar_one()
    assert code not in kept
    assert code.replace("-", "") not in kept
    assert code.replace("-", "").encode() not in bureau.agency.store.path.read_bytes()
    for viewer in (bureau.anna, bureau.bram):
        with bureau.agency.store.reader(viewer) as reader:
            assert reader.connection.execute(select(address_proof)).all() == []


def test_nobody_mails_a_code_for_their_own_address_and_recruiters_only_for_an_administrator(bureau: Bureau) -> None:
    for acting, code in ((bureau.bram, "own_code"), (bureau.carla, "forbidden")):
        with pytest.raises(UserFault) as caught:
            bureau.proofs.send_code(acting, bureau.bram, SALES)
        assert caught.value.code == code
    bureau.agency.file(Sent(mail("older", to="info@bureau.nl"), "bram/inbox"))
    bureau.users.change(bureau.anna, bureau.anna, {"aliases": "info@bureau.nl"})
    assert not bureau.sees("anna", "older")
    with pytest.raises(UserFault, match="mailed by a colleague"):
        bureau.proofs.send_code(bureau.anna, bureau.anna, "info@bureau.nl")
    bureau.accounts.save(bureau.bram, bureau.bram, replace(HOUSE, username=BRAM), password="geheim")
    bureau.proofs.send_code(bureau.bram, bureau.anna, "info@bureau.nl")
    with pytest.raises(UserFault, match="not an address of this user"):
        bureau.proofs.enter_code(bureau.bram, "info@bureau.nl", bureau.code())  # who could read it cannot use it
    bureau.proofs.enter_code(bureau.anna, "info@bureau.nl", bureau.code())
    assert bureau.sees("anna", "older")


def test_a_code_counts_for_an_hour_five_tries_and_once_a_minute(bureau: Bureau) -> None:
    proofs = bureau.proofs
    proofs.send_code(bureau.anna, bureau.bram, SALES)
    with pytest.raises(UserFault, match="less than a minute ago"):
        proofs.send_code(bureau.anna, bureau.bram, SALES)
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(UserFault, match=f"Tries left: {left}"):
            proofs.enter_code(bureau.bram, SALES, "AAAA-AAAA")
    with pytest.raises(UserFault) as caught:
        proofs.enter_code(bureau.bram, SALES, bureau.code())
    assert caught.value.code == "no_code"
    bureau.now += timedelta(seconds=61)
    proofs.send_code(bureau.anna, bureau.bram, SALES)
    bureau.now += timedelta(hours=1)
    with pytest.raises(UserFault) as caught:
        proofs.enter_code(bureau.bram, SALES, bureau.code())
    assert caught.value.code == "no_code"
    assert not bureau.sees("bram", "old")


def test_a_server_that_refuses_leaves_no_code_and_no_pause(bureau: Bureau) -> None:
    bureau.servers.fault = ServerFault("The server is away.", code="refused")
    with pytest.raises(ServerFault):
        bureau.proofs.send_code(bureau.anna, bureau.bram, SALES)
    bureau.servers.fault = None
    bureau.proofs.send_code(bureau.anna, bureau.bram, SALES)
    assert len(bureau.servers.submitted) == 1


@pytest.mark.parametrize(
    ("username", "security", "by", "proves"),
    [
        (SALES, Security.SSL, "anna", True),
        (SALES.upper(), Security.TLS, "anna", True),
        (BRAM, Security.SSL, "anna", False),
        (SALES, Security.NONE, "anna", False),
        (SALES, Security.SSL, "bram", False),
    ],
)
def test_signing_in_proves_the_user_name_at_a_server_that_another_administrator_entered(
    bureau: Bureau, username: str, security: Security, by: str, proves: bool
) -> None:
    draft = replace(HOUSE, username=username, security=security)
    bureau.accounts.save(bureau.agency.users[by], bureau.bram, draft, password="geheim")
    assert bureau.proofs.status(bureau.bram, bureau.bram)[1].by_sign_in is proves
    if proves:
        bureau.servers.password = "another"
        with pytest.raises(UserFault, match="not correct"):
            bureau.proofs.prove_by_sign_in(bureau.bram, SALES)
        bureau.servers.password = "geheim"
        bureau.proofs.prove_by_sign_in(bureau.bram, SALES)
    else:
        with pytest.raises(UserFault) as caught:
            bureau.proofs.prove_by_sign_in(bureau.bram, SALES)
        assert caught.value.code == "no_sign_in_proof"
    assert bureau.sees("bram", "old") is proves


def test_a_user_who_enters_the_server_anew_is_not_vouched_for_any_more(bureau: Bureau) -> None:
    draft = replace(HOUSE, username=SALES)
    bureau.accounts.save(bureau.anna, bureau.bram, draft, password="geheim")
    bureau.accounts.save(bureau.bram, bureau.bram, replace(draft, send_interval_s=9))
    assert bureau.proofs.status(bureau.bram, bureau.bram)[1].by_sign_in
    bureau.accounts.save(bureau.bram, bureau.bram, replace(draft, server="mine.example.test"), password="geheim")
    assert not bureau.proofs.status(bureau.bram, bureau.bram)[1].by_sign_in


def test_a_recruiter_who_claims_an_address_hears_nothing_of_whose_it_is(bureau: Bureau) -> None:
    sentences = set()
    for address in (ANNA, "nobody@bureau.nl"):
        with pytest.raises(UserFault) as caught:
            bureau.users.change(bureau.bram, bureau.bram, {"aliases": f"{SALES};{address}"})
        sentences.add(caught.value.message)
        with pytest.raises(UserFault) as caught:
            bureau.proofs.enter_code(bureau.bram, address, "AAAA-AAAA")
        sentences.add(caught.value.message)
    assert len(sentences) == 2


CLAIMS = [
    ("carla@bureau.nl", "Carla@BUREAU.nl"),
    ("carla@bureau.nl", "carla+jobs@bureau.nl"),
    ("carla+jobs@bureau.nl", "carla@bureau.nl"),
    ("c.arla@gmail.com", "carla@googlemail.com"),
    ("carla@gmail.com", "c.a.r.l.a+x@gmail.com"),
    ("carla@büro.example", "carla@xn--bro-hoa.example"),
    ("carla@bureau.nl", "carla@bureau.nl."),
    ("carla@bureau.nl", '"carla"@bureau.nl'),
]


@pytest.mark.parametrize(("theirs", "claimed"), CLAIMS)
@pytest.mark.parametrize("active", ["yes", "no"])
def test_an_address_of_a_colleague_is_taken_however_it_is_written(
    bureau: Bureau, theirs: str, claimed: str, active: str
) -> None:
    bureau.users.change(bureau.anna, bureau.carla, {"from_address": theirs, "active": active})
    bureau.agency.file(Sent(mail("hers", to=claimed), "carla/inbox"))
    with pytest.raises(UserFault) as caught:
        bureau.users.change(bureau.anna, bureau.bram, {"aliases": f"{SALES};{claimed}"})
    assert caught.value.code in ("address_taken", "bad_address")
    assert not bureau.sees("bram", "hers")


def test_two_users_with_different_tags_are_two(bureau: Bureau) -> None:
    bureau.users.change(bureau.anna, bureau.carla, {"aliases": "jobs+nl@bureau.nl"})
    bureau.users.change(bureau.anna, bureau.bram, {"aliases": "jobs+be@bureau.nl"})


@pytest.mark.parametrize("tagged", ["carla.old@bureau.nl", "carla.old+x@bureau.nl"])
def test_an_administrator_who_takes_a_colleagues_former_alias_sees_no_earlier_mail(bureau: Bureau, tagged: str) -> None:
    bureau.users.change(bureau.anna, bureau.carla, {"aliases": "carla.old@bureau.nl"})
    bureau.agency.file(Sent(mail("hers", to=tagged), "carla/inbox"))
    bureau.users.change(bureau.anna, bureau.carla, {"aliases": ""})
    bureau.users.change(bureau.anna, bureau.anna, {"aliases": "carla.old@bureau.nl"})
    assert not bureau.sees("anna", "hers")
    assert bureau.sees("carla", "hers")


def test_an_address_that_is_taken_away_and_given_again_has_to_be_proven_again(bureau: Bureau) -> None:
    bureau.proofs.send_code(bureau.anna, bureau.bram, SALES)
    bureau.proofs.enter_code(bureau.bram, SALES, bureau.code())
    bureau.users.change(bureau.anna, bureau.bram, {"aliases": ""})
    assert not bureau.sees("bram", "old")
    bureau.users.change(bureau.anna, bureau.bram, {"aliases": SALES})
    assert not bureau.sees("bram", "old")


def test_a_colleagues_address_on_a_candidates_file_publishes_nothing(bureau: Bureau) -> None:
    bureau.agency.file(Sent(mail("hers", to="carla@bureau.nl", sender=ANNA), "carla/inbox"))
    bureau.agency.add_record("candidate:K-1", "carla@bureau.nl", ANNA)
    bureau.agency.add_address("candidate:K-1", "carla+cv@bureau.nl")
    assert bureau.agency.links("hers") == {}
    assert bureau.agency.proposals("hers") == set()
    assert not bureau.sees("bram", "hers")


def test_the_store_itself_refuses_a_second_owner(bureau: Bureau) -> None:
    row = {"user_key": bureau.anna, "address": SALES, "normal": normalise(SALES), "kind": "alias", "added_at": 0}
    with pytest.raises(DatabaseError), bureau.agency.store._writer.begin() as connection:
        connection.execute(insert(user_address), {**row, "proven": True})


def test_the_message_goes_straight_to_the_outgoing_server(bureau: Bureau) -> None:
    rules = SinkRules(users={ANNA: "geheim"}, recipients={"gone@bureau.nl": "550 5.1.1 No such user"})
    with SmtpSink(rules=rules) as sink:
        account = replace(bureau.accounts.require(bureau.anna), outgoing=sink.endpoint(ANNA))
        MailServers().submit(account, "geheim", ANNA, SALES, b"Subject: x\r\n\r\ny\r\n")
        with pytest.raises(ServerFault, match=r"does not accept gone@bureau\.nl"):
            MailServers().submit(account, "geheim", ANNA, "gone@bureau.nl", b"Subject: x\r\n\r\ny\r\n")
    assert [(one.sender, one.recipients) for one in sink.kept] == [(ANNA, (SALES,))]
