"""An agency with a vacancy and candidates of every kind, and the service of bulk sending over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import update

from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import RecordRef, parse_record_ref
from carerix_desktop.domain.template import TemplateText
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.records import Records
from carerix_desktop.storage.tables_crm import record_address
from carerix_desktop.storage.tables_mail import app_user
from tests.support.agency import NOW, Agency
from tests.support.fake_templates import REJECT_EN, REJECT_NL, FakeTemplates

EVA = UserKey(1)
CANDIDATES = """ref,first_name,last_name,emails,language,confidential,opt_out,status,owner,skill
K-1,Ruben,Smit,ruben.smit@post.example,nl,no,no,,eva,Kafka
K-2,Kwame,Mensah,k.mensah@mailbox.example,en,no,no,,,Java
K-3,Bram,Jansen,,nl,no,no,,,
K-4,Tessa,Prins,tessa@post.example,nl,no,no,,,
K-5,Hannah,Claassen,hannah.c@post.example,nl,yes,no,,,
K-6,Lars,Meijer,lars@meijer.example,nl,no,yes,,,
K-7,Gijs,Vermeulen,gijs@mailbox.example,nl,no,no,On hold,,
K-8,Sofia,Petrova,sofia@post.example,en,no,no,,pieter,
K-9,Rubens,Broer,RUBEN.SMIT@post.example,nl,no,no,,,
K-10,Dood,Adres,weg@nergens.example,nl,no,no,,,
"""
MATCHES = "ref,candidate,vacancy,status\n" + "".join(
    f"M-{n},K-{n},V-1,{'rejected' if n == 4 else 'interview'}\n" for n in range(1, 11)
)


@dataclass
class BulkAgency:
    """The agency, its services, and names of records as people write them."""

    agency: Agency
    records: Records
    templates: FakeTemplates
    outbox: Outbox
    bulk: Bulk

    @property
    def vacancy(self) -> RecordKey:
        """The key of V-1."""
        return self.records.get(EVA, RecordKind.VACANCY, "V-1").key

    def everybody(self) -> tuple[RecordRef, ...]:
        """All candidates of V-1."""
        return tuple(parse_record_ref(f"candidate:K-{n}") for n in range(1, 11))


def make_agency(directory: Path, texts: Sequence[TemplateText] = (REJECT_NL, REJECT_EN)) -> BulkAgency:
    """Ten candidates on one vacancy; one address bounced for good."""
    agency = Agency(directory)
    records = Records(agency.store, agency.desk)
    imports = RecordImport(agency.store, agency.desk)
    with agency.store.work(None) as work:
        named = {
            "login": "eva",
            "name": "Eva Bakker",
            "from_address": "eva@noorderlicht.example",
            "role": "administrator",
        }
        work.connection.execute(update(app_user).where(app_user.c.key == EVA).values(**named))
    files = {
        RecordKind.COMPANY: "ref,name\nB-1,Zuiderzee Software\n",
        RecordKind.CONTACT: "ref,first_name,emails,company\nP-1,Pieter,pieter@zuiderzee.example,B-1\n",
        RecordKind.CANDIDATE: CANDIDATES,
        RecordKind.VACANCY: "ref,title,company,contact,status\nV-1,Senior Java Developer,B-1,P-1,open\n"
        "V-2,Nobody's,,,open\n",
        RecordKind.MATCH: MATCHES,
    }
    for kind, text in files.items():
        path = directory / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        assert not imports.import_file(EVA, kind, path).rejected
    with agency.store.work(None) as work:
        dead = record_address.c.normal == "weg@nergens.example"
        work.connection.execute(update(record_address).where(dead).values(undeliverable=True))
    moment = (NOW + timedelta(minutes=1)).timestamp()
    outbox = Outbox(agency.store, agency.desk, clock=lambda: moment)
    templates = FakeTemplates(agency.store, texts)
    senders = Drafting(agency.store, clock=lambda: moment)
    bulk = Bulk(agency.store, templates, senders, outbox, clock=lambda: moment)
    return BulkAgency(agency=agency, records=records, templates=templates, outbox=outbox, bulk=bulk)
