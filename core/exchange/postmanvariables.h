// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace penstock {

//! A text with the collection's variables put in.
struct ResolvedText
{
    QString text;
    QStringList open; //!< variables without a value; they still stand in the text
    bool isSecret = false;
};

//! The variables of a Postman collection.
class PostmanVariables final
{
public:
    void set(const QString &name, const QString &value, bool isSecret);

    //! {{NAME}}, also inside another variable's value.
    [[nodiscard]] ResolvedText resolve(const QString &text) const;

private:
    struct Variable
    {
        QString value;
        bool isSecret = false;
    };

    QHash<QString, Variable> m_variables;
};

} // namespace penstock
