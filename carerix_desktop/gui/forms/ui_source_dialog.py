# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'source_dialog.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QDialog, QDialogButtonBox,
    QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget)

class Ui_SourceDialog(object):
    def setupUi(self, SourceDialog: QDialog) -> None:
        if not SourceDialog.objectName():
            SourceDialog.setObjectName(u"SourceDialog")
        SourceDialog.resize(860, 640)
        self.column = QVBoxLayout(SourceDialog)
        self.column.setObjectName(u"column")
        self.text = QPlainTextEdit(SourceDialog)
        self.text.setObjectName(u"text")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setReadOnly(True)

        self.column.addWidget(self.text)

        self.buttons = QDialogButtonBox(SourceDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close|QDialogButtonBox.StandardButton.Save)

        self.column.addWidget(self.buttons)


        self.retranslateUi(SourceDialog)

        QMetaObject.connectSlotsByName(SourceDialog)
    # setupUi

    def retranslateUi(self, SourceDialog: QDialog) -> None:
        SourceDialog.setWindowTitle(QCoreApplication.translate("SourceDialog", u"Source of the message", None))
#if QT_CONFIG(accessibility)
        self.text.setAccessibleName(QCoreApplication.translate("SourceDialog", u"Source of the message", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

