// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/retrydelaysedit.h"

#include "core/stream/limits.h"
#include "ui/configure/flowlayout.h"
#include "ui/configure/numberbox.h"
#include "ui/theme/theme.h"

#include <QToolButton>

namespace penstock {

RetryDelaysEdit::RetryDelaysEdit(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_add(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    setObjectName(QStringLiteral("retryDelays"));
    m_add->setObjectName(QStringLiteral("addRetryButton"));
    m_add->setText(tr("One more"));
    m_add->setIcon(theme.icon(QStringLiteral("plus")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_remove->setObjectName(QStringLiteral("removeRetryButton"));
    m_remove->setIcon(theme.icon(QStringLiteral("x")));
    m_remove->setToolTip(tr("Take the last retry away"));
    m_add->setAccessibleName(tr("One more retry"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto *flow = new FlowLayout(this);
    flow->addWidget(m_remove);
    flow->addWidget(m_add);
    connect(m_add, &QToolButton::clicked, this, &RetryDelaysEdit::addDelay);
    connect(m_remove, &QToolButton::clicked, this, &RetryDelaysEdit::removeDelay);
}

void RetryDelaysEdit::show(const std::vector<Milliseconds> &delays)
{
    m_delays = delays;
    while (m_boxes.size() > delays.size()) {
        delete m_boxes.back();
        m_boxes.pop_back();
    }
    while (m_boxes.size() < delays.size())
        addBox();
    for (std::size_t place = 0; place < delays.size(); ++place)
        m_boxes[place]->show(delays[place].count());
    m_add->setEnabled(qsizetype(delays.size()) < limits::retryDelays);
    m_remove->setVisible(!delays.empty());
    setFocusProxy(m_boxes.empty() ? static_cast<QWidget *>(m_add) : m_boxes.front());
}

void RetryDelaysEdit::addBox()
{
    const std::size_t place = m_boxes.size();
    auto *box = new NumberBox(limits::retryDelayMs, tr("s"), 1000, this);
    box->setObjectName(QStringLiteral("retryDelayBox%1").arg(place + 1));
    box->setAccessibleName(tr("Wait before retry %1").arg(place + 1));
    connect(box, &NumberBox::edited, this, [this, place](qint64 ms) { setDelay(place, ms); });
    static_cast<FlowLayout *>(layout())->insertWidget(int(place), box);
    m_boxes.push_back(box);
}

void RetryDelaysEdit::setDelay(std::size_t place, qint64 ms)
{
    auto delays = m_delays;
    delays[place] = Milliseconds(ms);
    Q_EMIT edited(delays);
}

void RetryDelaysEdit::addDelay()
{
    auto delays = m_delays;
    // As the documented schedule goes on: twice the last wait.
    const Milliseconds last = delays.empty() ? Milliseconds(15'000) : delays.back();
    delays.push_back(std::min(last * 2, Milliseconds(limits::retryDelayMs.most)));
    Q_EMIT edited(delays);
}

void RetryDelaysEdit::removeDelay()
{
    auto delays = m_delays;
    delays.pop_back();
    Q_EMIT edited(delays);
}

} // namespace penstock
