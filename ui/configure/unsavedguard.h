// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace penstock {

class Documents;

//! Between the wish to close the window and its closing: changes that are not saved are asked about.
class UnsavedGuard final : public QObject
{
    Q_OBJECT

public:
    UnsavedGuard(Documents &documents, QWidget *window);

    void askToClose();

Q_SIGNALS:
    void mayClose();

private:
    void saveAll();
    void closeWhenSaved();

    Documents &m_documents;
    QWidget *m_window;
    bool m_saving = false;
};

} // namespace penstock
