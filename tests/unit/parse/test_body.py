"""What of a message is read."""

import pytest

from carerix_desktop.parse.body import readable

HTML = "<p>Hallo</p>"


def message(kind: str, *parts: str) -> bytes:
    inside = "".join(f"--x\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary=x\n\n{inside}--x--\n".encode()


def part(text: str, kind: str = "text/plain", more: str = "") -> str:
    return f"Content-Type: {kind}; charset=utf-8{more}\n\n{text}"


@pytest.mark.parametrize(
    ("raw", "html", "text"),
    [
        (b"Subject: x\n\nHallo\n", None, "Hallo"),
        (b"Content-Type: text/html\n\n" + HTML.encode(), HTML, "Hallo"),
        (message("alternative", part("plat"), part(HTML, "text/html")), HTML, "plat"),
        (message("alternative", part(HTML, "text/html"), part("plat")), HTML, "plat"),
        (message("mixed", part("een"), part("twee")), None, "een\n\ntwee"),
        (
            message("mixed", part(HTML, "text/html"), part("<voet>")),
            f'{HTML}\n<hr>\n<div style="white-space: pre-wrap">&lt;voet&gt;</div>',
            "<voet>",
        ),
        (message("mixed", part("een"), part("x", "text/plain", "; name=a.txt")), None, "een"),
        (
            message("mixed", part("een"), "Content-Type: text/html\nContent-Disposition: attachment\n\n<p>x"),
            None,
            "een",
        ),
        (b"Content-Type: text/plain; format=flowed\n\neen \ntwee\n", None, "een twee"),
        (b"Content-Type: text/plain; format=flowed; delsp=yes\n\neen \ntwee\n", None, "eentwee"),
        (b"", None, ""),
    ],
)
def test_the_body_is_chosen_as_mail_programs_do(raw, html, text):
    body = readable(raw)
    assert (body.html, body.text) == (html, text)


@pytest.mark.parametrize(
    ("html", "remote"),
    [
        ('<img src="https://x.nl/a.png">', True),
        ("<td background=http://x.nl/a.png>", True),
        ('<img src="cid:a@b">', False),
        ('<a href="https://x.nl/">x</a>', False),
    ],
)
def test_images_on_other_computers_are_noticed(html, remote):
    assert readable(b"Content-Type: text/html\n\n" + html.encode()).has_remote is remote


def test_an_attached_message_is_not_read_as_the_body():
    inner = "Content-Type: message/rfc822\n\nSubject: binnen\n\nverborgen"
    assert readable(message("mixed", part("buiten"), inner)).text == "buiten"
