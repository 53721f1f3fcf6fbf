// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace penstock {

// Questions, most of them before what cannot be taken back. None waits: the answer calls `then`.

enum class UnsavedAnswer { Save, Discard };

//! Streams with changes that are not saved, before the window closes. Not called when it is to stay open.
void askBeforeLosing(QWidget *parent, const QStringList &streams, std::function<void(UnsavedAnswer)> then);

enum class PauseAnswer { Pause, Stop };

//! Pausing loses what is read meanwhile. `fromFile`: the source is a file, which stopping would keep.
void askBeforePause(QWidget *parent, const QString &stream, bool fromFile, std::function<void(PauseAnswer)> then);

//! An error that ends what the user wanted to do.
void tellError(QWidget *parent, const QString &title, const QString &text);

void tellAbout(QWidget *parent);

//! Begins in the folder where it was answered last.
void askForStreamFiles(QWidget *parent, QSettings &settings, std::function<void(const QStringList &)> then);

//! Begins in `folder`.
void askForFolder(QWidget *parent, const QString &folder, std::function<void(const QString &)> then);

//! Where the stream's dead letters go, as NDJSON or as HAR: the file's ending tells which.
void askForDeadLetterFile(QWidget *parent, const QString &stream, std::function<void(const QString &)> then);

//! A second delivery, at a pace to be chosen: `then` gets it in batches a second (0: at once). In production it takes a
//! tick as well, so that no second press of Enter does it.
struct RedeliveryQuestion
{
    QString stream;
    qint64 batches = 0;
    bool inProduction = false;
};
void askBeforeRedelivery(QWidget *parent, const RedeliveryQuestion &redelivery, std::function<void(double pace)> then);

//! Test requests to a machine that is not this one: `what` says how many and where to.
void askBeforeMeasuring(QWidget *parent, const QString &what, std::function<void()> then);

//! Dead letters that are not to be delivered any more.
struct DiscardQuestion
{
    QString stream;
    qint64 batches = 0;
    qint64 events = 0;
};
void askBeforeDiscardingLetters(QWidget *parent, const DiscardQuestion &letters, std::function<void()> then);

//! Before halves of a dead letter are sent.
void askBeforeHalving(QWidget *parent, const QString &stream, qint64 batch, bool inProduction,
                      std::function<void()> then);

void askBeforeDiscard(QWidget *parent, const QString &stream, const QString &file, bool runs,
                      std::function<void()> then);

} // namespace penstock
