// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statusline.h"

#include "core/secret/vaultkeeper.h"
#include "ui/models/mark.h"
#include "ui/models/streammodel.h"
#include "ui/models/wording.h"
#include "ui/theme/elidedlabel.h"

#include <QLabel>
#include <QStatusBar>

namespace penstock {

namespace {

constexpr int noticeMs = 8000;

} // namespace

StatusLine::StatusLine(QStatusBar &bar, const StreamModel &streams, const VaultKeeper &vault)
    : QObject(&bar)
    , m_bar(bar)
    , m_streams(streams)
    , m_vault(vault)
    , m_overview(new QLabel(&bar))
    , m_folder(new ElidedLabel(&bar))
    , m_secrets(new QLabel(&bar))
{
    m_overview->setObjectName(QStringLiteral("overview"));
    m_folder->setObjectName(QStringLiteral("dataFolder"));
    m_secrets->setObjectName(QStringLiteral("vaultState"));
    auto *zone = new QLabel(timeZoneText(), &bar);
    zone->setObjectName(QStringLiteral("timeZone"));
    m_bar.setSizeGripEnabled(false);
    m_bar.addWidget(m_overview);
    m_bar.addWidget(m_folder, 1);
    m_bar.addPermanentWidget(m_secrets);
    m_bar.addPermanentWidget(zone);

    connect(&m_streams, &StreamModel::rowsInserted, this, &StatusLine::showOverview);
    connect(&m_streams, &StreamModel::rowsRemoved, this, &StatusLine::showOverview);
    connect(&m_streams, &StreamModel::dataChanged, this, &StatusLine::showOverview);
    connect(&m_vault, &VaultKeeper::stateChanged, this, &StatusLine::showVault);
    showOverview();
    showVault();
}

void StatusLine::showDataFolder(const QString &folder)
{
    m_folder->setText(tr("Data folder %1").arg(folder));
}

void StatusLine::showVault()
{
    m_secrets->setText(tr("Secrets: %1").arg(m_vault.place()));
    m_secrets->setToolTip(m_vault.problem());
}

void StatusLine::showNotice(const QString &text)
{
    m_bar.showMessage(text, noticeMs);
}

void StatusLine::showOverview()
{
    qint64 failing = 0;
    qint64 blocked = 0;
    const QList<StreamId> streams = m_streams.ids();
    for (const StreamId stream : streams) {
        const StreamStatus status = m_streams.status(stream);
        failing += markOf(status) == Mark::Failing;
        blocked += markOf(status) == Mark::Blocked;
    }
    const int count = m_streams.rowCount();
    QStringList parts{count == 1 ? tr("1 stream") : tr("%1 streams").arg(numberText(count))};
    if (failing > 0)
        parts.append(tr("%1 failing").arg(numberText(failing)));
    if (blocked > 0)
        parts.append(tr("%1 blocked").arg(numberText(blocked)));
    m_overview->setText(parts.join(QStringLiteral(", ")));
}

} // namespace penstock
