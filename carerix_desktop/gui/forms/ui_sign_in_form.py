# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sign_in_form.ui'
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
from PySide6.QtWidgets import (QApplication, QLabel, QLineEdit, QSizePolicy,
    QVBoxLayout, QWidget)

class Ui_SignInForm(object):
    def setupUi(self, SignInForm: QWidget) -> None:
        if not SignInForm.objectName():
            SignInForm.setObjectName(u"SignInForm")
        self.column = QVBoxLayout(SignInForm)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.name = QLabel(SignInForm)
        self.name.setObjectName(u"name")
        self.name.setText(u"")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setProperty(u"role", u"heading")

        self.column.addWidget(self.name)

        self.login = QLabel(SignInForm)
        self.login.setObjectName(u"login")
        self.login.setText(u"")
        self.login.setTextFormat(Qt.TextFormat.PlainText)
        self.login.setProperty(u"role", u"meta")

        self.column.addWidget(self.login)

        self.passwordLabel = QLabel(SignInForm)
        self.passwordLabel.setObjectName(u"passwordLabel")
        self.passwordLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.passwordLabel.setProperty(u"tone", u"secondary")

        self.column.addWidget(self.passwordLabel)

        self.passwordEdit = QLineEdit(SignInForm)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passwordEdit.setMaxLength(300)

        self.column.addWidget(self.passwordEdit)

        self.capsHint = QLabel(SignInForm)
        self.capsHint.setObjectName(u"capsHint")
        self.capsHint.setTextFormat(Qt.TextFormat.PlainText)
        self.capsHint.setProperty(u"role", u"meta")
        self.capsHint.setProperty(u"tone", u"warn")

        self.column.addWidget(self.capsHint)

        self.problem = QLabel(SignInForm)
        self.problem.setObjectName(u"problem")
        self.problem.setText(u"")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"role", u"meta")
        self.problem.setProperty(u"tone", u"bad")

        self.column.addWidget(self.problem)

#if QT_CONFIG(shortcut)
        self.passwordLabel.setBuddy(self.passwordEdit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SignInForm)

        QMetaObject.connectSlotsByName(SignInForm)
    # setupUi

    def retranslateUi(self, SignInForm: QWidget) -> None:
        self.passwordLabel.setText(QCoreApplication.translate("SignInForm", u"&Password", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("SignInForm", u"Password", None))
#endif // QT_CONFIG(accessibility)
        self.capsHint.setText(QCoreApplication.translate("SignInForm", u"Caps Lock is on.", None))
        pass
    # retranslateUi

