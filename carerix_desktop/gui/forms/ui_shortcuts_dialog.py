# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'shortcuts_dialog.ui'
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
    QHeaderView, QLabel, QSizePolicy, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

class Ui_ShortcutsDialog(object):
    def setupUi(self, ShortcutsDialog: QDialog) -> None:
        if not ShortcutsDialog.objectName():
            ShortcutsDialog.setObjectName(u"ShortcutsDialog")
        ShortcutsDialog.resize(560, 600)
        self.column = QVBoxLayout(ShortcutsDialog)
        self.column.setObjectName(u"column")
        self.hint = QLabel(ShortcutsDialog)
        self.hint.setObjectName(u"hint")
        self.hint.setWordWrap(True)

        self.column.addWidget(self.hint)

        self.table = QTreeWidget(ShortcutsDialog)
        self.table.setObjectName(u"table")
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)

        self.column.addWidget(self.table)

        self.buttons = QDialogButtonBox(ShortcutsDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.column.addWidget(self.buttons)


        self.retranslateUi(ShortcutsDialog)

        QMetaObject.connectSlotsByName(ShortcutsDialog)
    # setupUi

    def retranslateUi(self, ShortcutsDialog: QDialog) -> None:
        ShortcutsDialog.setWindowTitle(QCoreApplication.translate("ShortcutsDialog", u"Keyboard shortcuts", None))
        self.hint.setText(QCoreApplication.translate("ShortcutsDialog", u"Single keys work while the list or the conversation has the focus, never in a text field.", None))
        ___qtreewidgetitem = self.table.headerItem()
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("ShortcutsDialog", u"Keys", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("ShortcutsDialog", u"Action", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ShortcutsDialog", u"Keyboard shortcuts", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

