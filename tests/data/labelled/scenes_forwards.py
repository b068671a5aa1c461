"""Rule `forwarded`: what a user forwards, in every form; what only looks forwarded; and colleagues."""

from tests.data.labelled.agency import own_address
from tests.data.labelled.forward_forms import BODY, FORMS, IN_TEXT_ALONE, LANGUAGES, SUBJECT, as_html, as_text, on_wrote
from tests.data.labelled.mailbag import by, inherited, mailbox, merged, multipart, new, of, person, text_part, tie, user


def _inner(bag, n):
    return bag.agency.contact() if n % 2 else bag.agency.candidate()


def _receiver(n):
    """A colleague, or the user's own system address."""
    return user("bram") if n % 2 else own_address("anna", "system_address")


def _forward(bag, scene, n, text, *, language="nl", links=None, proposals=(), to=None, subject="iets", body=None):
    return bag.sent(
        scene,
        "anna",
        to or _receiver(n),
        subject=f"{SUBJECT[language]}{subject} {len(bag.mails)}",
        text=text,
        body=body,
        links=links,
        proposals=proposals,
    )


def inline(bag):
    """Every program in every language, as text and as HTML."""
    n = 0
    for form in FORMS:
        for language in LANGUAGES:
            for html in (False, True)[: 1 if form in IN_TEXT_ALONE else 2]:
                n += 1
                them = _inner(bag, n)
                args = (form, language, them.name, them.address, "anna@noordwerving.example", "Mijn cv")
                body = text_part(as_html(*args), "html", n) if html else text_part(as_text(*args), turn=n)
                scene = f"forward/{form}-{language}-{'html' if html else 'text'}"
                _forward(bag, scene, n, None, language=language, links=person(them, "forwarded"), body=body)


def attached(bag):
    """message/rfc822: known, unknown, on two people, and from a machine."""
    for n in range(40):
        kind = ("known", "known", "unknown", "tie")[n % 4] if n < 32 else "machine"
        them, extra, links, proposals = _inner(bag, n), "", {}, []
        address = them.address
        if kind == "known":
            links = person(them, "forwarded")
        elif kind == "unknown":
            address = f"binnenin{n}@elders.example"
            proposals = [new(address)]
        elif kind == "tie":
            address = f"samen{n}@thuis.example"
            proposals = tie(address, bag.agency.candidate(address), bag.agency.candidate(address))
        else:
            extra = "Auto-Submitted: auto-generated\n"
        inside = (
            f"From: Wie Dan Ook <{address}>\nTo: {user('anna')}\nSubject: Vraag\nMessage-ID: <in{n}@post.example>\n"
        )
        inside += f"Date: Mon, 5 Jan 2026 10:00:00 +0100\n{extra}MIME-Version: 1.0\n" + text_part(BODY["de"], turn=n)
        body = multipart("mixed", text_part("Zie bijlage.\n"), f"Content-Type: message/rfc822\n\n{inside}")
        _forward(bag, f"forward/attached-{kind}", n, None, links=links, proposals=proposals, body=body)


def unknown_inside(bag):
    """An unknown writer of what is forwarded is proposed; an address of two people is a tie."""
    forms = ("outlook", "gmail", "apple", "thunderbird")
    for n in range(8):
        language, address = LANGUAGES[n % 4], f"doorstuur{n}@elders.example"
        text = as_text(forms[n % 4], language, "Onbekend Persoon", address, "info@elders.example", "Cv")
        _forward(bag, "forward/unknown", n, text, language=language, proposals=[new(address)])
        address = f"tweetal{n}@thuis.example"
        one, two = bag.agency.candidate(address), bag.agency.contact(address)
        text = as_text(forms[n % 4], language, one.name, address, "info@elders.example", "Cv")
        _forward(bag, "forward/tie", n, text, language=language, proposals=tie(address, one, two))


def to_a_client(bag):
    """Forwarded to a client: the client by address, the writer by `forwarded`."""
    for n in range(8):
        chef, them = bag.agency.contact(), bag.agency.candidate()
        text = as_text("outlook", LANGUAGES[n % 4], them.name, them.address, own_address("anna"), "Cv")
        links = merged(person(chef), person(them, "forwarded"))
        _forward(bag, "forward/client", n, text, language=LANGUAGES[n % 4], to=of(chef), links=links)


def not_by_a_user(bag):
    """What others forward links nobody inside."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        text = as_text(
            ("outlook", "gmail", "apple", "thunderbird")[n % 4],
            LANGUAGES[n % 4],
            other.name,
            other.address,
            of(them),
            "x",
        )
        bag.mail(
            "forward/by-others", of(them), user(login), owner=login, subject=f"FW: x {n}", text=text, links=person(them)
        )


def answers_with_blocks(bag):
    """An answer that quotes an older header block is no forward."""
    for n in range(8):
        login, them, other, language = bag.login(n), bag.agency.candidate(), bag.agency.contact(), LANGUAGES[n % 4]
        first = bag.mail("forward/answered", of(them), user(login), owner=login, links=person(them))
        older = as_text("outlook", language, other.name, other.address, of(them), "x")
        quote = "\n".join("> " + line for line in older.split("\n"))
        text = f"Prima.\n\n{on_wrote(language, them.name, them.address)}\n{quote}\n"
        bag.sent(
            "forward/answer",
            login,
            of(them),
            answers=first,
            thread=first.thread,
            subject="Re: " + first.subject,
            text=text,
            links=merged(person(them), inherited(first)),
        )


def traps(bag):
    """Addresses in prose, names that pretend, blocks without an address, and blocks of a colleague."""
    for n in range(8):
        language, them, evil = LANGUAGES[n % 4], bag.agency.candidate(), f"schijn{n}@elders.example"
        name = (them.address, f"{them.name} ({them.address})", f'"{them.address}"', them.name)[n % 4]
        text = as_text(("outlook", "gmail")[n % 2], language, name, evil, own_address("anna"), "Cv")
        _forward(bag, "forward/pretends", n, text, language=language, proposals=[new(evil)])
        prose = f"Kun jij {them.name} bellen? Het adres is {them.address}.\nFrom {them.address} kreeg ik niets.\n"
        bag.sent("colleague/prose", "anna", user("bram"), subject=f"FW: bellen {n}", text=prose)
    for n in range(8):
        bram = bag.agency.candidate(own_address(("bram", "chris")[n % 2], ("from_address", "alias")[n // 2 % 2]))
        text = as_text("outlook", "nl", bram.name, bram.address, own_address("anna"), "Rooster")
        _forward(bag, "forward/colleague", n, text)


def colleagues(bag):
    """A user who is a candidate too: internal mail stays off that file, private mail does not."""
    private = [
        bag.agency.candidate(own_address("bram"), "bram.prive@familie-postma.example", name=("Bram", "Postma")),
        bag.agency.candidate("chris.thuis@familie-yilmaz.example", own_address("chris"), own_address("chris", "alias")),
        bag.agency.candidate(own_address("anna", "system_address"), "anna.thuis@familie-dewit.example"),
    ]
    for n in range(12):
        login, other = bag.login(n), bag.login(n + 1)
        mail = bag.sent(
            "colleague/internal", login, user(other, ("from_address", "alias")[n % 2]), cc=[user(bag.login(n + 2))]
        )
        bag.lay(mail, other, "inbox")
        vacancy = bag.agency.vacancy()
        bag.agency.match(private[n % 3], vacancy)
        bag.sent(
            "colleague/reference", login, user(other), subject=f"{vacancy.ref} bezet?", links=by("reference", vacancy)
        )
    homes = (
        "bram.prive@familie-postma.example",
        "chris.thuis@familie-yilmaz.example",
        "anna.thuis@familie-dewit.example",
    )
    for n in range(9):
        home, them = mailbox("Van Thuis", homes[n % 3]), private[n % 3]
        bag.mail("colleague/private", home, user(bag.login(n + 1)), owner=bag.login(n + 1), links=person(them))
    for n in range(8):
        login, chef = bag.login(n), bag.agency.contact()
        bag.mail(
            "colleague/cc",
            of(chef),
            user(login),
            cc=[user("bram"), user("chris", "alias")],
            owner=login,
            links=person(chef),
        )
        bag.sent(
            "colleague/out-cc",
            login,
            of(chef),
            cc=[user("bram")],
            reply_to=[user("chris", "alias")],
            links=person(chef),
        )


def inside_a_conversation(bag):
    """Colleagues about a candidate's mail: its links by `reply`; with another subject they are proposed."""
    for n in range(8):
        them = bag.agency.candidate()
        first = bag.mail("colleague/asked", of(them), user("anna"), owner="anna", links=person(them))
        bag.sent(
            "colleague/reply",
            "anna",
            user("bram"),
            answers=first,
            thread=first.thread,
            subject="FW: " + first.subject,
            links=inherited(first),
            text="Wat vind jij?\n",
        )
        bag.sent(
            "colleague/changed",
            "anna",
            user("chris"),
            answers=first,
            thread=first.thread,
            subject=f"Lunch {n}?",
            proposals=[("reply", *them.key, None)],
            text="Vrijdag?\n",
        )


def own_aliases(bag):
    """Any own address makes mail go out, also when it lies in the inbox."""
    for n in range(8):
        them, form = bag.agency.candidate(), ("alias", "system_address")[n % 2]
        bag.mail(
            "colleague/alias",
            mailbox("Wij", own_address("chris", form).upper()),
            of(them),
            owner="bram",
            role="inbox",
            direction="out",
            links=person(them),
        )


SCENES = (
    inline,
    attached,
    unknown_inside,
    to_a_client,
    not_by_a_user,
    answers_with_blocks,
    traps,
    colleagues,
    inside_a_conversation,
    own_aliases,
)
