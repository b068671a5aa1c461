"""A labelled set: CVs and messages in Dutch, English and German of made-up people, with what may be read of each.

A layout says which fields it shows; the labels follow from the person alone. The traps are in the layouts: referees,
employers, quoted mail, the recruiter's own address, headings that look like names, dates that may be read in two ways.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from carerix_desktop.domain.message import Address
from carerix_desktop.domain.person_fields import Place

OWN = "eva.bakker@bureau.example"


@dataclass(frozen=True)
class Somebody:
    """A person as they would write themselves."""

    first: str
    last: str
    email: str
    phone: str
    phone_here: str
    street: str
    postal: str
    city: str
    born_nl: str
    born_en: str
    born: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


PEOPLE = (
    Somebody("Sanne", "de Vries", "sanne.devries@post.example", "06-12345678", "06 12345678", "Aa 12", "9711 AB",
             "Groningen", "3 april 1990", "3 April 1990", "1990-04-03"),
    Somebody("Mehmet", "Yıldız", "m.yildiz@post.example", "+31 6 23456789", "06 23456789", "Laan 3a", "2514 AA",
             "Den Haag", "01-02-1985", "1 February 1985", "1985-02-01"),
    Somebody("Anne-Marie", "van den Berg", "amvdberg@post.example", "0031634567890", "06 34567890", "Kade 1", "5211 CD",
             "'s-Hertogenbosch", "29-2-1988", "February 29, 1988", "1988-02-29"),
    Somebody("Piotr", "Kowalski", "kowalski84@post.example", "06 4567 8901", "06 45678901", "Dorpsstraat 7", "3511EP",
             "Utrecht", "12.12.1984", "12th December 1984", "1984-12-12"),
    Somebody("Fatima", "El Amrani", "fatima@amrani.example", "(06) 56789012", "06 56789012", "Ring 88", "1012 KL",
             "Amsterdam", "7 augustus 1995", "August 7th, 1995", "1995-08-07"),
    Somebody("Jan Willem", "in 't Veld", "jw@veld.example", "050-3123456", "050 312 3456", "Hoofdweg 1", "6811 XY",
             "Arnhem", "30 maart 1979", "30 March 1979", "1979-03-30"),
    Somebody("Zoë", "Müller", "zoe.mueller@post.example", "+49 1512 3456789", "+49 1512 3456789", "Gasse 5", "7511 JE",
             "Enschede", "1991-11-05", "1991-11-05", "1991-11-05"),
    Somebody("Daan", "Janssen-Bos", "daan@janssenbos.example", "0612 345 699", "06 12345699", "Singel 20", "3311 GH",
             "Capelle aan den IJssel", "15 mei 2001", "May 15, 2001", "2001-05-15"),
)  # fmt: skip

REFEREE = "Referenties\nPiet Paulusma, teamleider\n06 99887766\npiet@elders.example\nWoonplaats: Breda"
JOBS = "Werkervaring\n2018 - heden Senior Developer, Zuiderzee Software BV\nKerkstraat 5, 8011 AA Zwolle, 038-4211234\n"
JOBS_EN = "Work experience\n2018 - present Senior Developer at Acme Ltd\n10 High Street, London, +44 20 7946 0958\n"

CVS = {
    "labels nl": (
        ["Curriculum vitae\n\nPersonalia\nNaam: {name}\nAdres: {street}\nPostcode en woonplaats: {postal} {city}\n"
         "Telefoon: {phone}\nE-mail: {email}\nGeboortedatum: {born_nl}\nNationaliteit: Nederlandse\n\n" + JOBS,
         "Opleiding\n2010 HBO Informatica, Hanzehogeschool\n\n" + REFEREE],
        {"name", "email", "phone", "city", "born"},
    ),
    "labels apart nl": (
        ["CV\nVoornaam\t{first}\nAchternaam\t{last}\nWoonplaats\t{city}\nMobiel\t{phone}\nE-mailadres\t{email}\n"
         "Geboren\t{born_nl}\nRijbewijs\tB\n" + REFEREE],
        {"name", "email", "phone", "city", "born"},
    ),
    "heading nl": (
        ["{name}\n{street}, {postal} {city}\n{phone} | {email}\n\nProfiel\nIk ben een gedreven ontwikkelaar tien jaar "
         "ervaring.\n\n" + JOBS, "Cursussen\nScrum Master\n" + REFEREE],
        {"name", "email", "phone", "city"},
    ),
    "capitals nl": (
        ["CURRICULUM VITAE\nSENIOR JAVA DEVELOPER\n{upper}\n\nTel. {phone}\nMail: {email}\n\n" + JOBS + REFEREE],
        {"name", "email", "phone"},
    ),
    "title first nl": (
        [("Projectmanager Bouw\n{name}, MSc\nContact\n{email}\n{phone}\nGeboren op {born_nl} te Elders\n\nErvaring\n"
         "Gemeente Assen, Noordersingel 33, 9401 JW Assen")],
        {"name", "email", "phone", "born"},
    ),
    "english": (
        ["Resume of {name}\nAddress: {street}, {postal} {city}, The Netherlands\nPhone: {phone}\nEmail: {email}\n"
         "Date of birth: {born_en}\n\n" + JOBS_EN, "References\nJohn Smith, CTO\n+44 20 7946 0999\njohn@acme.example"],
        {"name", "email", "phone", "city", "born"},
    ),
    "english plain": (
        ["{name}\nSoftware Engineer\n{email}\n{phone}\n\nSummary\nTen years of experience in retail.\n\n" + JOBS_EN],
        {"name", "email", "phone"},
    ),
    "german": (
        [("Lebenslauf\n\nPersönliche Daten\nName: {name}\nTelefon: {phone}\nE-Mail: {email}\nGeburtsdatum: {born_nl}\n"
         "Wohnort: {city}\n\nBerufserfahrung\nLeiter Einkauf, Muster GmbH, 10115 Berlin, +49 30 901820")],
        {"name", "email", "phone", "city", "born"},
    ),
    "ambiguous date": (
        ["Name: {name}\nDate of birth: 03/04/1990\nEmail: {email}\n\nEducation\nUniversity of Leeds"],
        {"name", "email"},
    ),
    "no person": (
        ["Zuiderzee Software BV\nJaarverslag 2025\nOmzet en resultaat\n1. Inleiding\nDe markt groeide met 3%.\n"],
        set(),
    ),
}  # fmt: skip

MAILS = {
    "signature nl": (
        "Beste Eva,\n\nHierbij solliciteer ik op V-2041. Mijn cv vind je in de bijlage.\n\nMet vriendelijke groet,\n\n"
        "{name}\n{phone}\n{postal} {city}\n\nOp 3 mei 2024 schreef Eva <" + OWN + ">:\n> Bel me op 020-5551234\n",
        {"email", "name", "phone", "city"},
    ),
    "signature dashes nl": (
        "Hoi,\n\nBel me gerust.\n\n-- \n{name}\nT: {phone}\nF: 020-1234567\nE: {email}\n",
        {"email", "name", "phone"},
    ),
    "signature en": (
        ("Dear Ms Bakker,\n\nPlease find my resume attached. Jane Smith told me of this job.\n\nKind regards,\n{name}\n"
        "Mobile: {phone}\n"),
        {"email", "name", "phone"},
    ),
    "signature de": (
        "Sehr geehrte Frau Bakker,\n\nanbei mein Lebenslauf.\n\nMit freundlichen Grüßen\n{name}\nTel.: {phone}",
        {"email", "name", "phone"},
    ),
    "first name only": ("Hoi Eva,\n\nIk heb interesse.\n\nGroetjes,\n{first}", {"email", "name"}),
    "relay nl": (
        ("Er is een nieuwe sollicitatie op uw vacature Senior Java Developer.\n\nNaam: {name}\nE-mail: {email}\n"
        "Telefoonnummer: {phone}\nWoonplaats: {city}\nGeboortedatum: {born_nl}\n\nMotivatie: Ik werk graag.\n\n"
        "Met vriendelijke groet,\nTeam Vacaturebank\n0800-1234\n"),
        {"email", "name", "phone", "city", "born"},
    ),
    "relay en": (
        ("New application received\n\nFirst name: {first}\nLast name: {last}\nEmail: {email}\nPhone: {phone}\n"
        "City: {city}\n\nThis message was sent by Jobs Online, 1 Market Street, London"),
        {"email", "name", "phone", "city"},
    ),
    "about others": (
        ("Beste Eva,\n\nMijn collega Kees Pannenkoek (06-99887766, kees@elders.example, Breda) zoekt werk.\n"
        "Zijn chef is bereikbaar op 020-6667777.\n\nIk hoor graag van je.\n"),
        {"email", "name"},
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """What is read, and what may be found."""

    layout: str
    expected: dict[str, str]
    pages: tuple[str, ...] = ()
    sender: Address | None = None
    place: Place = Place.SENDER


def samples() -> Iterator[Sample]:
    """Every layout with every person."""
    for one in PEOPLE:
        values = {**one.__dict__, "name": one.name, "upper": one.name.upper()}
        labels = {"name": one.name, "email": one.email, "phone": one.phone_here, "city": one.city, "born": one.born}
        for layout, (pages, fields) in CVS.items():
            told = {field: labels[field] for field in fields}
            yield Sample(layout, told, pages=tuple(page.format(**values) for page in pages))
        for layout, (text, fields) in MAILS.items():
            told = {field: labels[field] for field in fields}
            display = "" if layout in {"signature nl", "signature de"} else one.name
            sender = Address(name=display, address=one.email)
            yield Sample(layout, told, pages=(text.format(**values),), sender=sender)
