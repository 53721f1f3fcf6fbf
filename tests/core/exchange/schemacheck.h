// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonValue>
#include <QString>

namespace penstock {

//! Checks a value against the part of JSON Schema 2020-12 that Penstock writes; a keyword beyond it is a finding itself.
//! Empty where all is well, else where and which keyword. `root` is the document that references start at.
[[nodiscard]] QString schemaFinding(const QJsonValue &value, const QJsonValue &schema, const QJsonValue &root,
                                    const QString &path = QStringLiteral("$"));

} // namespace penstock
