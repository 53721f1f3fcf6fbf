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
    , m_add(new QToolButton(this))
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
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDropIndicatorShown(true);
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

    m_add->setObjectName(QStringLiteral("addStreamButton"));
    m_add->setAccessibleName(tr("Add a stream"));
    m_add->setToolTip(tr("Add a stream"));
    m_add->setIcon(theme.icon(QStringLiteral("plus")));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setProperty("flat", true);
    m_add->setProperty("plain", true);

    const int line = fontMetrics().height();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(line, line / 2, line / 2, line / 4);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_add);

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

void StreamPanel::editName()
{
    m_list->setFocus();
    m_list->edit(m_list->currentIndex());
}

void StreamPanel::move(int rows)
{
    const int row = m_list->currentIndex().row();
    // The place is told as it is before the move: below the next one means above the one after that.
    m_streams.moveRow({}, row, {}, rows > 0 ? row + rows + 1 : row + rows);
}

void StreamPanel::setMenus(QMenu *stream, const QList<QAction *> &ofStream, const QList<QAction *> &ways)
{
    m_menu = stream;
    m_list->addActions(ofStream);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("addStreamMenu"));
    menu->addActions(ways);
    m_add->setMenu(menu);
}

QSize StreamPanel::sizeHint() const
{
    return {fontMetrics().height() * 18, fontMetrics().height() * 20};
}

} // namespace penstock
