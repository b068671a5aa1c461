# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_password_form.ui'
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

class Ui_NewPasswordForm(object):
    def setupUi(self, NewPasswordForm: QWidget) -> None:
        if not NewPasswordForm.objectName():
            NewPasswordForm.setObjectName(u"NewPasswordForm")
        self.column = QVBoxLayout(NewPasswordForm)
        self.column.setSpacing(8)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.currentLabel = QLabel(NewPasswordForm)
        self.currentLabel.setObjectName(u"currentLabel")
        self.currentLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.currentLabel.setProperty(u"tone", u"secondary")

        self.column.addWidget(self.currentLabel)

        self.currentEdit = QLineEdit(NewPasswordForm)
        self.currentEdit.setObjectName(u"currentEdit")
        self.currentEdit.setEchoMode(QLineEdit.EchoMode.Password)
        self.currentEdit.setMaxLength(300)

        self.column.addWidget(self.currentEdit)

        self.newLabel = QLabel(NewPasswordForm)
        self.newLabel.setObjectName(u"newLabel")
        self.newLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.newLabel.setProperty(u"tone", u"secondary")

        self.column.addWidget(self.newLabel)

        self.newEdit = QLineEdit(NewPasswordForm)
        self.newEdit.setObjectName(u"newEdit")
        self.newEdit.setEchoMode(QLineEdit.EchoMode.Password)
        self.newEdit.setMaxLength(300)

        self.column.addWidget(self.newEdit)

        self.hint = QLabel(NewPasswordForm)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setProperty(u"role", u"meta")
        self.hint.setProperty(u"tone", u"secondary")

        self.column.addWidget(self.hint)

        self.againLabel = QLabel(NewPasswordForm)
        self.againLabel.setObjectName(u"againLabel")
        self.againLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.againLabel.setProperty(u"tone", u"secondary")

        self.column.addWidget(self.againLabel)

        self.againEdit = QLineEdit(NewPasswordForm)
        self.againEdit.setObjectName(u"againEdit")
        self.againEdit.setEchoMode(QLineEdit.EchoMode.Password)
        self.againEdit.setMaxLength(300)

        self.column.addWidget(self.againEdit)

        self.problem = QLabel(NewPasswordForm)
        self.problem.setObjectName(u"problem")
        self.problem.setText(u"")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"role", u"meta")
        self.problem.setProperty(u"tone", u"bad")

        self.column.addWidget(self.problem)

#if QT_CONFIG(shortcut)
        self.currentLabel.setBuddy(self.currentEdit)
        self.newLabel.setBuddy(self.newEdit)
        self.againLabel.setBuddy(self.againEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.currentEdit, self.newEdit)
        QWidget.setTabOrder(self.newEdit, self.againEdit)

        self.retranslateUi(NewPasswordForm)

        QMetaObject.connectSlotsByName(NewPasswordForm)
    # setupUi

    def retranslateUi(self, NewPasswordForm: QWidget) -> None:
        self.currentLabel.setText(QCoreApplication.translate("NewPasswordForm", u"&Current password", None))
#if QT_CONFIG(accessibility)
        self.currentEdit.setAccessibleName(QCoreApplication.translate("NewPasswordForm", u"Current password", None))
#endif // QT_CONFIG(accessibility)
        self.newLabel.setText(QCoreApplication.translate("NewPasswordForm", u"&New password", None))
#if QT_CONFIG(accessibility)
        self.newEdit.setAccessibleName(QCoreApplication.translate("NewPasswordForm", u"New password", None))
#endif // QT_CONFIG(accessibility)
        self.hint.setText(QCoreApplication.translate("NewPasswordForm", u"Eight characters or more. A few words are easier to remember than signs.", None))
        self.againLabel.setText(QCoreApplication.translate("NewPasswordForm", u"New password &again", None))
#if QT_CONFIG(accessibility)
        self.againEdit.setAccessibleName(QCoreApplication.translate("NewPasswordForm", u"New password again", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

