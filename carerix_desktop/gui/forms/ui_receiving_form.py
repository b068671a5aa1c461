# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'receiving_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QGridLayout, QLabel,
    QPushButton, QSizePolicy, QVBoxLayout, QWidget)

class Ui_ReceivingForm(object):
    def setupUi(self, ReceivingForm: QFrame) -> None:
        if not ReceivingForm.objectName():
            ReceivingForm.setObjectName(u"ReceivingForm")
        ReceivingForm.setProperty(u"pane", u"box")
        self.column = QVBoxLayout(ReceivingForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(20, 18, 20, 16)
        self.title = QLabel(ReceivingForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.column.addWidget(self.title)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(9)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.mailboxLabel = QLabel(ReceivingForm)
        self.mailboxLabel.setObjectName(u"mailboxLabel")
        self.mailboxLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.mailboxLabel.setMinimumSize(QSize(132, 0))
        self.mailboxLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.mailboxLabel, 0, 0, 1, 1)

        self.mailboxValue = QLabel(ReceivingForm)
        self.mailboxValue.setObjectName(u"mailboxValue")
        self.mailboxValue.setTextFormat(Qt.TextFormat.PlainText)
        self.mailboxValue.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.grid.addWidget(self.mailboxValue, 0, 1, 1, 1)

        self.relayLabel = QLabel(ReceivingForm)
        self.relayLabel.setObjectName(u"relayLabel")
        self.relayLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.relayLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.relayLabel, 1, 0, 1, 1)

        self.relayValue = QLabel(ReceivingForm)
        self.relayValue.setObjectName(u"relayValue")
        self.relayValue.setTextFormat(Qt.TextFormat.PlainText)
        self.relayValue.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.grid.addWidget(self.relayValue, 1, 1, 1, 1)

        self.copyButton = QPushButton(ReceivingForm)
        self.copyButton.setObjectName(u"copyButton")
        self.copyButton.setAutoDefault(False)
        self.copyButton.setProperty(u"compact", u"true")

        self.grid.addWidget(self.copyButton, 1, 2, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.column.addLayout(self.grid)

        self.hint = QLabel(ReceivingForm)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"caption")

        self.column.addWidget(self.hint)

#if QT_CONFIG(shortcut)
        self.mailboxLabel.setBuddy(self.mailboxValue)
        self.relayLabel.setBuddy(self.relayValue)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.mailboxValue, self.relayValue)
        QWidget.setTabOrder(self.relayValue, self.copyButton)

        self.retranslateUi(ReceivingForm)

        QMetaObject.connectSlotsByName(ReceivingForm)
    # setupUi

    def retranslateUi(self, ReceivingForm: QFrame) -> None:
        self.title.setText(QCoreApplication.translate("ReceivingForm", u"Addresses for receiving", None))
        self.mailboxLabel.setText(QCoreApplication.translate("ReceivingForm", u"Your mailbox", None))
        self.mailboxValue.setText("")
        self.relayLabel.setText(QCoreApplication.translate("ReceivingForm", u"Relay address", None))
        self.relayValue.setText("")
        self.copyButton.setText(QCoreApplication.translate("ReceivingForm", u"Copy", None))
#if QT_CONFIG(accessibility)
        self.copyButton.setAccessibleName(QCoreApplication.translate("ReceivingForm", u"Copy the relay address", None))
#endif // QT_CONFIG(accessibility)
        self.hint.setText("")
        pass
    # retranslateUi

