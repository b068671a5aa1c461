"""What the receiving server says about the sender (RFC 8601)."""

from __future__ import annotations

import pytest

from carerix_desktop.parse.authentication import is_unproven


@pytest.mark.parametrize(
    ("results", "unproven"),
    [
        ([], False),
        (["mx.example; none"], False),
        (["mx.example; spf=pass smtp.mailfrom=a@b.example; dkim=pass; dmarc=pass header.from=b.example"], False),
        (["mx.example; spf=fail smtp.mailfrom=x; dkim=none; dmarc=fail (p=REJECT) header.from=b.example"], True),
        (["mx.example;\r\n\tdmarc=FAIL header.from=b.example"], True),
        (["mx.example; spf=fail; dkim=fail; dmarc=pass"], False),
        (["mx.example; spf=softfail"], True),
        (["mx.example; spf=fail; dkim=pass header.d=b.example"], False),
        (["mx.example; spf=none; dkim=none"], False),
        (["mx.example; dkim=fail"], False),
        (["mx.example; spf=pass", "evil.example; dmarc=fail"], False),
        (["mx.example; dmarc=fail", "evil.example; dmarc=pass"], True),
        (['mx.example; xdmarc=fail reason="dmarc=fail"'], False),
        ([";" * 20_000], False),
    ],
)
def test_only_a_failure_that_the_first_field_tells_counts(results: list[str], *, unproven: bool) -> None:
    fields = "".join(f"Authentication-Results: {one}\r\n" for one in results)
    assert is_unproven(f"{fields}From: a@b.example\r\n\r\ntext".encode()) is unproven
