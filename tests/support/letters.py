"""Letters of applicants, with attachments."""

from email.message import EmailMessage
from email.utils import format_datetime

from tests.support.agency import START

BODY = "Beste Eva,\n\nZie mijn cv.\n\nMet vriendelijke groet,\nMehmet Yildiz\n06-23456789\n"


def application(message_id: str, *files: tuple[str, bytes], subject: str = "Sollicitatie V-2041") -> bytes:
    """An application to Anna, as it came."""
    letter = EmailMessage()
    letter["From"], letter["To"] = '"Mehmet Yildiz" <mehmet@post.example>', "anna@bureau.nl"
    letter["Subject"], letter["Message-ID"], letter["Date"] = subject, f"<{message_id}>", format_datetime(START)
    letter.set_content(BODY)
    for name, data in files:
        letter.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return letter.as_bytes()
