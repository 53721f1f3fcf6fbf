// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stream/streampanel.h"

#include "ui/models/streammodel.h"
#include "ui/stream/streamdelegate.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace penstock {

StreamPanel::StreamPanel(const Theme &theme, StreamModel &streams, QWidget *parent)
    : QWidget(parent)
    , m_streams(streams)
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("streamPanel"));
    setProperty("panelPart", true);
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(QStringLiteral("streamList"));
    m_list->setAccessibleName(tr("Streams"));
    m_list->setModel(&m_streams);
    m_list->setItemDelegate(new StreamDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    buildLayout(theme);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT currentChanged(current()); });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint &point) {
        if (m_menu && m_list->indexAt(point).isValid())
            m_menu->popup(m_list->viewport()->mapToGlobal(point));
    });
}

void StreamPanel::buildLayout(const Theme &theme)
{
    auto *title = new QLabel(tr("STREAMS"), this);
    QFont small = title->font();
    small.setBold(true);
    small.setPointSizeF(small.pointSizeF() * 0.85);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 1);
    title->setFont(small);
    title->setProperty("muted", true);
    title->setAccessibleName(tr("Streams"));

    auto *add = new QToolButton(this);
    add->setObjectName(QStringLiteral("addStreamButton"));
    add->setAccessibleName(tr("Add a stream from a file"));
    add->setToolTip(tr("Add a stream from a file (Ctrl+O)"));
    add->setIcon(theme.icon(QStringLiteral("plus")));
    add->setProperty("flat", true);
    connect(add, &QToolButton::clicked, this, &StreamPanel::addRequested);

    const int line = fontMetrics().height();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(line, line / 2, line / 2, line / 4);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(add);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_list, 1);
}

StreamId StreamPanel::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_streams.idAt(index.row()) : 0;
}

void StreamPanel::setCurrent(StreamId stream)
{
    const int row = m_streams.rowOf(stream);
    if (row >= 0)
        m_list->setCurrentIndex(m_streams.index(row));
}

QSize StreamPanel::sizeHint() const
{
    return {fontMetrics().height() * 18, fontMetrics().height() * 20};
}

} // namespace penstock
