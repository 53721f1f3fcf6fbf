// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/page.h"

namespace penstock {

Page::Page(const QString &name, QString title, QWidget *parent)
    : QWidget(parent)
    , m_title(std::move(title))
{
    setObjectName(name);
    setAccessibleName(m_title);
    setProperty("page", true);
    setAttribute(Qt::WA_StyledBackground);
}

} // namespace penstock
