"""One message by many routes, drafts and junk."""

from datetime import timedelta, timezone

from tests.data.labelled.mailbag import new, of, person, rfc_date, user


def routes(bag):
    """The same message for two users, with other transport headers, another zone in Date, and a footer."""
    for n in range(8):
        them = bag.agency.candidate()
        mail = bag.mail(
            "routes/same",
            of(them),
            [user("anna"), user("bram")],
            owner="anna",
            links=person(them),
            text="Dag,\n\nTot dan.\n",
        )
        other = mail.date.astimezone(timezone(timedelta(hours=-5)))
        raw = mail.raw.replace(f"\nDate: {rfc_date(mail.date)}\n", f"\nDate: {rfc_date(other)}\n")
        raw = raw.replace("Received: from mx.post", "X-Relay: ja\nReceived: from relay.post")
        bag.lay(mail, "bram", "inbox", batch=1 + n % 2, raw=raw + ("-- \nVia de lijst.\n" if n % 4 == 0 else ""))


def one_id_for_two(bag):
    """One Message-ID with another From, or another Date, is another message."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.candidate()
        mail = bag.mail("routes/one-id", of(them), user(login), owner=login, links=person(them), thread="")
        who = other if n % 2 else them
        date = mail.date if n % 2 else mail.date + timedelta(hours=3)
        bag.mail(
            "routes/one-id",
            of(who),
            user(login),
            owner=login,
            message_id=mail.message_id,
            date=date,
            links=person(who),
            thread="",
        )


def without_an_id(bag):
    """Without a Message-ID: From, To, Date, Subject and text decide."""
    for n in range(8):
        them, text = bag.agency.candidate(), f"Zonder nummer {n}.\n"
        mail = bag.mail(
            "routes/no-id", of(them), user("anna"), owner="anna", message_id=None, text=text, links=person(them)
        )
        bag.lay(mail, "bram", "inbox", raw=mail.raw.replace("Received: from mx.post", "Received: from relay.post"))
        bag.mail(
            "routes/no-id-other",
            of(them),
            user("bram"),
            owner="bram",
            message_id=None,
            text=text,
            date=mail.date,
            subject=mail.subject,
            links=person(them),
        )


def drafts_and_junk(bag):
    """Neither links nor proposes, until a copy lies elsewhere."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.candidate()
        bag.mail("folders/draft", user(login), of(them), owner=login, role="drafts", direction="out", thread="")
        bag.mail("folders/junk", of(them), user(login), owner=login, role="junk", thread="")
        bag.mail("folders/junk-unknown", f"loterij{n}@elders.example", user(login), owner=login, role="junk", thread="")
        bag.mail("folders/trash", of(them), user(login), owner=login, role="trash", links=person(them))
    for n in range(8):
        them, address = bag.agency.contact(), f"tochgoed{n}@elders.example"
        mail = bag.mail("folders/moved", of(them), user("anna"), owner="anna", role="junk", links=person(them))
        bag.lay(mail, ("anna", "bram")[n % 2], "inbox", batch=1 + n % 2)
        mail = bag.mail("folders/moved", address, user("anna"), owner="anna", role="junk", proposals=[new(address)])
        bag.lay(mail, ("anna", "bram")[n % 2], "archive", batch=1 + n % 2)


def around_junk(bag):
    """Junk has no effect on a conversation: an answer to it gets what its own addresses give."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.candidate()
        junk = bag.mail(
            "folders/junk-first", of(them), user(login), cc=[of(other)], owner=login, role="junk", thread=""
        )
        bag.sent(
            "folders/answer-to-junk", login, of(them), answers=junk, subject="Re: " + junk.subject, links=person(them)
        )


SCENES = (routes, one_id_for_two, without_an_id, drafts_and_junk, around_junk)
