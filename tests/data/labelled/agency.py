"""The small agency of the labelled set: its users, and records made one by one so that no two scenes share a person.

The standard library alone: the labels must follow from the product rules, never from the program.
"""

import csv
import io
from dataclasses import dataclass, field

AGENCY = {"name": "Noord Werving", "mail_domain": "noord.carerix.example"}
USERS = {
    "anna": {
        "name": "Anna de Wit",
        "from_address": "anna@noordwerving.example",
        "aliases": ["anna.dewit@noordwerving.example", "vacatures@noordwerving.example"],
        "system_address": "anna@noord.carerix.example",
    },
    "bram": {
        "name": "Bram Postma",
        "from_address": "bram@noordwerving.example",
        "aliases": ["b.postma@noordwerving.example"],
        "system_address": "bram@noord.carerix.example",
    },
    "chris": {
        "name": "Chris Yılmaz",
        "from_address": "chris@noordwerving.example",
        "aliases": ["c.yilmaz@noordwerving.example", "noord.werving@gmail.com"],
        "system_address": "chris@noord.carerix.example",
    },
}
LOGINS = tuple(USERS)


def words(text):
    """The words of a text."""
    return tuple(text.split())


FIRST = words(
    "Jan Sanne Pieter Fatma Lotte Daan Yusuf Emma Thijs Mila Noor Stijn Eva Ruben Fleur Bas Zoë Mehmet "
    "Iris Koen Sofie Lars Anouk Jeroen Élise Jürgen Maud Tom Nadia Willem Hélène Björn Ilse Omar Tess "
    "Gijs Renée Floor Hugo Vera"
)
LAST = words(
    "Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Postma "
    "Kuipers Veenstra Hoekstra Müller Schmidt Lefèvre Moreau Öztürk Kaya Willems Jacobs Maas Verhoeven "
    "Prins Schouten Blom Huisman Timmer Kok Groen Sanders Claessen Wouters Evers Lammers Koster Driessen "
    "Molenaar"
)
TOWNS = ("Groningen", "Assen", "Leeuwarden", "Zwolle", "Emmen", "Utrecht", "Köln", "Lille")
TRADES = ("Techniek", "Zorg", "Bouw", "Logistiek", "Software", "Finance", "Chemie", "Energie", "Retail", "Media")
PRIVATE = ("ziggo.nl", "hotmail.com", "familie{n}.example", "kpnmail.nl", "outlook.com", "thuis{n}.example", "gmx.de")
PLAIN = str.maketrans("éèëüöçıÉÖ", "eeeuociEO")

COLUMNS = {
    "company": "ref name domains city",
    "contact": "ref first_name last_name emails phones company title language confidential opt_out",
    "candidate": "ref first_name last_name emails phones city language confidential opt_out notes",
    "vacancy": "ref title company contact status",
    "match": "ref candidate vacancy status",
}


@dataclass
class Record:
    """One record: what stands in its CSV row, and what a scene asks of it."""

    kind: str
    ref: str
    row: dict
    company: "Record | None" = None

    @property
    def key(self):
        return (self.kind, self.ref)

    @property
    def name(self):
        return f"{self.row['first_name']} {self.row['last_name']}" if "first_name" in self.row else self.row["name"]

    @property
    def addresses(self):
        return self.row["emails"].split(";")

    @property
    def address(self):
        return self.addresses[0]


@dataclass
class Agency:
    """Makes records; each has a name and an address of its own unless a scene asks otherwise."""

    records: list = field(default_factory=list)
    people: int = 0

    def _add(self, kind, ref, employer=None, /, **row):
        record = Record(kind, ref, {"ref": ref, **row}, employer)
        self.records.append(record)
        return record

    def _number(self, kind):
        return sum(record.kind == kind for record in self.records) + 1

    def a_name(self):
        """A first and last name nobody else has."""
        self.people += 1
        n = self.people
        return FIRST[n % len(FIRST)], LAST[(n // len(FIRST) + n * 7) % len(LAST)] + (
            "-" + LAST[n % 41] if n > 400 else ""
        )

    def an_address(self, first, last, host=None):
        n = self.people
        local = f"{first}.{last}".translate(PLAIN).lower()
        host = (host or PRIVATE[n % len(PRIVATE)]).format(n=n)
        return f"{local}{n}@{host}"

    def candidate(self, *emails, name=None, host=None):
        first, last = name or self.a_name()
        emails = emails or (self.an_address(first, last, host),)
        n = self._number("candidate")
        return self._add(
            "candidate",
            f"C-{1000 + n}",
            first_name=first,
            last_name=last,
            emails=";".join(emails),
            city=TOWNS[n % len(TOWNS)],
            language=("nl", "en", "de", "fr")[n % 4],
            confidential="no",
        )

    def company(self, *domains):
        n = self._number("company")
        name = f"{LAST[n % len(LAST)]} {TRADES[n % len(TRADES)]} {n}"
        slug = name.translate(PLAIN).lower().replace(" ", "-")
        domains = domains or (f"{slug}.example",)
        return self._add("company", f"B-{100 + n}", name=name, domains=";".join(domains), city=TOWNS[n % len(TOWNS)])

    def contact(self, *emails, company=None, name=None):
        first, last = name or self.a_name()
        company = company or self.company()
        emails = emails or (self.an_address(first, last, company.row["domains"].split(";")[0]),)
        n = self._number("contact")
        return self._add(
            "contact",
            f"K-{1000 + n}",
            company,
            first_name=first,
            last_name=last,
            emails=";".join(emails),
            company=company.ref,
            title="HR manager",
            language=("nl", "de", "en", "fr")[n % 4],
            confidential="no",
        )

    def vacancy(self, ref=None, contact=None):
        n = self._number("vacancy")
        contact = contact or self.contact()
        return self._add(
            "vacancy",
            ref or f"V-{2000 + n}",
            title=f"Medewerker {TRADES[n % len(TRADES)]} {n}",
            company=contact.company.ref,
            contact=contact.ref,
            status="open",
        )

    def match(self, candidate, vacancy):
        n = self._number("match")
        ref = f"M-{n:03}"
        return self._add("match", ref, candidate=candidate.ref, vacancy=vacancy.ref, status="proposed")

    def csv(self, kind):
        """The CSV file of one kind, as `import records` takes it."""
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS[kind].split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(record.row for record in self.records if record.kind == kind)
        return out.getvalue()


def own_address(login, form="from_address"):
    user = USERS[login]
    return user["aliases"][0] if form == "alias" else user[form]
