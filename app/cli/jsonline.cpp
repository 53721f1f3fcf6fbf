// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsonline.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonDocument>

namespace {

QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

JsonLine &JsonLine::add(const char *key, const QJsonValue &value)
{
    return addText(key, jsonText(value));
}

JsonLine &JsonLine::add(const char *key, qint64 value)
{
    return addText(key, QByteArray::number(value));
}

JsonLine &JsonLine::add(const char *key, const JsonLine &object)
{
    return addText(key, object.toJson());
}

JsonLine &JsonLine::add(const char *key, const QList<JsonLine> &objects)
{
    QByteArrayList texts;
    for (const JsonLine &object : objects)
        texts.append(object.toJson());
    return addText(key, '[' + texts.join(',') + ']');
}

JsonLine &JsonLine::addText(const char *key, const QByteArray &json)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += '"';
    m_members += key;
    m_members += "\":";
    m_members += json;
    return *this;
}
