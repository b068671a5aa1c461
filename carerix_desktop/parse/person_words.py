"""Words that tell a name from a heading, a job or a greeting; and the months. Dutch, English, German."""

from __future__ import annotations

from typing import Final

NO_NAME_WORDS: Final = frozenset(
    """
    curriculum vitae cv resume résumé lebenslauf profiel profile profil personalia persoonlijke gegevens personal data
    details persönliche daten angaben contact kontakt contactgegevens information informatie over mij about me
    werkervaring ervaring work experience employment berufserfahrung
    opleiding opleidingen education ausbildung skills vaardigheden kenntnisse
    competenties competences talen languages sprachen hobby hobby's hobbies interesses interests referenties references
    referenzen referentie reference cursussen courses certificaten certificates zertifikate samenvatting summary
    objective doel motivatie motivation sollicitatie application bewerbung brief letter portfolio projecten projects
    nationaliteit nationality burgerlijke staat rijbewijs driving licence license beschikbaar available datum date
    naam name adres address telefoon phone mobiel mobile email e-mail website linkedin github pagina page seite bijlage
    bv b.v nv n.v gmbh ag inc ltd llc vof holding group groep university universiteit hogeschool college school
    universität academie academy hospital ziekenhuis gemeente stichting bank vriendelijke groet groeten hartelijke
    beste geachte dear hallo hello hi kind regards best sincerely mit freundlichen grüßen namens team recruitment
    vacature vacancy functie position jobs job werken bij online nieuwsbrief newsletter support service helpdesk info
    sales marketing administratie personeelszaken hr klantenservice indeed monsterboard stepstone nationale
    vacaturebank werkzoeken jobbird via van-naar the and und voor with met met. verzonden sent gesendet mijn
    my iphone ipad
    nederland netherlands deutschland germany belgië belgium heden present
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)
JOB_WORDS: Final = tuple(
    """
    manager developer engineer consultant adviseur medewerker medewerkster ontwikkelaar analist analyst designer
    architect verpleegkundige verzorgende docent leraar monteur chauffeur assistent assistant specialist coördinator
    coordinator directeur director accountant controller administrateur recruiter programmeur programmer tester
    technicus technician nurse teacher entwickler ingenieur berater leiter planner inkoper verkoper officer executive
    intern student stagiair trainee leader lead owner master scientist logistics logistiek finance software senior
    junior medior fulltime parttime freelance operator lasser elektricien timmerman kok secretaresse jurist lawyer
    psycholoog
    """.split()  # noqa: SIM905
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_MONTHS: Final = {"maa": 3, "mrt": 3, "mär": 3, "mae": 3, "mei": 5, "mai": 5, "okt": 10, "dez": 12}
MONTHS: Final = {word: at for at, word in enumerate(_MONTHS, 1)} | _OTHER_MONTHS
"""By their first three letters."""
