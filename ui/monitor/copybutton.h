// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/attempt.h"
#include "core/exchange/clicommand.h"
#include "core/stream/streamconfig.h"

#include <QList>
#include <QToolButton>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace penstock {

class Theme;

//! What is looked at, to be taken along.
struct InspectedBatch
{
    StreamConfig config;
    BatchPlace place;
    std::optional<QByteArray> body; //!< none: not read yet, or it cannot be
    QList<Attempt> attempts;        //!< all so far
    std::optional<Attempt> attempt; //!< the one that is shown
    bool isDeadLetter = false;
};

//! A batch's attempts for other programs: for a shell, for what opens HTTP archives, as they went over the wire.
class CopyButton final : public QToolButton
{
    Q_OBJECT

public:
    //! `inspected` is asked each time the menu opens.
    CopyButton(const Theme &theme, std::function<InspectedBatch()> inspected, QWidget *parent = nullptr);

private:
    //! Makes the text in another thread.
    using Write = std::function<QByteArray(const InspectedBatch &)>;
    using IsPossible = std::function<bool(const InspectedBatch &)>;

    struct Entry
    {
        QAction *action;
        IsPossible isPossible;
    };

    void buildMenu();
    void add(const QString &name, const QString &text, const IsPossible &isPossible, const Write &write);
    QAction *addAction(const QString &name, const QString &text, const IsPossible &isPossible);
    void copy(const Write &write);
    void saveHar();
    void allow();

    std::function<InspectedBatch()> m_inspected;
    QList<Entry> m_entries;
};

} // namespace penstock
