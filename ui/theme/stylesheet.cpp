// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/stylesheet.h"

#include "ui/theme/colors.h"

#include <QFontMetrics>

namespace penstock {

namespace {

// @name is a colour of the table, #n a length in sixteenths of the font's height: about n pixels.
constexpr auto sheet = R"(
QMainWindow, QDialog, QMessageBox { background: @window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: @panel; color: @text; border: 1px solid @line; padding: #2; }

QMenuBar { background: @panel; padding: 0 #3; }
QMenuBar::item { padding: #4 #6; background: transparent; border-radius: 3px; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @panel; border: 1px solid @line; padding: #2 0; }
QMenu::item { padding: #3 #12 #3 #14; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: #2 0; }
QMenu::icon { padding-left: #4; }
QMenu::indicator { width: #7; height: #7; margin-left: #4; }

QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; border-top: 1px solid @line;
           padding: #5 #8; spacing: #6; }
QToolBar::separator { width: 1px; background: @line; margin: #3 #3; }

QPushButton, QToolButton {
    background: @panel; color: @text; border: 1px solid @line; border-radius: 4px; padding: #4 #6; }
QPushButton { padding: #4 #8; }
QToolButton[toolButtonStyle="2"] { padding-right: #2; }
QPushButton:hover, QToolButton:hover { background: @window; border-color: @idle; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @selection; border-color: @accent; }
QPushButton:focus, QToolButton:focus { border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @faint; background: @panel; border-color: @line; }
QPushButton:default, QPushButton[primary="true"] { background: @accent; color: @panel; border-color: @accent; }
QToolButton[primary="true"] { background: @accent; color: @panel; border-color: @accent; padding: #4 #8; }
QToolButton[primary="true"]:hover { border-color: @text; }
QToolButton[primary="true"]:disabled { background: @panel; color: @faint; border-color: @line; }
QPushButton:default:hover, QPushButton[primary="true"]:hover { background: @accent; border-color: @text; }
QToolButton[flat="true"] { border-color: transparent; background: transparent; padding: #2; }
QToolButton[flat="true"]:hover { background: @window; }
QToolButton[flat="true"]:focus { border-color: @accent; }
QToolButton[segment="true"] { color: @muted; padding: #2 #3; }
QToolButton[segment="true"]:checked { color: @text; font-weight: bold; background: transparent;
                                      border-color: transparent; }
QToolButton[segment="true"]:checked:focus { border-color: @accent; }
QToolButton[popupMode="2"] { padding-right: #11; }
QToolButton[plain="true"] { padding-right: #2; }
QToolButton[plain="true"]::menu-indicator { image: none; }
QToolButton::menu-indicator { subcontrol-origin: padding; subcontrol-position: right center; right: #2; }
QToolButton[live="true"] { color: @good; border-color: transparent; background: transparent; padding: #4 0; }

QFrame[panel="true"] { background: @panel; border: 1px solid @line; border-radius: 4px; }
QWidget[panelPart="true"] { background: @panel; }
QFrame[headLine="true"] { background: @panel; border: none; border-bottom: 1px solid @line; }
QFrame[footLine="true"] { background: @panel; border: none; border-top: 1px solid @line; }
QWidget[page="true"] { background: @window; }
QLabel { background: transparent; }
QLabel[muted="true"] { color: @muted; }
QLabel[strong="true"], QMessageBox QLabel#qt_msgbox_label { font-weight: bold; }

QFrame[field="true"] { background: @field; border: 1px solid @line; border-radius: 4px; }
QFrame[field="true"][focused="true"] { border-color: @accent; }
QFrame[field="true"][wrong="true"] { border-color: @bad; }
QFrame[field="true"] QLineEdit { background: transparent; color: @text; border: none; padding: 0; }
QFrame[chip="true"] { background: @selection; border: none; border-radius: 3px; }
QToolButton[chipPart="true"] { background: transparent; border-color: transparent; padding: #2; }
QToolButton[chipPart="true"]:hover { border-color: @idle; }
QToolButton[chipPart="true"]:focus { border-color: @accent; }
QLabel[textTone="bad"] { color: @bad; }
QLabel[textTone="warning"] { color: @warning; }
QLabel[sectionTitle="true"] { font-weight: bold; }

QFrame[tone="active"] { background: @activeback; border: 1px solid @active; border-radius: 4px; }
QFrame[tone="warning"] { background: @warningback; border: 1px solid @warning; border-radius: 4px; }
QFrame[tone="bad"] { background: @badback; border: 1px solid @bad; border-radius: 4px; }
QFrame[tone="idle"] { background: @panel; border: 1px solid @line; border-radius: 4px; }

QLineEdit, QAbstractSpinBox, QComboBox { background: @field; color: @text; border: 1px solid @line; border-radius: 4px;
    padding: #5 #6; selection-background-color: @accent; selection-color: @panel; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: #18; }
QComboBox::down-arrow { image: url(:/icons/chevron-down-@theme.svg); width: #13; height: #13; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"] { border-color: @bad; }

QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }

QRadioButton::indicator { width: #11; height: #11; border: 1px solid @idle; border-radius: #6; background: @field; }
QRadioButton::indicator:checked { border-color: @accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 @accent, stop: 0.55 @accent, stop: 0.65 @field); }
QCheckBox::indicator { width: #11; height: #11; border: 1px solid @idle; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked { border-color: @accent; background: @accent; image: url(:/icons/check-@theme.svg); }
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border-color: @accent; }
QRadioButton::indicator:focus, QRadioButton::indicator:hover { border-color: @accent; }

QTabBar { background: @panel; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: #8 #10; border: none;
               border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: bold; }
QTabBar::tab:hover:!selected { color: @text; }
QTabBar::tab:focus { color: @accent; }

QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; font-weight: bold; border: none;
                       border-bottom: 1px solid @line; padding: #5 #8; }
QHeaderView[sortable="true"]::up-arrow, QHeaderView[sortable="true"]::down-arrow {
    width: #13; height: #13; subcontrol-position: center right; }
QHeaderView[sortable="true"]::up-arrow { image: url(:/icons/chevron-up-@theme.svg); }
QHeaderView[sortable="true"]::down-arrow { image: url(:/icons/chevron-down-@theme.svg); }
QTableView, QListView, QTreeView { background: @panel; border: none; selection-background-color: @selection;
                                   selection-color: @text; outline: none; }
QTreeView[boxed="true"] { border: 1px solid @line; border-radius: 4px; }
QTreeView[boxed="true"]:focus { border-color: @accent; }
QTableView[framed="true"] { border: 1px solid @line; border-radius: 4px; }
QTableView[framed="true"]:focus { border-color: @accent; }
QTableView QLineEdit[inCell="true"] { border: 1px solid @accent; border-radius: 0; padding: 0 #7; }
QAbstractScrollArea[onWindow="true"] { background: @window; }
QListView[popupList="true"] { border: 1px solid @line; padding: #2 0; }
QListView[popupList="true"]::item { padding: #3 #8; color: @text; border: none; }
QListView[popupList="true"]::item:selected { background: @selection; }
QPlainTextEdit { background: @field; color: @text; border: 1px solid @line; border-radius: 3px;
                 selection-background-color: @accent; selection-color: @panel; }
QPlainTextEdit[bare="true"] { background: @panel; border: none; }
QPlainTextEdit:focus { border-color: @accent; }

QStatusBar { background: @panel; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; padding: #4 #6; }
QSplitter::handle { background: @window; }
QSplitter[thin="true"]::handle { background: @line; }

QScrollBar:vertical { background: transparent; width: #10; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #10; margin: 0; }
QScrollBar::handle { background: @grip; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: #14; }
QScrollBar::handle:horizontal { min-width: #14; }
QScrollBar::handle:hover { background: @idle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: @panel; }
)";

struct Name
{
    const char *name;
    Token token;
    double opacity = 1;
};

// Longer names first where one begins with another.
constexpr Name names[] = {
    {"@window", Token::Window},
    {"@panel", Token::Panel},
    {"@field", Token::Field},
    {"@line", Token::Line},
    {"@text", Token::Text},
    {"@muted", Token::Muted},
    {"@faint", Token::Muted, 0.55},
    {"@accent", Token::Accent},
    {"@selection", Token::Selection},
    {"@good", Token::Good},
    {"@warningback", Token::WarningBack},
    {"@warning", Token::Warning},
    {"@badback", Token::BadBack},
    {"@bad", Token::Bad},
    {"@activeback", Token::ActiveBack},
    {"@active", Token::Active},
    {"@idle", Token::Idle},
    {"@grip", Token::Idle, 0.45},
};

QString cssColor(QColor color, double opacity)
{
    return QStringLiteral("rgba(%1, %2, %3, %4%)")
        .arg(color.red())
        .arg(color.green())
        .arg(color.blue())
        .arg(qRound(opacity * 100));
}

} // namespace

QString styleSheet(const Colors &colors, const QFont &font)
{
    QString css = QString::fromLatin1(sheet);
    // A style sheet takes pictures as files only: one for each theme, in its muted colour.
    css.replace(QLatin1String("@theme"), QLatin1String(&colors == &Colors::dark() ? "dark" : "light"));
    for (const Name &each : names)
        css.replace(QLatin1String(each.name), cssColor(colors[each.token], each.opacity));

    const double sixteenth = QFontMetricsF(font).height() / 16;
    for (int n = 20; n > 0; --n)
        css.replace(QStringLiteral("#%1").arg(n), QStringLiteral("%1px").arg(qRound(n * sixteenth)));
    return css;
}

} // namespace penstock
