"""Documents made by the test: PDF, DOCX, ODT and RTF of given pages, whole or hostile."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def make_pdf(
    pages: Sequence[str], *, font: str = "/BaseFont /Helvetica /Encoding /WinAnsiEncoding", extra: str = ""
) -> bytes:
    """A PDF with one page per text; its lines stand below each other."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        f"<< /Type /Font /Subtype /Type1 {font} >>",
    ]
    for at, text in enumerate(pages):
        shown = "\n".join(f"({_pdf_text(line)}) Tj T*" for line in text.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td\n{shown}\nET"
        resources = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources} /Contents {5 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return write_pdf(objects, extra)


def write_pdf(objects: Sequence[str], extra: str = "") -> bytes:
    """A PDF file of these objects, the first its catalog."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def make_locked_pdf() -> bytes:
    """A PDF that opens with a password only: the user key fits none that one could guess."""
    key = "00" * 32
    lock = f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{key}> /U <{'ab' * 32}> >>"
    return make_pdf(["geheim"], extra=f"/Encrypt {lock} /ID [<{'01' * 16}> <{'01' * 16}>]")


def make_docx(pages: Sequence[str], *, header: str = "") -> bytes:
    """A Word document; pages are parted by page breaks."""
    parts = {
        "word/document.xml": _docx_xml("document", '<w:r><w:br w:type="page"/></w:r>'.join(map(_docx_body, pages)))
    }
    if header:
        parts["word/header1.xml"] = _docx_xml("hdr", _docx_body(header))
    return zip_of(parts)


def docx_with(xml: str | bytes) -> bytes:
    """A Word document with this as its document.xml."""
    return zip_of({"word/document.xml": xml})


def make_odt(pages: Sequence[str]) -> bytes:
    """An OpenDocument text."""
    breaks = "<text:soft-page-break/>".join(
        "".join(f"<text:p>{escape(line)}</text:p>" for line in page.split("\n")) for page in pages
    )
    body = f"<office:body><office:text>{breaks}</office:text></office:body>"
    content = f"<office:document-content {ODT}>{body}</office:document-content>"
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def make_rtf(text: str) -> bytes:
    """A rich text document."""
    body = "\\par\n".join(_rtf_line(line) for line in text.split("\n"))
    return f"{{\\rtf1\\ansi\\deff0 {{\\fonttbl{{\\f0 Arial;}}}}\\f0 {body}}}".encode("ascii")


def zip_of(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these entries, compressed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _docx_xml(root: str, body: str) -> str:
    inner = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{W}">{inner}</w:{root}>'


def _docx_body(text: str) -> str:
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n"))


def _pdf_text(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _rtf_line(line: str) -> str:
    return "".join(sign if sign.isascii() and sign not in "{}\\" else f"\\u{ord(sign)}?" for sign in line)
