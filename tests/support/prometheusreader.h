// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

#include <optional>

namespace penstock {

//! Reads Prometheus' text format 0.0.4 and is strict: anything that the format's description does not allow, and what
//! a scraper would take for two different things, is a problem.
class PrometheusReader final
{
public:
    using Labels = QMap<QByteArray, QByteArray>;

    explicit PrometheusReader(const QByteArray &text);

    [[nodiscard]] QString problem() const { return m_problem; } //!< empty: there is none
    [[nodiscard]] std::optional<double> value(const QByteArray &name, const Labels &labels) const;
    [[nodiscard]] QHash<QByteArray, QByteArray> types() const { return m_types; } //!< by family

private:
    void readComment(const QByteArray &line);
    void readSample(const QByteArray &line);
    [[nodiscard]] bool readLabels(const QByteArray &line, qsizetype &at, Labels &labels);
    [[nodiscard]] bool belongsToFamily(const QByteArray &name) const;
    void complain(const QString &problem, const QByteArray &line);

    QString m_problem;
    QByteArray m_family;
    QHash<QByteArray, QByteArray> m_types;
    QMap<QByteArray, QMap<QByteArray, double>> m_values; //!< by name and by the labels' text
};

} // namespace penstock
