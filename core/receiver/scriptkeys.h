// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/receiver/practicescript.h"

#include <QJsonObject>
#include <QJsonValue>

namespace penstock {

//! One object of a practice script: gives its keys one by one and notes what is wrong; what nobody took is unknown.
class ScriptKeys
{
public:
    //! `path` as ScriptProblem has it. `problems` outlives it.
    ScriptKeys(const QJsonValue &value, QString path, QList<ScriptProblem> &problems);

    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    [[nodiscard]] QString pathOf(const QString &key) const;
    [[nodiscard]] QList<ScriptProblem> &problems() const { return m_problems; }

    void report(const QString &key, const QString &message);
    void reportUnknown();

    QJsonValue take(const char *key);
    ScriptKeys takeObject(const char *key);
    int integer(const char *key, int least, int most, int otherwise);
    QString text(const char *key);
    bool flag(const char *key);
    void onlyTrue(const char *key);

private:
    QJsonObject m_object;
    QString m_path;
    QList<ScriptProblem> &m_problems;
};

} // namespace penstock
