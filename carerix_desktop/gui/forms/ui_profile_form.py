# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'profile_form.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QGridLayout, QLabel, QLineEdit, QSizePolicy,
    QVBoxLayout, QWidget)

class Ui_ProfileForm(object):
    def setupUi(self, ProfileForm: QFrame) -> None:
        if not ProfileForm.objectName():
            ProfileForm.setObjectName(u"ProfileForm")
        ProfileForm.setProperty(u"pane", u"box")
        self.column = QVBoxLayout(ProfileForm)
        self.column.setSpacing(12)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(20, 18, 20, 18)
        self.title = QLabel(ProfileForm)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.column.addWidget(self.title)

        self.grid = QGridLayout()
        self.grid.setObjectName(u"grid")
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(9)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.nameLabel = QLabel(ProfileForm)
        self.nameLabel.setObjectName(u"nameLabel")
        self.nameLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.nameLabel.setMinimumSize(QSize(132, 0))
        self.nameLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.nameLabel, 0, 0, 1, 1)

        self.nameEdit = QLineEdit(ProfileForm)
        self.nameEdit.setObjectName(u"nameEdit")

        self.grid.addWidget(self.nameEdit, 0, 1, 1, 1)

        self.loginLabel = QLabel(ProfileForm)
        self.loginLabel.setObjectName(u"loginLabel")
        self.loginLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.loginLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.loginLabel, 1, 0, 1, 1)

        self.loginValue = QLabel(ProfileForm)
        self.loginValue.setObjectName(u"loginValue")
        self.loginValue.setTextFormat(Qt.TextFormat.PlainText)
        self.loginValue.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse|Qt.TextInteractionFlag.TextSelectableByKeyboard)

        self.grid.addWidget(self.loginValue, 1, 1, 1, 1)

        self.aliasesLabel = QLabel(ProfileForm)
        self.aliasesLabel.setObjectName(u"aliasesLabel")
        self.aliasesLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.aliasesLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.aliasesLabel, 2, 0, 1, 1)

        self.aliasesEdit = QLineEdit(ProfileForm)
        self.aliasesEdit.setObjectName(u"aliasesEdit")

        self.grid.addWidget(self.aliasesEdit, 2, 1, 1, 1)

        self.aliasesHint = QLabel(ProfileForm)
        self.aliasesHint.setObjectName(u"aliasesHint")
        self.aliasesHint.setTextFormat(Qt.TextFormat.PlainText)
        self.aliasesHint.setWordWrap(True)
        self.aliasesHint.setProperty(u"role", u"caption")

        self.grid.addWidget(self.aliasesHint, 3, 1, 1, 1)

        self.roleLabel = QLabel(ProfileForm)
        self.roleLabel.setObjectName(u"roleLabel")
        self.roleLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.roleLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.roleLabel, 4, 0, 1, 1)

        self.roleBox = QComboBox(ProfileForm)
        self.roleBox.setObjectName(u"roleBox")

        self.grid.addWidget(self.roleBox, 4, 1, 1, 1)

        self.activeBox = QCheckBox(ProfileForm)
        self.activeBox.setObjectName(u"activeBox")

        self.grid.addWidget(self.activeBox, 5, 1, 1, 1)

        self.confidentialLabel = QLabel(ProfileForm)
        self.confidentialLabel.setObjectName(u"confidentialLabel")
        self.confidentialLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.confidentialLabel.setProperty(u"tone", u"secondary")

        self.grid.addWidget(self.confidentialLabel, 6, 0, 1, 1)

        self.incomingBox = QCheckBox(ProfileForm)
        self.incomingBox.setObjectName(u"incomingBox")

        self.grid.addWidget(self.incomingBox, 6, 1, 1, 1)

        self.outgoingBox = QCheckBox(ProfileForm)
        self.outgoingBox.setObjectName(u"outgoingBox")

        self.grid.addWidget(self.outgoingBox, 7, 1, 1, 1)

        self.confidentialHint = QLabel(ProfileForm)
        self.confidentialHint.setObjectName(u"confidentialHint")
        self.confidentialHint.setTextFormat(Qt.TextFormat.PlainText)
        self.confidentialHint.setWordWrap(True)
        self.confidentialHint.setProperty(u"role", u"caption")

        self.grid.addWidget(self.confidentialHint, 8, 1, 1, 1)

        self.problem = QLabel(ProfileForm)
        self.problem.setObjectName(u"problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setProperty(u"role", u"meta")
        self.problem.setProperty(u"tone", u"bad")

        self.grid.addWidget(self.problem, 9, 1, 1, 1)

        self.grid.setColumnStretch(1, 1)

        self.column.addLayout(self.grid)

#if QT_CONFIG(shortcut)
        self.nameLabel.setBuddy(self.nameEdit)
        self.loginLabel.setBuddy(self.loginValue)
        self.aliasesLabel.setBuddy(self.aliasesEdit)
        self.roleLabel.setBuddy(self.roleBox)
        self.confidentialLabel.setBuddy(self.incomingBox)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.nameEdit, self.loginValue)
        QWidget.setTabOrder(self.loginValue, self.aliasesEdit)
        QWidget.setTabOrder(self.aliasesEdit, self.roleBox)
        QWidget.setTabOrder(self.roleBox, self.activeBox)
        QWidget.setTabOrder(self.activeBox, self.incomingBox)
        QWidget.setTabOrder(self.incomingBox, self.outgoingBox)

        self.retranslateUi(ProfileForm)

        QMetaObject.connectSlotsByName(ProfileForm)
    # setupUi

    def retranslateUi(self, ProfileForm: QFrame) -> None:
        self.title.setText(QCoreApplication.translate("ProfileForm", u"Profile", None))
        self.nameLabel.setText(QCoreApplication.translate("ProfileForm", u"&Name", None))
#if QT_CONFIG(accessibility)
        self.nameEdit.setAccessibleName(QCoreApplication.translate("ProfileForm", u"Name", None))
#endif // QT_CONFIG(accessibility)
        self.loginLabel.setText(QCoreApplication.translate("ProfileForm", u"Login", None))
        self.loginValue.setText("")
        self.aliasesLabel.setText(QCoreApplication.translate("ProfileForm", u"&Further addresses", None))
#if QT_CONFIG(accessibility)
        self.aliasesEdit.setAccessibleName(QCoreApplication.translate("ProfileForm", u"Further addresses", None))
#endif // QT_CONFIG(accessibility)
        self.aliasesEdit.setPlaceholderText(QCoreApplication.translate("ProfileForm", u"name@example.com; other@example.com", None))
        self.aliasesHint.setText(QCoreApplication.translate("ProfileForm", u"Mail to these addresses is yours too. Put ; between them.", None))
        self.roleLabel.setText(QCoreApplication.translate("ProfileForm", u"&Role", None))
#if QT_CONFIG(accessibility)
        self.roleBox.setAccessibleName(QCoreApplication.translate("ProfileForm", u"Role", None))
#endif // QT_CONFIG(accessibility)
        self.activeBox.setText(QCoreApplication.translate("ProfileForm", u"&May use the program", None))
        self.confidentialLabel.setText(QCoreApplication.translate("ProfileForm", u"Confidential", None))
        self.incomingBox.setText(QCoreApplication.translate("ProfileForm", u"&Incoming e-mail confidential by default", None))
        self.outgoingBox.setText(QCoreApplication.translate("ProfileForm", u"&Outgoing e-mail confidential by default", None))
        self.confidentialHint.setText("")
        self.problem.setText("")
        pass
    # retranslateUi

