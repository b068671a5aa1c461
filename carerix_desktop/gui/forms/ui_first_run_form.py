# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_run_form.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_FirstRunForm(object):
    def setupUi(self, FirstRunForm: QWidget) -> None:
        if not FirstRunForm.objectName():
            FirstRunForm.setObjectName(u"FirstRunForm")
        self.column = QVBoxLayout(FirstRunForm)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(0, 0, 0, 0)
        self.product = QLabel(FirstRunForm)
        self.product.setObjectName(u"product")
        self.product.setTextFormat(Qt.TextFormat.PlainText)
        self.product.setProperty(u"role", u"heading")

        self.head.addWidget(self.product)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.space1)

        self.languageLabel = QLabel(FirstRunForm)
        self.languageLabel.setObjectName(u"languageLabel")
        self.languageLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.languageLabel.setProperty(u"tone", u"secondary")

        self.head.addWidget(self.languageLabel)

        self.languageBox = QComboBox(FirstRunForm)
        self.languageBox.setObjectName(u"languageBox")

        self.head.addWidget(self.languageBox)


        self.column.addLayout(self.head)

        self.title = QLabel(FirstRunForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"display")

        self.column.addWidget(self.title)

        self.intro = QLabel(FirstRunForm)
        self.intro.setObjectName(u"intro")
        self.intro.setTextFormat(Qt.TextFormat.PlainText)
        self.intro.setWordWrap(True)
        self.intro.setProperty(u"tone", u"secondary")

        self.column.addWidget(self.intro)

        self.nameLabel = QLabel(FirstRunForm)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.nameLabel)

        self.nameEdit = QLineEdit(FirstRunForm)
        self.nameEdit.setObjectName(u"nameEdit")

        self.column.addWidget(self.nameEdit)

        self.addressLabel = QLabel(FirstRunForm)
        self.addressLabel.setObjectName(u"addressLabel")
        self.addressLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.addressLabel)

        self.addressEdit = QLineEdit(FirstRunForm)
        self.addressEdit.setObjectName(u"addressEdit")

        self.column.addWidget(self.addressEdit)

        self.passwordLabel = QLabel(FirstRunForm)
        self.passwordLabel.setObjectName(u"passwordLabel")
        self.passwordLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.column.addWidget(self.passwordLabel)

        self.passwordEdit = QLineEdit(FirstRunForm)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.column.addWidget(self.passwordEdit)

        self.passwordHint = QLabel(FirstRunForm)
        self.passwordHint.setObjectName(u"passwordHint")
        self.passwordHint.setTextFormat(Qt.TextFormat.PlainText)
        self.passwordHint.setWordWrap(True)
        self.passwordHint.setProperty(u"role", u"caption")

        self.column.addWidget(self.passwordHint)

        self.serverFrame = QFrame(FirstRunForm)
        self.serverFrame.setObjectName(u"serverFrame")
        self.serverFrame.setProperty(u"pane", u"inset")
        self.serverGrid = QGridLayout(self.serverFrame)
        self.serverGrid.setObjectName(u"serverGrid")
        self.serverGrid.setHorizontalSpacing(10)
        self.serverGrid.setVerticalSpacing(8)
        self.serverGrid.setContentsMargins(14, 12, 14, 12)
        self.incomingLabel = QLabel(self.serverFrame)
        self.incomingLabel.setObjectName(u"incomingLabel")
        self.incomingLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.incomingLabel.setProperty(u"tone", u"secondary")

        self.serverGrid.addWidget(self.incomingLabel, 0, 0, 1, 1)

        self.serverEdit = QLineEdit(self.serverFrame)
        self.serverEdit.setObjectName(u"serverEdit")

        self.serverGrid.addWidget(self.serverEdit, 0, 1, 1, 1)

        self.portEdit = QLineEdit(self.serverFrame)
        self.portEdit.setObjectName(u"portEdit")
        self.portEdit.setMaximumSize(QSize(80, 16777215))

        self.serverGrid.addWidget(self.portEdit, 0, 2, 1, 1)

        self.securityBox = QComboBox(self.serverFrame)
        self.securityBox.setObjectName(u"securityBox")

        self.serverGrid.addWidget(self.securityBox, 0, 3, 1, 1)

        self.outgoingLabel = QLabel(self.serverFrame)
        self.outgoingLabel.setObjectName(u"outgoingLabel")
        self.outgoingLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.outgoingLabel.setProperty(u"tone", u"secondary")

        self.serverGrid.addWidget(self.outgoingLabel, 1, 0, 1, 1)

        self.smtpServerEdit = QLineEdit(self.serverFrame)
        self.smtpServerEdit.setObjectName(u"smtpServerEdit")

        self.serverGrid.addWidget(self.smtpServerEdit, 1, 1, 1, 1)

        self.smtpPortEdit = QLineEdit(self.serverFrame)
        self.smtpPortEdit.setObjectName(u"smtpPortEdit")
        self.smtpPortEdit.setMaximumSize(QSize(80, 16777215))

        self.serverGrid.addWidget(self.smtpPortEdit, 1, 2, 1, 1)

        self.smtpSecurityBox = QComboBox(self.serverFrame)
        self.smtpSecurityBox.setObjectName(u"smtpSecurityBox")

        self.serverGrid.addWidget(self.smtpSecurityBox, 1, 3, 1, 1)

        self.usernameLabel = QLabel(self.serverFrame)
        self.usernameLabel.setObjectName(u"usernameLabel")
        self.usernameLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.usernameLabel.setProperty(u"tone", u"secondary")

        self.serverGrid.addWidget(self.usernameLabel, 2, 0, 1, 1)

        self.usernameEdit = QLineEdit(self.serverFrame)
        self.usernameEdit.setObjectName(u"usernameEdit")

        self.serverGrid.addWidget(self.usernameEdit, 2, 1, 1, 3)

        self.serverGrid.setColumnStretch(1, 1)

        self.column.addWidget(self.serverFrame)

        self.notePlace = QFrame(FirstRunForm)
        self.notePlace.setObjectName(u"notePlace")
        self.noteColumn = QVBoxLayout(self.notePlace)
        self.noteColumn.setSpacing(8)
        self.noteColumn.setObjectName(u"noteColumn")
        self.noteColumn.setContentsMargins(0, 0, 0, 0)

        self.column.addWidget(self.notePlace)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(12)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.connectButton = QPushButton(FirstRunForm)
        self.connectButton.setObjectName(u"connectButton")
        self.connectButton.setAutoDefault(False)
        self.connectButton.setProperty(u"kind", u"primary")

        self.actions.addWidget(self.connectButton)

        self.cancelButton = QPushButton(FirstRunForm)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.actions.addWidget(self.cancelButton)

        self.anywayButton = QPushButton(FirstRunForm)
        self.anywayButton.setObjectName(u"anywayButton")
        self.anywayButton.setAutoDefault(False)

        self.actions.addWidget(self.anywayButton)

        self.status = QLabel(FirstRunForm)
        self.status.setObjectName(u"status")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        self.status.setProperty(u"role", u"caption")

        self.actions.addWidget(self.status)

        self.actions.setStretch(3, 1)

        self.column.addLayout(self.actions)

#if QT_CONFIG(shortcut)
        self.languageLabel.setBuddy(self.languageBox)
        self.nameLabel.setBuddy(self.nameEdit)
        self.addressLabel.setBuddy(self.addressEdit)
        self.passwordLabel.setBuddy(self.passwordEdit)
        self.incomingLabel.setBuddy(self.serverEdit)
        self.outgoingLabel.setBuddy(self.smtpServerEdit)
        self.usernameLabel.setBuddy(self.usernameEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.languageBox, self.nameEdit)
        QWidget.setTabOrder(self.nameEdit, self.addressEdit)
        QWidget.setTabOrder(self.addressEdit, self.passwordEdit)
        QWidget.setTabOrder(self.passwordEdit, self.serverEdit)
        QWidget.setTabOrder(self.serverEdit, self.portEdit)
        QWidget.setTabOrder(self.portEdit, self.securityBox)
        QWidget.setTabOrder(self.securityBox, self.smtpServerEdit)
        QWidget.setTabOrder(self.smtpServerEdit, self.smtpPortEdit)
        QWidget.setTabOrder(self.smtpPortEdit, self.smtpSecurityBox)
        QWidget.setTabOrder(self.smtpSecurityBox, self.usernameEdit)
        QWidget.setTabOrder(self.usernameEdit, self.connectButton)
        QWidget.setTabOrder(self.connectButton, self.cancelButton)
        QWidget.setTabOrder(self.cancelButton, self.anywayButton)

        self.retranslateUi(FirstRunForm)

        QMetaObject.connectSlotsByName(FirstRunForm)
    # setupUi

    def retranslateUi(self, FirstRunForm: QWidget) -> None:
        self.product.setText(QCoreApplication.translate("FirstRunForm", u"Carerix Desktop", None))
        self.languageLabel.setText(QCoreApplication.translate("FirstRunForm", u"&Language", None))
#if QT_CONFIG(accessibility)
        self.languageBox.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Language", None))
#endif // QT_CONFIG(accessibility)
        self.title.setText(QCoreApplication.translate("FirstRunForm", u"Connect your mailbox", None))
        self.intro.setText(QCoreApplication.translate("FirstRunForm", u"Every message is filed with the right candidate, contact or vacancy. Your mail also stays where it is.", None))
        self.nameLabel.setText(QCoreApplication.translate("FirstRunForm", u"Your &name", None))
#if QT_CONFIG(accessibility)
        self.nameEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Your name", None))
#endif // QT_CONFIG(accessibility)
        self.addressLabel.setText(QCoreApplication.translate("FirstRunForm", u"&E-mail address", None))
#if QT_CONFIG(accessibility)
        self.addressEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"E-mail address", None))
#endif // QT_CONFIG(accessibility)
        self.addressEdit.setPlaceholderText(QCoreApplication.translate("FirstRunForm", u"name@example.com", None))
        self.passwordLabel.setText(QCoreApplication.translate("FirstRunForm", u"&Password for this mailbox", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Password for this mailbox", None))
#endif // QT_CONFIG(accessibility)
        self.passwordHint.setText("")
        self.incomingLabel.setText(QCoreApplication.translate("FirstRunForm", u"&Incoming (IMAP)", None))
#if QT_CONFIG(accessibility)
        self.serverEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Incoming mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.serverEdit.setPlaceholderText(QCoreApplication.translate("FirstRunForm", u"imap.example.com", None))
#if QT_CONFIG(accessibility)
        self.portEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Port", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.securityBox.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Security of the incoming mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.outgoingLabel.setText(QCoreApplication.translate("FirstRunForm", u"&Outgoing (SMTP)", None))
#if QT_CONFIG(accessibility)
        self.smtpServerEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Outgoing mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.smtpServerEdit.setPlaceholderText(QCoreApplication.translate("FirstRunForm", u"smtp.example.com", None))
#if QT_CONFIG(accessibility)
        self.smtpPortEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Outgoing port", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.smtpSecurityBox.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"Security of the outgoing mailserver", None))
#endif // QT_CONFIG(accessibility)
        self.usernameLabel.setText(QCoreApplication.translate("FirstRunForm", u"&User name", None))
#if QT_CONFIG(accessibility)
        self.usernameEdit.setAccessibleName(QCoreApplication.translate("FirstRunForm", u"User name", None))
#endif // QT_CONFIG(accessibility)
        self.usernameEdit.setPlaceholderText(QCoreApplication.translate("FirstRunForm", u"Usually your full e-mail address", None))
        self.connectButton.setText(QCoreApplication.translate("FirstRunForm", u"&Connect", None))
        self.cancelButton.setText(QCoreApplication.translate("FirstRunForm", u"Stop", None))
        self.anywayButton.setText(QCoreApplication.translate("FirstRunForm", u"Save anyway", None))
        self.status.setText(QCoreApplication.translate("FirstRunForm", u"Newest mail comes first. You can start right away.", None))
        pass
    # retranslateUi

