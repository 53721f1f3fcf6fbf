// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <string>
#include <vector>

namespace penstock {

struct JsonMember;

//! A JSON value to be written for people: an object's keys keep the order in which they came. (QJsonObject sorts them,
//! and a schema that begins with "additionalProperties" is read by nobody.)
class OrderedJson final
{
public:
    OrderedJson(const QString &text);
    OrderedJson(const char *ascii);
    OrderedJson(bool value);
    OrderedJson(qint64 value);

    [[nodiscard]] static OrderedJson object(std::initializer_list<JsonMember> members = {});
    [[nodiscard]] static OrderedJson list(std::initializer_list<OrderedJson> elements = {});
    [[nodiscard]] static OrderedJson texts(const QStringList &texts);

    //! To an object, at its end.
    void add(const QString &key, const OrderedJson &value);
    void addAll(const OrderedJson &object);
    //! To a list, at its end.
    void append(const OrderedJson &value);

    [[nodiscard]] bool isEmpty() const { return m_members.empty() && m_elements.empty() && m_scalar.empty(); }

    //! Two spaces a level, a newline at the end; what has room in a line stands in one.
    [[nodiscard]] QByteArray toText() const;

private:
    enum class Kind { Scalar, Object, List };

    explicit OrderedJson(Kind kind)
        : m_kind(kind)
    {
    }

    [[nodiscard]] std::string inLine() const;
    [[nodiscard]] std::string written(std::size_t indent, std::size_t column) const;

    Kind m_kind = Kind::Scalar;
    std::string m_scalar;
    std::vector<JsonMember> m_members;
    std::vector<OrderedJson> m_elements;
};

struct JsonMember
{
    QString key;
    OrderedJson value;
};

} // namespace penstock
