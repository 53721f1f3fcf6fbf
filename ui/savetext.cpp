// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/savetext.h"

#include "ui/newestwork.h"
#include "ui/questions.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace penstock {

namespace {

//! Empty when it is written.
QString write(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    return done ? QString() : QStringLiteral("%1: %2.").arg(QDir::toNativeSeparators(path), file.errorString());
}

} // namespace

void askToSaveText(QWidget *parent, const QString &name, const QByteArray &text)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("penstock", "Save as"));
    dialog->setObjectName(QStringLiteral("saveTextDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString(name).replace(u'/', u'-'));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [parent, text](const QString &path) { saveInBackground(parent, path, text); });
    dialog->open();
}

void saveInBackground(QWidget *parent, const QString &path, const QByteArray &bytes)
{
    inBackground(
        parent, [path, bytes] { return write(path, bytes); },
        [parent](const QString &trouble) {
            if (!trouble.isEmpty())
                tellError(parent, QCoreApplication::translate("penstock", "The file cannot be written"), trouble);
        });
}

} // namespace penstock
