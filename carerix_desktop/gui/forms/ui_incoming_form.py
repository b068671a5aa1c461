# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'incoming_form.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QSpinBox, QToolButton,
    QVBoxLayout, QWidget)

class Ui_IncomingForm(object):
    def setupUi(self, IncomingForm: QFrame) -> None:
        if not IncomingForm.objectName():
            IncomingForm.setObjectName(u"IncomingForm")
        IncomingForm.setProperty(u"pane", u"box")
        self.column = QVBoxLayout(IncomingForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(20, 18, 20, 18)
        self.title = QLabel(IncomingForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.column.addWidget(self.title)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(9)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.typeLabel = QLabel(IncomingForm)
        self.typeLabel.setObjectName(u"typeLabel")
        self.typeLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.typeLabel.setMinimumSize(QSize(132, 0))
        self.typeLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.typeLabel, 0, 0, 1, 1)

        self.typeRow = QHBoxLayout()
        self.typeRow.setSpacing(6)
        self.typeRow.setObjectName(u"typeRow")
        self.typeRow.setContentsMargins(0, 0, 0, 0)
        self.imapButton = QToolButton(IncomingForm)
        self.imapButton.setObjectName(u"imapButton")
        self.imapButton.setCheckable(True)
        self.imapButton.setProperty(u"kind", u"segment")

        self.typeRow.addWidget(self.imapButton)

        self.popButton = QToolButton(IncomingForm)
        self.popButton.setObjectName(u"popButton")
        self.popButton.setCheckable(True)
        self.popButton.setProperty(u"kind", u"segment")

        self.typeRow.addWidget(self.popButton)

        self.typeHint = QLabel(IncomingForm)
        self.typeHint.setObjectName(u"typeHint")
        self.typeHint.setTextFormat(Qt.TextFormat.PlainText)
        self.typeHint.setWordWrap(True)
        self.typeHint.setProperty(u"role", u"meta")

        self.typeRow.addWidget(self.typeHint)

        self.typeRow.setStretch(2, 1)

        self.grid.addLayout(self.typeRow, 0, 1, 1, 1)

        self.serverLabel = QLabel(IncomingForm)
        self.serverLabel.setObjectName(u"serverLabel")
        self.serverLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.serverLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.serverLabel, 1, 0, 1, 1)

        self.serverRow = QHBoxLayout()
        self.serverRow.setSpacing(8)
        self.serverRow.setObjectName(u"serverRow")
        self.serverRow.setContentsMargins(0, 0, 0, 0)
        self.serverEdit = QLineEdit(IncomingForm)
        self.serverEdit.setObjectName(u"serverEdit")

        self.serverRow.addWidget(self.serverEdit)

        self.portEdit = QLineEdit(IncomingForm)
        self.portEdit.setObjectName(u"portEdit")
        self.portEdit.setMaximumSize(QSize(90, 16777215))

        self.serverRow.addWidget(self.portEdit)

        self.serverRow.setStretch(0, 1)

        self.grid.addLayout(self.serverRow, 1, 1, 1, 1)

        self.serverProblem = QLabel(IncomingForm)
        self.serverProblem.setObjectName(u"serverProblem")
        self.serverProblem.setTextFormat(Qt.TextFormat.PlainText)
        self.serverProblem.setWordWrap(True)
        self.serverProblem.setProperty(u"role", u"meta")
        self.serverProblem.setProperty(u"tone", u"bad")

        self.grid.addWidget(self.serverProblem, 2, 1, 1, 1)

        self.securityLabel = QLabel(IncomingForm)
        self.securityLabel.setObjectName(u"securityLabel")
        self.securityLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.securityLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.securityLabel, 3, 0, 1, 1)

        self.securityRow = QHBoxLayout()
        self.securityRow.setSpacing(4)
        self.securityRow.setObjectName(u"securityRow")
        self.securityRow.setContentsMargins(0, 0, 0, 0)
        self.noneButton = QToolButton(IncomingForm)
        self.noneButton.setObjectName(u"noneButton")
        self.noneButton.setCheckable(True)
        self.noneButton.setProperty(u"kind", u"segment")

        self.securityRow.addWidget(self.noneButton)

        self.sslButton = QToolButton(IncomingForm)
        self.sslButton.setObjectName(u"sslButton")
        self.sslButton.setCheckable(True)
        self.sslButton.setProperty(u"kind", u"segment")

        self.securityRow.addWidget(self.sslButton)

        self.tlsButton = QToolButton(IncomingForm)
        self.tlsButton.setObjectName(u"tlsButton")
        self.tlsButton.setCheckable(True)
        self.tlsButton.setProperty(u"kind", u"segment")

        self.securityRow.addWidget(self.tlsButton)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.securityRow.addItem(self.space1)


        self.grid.addLayout(self.securityRow, 3, 1, 1, 1)

        self.usernameLabel = QLabel(IncomingForm)
        self.usernameLabel.setObjectName(u"usernameLabel")
        self.usernameLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.usernameLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.usernameLabel, 4, 0, 1, 1)

        self.usernameEdit = QLineEdit(IncomingForm)
        self.usernameEdit.setObjectName(u"usernameEdit")

        self.grid.addWidget(self.usernameEdit, 4, 1, 1, 1)

        self.usernameProblem = QLabel(IncomingForm)
        self.usernameProblem.setObjectName(u"usernameProblem")
        self.usernameProblem.setTextFormat(Qt.TextFormat.PlainText)
        self.usernameProblem.setWordWrap(True)
        self.usernameProblem.setProperty(u"role", u"meta")
        self.usernameProblem.setProperty(u"tone", u"bad")

        self.grid.addWidget(self.usernameProblem, 5, 1, 1, 1)

        self.passwordLabel = QLabel(IncomingForm)
        self.passwordLabel.setObjectName(u"passwordLabel")
        self.passwordLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.passwordLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.passwordLabel, 6, 0, 1, 1)

        self.passwordEdit = QLineEdit(IncomingForm)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.passwordEdit, 6, 1, 1, 1)

        self.passwordHint = QLabel(IncomingForm)
        self.passwordHint.setObjectName(u"passwordHint")
        self.passwordHint.setTextFormat(Qt.TextFormat.PlainText)
        self.passwordHint.setWordWrap(True)
        self.passwordHint.setProperty(u"role", u"meta")

        self.grid.addWidget(self.passwordHint, 7, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.column.addLayout(self.grid)

        self.line = QFrame(IncomingForm)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"line", u"h")

        self.column.addWidget(self.line)

        self.fetchBox = QCheckBox(IncomingForm)
        self.fetchBox.setObjectName(u"fetchBox")

        self.column.addWidget(self.fetchBox)

        self.keepRows = QVBoxLayout()
        self.keepRows.setSpacing(4)
        self.keepRows.setObjectName(u"keepRows")
        self.keepRows.setContentsMargins(0, 0, 0, 0)
        self.keepBox = QCheckBox(IncomingForm)
        self.keepBox.setObjectName(u"keepBox")

        self.keepRows.addWidget(self.keepBox)

        self.removeRow = QHBoxLayout()
        self.removeRow.setSpacing(8)
        self.removeRow.setObjectName(u"removeRow")
        self.removeRow.setContentsMargins(24, 0, 0, 0)
        self.removeBox = QCheckBox(IncomingForm)
        self.removeBox.setObjectName(u"removeBox")

        self.removeRow.addWidget(self.removeBox)

        self.daysSpin = QSpinBox(IncomingForm)
        self.daysSpin.setObjectName(u"daysSpin")
        self.daysSpin.setMinimum(1)
        self.daysSpin.setMaximum(3650)
        self.daysSpin.setValue(7)

        self.removeRow.addWidget(self.daysSpin)

        self.daysLabel = QLabel(IncomingForm)
        self.daysLabel.setObjectName(u"daysLabel")
        self.daysLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.removeRow.addWidget(self.daysLabel)

        self.space2 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.removeRow.addItem(self.space2)


        self.keepRows.addLayout(self.removeRow)

        self.whyRow = QHBoxLayout()
        self.whyRow.setSpacing(8)
        self.whyRow.setObjectName(u"whyRow")
        self.whyRow.setContentsMargins(24, 0, 0, 0)
        self.keepWhy = QLabel(IncomingForm)
        self.keepWhy.setObjectName(u"keepWhy")
        self.keepWhy.setTextFormat(Qt.TextFormat.PlainText)
        self.keepWhy.setWordWrap(True)
        self.keepWhy.setProperty(u"role", u"caption")

        self.whyRow.addWidget(self.keepWhy)


        self.keepRows.addLayout(self.whyRow)


        self.column.addLayout(self.keepRows)

        self.noteFrame = QFrame(IncomingForm)
        self.noteFrame.setObjectName(u"noteFrame")
        self.notePlace = QVBoxLayout(self.noteFrame)
        self.notePlace.setSpacing(8)
        self.notePlace.setObjectName(u"notePlace")
        self.notePlace.setContentsMargins(0, 0, 0, 0)

        self.column.addWidget(self.noteFrame)

        self.foldersFrame = QFrame(IncomingForm)
        self.foldersFrame.setObjectName(u"foldersFrame")
        self.foldersFrame.setProperty(u"pane", u"inset")
        self.foldersRow = QHBoxLayout(self.foldersFrame)
        self.foldersRow.setSpacing(12)
        self.foldersRow.setObjectName(u"foldersRow")
        self.foldersRow.setContentsMargins(12, 10, 12, 10)
        self.foldersIcon = QLabel(self.foldersFrame)
        self.foldersIcon.setObjectName(u"foldersIcon")
        self.foldersIcon.setTextFormat(Qt.TextFormat.PlainText)

        self.foldersRow.addWidget(self.foldersIcon)

        self.foldersWords = QVBoxLayout()
        self.foldersWords.setSpacing(1)
        self.foldersWords.setObjectName(u"foldersWords")
        self.foldersWords.setContentsMargins(0, 0, 0, 0)
        self.foldersTitle = QLabel(self.foldersFrame)
        self.foldersTitle.setObjectName(u"foldersTitle")
        self.foldersTitle.setTextFormat(Qt.TextFormat.PlainText)
        self.foldersTitle.setWordWrap(True)
        self.foldersTitle.setProperty(u"role", u"strong")

        self.foldersWords.addWidget(self.foldersTitle)

        self.foldersDetail = QLabel(self.foldersFrame)
        self.foldersDetail.setObjectName(u"foldersDetail")
        self.foldersDetail.setTextFormat(Qt.TextFormat.PlainText)
        self.foldersDetail.setWordWrap(True)
        self.foldersDetail.setProperty(u"role", u"meta")

        self.foldersWords.addWidget(self.foldersDetail)


        self.foldersRow.addLayout(self.foldersWords)

        self.foldersButton = QPushButton(self.foldersFrame)
        self.foldersButton.setObjectName(u"foldersButton")
        self.foldersButton.setAutoDefault(False)

        self.foldersRow.addWidget(self.foldersButton)

        self.foldersRow.setStretch(1, 1)

        self.column.addWidget(self.foldersFrame)

#if QT_CONFIG(shortcut)
        self.typeLabel.setBuddy(self.imapButton)
        self.serverLabel.setBuddy(self.serverEdit)
        self.securityLabel.setBuddy(self.sslButton)
        self.usernameLabel.setBuddy(self.usernameEdit)
        self.passwordLabel.setBuddy(self.passwordEdit)
        self.daysLabel.setBuddy(self.daysSpin)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.imapButton, self.popButton)
        QWidget.setTabOrder(self.popButton, self.serverEdit)
        QWidget.setTabOrder(self.serverEdit, self.portEdit)
        QWidget.setTabOrder(self.portEdit, self.noneButton)
        QWidget.setTabOrder(self.noneButton, self.sslButton)
        QWidget.setTabOrder(self.sslButton, self.tlsButton)
        QWidget.setTabOrder(self.tlsButton, self.usernameEdit)
        QWidget.setTabOrder(self.usernameEdit, self.passwordEdit)
        QWidget.setTabOrder(self.passwordEdit, self.fetchBox)
        QWidget.setTabOrder(self.fetchBox, self.keepBox)
        QWidget.setTabOrder(self.keepBox, self.removeBox)
        QWidget.setTabOrder(self.removeBox, self.daysSpin)
        QWidget.setTabOrder(self.daysSpin, self.foldersButton)

        self.retranslateUi(IncomingForm)

        QMetaObject.connectSlotsByName(IncomingForm)
    # setupUi

    def retranslateUi(self, IncomingForm: QFrame) -> None:
        self.title.setText(QCoreApplication.translate("IncomingForm", u"Incoming mail", None))
        self.typeLabel.setText(QCoreApplication.translate("IncomingForm", u"&Type mailserver", None))
        self.imapButton.setText(QCoreApplication.translate("IncomingForm", u"IMAP", None))
#if QT_CONFIG(accessibility)
        self.imapButton.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Type mailserver: IMAP", None))
#endif // QT_CONFIG(accessibility)
        self.popButton.setText(QCoreApplication.translate("IncomingForm", u"POP", None))
#if QT_CONFIG(accessibility)
        self.popButton.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Type mailserver: POP", None))
#endif // QT_CONFIG(accessibility)
        self.typeHint.setText(QCoreApplication.translate("IncomingForm", u"Same mail here, in Outlook and on your phone", None))
        self.serverLabel.setText(QCoreApplication.translate("IncomingForm", u"&Mailserver", None))
#if QT_CONFIG(accessibility)
        self.serverEdit.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.serverEdit.setPlaceholderText(QCoreApplication.translate("IncomingForm", u"imap.example.com", None))
#if QT_CONFIG(accessibility)
        self.portEdit.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Port", None))
#endif // QT_CONFIG(accessibility)
        self.serverProblem.setText("")
        self.securityLabel.setText(QCoreApplication.translate("IncomingForm", u"&Security", None))
        self.noneButton.setText(QCoreApplication.translate("IncomingForm", u"None", None))
#if QT_CONFIG(accessibility)
        self.noneButton.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Security: None", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.noneButton.setToolTip(QCoreApplication.translate("IncomingForm", u"No encryption: everyone on the way can read your password and your mail", None))
#endif // QT_CONFIG(tooltip)
        self.sslButton.setText(QCoreApplication.translate("IncomingForm", u"SSL", None))
#if QT_CONFIG(accessibility)
        self.sslButton.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Security: SSL", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.sslButton.setToolTip(QCoreApplication.translate("IncomingForm", u"TLS from the first byte (993, 995 or 465)", None))
#endif // QT_CONFIG(tooltip)
        self.tlsButton.setText(QCoreApplication.translate("IncomingForm", u"TLS", None))
#if QT_CONFIG(accessibility)
        self.tlsButton.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Security: TLS", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.tlsButton.setToolTip(QCoreApplication.translate("IncomingForm", u"STARTTLS: the connection begins in clear and must turn into TLS before signing in (143, 110 or 587)", None))
#endif // QT_CONFIG(tooltip)
        self.usernameLabel.setText(QCoreApplication.translate("IncomingForm", u"&User name", None))
#if QT_CONFIG(accessibility)
        self.usernameEdit.setAccessibleName(QCoreApplication.translate("IncomingForm", u"User name", None))
#endif // QT_CONFIG(accessibility)
        self.usernameEdit.setPlaceholderText(QCoreApplication.translate("IncomingForm", u"Usually your full e-mail address", None))
        self.usernameProblem.setText("")
        self.passwordLabel.setText(QCoreApplication.translate("IncomingForm", u"&Password", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Password", None))
#endif // QT_CONFIG(accessibility)
        self.passwordHint.setText("")
        self.fetchBox.setText(QCoreApplication.translate("IncomingForm", u"&Fetch e-mail from mailserver", None))
        self.keepBox.setText(QCoreApplication.translate("IncomingForm", u"&Keep a copy of fetched e-mails on the mailserver", None))
        self.removeBox.setText(QCoreApplication.translate("IncomingForm", u"and remove it after", None))
#if QT_CONFIG(accessibility)
        self.removeBox.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Remove kept copies after some days", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.daysSpin.setAccessibleName(QCoreApplication.translate("IncomingForm", u"Days until kept copies are removed", None))
#endif // QT_CONFIG(accessibility)
        self.daysLabel.setText(QCoreApplication.translate("IncomingForm", u"days", None))
        self.keepWhy.setText("")
        self.foldersIcon.setText("")
        self.foldersTitle.setText("")
        self.foldersDetail.setText("")
        self.foldersButton.setText(QCoreApplication.translate("IncomingForm", u"&Edit folders\u2026", None))
        pass
    # retranslateUi

