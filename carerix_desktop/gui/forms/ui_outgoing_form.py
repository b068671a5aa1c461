# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'outgoing_form.ui'
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
    QHBoxLayout, QLabel, QLineEdit, QSizePolicy,
    QSpacerItem, QToolButton, QVBoxLayout, QWidget)

class Ui_OutgoingForm(object):
    def setupUi(self, OutgoingForm: QFrame) -> None:
        if not OutgoingForm.objectName():
            OutgoingForm.setObjectName(u"OutgoingForm")
        OutgoingForm.setProperty(u"pane", u"box")
        self.column = QVBoxLayout(OutgoingForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(20, 18, 20, 18)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(OutgoingForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.head.addWidget(self.title)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.space1)

        self.sameBox = QCheckBox(OutgoingForm)
        self.sameBox.setObjectName(u"sameBox")

        self.head.addWidget(self.sameBox)


        self.column.addLayout(self.head)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(9)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.serverLabel = QLabel(OutgoingForm)
        self.serverLabel.setObjectName(u"serverLabel")
        self.serverLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.serverLabel.setMinimumSize(QSize(132, 0))
        self.serverLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.serverLabel, 0, 0, 1, 1)

        self.serverRow = QHBoxLayout()
        self.serverRow.setSpacing(4)
        self.serverRow.setObjectName(u"serverRow")
        self.serverRow.setContentsMargins(0, 0, 0, 0)
        self.serverEdit = QLineEdit(OutgoingForm)
        self.serverEdit.setObjectName(u"serverEdit")

        self.serverRow.addWidget(self.serverEdit)

        self.portEdit = QLineEdit(OutgoingForm)
        self.portEdit.setObjectName(u"portEdit")
        self.portEdit.setMaximumSize(QSize(90, 16777215))

        self.serverRow.addWidget(self.portEdit)

        self.noneButton = QToolButton(OutgoingForm)
        self.noneButton.setObjectName(u"noneButton")
        self.noneButton.setCheckable(True)
        self.noneButton.setProperty(u"kind", u"segment")

        self.serverRow.addWidget(self.noneButton)

        self.sslButton = QToolButton(OutgoingForm)
        self.sslButton.setObjectName(u"sslButton")
        self.sslButton.setCheckable(True)
        self.sslButton.setProperty(u"kind", u"segment")

        self.serverRow.addWidget(self.sslButton)

        self.tlsButton = QToolButton(OutgoingForm)
        self.tlsButton.setObjectName(u"tlsButton")
        self.tlsButton.setCheckable(True)
        self.tlsButton.setProperty(u"kind", u"segment")

        self.serverRow.addWidget(self.tlsButton)

        self.serverRow.setStretch(0, 1)

        self.grid.addLayout(self.serverRow, 0, 1, 1, 1)

        self.serverProblem = QLabel(OutgoingForm)
        self.serverProblem.setObjectName(u"serverProblem")
        self.serverProblem.setTextFormat(Qt.TextFormat.PlainText)
        self.serverProblem.setWordWrap(True)
        self.serverProblem.setProperty(u"role", u"meta")
        self.serverProblem.setProperty(u"tone", u"bad")

        self.grid.addWidget(self.serverProblem, 1, 1, 1, 1)

        self.usernameLabel = QLabel(OutgoingForm)
        self.usernameLabel.setObjectName(u"usernameLabel")
        self.usernameLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.usernameLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.usernameLabel, 2, 0, 1, 1)

        self.usernameEdit = QLineEdit(OutgoingForm)
        self.usernameEdit.setObjectName(u"usernameEdit")

        self.grid.addWidget(self.usernameEdit, 2, 1, 1, 1)

        self.passwordLabel = QLabel(OutgoingForm)
        self.passwordLabel.setObjectName(u"passwordLabel")
        self.passwordLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.passwordLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.passwordLabel, 3, 0, 1, 1)

        self.passwordEdit = QLineEdit(OutgoingForm)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.passwordEdit, 3, 1, 1, 1)

        self.senderLabel = QLabel(OutgoingForm)
        self.senderLabel.setObjectName(u"senderLabel")
        self.senderLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.senderLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.senderLabel, 4, 0, 1, 1)

        self.senderEdit = QLineEdit(OutgoingForm)
        self.senderEdit.setObjectName(u"senderEdit")

        self.grid.addWidget(self.senderEdit, 4, 1, 1, 1)

        self.senderHint = QLabel(OutgoingForm)
        self.senderHint.setObjectName(u"senderHint")
        self.senderHint.setTextFormat(Qt.TextFormat.PlainText)
        self.senderHint.setWordWrap(True)
        self.senderHint.setProperty(u"role", u"meta")

        self.grid.addWidget(self.senderHint, 5, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.column.addLayout(self.grid)

#if QT_CONFIG(shortcut)
        self.serverLabel.setBuddy(self.serverEdit)
        self.usernameLabel.setBuddy(self.usernameEdit)
        self.passwordLabel.setBuddy(self.passwordEdit)
        self.senderLabel.setBuddy(self.senderEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.sameBox, self.serverEdit)
        QWidget.setTabOrder(self.serverEdit, self.portEdit)
        QWidget.setTabOrder(self.portEdit, self.noneButton)
        QWidget.setTabOrder(self.noneButton, self.sslButton)
        QWidget.setTabOrder(self.sslButton, self.tlsButton)
        QWidget.setTabOrder(self.tlsButton, self.usernameEdit)
        QWidget.setTabOrder(self.usernameEdit, self.passwordEdit)
        QWidget.setTabOrder(self.passwordEdit, self.senderEdit)

        self.retranslateUi(OutgoingForm)

        QMetaObject.connectSlotsByName(OutgoingForm)
    # setupUi

    def retranslateUi(self, OutgoingForm: QFrame) -> None:
        self.title.setText(QCoreApplication.translate("OutgoingForm", u"Outgoing mail", None))
        self.sameBox.setText(QCoreApplication.translate("OutgoingForm", u"Sa&me user name and password", None))
        self.serverLabel.setText(QCoreApplication.translate("OutgoingForm", u"Mailse&rver", None))
#if QT_CONFIG(accessibility)
        self.serverEdit.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Outgoing mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.serverEdit.setPlaceholderText(QCoreApplication.translate("OutgoingForm", u"smtp.example.com", None))
#if QT_CONFIG(accessibility)
        self.portEdit.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Outgoing port", None))
#endif // QT_CONFIG(accessibility)
        self.noneButton.setText(QCoreApplication.translate("OutgoingForm", u"None", None))
#if QT_CONFIG(accessibility)
        self.noneButton.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Security of the outgoing mailserver: None", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.noneButton.setToolTip(QCoreApplication.translate("OutgoingForm", u"No encryption: everyone on the way can read your password and your mail", None))
#endif // QT_CONFIG(tooltip)
        self.sslButton.setText(QCoreApplication.translate("OutgoingForm", u"SSL", None))
#if QT_CONFIG(accessibility)
        self.sslButton.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Security of the outgoing mailserver: SSL", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.sslButton.setToolTip(QCoreApplication.translate("OutgoingForm", u"TLS from the first byte (993, 995 or 465)", None))
#endif // QT_CONFIG(tooltip)
        self.tlsButton.setText(QCoreApplication.translate("OutgoingForm", u"TLS", None))
#if QT_CONFIG(accessibility)
        self.tlsButton.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Security of the outgoing mailserver: TLS", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.tlsButton.setToolTip(QCoreApplication.translate("OutgoingForm", u"STARTTLS: the connection begins in clear and must turn into TLS before signing in (143, 110 or 587)", None))
#endif // QT_CONFIG(tooltip)
        self.serverProblem.setText("")
        self.usernameLabel.setText(QCoreApplication.translate("OutgoingForm", u"User &name", None))
#if QT_CONFIG(accessibility)
        self.usernameEdit.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"User name of the outgoing mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.passwordLabel.setText(QCoreApplication.translate("OutgoingForm", u"Pass&word", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Password of the outgoing mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.senderLabel.setText(QCoreApplication.translate("OutgoingForm", u"Sen&der address", None))
#if QT_CONFIG(accessibility)
        self.senderEdit.setAccessibleName(QCoreApplication.translate("OutgoingForm", u"Sender address", None))
#endif // QT_CONFIG(accessibility)
        self.senderEdit.setPlaceholderText(QCoreApplication.translate("OutgoingForm", u"name@example.com", None))
        self.senderHint.setText("")
        pass
    # retranslateUi

