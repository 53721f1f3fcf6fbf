// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/headersedit.h"

#include "core/secret/secretref.h"
#include "core/stream/headerlines.h"
#include "ui/configure/listedit.h"
#include "ui/configure/pairtable.h"
#include "ui/models/destinationrows.h"

#include <QMenu>
#include <QVBoxLayout>

namespace penstock {

HeadersEdit::HeadersEdit(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new PairModel(tr("Add a header"), this))
    , m_table(new PairTable(*m_model, theme, this))
{
    setObjectName(QStringLiteral("headersEdit"));
    m_table->setObjectName(QStringLiteral("headerTable"));
    m_table->setAccessibleName(tr("Headers"));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_table);
    setFocusProxy(m_table);
    connectParts();
}

void HeadersEdit::connectParts()
{
    connect(m_model, &PairModel::nameWritten, this, &HeadersEdit::setName);
    connect(m_model, &PairModel::valueWritten, this, &HeadersEdit::setValue);
    connect(m_model, &PairModel::added, this, &HeadersEdit::add);
    connect(m_table, &PairTable::textPasted, this, &HeadersEdit::paste);
    connect(m_table, &PairTable::menuOpening, this, &HeadersEdit::addToMenu);
    connect(m_table, &PairTable::removeAsked, this,
            [this](const QList<int> &rows) { Q_EMIT edited(tr("Remove headers"), withoutRows(m_headers, rows)); });
    connect(m_table, &PairTable::moveAsked, this, [this](const QList<int> &rows, int before) {
        Q_EMIT edited(tr("Move headers"), movedRows(m_headers, rows, before));
    });
}

void HeadersEdit::show(const QList<StaticHeader> &headers)
{
    m_headers = headers;
    m_model->show(headerRows(headers));
}

void HeadersEdit::showProblems(const QList<Problem> &problems)
{
    m_model->showFaults(headerFaults(problems, int(m_headers.size())));
}

void HeadersEdit::goTo(const QString &path)
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (const auto [row, column] = headerPlace(path, int(m_headers.size())); row >= 0)
        m_table->setCurrent(row, column);
}

void HeadersEdit::writeValue(int row)
{
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrent(row, PairModel::Value);
    m_table->edit(m_table->currentIndex());
}

void HeadersEdit::setName(int row, const QString &name)
{
    auto headers = m_headers;
    headers[row].name = name;
    Q_EMIT edited(tr("Change a header's name"), headers);
}

void HeadersEdit::setValue(int row, const QString &value)
{
    auto headers = m_headers;
    StaticHeader &header = headers[row];
    const QString what = tr("Change a header's value");
    if (!isSecretHeader(header)) {
        header.value = value;
    } else if (const auto ref = secretRefFromText(value)) {
        header.value = *ref;
    } else {
        Q_EMIT secretsWritten(what, headers, {{header, value}});
        return;
    }
    Q_EMIT edited(what, headers);
}

void HeadersEdit::add(const QString &name, const QString &value)
{
    Q_EMIT edited(tr("Add a header"), m_headers + QList<StaticHeader>{{name, value}});
}

void HeadersEdit::paste(int row, const QString &text)
{
    const PastedHeaders pasted = headersFromText(text);
    auto headers = m_headers;
    QList<HeaderSecret> secrets;
    qsizetype place = qMin(qsizetype(row), headers.size());
    for (const HeaderLine &line : pasted.headers) {
        StaticHeader header{line.name, line.value};
        if (isSecretHeader(header) && !line.value.isEmpty()) {
            header.value = SecretRef{};
            secrets.append({header, line.value});
        }
        headers.insert(place++, header);
    }
    if (!pasted.headers.isEmpty())
        Q_EMIT secretsWritten(tr("Paste headers"), headers, secrets);
    Q_EMIT leftOut(int(pasted.leftOut));
}

void HeadersEdit::addToMenu(int row, QMenu &menu)
{
    const StaticHeader header = m_headers[row];
    const auto *value = std::get_if<QString>(&header.value);
    if (!value || value->isEmpty())
        return;
    auto *keep = menu.addAction(tr("Keep the value secret"));
    keep->setObjectName(QStringLiteral("keepSecretAction"));
    connect(keep, &QAction::triggered, this, [this, header, text = *value] {
        Q_EMIT secretsWritten(tr("Keep a header's value secret"), m_headers, {{header, text}});
    });
}

} // namespace penstock
