# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_user_dialog.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QComboBox, QDialog,
    QDialogButtonBox, QGridLayout, QLabel, QLineEdit,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_NewUserDialog(object):
    def setupUi(self, NewUserDialog: QDialog) -> None:
        if not NewUserDialog.objectName():
            NewUserDialog.setObjectName(u"NewUserDialog")
        self.column = QVBoxLayout(NewUserDialog)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(20, 18, 20, 16)
        self.title = QLabel(NewUserDialog)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.column.addWidget(self.title)

        self.intro = QLabel(NewUserDialog)
        self.intro.setObjectName(u"intro")
        self.intro.setTextFormat(Qt.TextFormat.PlainText)
        self.intro.setWordWrap(True)
        self.intro.setProperty(u"role", u"meta")

        self.column.addWidget(self.intro)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(9)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.nameLabel = QLabel(NewUserDialog)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.nameLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.nameEdit = QLineEdit(NewUserDialog)
        self.nameEdit.setObjectName(u"nameEdit")

        self.grid.addWidget(self.nameEdit, 0, 1, 1, 1)

        self.loginLabel = QLabel(NewUserDialog)
        self.loginLabel.setObjectName(u"loginLabel")
        self.loginLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.loginLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.loginLabel, 1, 0, 1, 1)

        self.loginEdit = QLineEdit(NewUserDialog)
        self.loginEdit.setObjectName(u"loginEdit")

        self.grid.addWidget(self.loginEdit, 1, 1, 1, 1)

        self.addressLabel = QLabel(NewUserDialog)
        self.addressLabel.setObjectName(u"addressLabel")
        self.addressLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.addressLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.addressLabel, 2, 0, 1, 1)

        self.addressEdit = QLineEdit(NewUserDialog)
        self.addressEdit.setObjectName(u"addressEdit")

        self.grid.addWidget(self.addressEdit, 2, 1, 1, 1)

        self.roleLabel = QLabel(NewUserDialog)
        self.roleLabel.setObjectName(u"roleLabel")
        self.roleLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.roleLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.roleLabel, 3, 0, 1, 1)

        self.roleBox = QComboBox(NewUserDialog)
        self.roleBox.setObjectName(u"roleBox")

        self.grid.addWidget(self.roleBox, 3, 1, 1, 1)

        self.passwordLabel = QLabel(NewUserDialog)
        self.passwordLabel.setObjectName(u"passwordLabel")
        self.passwordLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.passwordLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.passwordLabel, 4, 0, 1, 1)

        self.passwordEdit = QLineEdit(NewUserDialog)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.grid.addWidget(self.passwordEdit, 4, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.column.addLayout(self.grid)

        self.problem = QLabel(NewUserDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"role", u"meta")
        self.problem.setProperty(u"tone", u"bad")

        self.column.addWidget(self.problem)

        self.space1 = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.column.addItem(self.space1)

        self.buttons = QDialogButtonBox(NewUserDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel)

        self.column.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.nameEdit)
        self.loginLabel.setBuddy(self.loginEdit)
        self.addressLabel.setBuddy(self.addressEdit)
        self.roleLabel.setBuddy(self.roleBox)
        self.passwordLabel.setBuddy(self.passwordEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.nameEdit, self.loginEdit)
        QWidget.setTabOrder(self.loginEdit, self.addressEdit)
        QWidget.setTabOrder(self.addressEdit, self.roleBox)
        QWidget.setTabOrder(self.roleBox, self.passwordEdit)
        QWidget.setTabOrder(self.passwordEdit, self.buttons)

        self.retranslateUi(NewUserDialog)

        QMetaObject.connectSlotsByName(NewUserDialog)
    # setupUi

    def retranslateUi(self, NewUserDialog: QDialog) -> None:
        NewUserDialog.setWindowTitle(QCoreApplication.translate("NewUserDialog", u"New user", None))
        self.title.setText(QCoreApplication.translate("NewUserDialog", u"New user", None))
        self.intro.setText(QCoreApplication.translate("NewUserDialog", u"The person signs in with this login and gets e-mail settings of their own.", None))
        self.nameLabel.setText(QCoreApplication.translate("NewUserDialog", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.nameEdit.setAccessibleName(QCoreApplication.translate("NewUserDialog", u"Name", None))
#endif // QT_CONFIG(accessibility)
        self.loginLabel.setText(QCoreApplication.translate("NewUserDialog", u"&Login", None))
#if QT_CONFIG(accessibility)
        self.loginEdit.setAccessibleName(QCoreApplication.translate("NewUserDialog", u"Login", None))
#endif // QT_CONFIG(accessibility)
        self.addressLabel.setText(QCoreApplication.translate("NewUserDialog", u"&E-mail address", None))
#if QT_CONFIG(accessibility)
        self.addressEdit.setAccessibleName(QCoreApplication.translate("NewUserDialog", u"E-mail address", None))
#endif // QT_CONFIG(accessibility)
        self.addressEdit.setPlaceholderText(QCoreApplication.translate("NewUserDialog", u"name@example.com", None))
        self.roleLabel.setText(QCoreApplication.translate("NewUserDialog", u"&Role", None))
#if QT_CONFIG(accessibility)
        self.roleBox.setAccessibleName(QCoreApplication.translate("NewUserDialog", u"Role", None))
#endif // QT_CONFIG(accessibility)
        self.passwordLabel.setText(QCoreApplication.translate("NewUserDialog", u"First &password", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("NewUserDialog", u"First password", None))
#endif // QT_CONFIG(accessibility)
        self.passwordEdit.setPlaceholderText(QCoreApplication.translate("NewUserDialog", u"To sign in with; changed at its first use", None))
        self.problem.setText("")
    # retranslateUi

