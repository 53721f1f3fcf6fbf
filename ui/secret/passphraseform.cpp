// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/passphraseform.h"

#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

} // namespace

QVBoxLayout *dialogColumn(QDialog *dialog)
{
    const int unit = dialog->fontMetrics().height();
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(unit, unit, unit, unit);
    column->setSpacing(unit / 2);
    dialog->setMinimumWidth(unit * 26);
    return column;
}

QLineEdit *passphraseEdit(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(accessibleName);
    edit->setEchoMode(QLineEdit::Password);
    return edit;
}

QLabel *problemLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QStringLiteral("problem"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    label->setProperty("textTone", QStringLiteral("bad"));
    return label;
}

QProgressBar *derivingBar(QWidget *parent)
{
    auto *bar = new QProgressBar(parent);
    bar->setObjectName(QStringLiteral("derivingBar"));
    bar->setAccessibleName(Words::tr("The key is being derived"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumHeight(bar->fontMetrics().height() / 3);
    return bar;
}

void addLabelled(QVBoxLayout *column, const QString &label, QLineEdit *edit)
{
    auto *text = new QLabel(label, edit->parentWidget());
    text->setProperty("muted", true);
    text->setBuddy(edit);
    column->addWidget(text);
    column->addWidget(edit);
}

QString newPassphraseProblem(const QString &first, const QString &second)
{
    if (first.isEmpty())
        return Words::tr("Type a passphrase: several words are better than one.");
    if (first != second)
        return Words::tr("The two are not the same.");
    return {};
}

} // namespace penstock
