"""How a message of the outbox stands, in one sentence, and which icon and tone go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QObject

from carerix_desktop.domain.fault_texts import CODES, sentence
from carerix_desktop.domain.outgoing import RecipientState, Submission, SubmissionState
from carerix_desktop.domain.refusals import say_refusal
from carerix_desktop.gui.fault_words import language_code

AWAY = frozenset({"dns", "refused", "timeout", "offline", "closed", "too_many"})
"""Causes for which nobody has to do anything but wait."""

_SAID = CODES - {"no", "server"}
"""Causes whose sentence tells more than the server's own words do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a row says: icon, its tint, a sentence, and the details below it ("" for none)."""

    icon: str
    tint: str
    line: str
    detail: str = ""


class OutboxWords(QObject):
    """Words the states."""

    def hindered(self, one: Submission, now: float, *, stopped: bool, has_server: bool) -> Standing | None:
        """How a message stands that waits for a person, whatever its own state; None where nothing is in its way.

        Args:
            one: the message.
            now: seconds since 1970.
            stopped: the bulk sending that it belongs to stands still.
            has_server: whether an outgoing server is set.
        """
        if one.state not in {SubmissionState.HELD, SubmissionState.WAITING}:
            return None
        if stopped:
            return Standing(icon="pause", tint="text.tertiary", line=self.tr("Stopped with its bulk sending"))
        if has_server or one.release_at is None or one.release_at > now:
            return None
        return self._serverless()

    def standing(self, one: Submission, host: str, now: float) -> Standing:
        """How a message stands.

        Args:
            one: the message.
            host: the outgoing server, for its sentence.
            now: seconds since 1970.
        """
        match one.state:
            case SubmissionState.HELD if one.release_at is None:
                return Standing(icon="pause", tint="text.tertiary", line=self.tr("Held until you send it"))
            case SubmissionState.HELD:
                return Standing(icon="clock", tint="text.tertiary", line=self._release(one.release_at or 0, now))
            case SubmissionState.WAITING:
                return self._waiting(one, host, now)
            case SubmissionState.SENDING:
                return Standing(icon="send", tint="accent.text", line=self.tr("Being sent now"))
            case SubmissionState.SENT if one.error:
                line = self.tr("Sent. It could not be put into Sent yet; we try again.")
                return Standing(icon="triangle-alert", tint="warning.text", line=line, detail=self._why(one, host))
            case SubmissionState.SENT | SubmissionState.FILED:
                return self._sent(one)
            case SubmissionState.FAILED:
                line = self.tr("Not sent. The text is kept.")
                return Standing(icon="circle-x", tint="danger.text", line=line, detail=self._why(one, host))
            case SubmissionState.UNKNOWN:
                return Standing(
                    icon="circle-question-mark",
                    tint="warning.text",
                    line=self.tr("Did this message arrive?"),
                    detail=self.tr(
                        "The server's answer was lost, and the message is not in Sent. It may have arrived. "
                        "Ask the recipient, then say here whether it did."
                    ),
                )
            case SubmissionState.CANCELLED:
                return Standing(icon="x", tint="text.tertiary", line=self.tr("Cancelled"))

    def _waiting(self, one: Submission, host: str, now: float) -> Standing:
        if not one.error_code:
            return Standing(icon="clock", tint="text.tertiary", line=self.tr("Waiting to be sent"))
        if one.error_code in AWAY:
            line = self.tr("Waiting for connection")
            return Standing(icon="wifi-off", tint="text.tertiary", line=line, detail=self._next(one, now))
        if one.error_code == "no_outgoing_server":
            return self._serverless()
        detail = "\n".join(part for part in (self._why(one, host), self._next(one, now)) if part)
        line = self._not_yet(one.error_code)
        return Standing(icon="triangle-alert", tint="warning.text", line=line, detail=detail)

    def _serverless(self) -> Standing:
        line = self.tr("Cannot be sent yet: you have no outgoing server")
        detail = self.tr("The text is kept. Enter the outgoing server in the e-mail settings.")
        return Standing(icon="triangle-alert", tint="warning.text", line=line, detail=detail)

    def _not_yet(self, code: str) -> str:
        match code:
            case "no_password":
                return self.tr("Cannot be sent yet: the password is not here")
            case "sign_in_expired":
                return self.tr("Cannot be sent yet: your sign-in has expired")
            case "auth_failed" | "app_password" | "plain_refused":
                return self.tr("Cannot be sent yet: the server refuses your sign-in")
            case "no_room":
                return self.tr("Not sent yet: there is no room on the server")
        return self.tr("Not sent yet; we try again")

    def _sent(self, one: Submission) -> Standing:
        refused = [r for r in one.recipients if r.state is RecipientState.REFUSED]
        if refused:
            line = self.tr("Sent, but not to %n recipient(s)", "", len(refused))
            detail = _per_address(one)
            return Standing(icon="triangle-alert", tint="warning.text", line=line, detail=detail)
        return Standing(icon="circle-check", tint="success.text", line=self.tr("Sent"))

    def _why(self, one: Submission, host: str) -> str:
        """The cause in the window's language, then the server's own words and who was refused."""
        details = {"host": host, "from": one.envelope_from, **one.details}
        text = sentence(one.error_code, details, language_code()) if one.error_code in _SAID else ""
        refused = _per_address(one)
        said = self.tr("The server said: {0}").format(one.answer) if one.answer and not refused else ""
        return "\n".join(part for part in (text, said, refused) if part) or one.error

    def _next(self, one: Submission, now: float) -> str:
        if one.next_attempt_at <= now or one.error_code == "no_password":
            return ""
        return self.tr("Next attempt at {0}.").format(_clock(one.next_attempt_at))

    def _release(self, at: int, now: float) -> str:
        if at - now <= 60:
            return self.tr("Leaves in %n second(s)", "", max(0, round(at - now)))
        if datetime.fromtimestamp(at).date() == datetime.fromtimestamp(now).date():  # noqa: DTZ006 - the person's own day
            return self.tr("Leaves today at {0}").format(_clock(at))
        return self.tr("Leaves on {0}").format(_day(at))


def _per_address(one: Submission) -> str:
    """A line for each recipient whom the server does not accept, or not yet, and why."""
    kept = [r for r in one.recipients if r.answer and r.state is not RecipientState.ACCEPTED]
    return "\n".join(f"{r.address}: {say_refusal(r.answer, language_code())}" for r in kept)


def _clock(at: int) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(at).time(), QLocale.FormatType.ShortFormat)


def _day(at: int) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(at), QLocale.FormatType.ShortFormat)
