// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/limits.h"
#include "core/stream/problemlog.h"

#include <QLatin1String>
#include <QStringList>

#include <simdjson.h>

#include <optional>

namespace penstock {

//! One value of a JSON document, and where it stands. Valid as long as the document's parser.
struct JsonNode
{
    simdjson::dom::element element;
    QString path;
};

//! Each returns none, and has reported why, when the value is not what is asked for.
[[nodiscard]] std::optional<QString> readText(const JsonNode &node, ProblemLog &log);
[[nodiscard]] std::optional<qint64> readInteger(const JsonNode &node, Range range, ProblemLog &log);
[[nodiscard]] std::optional<QList<JsonNode>> readList(const JsonNode &node, ProblemLog &log);
//! An entry of another type is reported and left empty, so that the others keep their places.
[[nodiscard]] std::optional<QStringList> readTexts(const JsonNode &node, ProblemLog &log);

//! Reports a value of the wrong type; `expected` is a whole sentence.
void reportType(const JsonNode &node, const QString &expected, ProblemLog &log);

[[nodiscard]] bool isText(const JsonNode &node);
[[nodiscard]] bool isObject(const JsonNode &node);
[[nodiscard]] bool isList(const JsonNode &node);

//! One JSON object being read: knows which keys it has, how often, and which of them nobody asks for.
class ObjectReader final
{
public:
    //! None, and reported, when the node is no object.
    [[nodiscard]] static std::optional<ObjectReader> open(const JsonNode &node, ProblemLog &log);

    //! Reports every other key, with the known one that is nearest to it, and keys that stand more than once.
    void allowOnly(const QList<QLatin1String> &known) const;

    [[nodiscard]] std::optional<JsonNode> find(QLatin1String key) const;
    [[nodiscard]] std::optional<JsonNode> require(QLatin1String key, const QString &mend) const;
    [[nodiscard]] QString pathOf(QLatin1String key) const;

    //! These leave `into` as it is when the key is absent or wrong.
    void read(QLatin1String key, QString &into) const;
    void read(QLatin1String key, bool &into) const;
    template <typename Integer>
    void read(QLatin1String key, Range range, Integer &into) const
    {
        if (const auto node = find(key)) {
            if (const auto value = readInteger(*node, range, *m_log))
                into = Integer(*value);
        }
    }

private:
    ObjectReader(QList<std::pair<QString, JsonNode>> members, QString path, ProblemLog &log);

    QList<std::pair<QString, JsonNode>> m_members;
    QString m_path;
    ProblemLog *m_log;
};

} // namespace penstock
