// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace penstock {

//! A secret in clear, on its way from a pasted text into the vault. Says its value only when asked for it by name: it
//! neither prints itself nor turns into a text.
class ClearSecret final
{
public:
    explicit ClearSecret(QString value)
        : m_value(std::move(value))
    {
    }

    [[nodiscard]] const QString &reveal() const { return m_value; }

    friend QDebug operator<<(QDebug, const ClearSecret &) = delete;

private:
    QString m_value;
};

} // namespace penstock
