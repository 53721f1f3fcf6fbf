// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stream/problem.h"
#include "core/stream/streamconfig.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace penstock {

class PairModel;
class PairTable;
class Theme;

//! A header's value that is to be kept as a secret: of the header that has this name and this value now.
struct HeaderSecret
{
    StaticHeader header;
    QString value;
};

//! Static headers as a table. What is written as the value of a header whose name looks secret never becomes part of
//! a header: it is told as a secret, and the header waits for the reference to it.
class HeadersEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit HeadersEdit(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<StaticHeader> &headers); //!< no signal
    void showProblems(const QList<Problem> &problems);
    void goTo(const QString &path);
    void writeValue(int row); //!< opens its editor

Q_SIGNALS:
    void edited(const QString &what, const QList<penstock::StaticHeader> &headers);
    //! `headers`: what they become at once; the secrets' own wait in them.
    void secretsWritten(const QString &what, const QList<penstock::StaticHeader> &headers,
                        const QList<penstock::HeaderSecret> &secrets);
    void leftOut(int headers); //!< of pasted ones: Penstock sets them itself

private:
    void connectParts();
    void setName(int row, const QString &name);
    void setValue(int row, const QString &value);
    void add(const QString &name, const QString &value);
    void paste(int row, const QString &text);
    void addToMenu(int row, QMenu &menu);

    QList<StaticHeader> m_headers;
    PairModel *m_model;
    PairTable *m_table;
};

} // namespace penstock
