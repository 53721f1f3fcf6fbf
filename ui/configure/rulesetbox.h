// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/region/rulesetcheck.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QVBoxLayout;
QT_END_NAMESPACE

namespace penstock {

class NewestWork;
class Theme;

//! Says of a pasted set of firewall rules whether it lets the stream's requests in, and which rule decides.
class RuleSetBox final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleSetBox(const Theme &theme, QWidget *parent = nullptr);

    //! About these addresses from now on; what the user asked about instead stays until they change.
    void ask(const QStringList &addresses, quint16 port);

private:
    using Verdicts = QList<std::pair<QString, Result<RuleVerdict>>>; //!< of each address
    [[nodiscard]] static Verdicts judge(const QString &rules, const QStringList &addresses, quint16 port);

    void buildLayout();
    void check();
    void show(const Verdicts &verdicts);
    void addVerdict(const QString &address, const Result<RuleVerdict> &verdict);
    void goToLine(int line);

    const Theme &m_theme;
    QStringList m_addresses;
    quint16 m_port = 0;
    NewestWork *m_checking;
    QPlainTextEdit *m_text;
    QLineEdit *m_address;
    QSpinBox *m_portBox;
    QVBoxLayout *m_verdicts;
};

} // namespace penstock
