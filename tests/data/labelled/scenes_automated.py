"""The guard for automated mail, rule `bounce`, job boards, lists, and what only looks automated."""

from tests.data.labelled.mailbag import by, inherited, mailbox, merged, multipart, new, of, person, text_part, user

LIST = (("List-Id", "Vakgroep <vakgroep.lists.example>"), ("List-Unsubscribe", "<mailto:weg@lists.example>"))


def guarded(bag):
    """Every mark of automated mail: a known From is not linked, an unknown one is not proposed."""
    marks = (
        (("Auto-Submitted", "auto-generated"),),
        (("Auto-Submitted", "auto-replied"),),
        LIST[:1],
        (("Precedence", "bulk"),),
        (("Precedence", "list"),),
        (("Precedence", "junk"),),
        (("List-Id", "<nieuws.example>"), ("Precedence", "bulk")),
    )
    for n in range(14):
        login, them = bag.login(n), bag.agency.candidate()
        scene = "list/guard" if any(key == "List-Id" for key, _value in marks[n % 7]) else "automated/guard"
        kind = "auto_reply" if n % 7 == 1 else "letter"
        bag.mail(scene, of(them), user(login), owner=login, extra=marks[n % 7], kind=kind)
        bag.mail(scene, f"systeem{n}@elders.example", user(login), owner=login, extra=marks[n % 7], kind=kind)
    for n in range(8):
        login, them = bag.login(n), bag.agency.contact()
        bag.mail("automated/null-path", of(them), user(login), owner=login, envelope="<>")
    senders = ("noreply", "no-reply", "NoReply", "No-Reply", "mailer-daemon", "MAILER-DAEMON", "noreply", "no-reply")
    for n, local in enumerate(senders):
        them = bag.agency.company()
        bag.mail("automated/sender", f"Systeem <{local}@{them.row['domains']}>", user("anna"), owner="anna")
        known = bag.agency.candidate(f"{local}@bekend{n}.example")
        bag.mail("automated/known-sender", of(known), user("bram"), owner="bram")


def no_company(bag):
    """Automated mail brings no company, neither by domain nor by a linked contact."""
    for n in range(8):
        login, chef = bag.login(n), bag.agency.contact()
        bag.mail(
            "automated/no-company",
            f"robot{n}@{chef.company.row['domains']}",
            user(login),
            owner=login,
            reply_to=[of(chef)],
            extra=[("Auto-Submitted", "auto-generated")],
            links=by("address", chef),
        )


def not_automated(bag):
    """`Auto-Submitted: no` and a wish for no automatic answer are marks of people's mail."""
    marks = (
        ("Auto-Submitted", "no"),
        ("X-Auto-Response-Suppress", "All"),
        ("X-Mailer", "Bulk 2"),
        ("Precedence", "normal"),
    )
    for n in range(12):
        login, them = bag.login(n), bag.agency.candidate()
        bag.mail(
            "automated/not", of(them), user(login), owner=login, extra=marks[n % 4 : n % 4 + 1], links=person(them)
        )


def job_boards(bag):
    """A relay's Reply-To: known is linked, unknown is proposed; not with list headers, nor at the board itself."""
    for n in range(8):
        login, board, vacancy = bag.login(n), f"Banenbord <noreply@bord{n % 3}.example>", bag.agency.vacancy()
        them = bag.agency.candidate()
        links = merged(person(them), by("reference", vacancy))
        bag.mail(
            "relay/known",
            board,
            user(login),
            reply_to=[of(them)],
            owner=login,
            links=links,
            subject=f"Nieuwe sollicitatie op {vacancy.ref}",
        )
        address = f"sollicitant{n}@postvak.example"
        bag.mail(
            "relay/unknown",
            board,
            user(login),
            reply_to=[mailbox("Sol Licitant", address)],
            owner=login,
            proposals=[new(address)],
        )
        extra = (
            ("List-Unsubscribe", "<mailto:weg@bord.example>"),
            ("List-Id", "<bord.example>"),
            ("Precedence", "bulk"),
        )
        bag.mail(
            "relay/listed",
            board,
            user(login),
            reply_to=[f"lezer{n}@postvak.example"],
            owner=login,
            extra=extra[n % 3 : n % 3 + 1],
        )
        same = (f"hulp@bord{n % 3}.example", f"no-reply@ander{n}.example", f"noreply@ander{n}.example")[n % 3]
        bag.mail("relay/not", board, user(login), reply_to=[same], owner=login)
        known = bag.agency.candidate()
        bag.mail(
            "relay/listed-known",
            board,
            user(login),
            reply_to=[of(known)],
            owner=login,
            extra=extra[n % 3 : n % 3 + 1],
            links=person(known),
        )


def lists(bag):
    """A mailing list: the writer is not linked, the list is not proposed, one in Cc is linked, a ref still counts."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.candidate()
        bag.mail(
            "list/post",
            of(them),
            "vakgroep@lists.example",
            cc=[of(other)],
            reply_to=["vakgroep@lists.example"],
            owner=login,
            extra=LIST,
            links=person(other),
        )
        vacancy = bag.agency.vacancy()
        bag.mail(
            "list/reference",
            f"lid{n}@lists.example",
            "vakgroep@lists.example",
            owner=login,
            extra=LIST,
            subject=f"[vakgroep] {vacancy.ref} gezocht",
            links=by("reference", vacancy),
        )


def away(bag):
    """An out-of-office answer: linked as an answer, not by its From."""
    subjects = ("Automatisch antwoord: {s}", "Automatic reply: {s}", "Abwesend: {s}", "Réponse automatique : {s}")
    for n in range(8):
        login, chef, them = bag.login(n), bag.agency.contact(), bag.agency.candidate()
        first = bag.sent("automated/away", login, of(chef), cc=[of(them)], links=merged(person(chef), person(them)))
        extra = [("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")]
        bag.mail(
            "automated/away",
            of(chef),
            user(login),
            owner=login,
            answers=first,
            thread=first.thread,
            envelope="<>",
            subject=subjects[n % 4].format(s=first.subject),
            extra=extra,
            links=inherited(first),
            kind="auto_reply",
        )
        bag.mail(
            "automated/away-alone",
            of(bag.agency.contact()),
            user(login),
            owner=login,
            extra=extra,
            subject="Afwezig t/m maandag",
            kind="auto_reply",
        )


def report(first, address, *, action, status, whole):
    """The body of a delivery report (RFC 3464) on a message."""
    what = f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {status}\n"
    parts = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.elders.example\n\n" + what
    head = first.raw.partition("\n\n")[0] + "\n"
    original = (
        f"Content-Type: message/rfc822\n\n{first.raw}" if whole else f"Content-Type: text/rfc822-headers\n\n{head}"
    )
    text = text_part(f"Your message to {address} could not be delivered ({action}).\n")
    return multipart("report; report-type=delivery-status", text, parts, original)


def bounces(bag):
    """A delivery report gets the links of the message it reports on; a permanent failure marks the address."""
    daemons = (
        "Mail Delivery System <MAILER-DAEMON@mx.elders.example>",
        "Microsoft Outlook <postmaster@elders.example>",
    )
    for n in range(18):
        login = bag.login(n)
        them = bag.agency.candidate() if n % 2 else bag.agency.contact()
        first = bag.sent("bounce/first", login, of(them), links=person(them), batch=2 if n in {3, 9} else 1)
        permanent = n < 9
        action, status = ("failed", "5.1.1") if permanent else ("delayed", "4.4.1")
        body = report(first, them.address, action=action, status=status, whole=n % 3 > 0)
        rest = {"answers": first} if n % 4 == 0 else {}
        (bag.undeliverable if permanent else bag.deliverable).append(them.address)
        bag.mail(
            "bounce/permanent" if permanent else "bounce/temporary",
            daemons[n % 2],
            user(login),
            owner=login,
            body=body,
            subject="Undelivered Mail Returned to Sender",
            envelope="<>",
            thread=first.thread,
            extra=[("Auto-Submitted", "auto-replied")],
            links=inherited(first, "bounce", "reply"),
            kind="bounced" if permanent else "delayed",
            **rest,
        )
    for n in range(8):
        lost = bag.mail(
            "bounce/unseen",
            user("anna"),
            f"weg{n}@elders.example",
            place=False,
            message_id=f"<unseen{n}@noordwerving.example>",
        )
        bag.mails.remove(lost)
        body = report(lost, f"weg{n}@elders.example", action="failed", status="5.1.1", whole=n % 2)
        bag.mail(
            "bounce/unknown",
            daemons[n % 2],
            user("anna"),
            owner="anna",
            body=body,
            subject="Delivery Status Notification",
            kind="bounced",
            envelope="<>",
            extra=[("Auto-Submitted", "auto-replied")],
        )
        them = bag.agency.candidate()
        text = f"Hi. This is the qmail-send program.\nI could not deliver to {them.address}.\n"
        bag.mail(
            "bounce/in-words",
            daemons[0],
            user("anna"),
            owner="anna",
            text=text,
            subject="failure notice",
            kind="bounced",
            envelope="<>",
        )


def read_receipts(bag):
    """A read receipt is an answer (RFC 8098), not a delivery report."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.candidate()
        first = bag.sent("receipt", login, of(them), links=person(them))
        what = f"Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; {them.address}\n"
        what += f"Original-Message-ID: {first.message_id}\nDisposition: manual-action/MDN-sent-manually; displayed\n"
        body = multipart("report; report-type=disposition-notification", text_part("Gelezen.\n"), what)
        bag.mail(
            "receipt",
            of(them),
            user(login),
            owner=login,
            answers=first,
            thread=first.thread,
            body=body,
            subject="Gelezen: " + first.subject,
            links=merged(person(them), inherited(first)),
            kind="read",
        )


def calendars(bag):
    """An invitation comes from a person: it is linked as all mail is."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.contact()
        method = ("REQUEST", "CANCEL", "REPLY", "REQUEST")[n % 4]
        kind = {"REQUEST": "invitation", "CANCEL": "cancelled", "REPLY": "invitation_answer"}[method]
        event = f"BEGIN:VEVENT\nUID:{n}@kalender.example\nSUMMARY:Gesprek\nEND:VEVENT\n"
        ics = f"BEGIN:VCALENDAR\nMETHOD:{method}\n{event}END:VCALENDAR\n"
        part = f"Content-Type: text/calendar; charset=utf-8; method={method}\n\n{ics}"
        body = multipart("alternative", text_part("Uitnodiging voor een gesprek.\n"), part)
        bag.mail("calendar", of(them), user(login), owner=login, body=body, links=person(them), kind=kind)


SCENES = (guarded, no_company, not_automated, job_boards, lists, away, bounces, read_receipts, calendars)
