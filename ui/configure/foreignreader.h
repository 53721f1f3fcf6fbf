// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/foreigntext.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace penstock {

//! Reads a text that is still being typed or pasted: after a moment's rest, in a thread of the pool, since a list of many
//! unknown events takes its time. Lives in the window's thread.
class ForeignReader final : public QObject
{
    Q_OBJECT

public:
    //! `catalog` outlives the reader.
    explicit ForeignReader(const Catalog &catalog, QObject *parent = nullptr);

    void read(const QString &text);

Q_SIGNALS:
    //! What came out of the newest text, or why nothing did; of older ones nothing is told.
    void textRead(const penstock::ForeignText &text);
    void textRefused(const QString &why);

private:
    void start();
    void tell(const Result<ForeignText> &text);

    const Catalog &m_catalog;
    QTimer *m_rest;
    QString m_text;
    quint64 m_newest = 0;
};

} // namespace penstock
