// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/comparedialog.h"

#include "core/stream/streamconfigjson.h"
#include "ui/diffview.h"
#include "ui/models/linediff.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace penstock {

CompareDialog::CompareDialog(const Theme &theme, const QString &file, const StreamConfig &theirs,
                             const StreamConfig &mine, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("compareDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare"));
    auto *view = new DiffView(theme, this);
    view->setObjectName(QStringLiteral("compareText"));
    view->setAccessibleName(tr("Differences"));
    view->show(lineDiff(QString::fromUtf8(writeStreamConfig(theirs)).trimmed(),
                        QString::fromUtf8(writeStreamConfig(mine)).trimmed()));

    auto *legend = new QLabel(tr("− what %1 has now    + what is here").arg(QFileInfo(file).fileName()), this);
    legend->setProperty("muted", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto add = [&](const QString &name, const QString &text, void (CompareDialog::*requested)()) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, requested);
        connect(button, &QPushButton::clicked, this, &QDialog::accept);
    };
    add(QStringLiteral("compareReloadButton"), tr("Reload"), &CompareDialog::reloadRequested);
    add(QStringLiteral("compareKeepButton"), tr("Keep mine"), &CompareDialog::keepRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->addWidget(legend);
    all->addWidget(view, 1);
    all->addWidget(buttons);
    resize(fontMetrics().height() * 46, fontMetrics().height() * 36);
}

} // namespace penstock
