// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/secret/secretquestions.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QMessageBox *question(QWidget *parent, const QString &name, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, QStringLiteral("Penstock"), text, QMessageBox::NoButton, parent);
    box->setObjectName(name);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

} // namespace

void askBeforeOverwriting(QWidget *parent, const QString &name, const QString &freeName,
                          std::function<void(const QString &)> then)
{
    QMessageBox *box = question(parent, QStringLiteral("overwriteQuestion"),
                                Words::tr("Replace the secret “%1”?").arg(name),
                                Words::tr("Every stream that uses it gets the new value at its next start. The old "
                                          "value is gone then."));
    QPushButton *replace = box->addButton(Words::tr("Replace it"), QMessageBox::DestructiveRole);
    replace->setObjectName(QStringLiteral("replaceButton"));
    QPushButton *another = box->addButton(Words::tr("Keep as “%1”").arg(freeName), QMessageBox::AcceptRole);
    another->setObjectName(QStringLiteral("keepAsNewButton"));
    QPushButton *cancel = box->addButton(Words::tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(another);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, parent,
                     [=, then = std::move(then)](const QAbstractButton *pressed) {
                         then(pressed == replace ? name : pressed == another ? freeName : QString());
                     });
    box->open();
}

void askBeforeRemoving(QWidget *parent, const QString &name, std::function<void()> then)
{
    QMessageBox *box = question(parent, QStringLiteral("removeSecretQuestion"),
                                Words::tr("Remove the secret “%1”?").arg(name),
                                Words::tr("A stream that uses it cannot start until it is stored again. This cannot be "
                                          "taken back."));
    QPushButton *remove = box->addButton(Words::tr("Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("removeButton"));
    QPushButton *cancel = box->addButton(Words::tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, parent,
                     [remove, then = std::move(then)](const QAbstractButton *pressed) {
                         if (pressed == remove)
                             then();
                     });
    box->open();
}

} // namespace penstock
