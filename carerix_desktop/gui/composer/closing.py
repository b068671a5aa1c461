"""The box *Confidential* while writing: it ticks itself, tells why and frames the letter; the writer has the last word.

Only an answer within a confidential conversation cannot be unticked here: all of that conversation is confidential
(RULES.md section 4).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame

from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.writing import ClosedBeforehand
from carerix_desktop.gui.composer.foot import ComposeFoot
from carerix_desktop.gui.composer.head import ComposeHead
from carerix_desktop.gui.widgets.text import announce, restyle


class Closing(QObject):
    """Rules tick what nobody unticked.

    Args:
        head: has the switch.
        foot: has the button and the reason.
    """

    def __init__(self, head: ComposeHead, foot: ComposeFoot) -> None:
        super().__init__(head)
        self._head, self._foot, self.sheet = head, foot, QFrame()
        self.sheet.setProperty("pane", "surface")
        self._causes: tuple[ClosedBeforehand, ...] = ()
        self._template = self._by_rule = self._ruling = False
        head.confidential.toggled.connect(self._on_toggled)

    def learn(self, causes: tuple[ClosedBeforehand, ...], *, begins: bool) -> None:
        """What the rules say now.

        Args:
            causes: why it is confidential beforehand.
            begins: the draft was just opened, with its box as it was kept.
        """
        before, self._causes = self._causes, causes
        box, stays = self._head.confidential, any(one.stays for one in causes)
        if begins:
            self._by_rule = bool(causes) and box.isChecked()
        elif causes and not before:
            self._rule(on=True)
        elif before and not causes and self._by_rule:
            self._rule(on=False)
        if stays:
            self._rule(on=True)
        box.setEnabled(not stays)
        self._show()

    def follow_template(self) -> None:
        """A template that is confidential was filled in."""
        self._template = True
        self._rule(on=True)
        self._show()

    def _rule(self, *, on: bool) -> None:
        if self._head.confidential.isChecked() is on:
            return
        self._ruling = True
        self._head.confidential.setChecked(on)
        self._ruling = False
        self._by_rule = on
        if on:
            announce(self.sheet, self.why())

    def _on_toggled(self, on: bool) -> None:
        if not self._ruling:
            self._by_rule = False
        self.sheet.setProperty("confidential", on)
        restyle(self.sheet)
        self._foot.show_confidential(on)
        self._show()

    def _show(self) -> None:
        on = self._head.confidential.isChecked()
        why = self.why() if on else ""
        self._foot.show_why(why)
        self._head.confidential.setAccessibleDescription(why)
        self._head.confidential.setToolTip(why or self._head.confidential.accessibleName())

    def why(self) -> str:
        """The reasons, the surest alone where it settles all."""
        if any(one.stays for one in self._causes):
            return self.tr("Replies stay confidential")
        said = [self._because(one.cause, self._labels(one.cause)) for one in self._causes]
        return ". ".join(dict.fromkeys([*said, *([self.tr("The template is confidential")] if self._template else [])]))

    def _labels(self, cause: Cause) -> Sequence[str]:
        return [one.label for one in self._causes if one.cause is cause]

    def _because(self, cause: Cause, labels: Sequence[str]) -> str:
        named = ", ".join(labels)
        return {
            Cause.BOX: "",
            Cause.CONVERSATION: self.tr("The conversation is confidential"),
            Cause.KEYWORD: self.tr("The subject contains “{word}”").format(word=named),
            Cause.PERSON: self.tr("Mail with {name} is confidential").format(name=named),
            Cause.USER: self.tr("Your outgoing e-mail is confidential"),
        }[cause]
