"""The header blocks that mail programs put above a forwarded message, in four languages."""

# language: From, Date (Outlook), Date (Apple), To, Subject, and how the three programs name a forward
NAMES = {
    "nl": ("Van", "Verzonden", "Datum", "Aan", "Onderwerp"),
    "en": ("From", "Sent", "Date", "To", "Subject"),
    "de": ("Von", "Gesendet", "Datum", "An", "Betreff"),
    "fr": ("De", "Envoyé", "Date", "À", "Objet"),
}
OLD_OUTLOOK = {
    "nl": "Oorspronkelijk bericht",
    "en": "Original Message",
    "de": "Ursprüngliche Nachricht",
    "fr": "Message d'origine",
}
APPLE = {
    "nl": "Begin doorgestuurd bericht:",
    "en": "Begin forwarded message:",
    "de": "Anfang der weitergeleiteten Nachricht:",
    "fr": "Début du message réexpédié :",
}
THUNDERBIRD = {
    "nl": "Doorgestuurd bericht",
    "en": "Forwarded Message",
    "de": "Weitergeleitete Nachricht",
    "fr": "Message transféré",
}
DATES = {
    "nl": ("maandag 5 januari 2026 10:12", "ma 5 jan 2026 om 10:12", "5 januari 2026 om 10:12:41 CET"),
    "en": ("Monday, 5 January 2026 10:12", "Mon, Jan 5, 2026 at 10:12 AM", "5 January 2026 at 10:12:41 CET"),
    "de": ("Montag, 5. Januar 2026 10:12", "Mo., 5. Jan. 2026 um 10:12 Uhr", "5. Januar 2026 um 10:12:41 MEZ"),
    "fr": ("lundi 5 janvier 2026 10:12", "lun. 5 janv. 2026 à 10:12", "5 janvier 2026 à 10:12:41 UTC+1"),
}
SUBJECT = {"nl": "FW: ", "en": "Fwd: ", "de": "WG: ", "fr": "TR: "}
INTRO = {"nl": "Ter info.", "en": "See below, please.", "de": "Zur Information.", "fr": "Pour information."}
BODY = {
    "nl": "Hallo,\n\nIk ben per direct beschikbaar.\n",
    "en": "Hello,\n\nI am available from next week.\n",
    "de": "Hallo,\n\nich bin ab sofort verfügbar.\n",
    "fr": "Bonjour,\n\nje suis disponible tout de suite.\n",
}


def _colon(language):
    return " :" if language == "fr" else ":"


def _rows(language, pairs):
    return [f"{name}{_colon(language)} {value}" for name, value in pairs]


def outlook(language, name, address, to, subject):
    """Outlook of today: a line, four headers."""
    who, sent, _date, to_name, about = NAMES[language]
    rows = _rows(language, ((who, f"{name} <{address}>"), (sent, DATES[language][0]), (to_name, to), (about, subject)))
    return ["_" * 32, *rows], rows


def outlook_old(language, name, address, to, subject):
    """Outlook of before: its own line, and `[mailto:]`."""
    who, sent, _date, to_name, about = NAMES[language]
    rows = _rows(
        language, ((who, f"{name} [mailto:{address}]"), (sent, DATES[language][0]), (to_name, to), (about, subject))
    )
    return [f"-----{OLD_OUTLOOK[language]}-----", *rows], rows


def gmail(language, name, address, to, subject):
    """Gmail: an English line, and From alone in the user's language."""
    pairs = (
        (NAMES[language][0], f"{name} <{address}>"),
        ("Date", DATES[language][1]),
        ("Subject", subject),
        ("To", f"<{to}>"),
    )
    rows = [f"{pairs[0][0]}{_colon(language)} {pairs[0][1]}", *_rows("en", pairs[1:])]
    return ["---------- Forwarded message ---------", *rows], rows


def apple(language, name, address, to, subject):
    """Apple Mail: a sentence, an empty line, From and Subject first."""
    who, _sent, date, to_name, about = NAMES[language]
    rows = _rows("en", ((who, f"{name} <{address}>"), (about, subject), (date, DATES[language][2]), (to_name, to)))
    return [APPLE[language], "", *rows], rows


def thunderbird(language, name, address, to, subject):
    """Thunderbird: a dashed line, Subject first."""
    who, _sent, date, to_name, about = NAMES[language]
    about, to_name = ("Sujet", "Pour") if language == "fr" else (about, to_name)
    rows = _rows(language, ((about, subject), (date, DATES[language][0]), (who, f"{name} <{address}>"), (to_name, to)))
    return [f"-------- {THUNDERBIRD[language]} --------", *rows], rows


def outlook_plain(language, name, address, to, subject):
    """Outlook where it makes plain text of a link."""
    lines, rows = outlook(language, name, address, to, subject)
    linked = [row.replace(f"<{address}>", f"<{address}<mailto:{address}>>") for row in rows]
    return [lines[0], *linked], linked


def gmail_wrapped(language, name, address, to, subject):
    """Gmail where a long name drives the address to the next line."""
    lines, rows = gmail(language, f"{name} (Recruitment & Selectie)", address, to, subject)
    wrapped = [rows[0].replace(" <", "\n<", 1), *rows[1:]]
    return [lines[0], *wrapped], wrapped


FORMS = {
    "outlook": outlook,
    "outlook-old": outlook_old,
    "outlook-plain": outlook_plain,
    "gmail": gmail,
    "gmail-wrapped": gmail_wrapped,
    "apple": apple,
    "thunderbird": thunderbird,
}
IN_TEXT_ALONE = ("outlook-old", "outlook-plain", "gmail-wrapped")


def as_text(form, language, name, address, to, subject, body=None):
    """A forward in plain text."""
    lines, _ = FORMS[form](language, name, address, to, subject)
    block = "\n".join(lines) + "\n\n" + (body or BODY[language])
    if form == "apple":
        lead, _, rest = block.partition("\n\n")
        block = "".join(f"> {line}\n" if line else ">\n" for line in (lead + "\n\n" + rest).rstrip("\n").split("\n"))
    return f"{INTRO[language]}\n\n{block}"


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_html(form, language, name, address, to, subject):
    """A forward as the program writes it in HTML."""
    lines, rows = FORMS[form](language, name, address, to, subject)
    body = "".join(f"<p>{_escaped(line)}</p>" for line in BODY[language].split("\n") if line)
    bold = [f"<b>{_escaped(name_)}</b>{_escaped(rest)}" for name_, rest in (_cut(row) for row in rows)]
    if form.startswith("outlook"):
        head = "<br>".join(bold)
        block = f'<hr><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">{head}</font></div>{body}'
    elif form == "gmail":
        link = f'<span dir="auto">&lt;<a href="mailto:{address}">{address}</a>&gt;</span>'
        link = f'<strong class="gmail_sendername">{_escaped(name)}</strong> {link}'
        plain = [f"{rows[0].partition(':')[0]}: {link}", *map(_escaped, rows[1:])]
        head = "<br>".join((lines[0], *plain))
        block = f'<div class="gmail_quote"><div class="gmail_attr">{head}<br></div><br>{body}</div>'
    elif form == "apple":
        spans = "".join(
            f'<div style="margin:0"><span><b>{a}</b></span><span>{b}<br></span></div>' for a, b in map(_pair, rows)
        )
        block = f'<blockquote type="cite"><div>{lines[0]}</div><br>{spans}<br>{body}</blockquote>'
    else:
        cells = "".join(f'<tr><th align="RIGHT">{a}</th><td>{b}</td></tr>' for a, b in map(_pair, rows))
        table = f'<table class="moz-email-headers-table">{cells}</table>'
        block = f'<div class="moz-forward-container"><br>{lines[0]}{table}<br>{body}</div>'
    return f"<html><body><p>{INTRO[language]}</p><br>{block}</body></html>"


def _cut(row):
    name, _, rest = row.partition(":")
    return name + ":", rest


def _pair(row):
    name, rest = _cut(row)
    return _escaped(name), _escaped(rest)


def on_wrote(language, name, address):
    """The line above a quote in an answer."""
    return {
        "nl": f"Op {DATES['nl'][0]} schreef {name} <{address}>:",
        "en": f"On {DATES['en'][0]}, {name} <{address}> wrote:",
        "de": f"Am {DATES['de'][0]} schrieb {name} <{address}>:",
        "fr": f"Le {DATES['fr'][0]}, {name} <{address}> a écrit :",
    }[language]


LANGUAGES = tuple(NAMES)
