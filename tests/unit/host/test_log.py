"""No secret stands in the log: not in a line, not in a traceback, not as a protocol would spell it (T-06)."""

import base64
import logging
import stat
from pathlib import Path

import pytest

from carerix_desktop.host.log import HIDDEN, Log, Redaction

PASSWORDS = ["geheim", 'with "quotes" and \\', "100%s sure", "two\nlines of it", "ünïcödé wachtwoord", "a'b"]


@pytest.mark.parametrize("password", PASSWORDS)
def test_no_spelling_of_a_password_reaches_the_file(tmp_path: Path, password: str):
    redaction = Redaction()
    redaction.hide(password)
    log = Log(tmp_path, "command", redaction)
    logger = logging.getLogger("carerix_desktop.test")
    try:
        logger.info("plain %s", password)
        logger.info("as Python shows it %r and %r", password, password.encode())
        logger.info('on the wire "%s"', password.replace("\\", "\\\\").replace('"', '\\"'))
        logger.info("encoded %s", base64.b64encode(password.encode()).decode())
        try:
            raise ValueError(f"refused: {password}")
        except ValueError:
            logger.exception("it failed")
    finally:
        log.close()
    written = log.path.read_text()
    assert HIDDEN in written
    assert "it failed" in written
    assert "Traceback" in written
    for spelling in (password, repr(password)[1:-1], base64.b64encode(password.encode()).decode()):
        assert spelling not in written


@pytest.mark.parametrize(
    "line",
    [
        "C: a1 LOGIN eva@example.test hunter2",
        "C: a1 AUTHENTICATE PLAIN hunter2",
        "PASS hunter2",
        "password=hunter2",
        "{'password': 'hunter2'}",
    ],
)
def test_what_follows_a_sign_in_command_is_hidden_even_when_unknown(line: str):
    hidden = Redaction().apply(line)
    assert "hunter2" not in hidden
    assert HIDDEN in hidden


def test_ordinary_words_stay():
    line = "login of account 3 failed: auth_failed, password was refused"
    assert Redaction().apply(line) == line


def test_the_log_is_private_and_leaves_no_handler_behind(tmp_path: Path):
    before = list(logging.getLogger().handlers)
    log = Log(tmp_path, "window", Redaction())
    logging.getLogger("carerix_desktop.test").info("hello")
    log.close()
    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600
    assert logging.getLogger().handlers == before
