// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

//! One JSON object on one line, its keys in the order in which they are added, as the documents show them.
class JsonLine
{
public:
    JsonLine &add(const char *key, const QJsonValue &value);
    JsonLine &add(const char *key, qint64 value);
    JsonLine &add(const char *key, const JsonLine &object);
    JsonLine &add(const char *key, const QList<JsonLine> &objects);

    [[nodiscard]] QByteArray toJson() const { return '{' + m_members + '}'; }

private:
    JsonLine &addText(const char *key, const QByteArray &json);

    QByteArray m_members;
};
