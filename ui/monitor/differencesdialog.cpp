// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/monitor/differencesdialog.h"

#include "ui/diffview.h"
#include "ui/models/linediff.h"
#include "ui/models/prettyjson.h"
#include "ui/newestwork.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace penstock {

namespace {

// The comparison's memory grows with the product of both.
constexpr qsizetype comparedLines = 2000;

QString comparable(const ComparedText &text)
{
    const QString all = text.head + QString::fromUtf8(looksLikeJson(text.body) ? prettyJson(text.body) : text.body);
    qsizetype end = 0;
    for (qsizetype line = 0; line < comparedLines && end >= 0; ++line)
        end = all.indexOf(u'\n', end + 1);
    return end < 0 ? all : all.left(end) + u'\n' + DifferencesDialog::tr("… more lines are not compared");
}

} // namespace

DifferencesDialog::DifferencesDialog(const Theme &theme, const ComparedText &first, const ComparedText &second,
                                     QWidget *parent)
    : QDialog(parent)
    , m_view(new DiffView(theme, this))
    , m_legend(new QLabel(tr("− only %1    + only %2").arg(first.name, second.name), this))
{
    setObjectName(QStringLiteral("differencesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare %1 and %2").arg(first.name, second.name));
    m_view->setObjectName(QStringLiteral("differencesText"));
    m_view->setAccessibleName(tr("Differences"));
    m_legend->setObjectName(QStringLiteral("differencesLegend"));
    m_legend->setProperty("muted", true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *all = new QVBoxLayout(this);
    all->addWidget(m_legend);
    all->addWidget(m_view, 1);
    all->addWidget(buttons);
    resize(fontMetrics().height() * 46, fontMetrics().height() * 36);

    inBackground(
        this, [first, second] { return lineDiff(comparable(first), comparable(second)); },
        [this](const QList<DiffLine> &lines) { show(lines); });
}

void DifferencesDialog::show(const QList<DiffLine> &lines)
{
    const bool differ =
        std::ranges::any_of(lines, [](const DiffLine &line) { return line.side != DiffLine::Side::Both; });
    if (!differ)
        m_legend->setText(tr("Nothing differs."));
    m_view->show(lines);
}

} // namespace penstock
