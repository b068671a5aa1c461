"""What remains: odd headers, odd numbers of vacancies, our own automatic answers, forwards that keep their headers."""

from tests.data.labelled.agency import own_address
from tests.data.labelled.forward_forms import LANGUAGES, SUBJECT, as_text
from tests.data.labelled.mailbag import by, inherited, mailbox, merged, new, of, person, user


def odd_headers(bag):
    """Several writers, a Sender, a Reply-To of our own, nobody in To, a letter case and letters of other languages."""
    for n in range(8):
        login, one, two = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        both = merged(person(one), person(two))
        sender = f"{of(one)}, {of(two)}"
        bag.mail("plain/two-writers", sender, user(login), owner=login, links=both, extra=[("Sender", of(two))])
        third = bag.agency.candidate()
        bag.mail("plain/sender", of(one), user(login), owner=login, links=person(one), extra=[("Sender", of(third))])
        bag.mail("plain/own-reply-to", of(two), user(login), reply_to=[user(login)], owner=login, links=person(two))
        bag.mail("plain/nobody", of(one), "undisclosed-recipients:;", owner=login, links=person(one))
        accented = bag.agency.candidate(f"josé{n}@accent.example")
        sender = mailbox(accented.name, f"JOSÉ{n}@Accent.Example")
        bag.mail("plain/accent", sender, user(login), owner=login, links=person(accented))
        site = f"website{n}@noordwerving.example"
        bag.mail(
            "reply-to/site",
            f"Website <{site}>",
            user(login),
            reply_to=[of(third)],
            owner=login,
            links=person(third),
            proposals=[new(site)],
        )


def odd_numbers(bag):
    """Numbers of vacancies that are no letters, a dash and figures, and subjects in several encoded words."""
    forms = ("A+{n}", "C#/{n}", "{n}.5.7", "2026/{n}", "ZZP {n}", "7041{n}", "Vac.{n}", "Ü-{n}")
    for n, form in enumerate(forms):
        login, them, vacancy = bag.login(n), bag.agency.candidate(), bag.agency.vacancy(form.format(n=n))
        links = merged(person(them), by("reference", vacancy))
        for subject in (
            f"Over {vacancy.ref}",
            f"({vacancy.ref.lower()}) cv",
            "é" * (30 + n) + f" {vacancy.ref}, reactie",
        ):
            bag.mail("reference/odd", of(them), user(login), owner=login, subject=subject, links=links)
        beside = f"Over 9{vacancy.ref}" if n % 2 else f"Over {vacancy.ref}9"
        bag.mail("reference/odd-guard", of(them), user(login), owner=login, subject=beside, links=person(them))


def our_own_machines(bag):
    """Our own automatic answer is mail that goes out; it brings no company of its own."""
    for n in range(8):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        first = bag.mail("colleague/away", of(them), user(login), owner=login, links=person(them))
        extra = [("Auto-Submitted", "auto-replied")]
        bag.sent(
            "colleague/away",
            login,
            of(them),
            answers=first,
            thread=first.thread,
            subject="Automatisch antwoord: " + first.subject,
            links=merged(person(them), inherited(first)),
            extra=extra,
            kind="auto_reply",
        )
        bag.sent(
            "colleague/notice", login, of(chef), links=by("address", chef), extra=[("Auto-Submitted", "auto-generated")]
        )
        bag.mail(
            "relay/contact",
            "Bord <no-reply@bord9.example>",
            user(login),
            reply_to=[of(chef)],
            owner=login,
            links=by("address", chef),
        )


def our_gmail(bag):
    """A user's own address at Gmail, in another form, is the user's own."""
    for n in range(8):
        them = bag.agency.candidate()
        ours = ("noord.werving@gmail.com", "noordwerving@googlemail.com", "NoordWerving+nl@gmail.com")[n % 3]
        links = person(them)
        bag.mail(
            "colleague/gmail", f"Chris <{ours}>", of(them), owner="chris", role="sent", direction="out", links=links
        )
        bag.mail("colleague/gmail-cc", of(them), user("anna"), cc=[ours], owner="anna", links=links)


def kept_headers(bag):
    """A forward that answers the message it carries; addresses in a block compare as all others."""
    for n in range(8):
        them, chef, language = bag.agency.candidate(), bag.agency.contact(), LANGUAGES[n % 4]
        first = bag.mail(
            "forward/kept",
            of(them),
            user("anna"),
            cc=[of(chef)],
            owner="anna",
            links=merged(person(them), person(chef)),
        )
        text = as_text("outlook", language, them.name, them.address, own_address("anna"), first.subject)
        bag.sent(
            "forward/kept",
            "anna",
            user("bram"),
            answers=first,
            thread=first.thread,
            subject=SUBJECT[language] + first.subject,
            text=text,
            links=merged(inherited(first), person(them, "forwarded")),
        )
        dotted = bag.agency.candidate(f"met.punt.{n}@gmail.com")
        form = (f"metpunt{n}@googlemail.com", f"Met.Punt.{n}+cv@Gmail.com")[n % 2]
        text = as_text("gmail", language, dotted.name, form, own_address("anna"), "Cv")
        bag.sent(
            "forward/same-address",
            "anna",
            user("bram"),
            subject=f"Fwd: Cv {n}",
            text=text,
            links=person(dotted, "forwarded"),
        )
        name = bag.agency.a_name()
        chef = bag.agency.contact(name=name)
        both = bag.agency.candidate(chef.address, name=name)
        text = as_text("apple", language, both.name, both.address, own_address("anna"), "Cv")
        links = merged(person(chef, "forwarded"), person(both, "forwarded"))
        bag.sent("forward/one-person", "anna", user("chris"), subject=f"Fwd: Kennis {n}", text=text, links=links)


def long_conversations(bag):
    """The nearest reference that is here decides, and what that one has from further back comes along."""
    for n in range(8):
        login, them, chef, third = bag.login(n), bag.agency.candidate(), bag.agency.contact(), bag.agency.contact()
        first = bag.sent("lost/chain", login, of(them), cc=[of(chef)], links=merged(person(them), person(chef)))
        second = bag.mail(
            "lost/chain",
            of(them),
            user(login),
            cc=[of(third)],
            owner=login,
            answers=first,
            thread=first.thread,
            subject="Re: " + first.subject,
            batch=1 + n % 2,
            links=merged(person(them), person(third), inherited(first)),
        )
        gone = f"<weg{n}@post.example>"
        bag.mail(
            "lost/chain",
            of(them),
            user(login),
            owner=login,
            in_reply_to=gone,
            references=(first.message_id, second.message_id, gone),
            thread=first.thread,
            subject="Re: " + first.subject,
            links=merged(person(them), inherited(second)),
        )


def drafts_that_were_sent(bag):
    """A draft is filed from the moment that a copy lies in Sent."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.contact()
        mail = bag.sent("folders/sent-draft", login, of(them), links=person(them), role="drafts")
        bag.lay(mail, login, "sent", batch=1 + n % 2)


SCENES = (
    odd_headers,
    odd_numbers,
    our_own_machines,
    our_gmail,
    kept_headers,
    long_conversations,
    drafts_that_were_sent,
)
