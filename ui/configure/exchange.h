// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"
#include "core/result.h"
#include "ui/configure/configureparts.h"

#include <QObject>

namespace penstock {

class ConfigureActions;

//! Foreign texts in and out: a pasted ticket, curl command or collection becomes a stream, a stream becomes such a text.
class Exchange final : public QObject
{
    Q_OBJECT

public:
    Exchange(const ConfigureParts &parts, const ConfigureActions &actions, QWidget *window);

Q_SIGNALS:
    void streamMade(const penstock::StreamConfig &config); //!< its secrets are in the vault

private:
    void paste();
    void keepSecrets(const Draft &draft, qsizetype next);
    void keepOthers(const Draft &draft, qsizetype lost, const Error &why);

    const ConfigureParts m_parts;
    QWidget *m_window;
};

} // namespace penstock
