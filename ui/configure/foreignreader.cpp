// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/foreignreader.h"

#include "core/event/catalog.h"

#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace penstock {

namespace {

constexpr int restMs = 150;

} // namespace

ForeignReader::ForeignReader(const Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_rest(new QTimer(this))
{
    m_rest->setSingleShot(true);
    m_rest->setInterval(restMs);
    connect(m_rest, &QTimer::timeout, this, &ForeignReader::start);
}

void ForeignReader::read(const QString &text)
{
    m_text = text;
    ++m_newest;
    m_rest->start();
}

void ForeignReader::start()
{
    // The dialog may go while the thread reads: the answer goes by an object that both may leave alone.
    auto *answer = new QObject;
    const auto result = std::make_shared<Result<ForeignText>>();
    connect(answer, &QObject::destroyed, this, [this, result, number = m_newest] {
        if (number == m_newest)
            tell(*result);
    });
    QThreadPool::globalInstance()->start([answer, result, text = m_text, catalog = m_catalog] {
        *result = readForeignText(text, catalog);
        answer->deleteLater();
    });
}

void ForeignReader::tell(const Result<ForeignText> &text)
{
    if (text)
        Q_EMIT textRead(*text);
    else
        Q_EMIT textRefused(text.error().message);
}

} // namespace penstock
