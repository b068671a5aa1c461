"""Message-IDs, parameters, charsets, transfer encodings: the small readers of a header."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.parse.charset import decode_text, storable
from carerix_desktop.parse.message_ids import MAX_REFERENCES, parse_message_id, parse_message_ids
from carerix_desktop.parse.parameters import media_type, parse_parameters
from carerix_desktop.parse.transfer import CHUNK_OCTETS, decode_base64, decode_chunks, decode_transfer, measure


@pytest.mark.parametrize(
    ("value", "bare"),
    [
        ("<a@b>", "a@b"),
        (" < a @ b > ", "a@b"),
        ("a@b", "a@b"),
        ("<A@b> (added by postmaster)", "A@b"),
        ("<a\x00@b>", "a@b"),
        ("<>", ""),
        ("", ""),
        ("<a", "a"),
    ],
)
def test_a_message_id_is_bare_and_keeps_its_letter_case(value, bare):
    assert parse_message_id(value) == bare


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("<a@b> <c@d>", ("a@b", "c@d")),
        ("<a@b><c@d>\t<a@b>", ("a@b", "c@d")),
        ('Your message of "Monday" <a@b>', ("a@b",)),
        ("a@b c@d", ("a@b", "c@d")),
        ("Monday", ()),
        ("", ()),
    ],
)
def test_references_are_read_in_their_order(value, ids):
    assert parse_message_ids(value) == ids


def test_of_too_many_references_the_nearest_are_kept():
    ids = parse_message_ids(" ".join(f"<{n}@x>" for n in range(5_000)))
    assert len(ids) == MAX_REFERENCES
    assert ids[-1] == "4999@x"


@pytest.mark.parametrize(
    ("value", "word", "parameters"),
    [
        ("text/plain", "text/plain", {}),
        ("Text/HTML; Charset=UTF-8", "text/html", {"charset": "UTF-8"}),
        ('text/plain; charset="utf-8"; format=flowed', "text/plain", {"charset": "utf-8", "format": "flowed"}),
        ("text/plain (comment); charset=x", "text/plain", {"charset": "x"}),
        ('a/b; name="x;y=z.pdf"', "a/b", {"name": "x;y=z.pdf"}),
        ('a/b; name="a\\"b"', "a/b", {"name": 'a"b'}),
        ("attachment; filename=met spaties.pdf", "attachment", {"filename": "met spaties.pdf"}),
        ("attachment; filename*=UTF-8''caf%C3%A9.pdf", "attachment", {"filename": "café.pdf"}),
        ("a; filename*0*=UTF-8''caf%C3; filename*1*=%A9.pdf", "a", {"filename": "café.pdf"}),
        ('a; filename*0="lang"; filename*1=".pdf"', "a", {"filename": "lang.pdf"}),
        ("a; filename=x.pdf; filename*=UTF-8''y.pdf", "a", {"filename": "y.pdf"}),
        ('a; filename="=?utf-8?q?caf=C3=A9.pdf?="', "a", {"filename": "café.pdf"}),
        ("a; filename*=nonsense", "a", {"filename": "nonsense"}),
        ('a; name="open', "a", {"name": "open"}),
        ("a;;;b", "a", {}),
        ("", "", {}),
    ],
)
def test_parameters_in_all_their_forms(value, word, parameters):
    assert parse_parameters(value) == (word, parameters)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("text/html", "text/html"),
        ("text", "text/plain"),
        ("a/b/c", "text/plain"),
        ("a/b\x00", "text/plain"),
        ("a/b+c-d.e", "a/b+c-d.e"),
    ],
)
def test_a_malformed_type_is_text(word, kind):
    assert media_type(word) == kind


@pytest.mark.parametrize(
    ("data", "label", "text", "right"),
    [
        ("é".encode(), "utf-8", "é", True),
        ("é".encode(), "", "é", True),
        (b"\xe9", "utf-8", "é", False),
        (b"\xe9", "iso-8859-1", "é", True),
        (b"\x80", "iso-8859-1", "€", True),
        (b"\xa4", "iso-8859-15", "€", True),
        (b"\x81", "windows-1252", "\x81", False),
        ("é".encode(), "x-unknown-8", "é", False),
        (b"\xff\xfee\x00", "utf-16", "e", True),
        (b"+AOk-", "utf-7", "é", True),
        ("中".encode("gb18030"), "gb2312", "中", True),
        (b"a\x00b", "us-ascii", "ab", True),
        (b"a", "idna", "a", False),
        (b"a", "hex", "a", False),
        (b"\\x41", "unicode_escape", "\\x41", False),
        (b"a", "x\x00y", "a", False),
        (b"a", '"utf-8"', "a", True),
    ],
)
def test_charsets_fall_back_and_never_fail(data, label, text, right):
    assert decode_text(data, label) == (text, right)


@given(
    st.binary(max_size=200),
    st.sampled_from(["utf-7", "utf-16", "utf-32", "gb2312", "big5", "iso-2022-jp", "idna", "cp037"]),
)
def test_whatever_the_octets_the_text_can_be_stored(data, label):
    text, _ = decode_text(data, label)
    assert storable(text) == text


@given(st.binary(max_size=3_000))
def test_base64_is_decoded_to_what_was_encoded(data):
    assert decode_base64(base64.encodebytes(data).replace(b"\n", b"\r\n")) == data


@pytest.mark.parametrize(
    ("data", "encoding", "decoded"),
    [
        (b"YWJj", "base64", b"abc"),
        (b"YWJ", "base64", b"ab"),
        (b"YW!J\x00j=", "base64", b"abc"),
        (b"YWJjY", "base64", b"abc"),
        (b"a=C3=A9=\r\nb", "quoted-printable", "aéb".encode()),
        (b"a=ZZ=", "quoted-printable", b"a=ZZ"),
        (b"abc", "8bit", b"abc"),
        (b"abc", "x-nonsense", b"abc"),
        (b"begin 644 x\n#86)C\n`\nend\n", "x-uuencode", b"abc"),
        (b"no begin", "uuencode", b""),
    ],
)
def test_transfer_encodings_are_lenient(data, encoding, decoded):
    assert decode_transfer(data, encoding) == decoded


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_a_large_part_is_measured_in_pieces_and_gives_the_same(encoding):
    content = bytes(range(256)) * (5 * CHUNK_OCTETS // 256)
    if encoding == "base64":
        raw = base64.encodebytes(content)
    elif encoding == "quoted-printable":
        raw = content = b"regel van tekst\n" * (5 * CHUNK_OCTETS // 16)
    else:
        raw = content
    size, digest = measure(raw, 0, len(raw), encoding)
    assert (size, digest) == (len(content), hashlib.sha256(content).digest())
    assert max(map(len, decode_chunks(raw, 0, len(raw), encoding))) <= CHUNK_OCTETS + 4
