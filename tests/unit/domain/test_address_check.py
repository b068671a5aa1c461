"""Which addresses a message can be sent to: a guard of our own, since the standard library's can be led astray."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.address_check import AddressFault, check_address

GOOD = (
    "jan@example.nl", "jan.de-vries+werk@sub.example.co.uk", "o'brien@example.nl", "x@a.io", "JAN@EXAMPLE.NL",
    "jan@bücher.example", "jan@xn--bcher-kva.example", "müller@example.de", "用户@例子.广告", "a@1.example.nl",
    '"jan jansen"@example.nl', "{x}|~@example.nl", f"{'a' * 64}@example.nl",
)  # fmt: skip
BAD = (
    ("", AddressFault.EMPTY),
    ("  ", AddressFault.EMPTY),
    ("jan", AddressFault.NOT_ONE),
    ("@example.nl", AddressFault.NOT_ONE),
    ("jan@", AddressFault.NOT_ONE),
    ("jan@example.nl, piet@example.nl", AddressFault.NOT_ONE),
    ("jan@example.nl piet@example.nl", AddressFault.NOT_ONE),
    ("alice@example.org)bob@example.nl", AddressFault.NOT_ONE),
    ("alice@example.org<bob@example.nl>", AddressFault.NOT_ONE),
    ("alice@example.org@bob.example", AddressFault.NOT_ONE),
    ("<jan@example.nl>", AddressFault.LOCAL_PART),
    ("jan@example.nl\r\nBcc: x@y.nl", AddressFault.NOT_ONE),
    ("jan@example.nl\u2028x", AddressFault.NOT_ONE),
    ("ja\u202en@example.nl", AddressFault.NOT_ONE),
    ("jan\x00@example.nl", AddressFault.NOT_ONE),
    ("jan @example.nl", AddressFault.LOCAL_PART),
    ("jan@exa mple.nl", AddressFault.DOMAIN),
    (".jan@example.nl", AddressFault.LOCAL_PART),
    ("jan.@example.nl", AddressFault.LOCAL_PART),
    ("jan..b@example.nl", AddressFault.LOCAL_PART),
    ("jan(x)@example.nl", AddressFault.LOCAL_PART),
    ("jan@example", AddressFault.DOMAIN),
    ("jan@example.", AddressFault.DOMAIN),
    ("jan@example.nl.", AddressFault.DOMAIN),
    ("jan@.example.nl", AddressFault.DOMAIN),
    ("jan@-a.nl", AddressFault.DOMAIN),
    ("jan@a_b.nl", AddressFault.DOMAIN),
    ("jan@127.0.0.1", AddressFault.DOMAIN),
    ("jan@[127.0.0.1]", AddressFault.DOMAIN),
    ("jan@example.nl>", AddressFault.DOMAIN),
    (f"{'a' * 65}@example.nl", AddressFault.TOO_LONG),
    (f"{'ü' * 33}@example.nl", AddressFault.TOO_LONG),
    (f"jan@{'a.' * 130}nl", AddressFault.TOO_LONG),
    (f"jan@{'a' * 64}.nl", AddressFault.DOMAIN),
)


@pytest.mark.parametrize("address", GOOD)
def test_a_message_can_be_sent_to(address: str) -> None:
    assert check_address(address) is None


@pytest.mark.parametrize(("address", "fault"), BAD)
def test_a_message_cannot_be_sent_to(address: str, fault: AddressFault) -> None:
    assert check_address(address) is fault
