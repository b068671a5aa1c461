"""Documents are read in a child: every form, and what is hostile costs one clear reason and no more (S-09)."""

import zlib
from collections.abc import Iterator

import pytest

from carerix_desktop.domain.document import UNREAD_SENTENCES, DocumentText, Unread
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.limited import Limited, Limits
from carerix_desktop.services.document_reading import READING_LIMITS, DocumentReading
from tests.support.documents import (
    ODT,
    W,
    docx_with,
    make_docx,
    make_locked_pdf,
    make_odt,
    make_pdf,
    make_rtf,
    write_pdf,
    zip_of,
)

CV = "Sanne de Vries\nsanne@post.example\n06 1234 5678\nZoë & co. (Ålesund)"
ODD_FONT = "/BaseFont /Odd /Encoding << /Differences [1 /g1 /g2 /g3 /g4 /g5 /g6] >>"
LATER = "Opleiding\nHBO Informatica"


@pytest.fixture(scope="module")
def reading() -> Iterator[DocumentReading]:
    limited = Limited(READING_LIMITS)
    yield DocumentReading(limited)
    limited.close()


@pytest.mark.parametrize(
    ("name", "content_type", "data", "pages"),
    [
        ("cv.pdf", "application/pdf", make_pdf([CV, LATER]), (CV, LATER)),
        ("cv.docx", "application/octet-stream", make_docx([CV, LATER]), (CV, LATER)),
        ("cv.docx", "", make_docx([LATER], header=CV), (f"{CV}\n{LATER}",)),
        ("cv.odt", "", make_odt([CV, LATER]), (CV, LATER)),
        ("cv.rtf", "", make_rtf(CV), (CV,)),
        ("cv.txt", "", CV.encode(), (CV,)),
        ("cv.txt", "text/plain", CV.encode("utf-16"), (CV,)),
        ("cv.txt", "text/plain", f"{CV}\f{LATER}".encode("cp1252"), (CV, LATER)),
        ("cv.html", "", b"<title>x</title><p>Zo&euml;<br>Bos</p><script>1</script>", ("Zoë\nBos",)),
        ("cv.html", "", '<meta charset="iso-8859-1"><p>Zoë'.encode("latin-1"), ("Zoë",)),
        ("naamloos", "application/octet-stream", make_pdf([CV]), (CV,)),
    ],
)
def test_each_form_gives_its_text_by_pages(reading, name, content_type, data, pages):
    read = reading.read(name, content_type, data)
    assert tuple(page.strip() for page in read.pages) == pages
    assert read.unread is None


def bomb_xml() -> str:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE d [{entities}]><w:document xmlns:w="{W}"><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:document>'


def zip_bomb() -> bytes:
    return docx_with(f'<w:document xmlns:w="{W}"><w:t>'.encode() + b"a" * 70_000_000 + b"</w:t></w:document>")


def stream_bomb() -> bytes:
    """A PDF whose page unpacks to 500 MB of text."""
    packer, million = zlib.compressobj(), b"(a) Tj (b) Tj \n" * 70_000
    text = b"".join(packer.compress(million) for _times in range(500)) + packer.flush()
    pages = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>", "<< >>"]
    pages.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>")
    pages.append(f"<< /Length {len(text)} /Filter /FlateDecode >>\nstream\nHERE\nendstream")
    return write_pdf(pages).replace(b"HERE", text)


def deep_xml() -> str:
    return f'<w:document xmlns:w="{W}">' + "<w:p>" * 3_000_000 + "</w:p>" * 3_000_000 + "</w:document>"


def locked_zip() -> bytes:
    plain = bytearray(make_docx([CV]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = plain.find(mark)
        while place >= 0:
            plain[place + at] |= 1
            place = plain.find(mark, place + 4)
    return bytes(plain)


MANIFEST = {"META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": f"<o {ODT}/>"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "make", "why"),
    [
        ("bomb.docx", zip_bomb, Unread.TOO_LARGE),
        ("entities.docx", lambda: docx_with(bomb_xml()), Unread.BROKEN),
        ("outside.docx", lambda: docx_with('<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'), Unread.BROKEN),
        ("stream.pdf", stream_bomb, Unread.TOO_LARGE),
        ("huge.pdf", lambda: b"%PDF-1.4" + b" " * 26_000_000, Unread.TOO_LARGE),
        ("locked.pdf", make_locked_pdf, Unread.ENCRYPTED),
        ("locked.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Unread.ENCRYPTED),
        ("locked2.docx", locked_zip, Unread.ENCRYPTED),
        ("locked.odt", lambda: zip_of(MANIFEST), Unread.ENCRYPTED),
        ("old.doc", lambda: OLE, Unread.UNKNOWN_FORM),
        ("programs.zip", lambda: zip_of({"a.exe": "MZ"}), Unread.UNKNOWN_FORM),
        ("photo.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 100, Unread.UNKNOWN_FORM),
        ("notes.txt", lambda: b"MZ\0\x01\x02", Unread.UNKNOWN_FORM),
        ("broken.pdf", lambda: b"%PDF-1.4 nothing of the kind", Unread.BROKEN),
        ("half.docx", lambda: make_docx([CV])[:200], Unread.BROKEN),
        ("bad.docx", lambda: docx_with("<w:document>"), Unread.BROKEN),
        ("broken.rtf", lambda: b"{\\rtf1 half", Unread.BROKEN),
        ("empty.pdf", lambda: b"", Unread.BROKEN),
        ("scan.pdf", lambda: make_pdf([""]), Unread.NO_TEXT),
        ("signs.pdf", lambda: make_pdf(["\x01\x02\x03\x04\x05\x06" * 10], font=ODD_FONT), Unread.NO_TEXT),
        ("blank.txt", lambda: b" \n ", Unread.NO_TEXT),
    ],
)
def test_what_cannot_be_read_has_one_plain_reason_and_the_next_one_is_read(reading, name, make, why):
    read = reading.read(name, "", make())
    assert read.unread is why
    assert read.pages == ()
    assert UNREAD_SENTENCES[why].count("{name}") == 1
    assert reading.read("cv.txt", "", b"Sanne").pages == ("Sanne",)


def test_deep_nesting_costs_no_more_than_its_length(reading):
    assert reading.read("deep.docx", "", docx_with(deep_xml())).unread in (Unread.NO_TEXT, Unread.TOO_LARGE)


def test_of_ten_thousand_pages_the_first_are_read(reading):
    read = reading.read("long.pdf", "", make_pdf([f"bladzijde {n}" for n in range(10_000)]))
    assert (len(read.pages), read.cut) == (200, True)
    assert read.pages[199].strip() == "bladzijde 199"


def test_a_document_that_takes_too_long_is_ended_and_said_to_be_too_large():
    limited = Limited(Limits(seconds=0.2))
    try:
        slow = make_rtf("{" * 3_000_000)
        read = DocumentReading(limited).read("slow.rtf", "", slow)
        assert read == DocumentText(unread=Unread.TOO_LARGE)
        assert DocumentReading(limited).read("cv.txt", "", b"Sanne").pages == ("Sanne",)
    finally:
        limited.close()


def test_a_page_is_drawn_as_a_picture_of_the_width_that_was_asked(reading):
    drawn = reading.picture("cv.pdf", make_pdf([CV, LATER]), 1, 400)
    assert drawn.pages == 2
    assert drawn.png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(drawn.png[16:20]) in (400, 401)


@pytest.mark.parametrize(
    ("data", "page", "why"),
    [(make_locked_pdf(), 0, "encrypted"), (b"%PDF-1.4", 0, "broken"), (make_pdf([CV]), 7, "broken")],
)
def test_a_page_that_cannot_be_drawn_is_said_so(reading, data, page, why):
    with pytest.raises(UserFault) as fault:
        reading.picture("cv.pdf", data, page, 400)
    assert fault.value.code == f"document_{why}"
    assert "cv.pdf" in fault.value.message
