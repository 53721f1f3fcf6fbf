// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/machineproblem.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

namespace penstock {

namespace {

using Kind = MachineProblem::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString bytesText(qint64 bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

//! 42 s, 7 min, 3 h 20 min
QString spanText(Milliseconds time)
{
    const qint64 seconds = std::chrono::round<std::chrono::seconds>(time).count();
    if (seconds < 120)
        return Words::tr("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 120)
        return Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

} // namespace

std::optional<MachineProblem> problemOf(const Storage &storage, const QString &dataFolder)
{
    const QString folder = QDir::toNativeSeparators(dataFolder);
    switch (storage.state) {
    case Storage::State::Fine:
        return std::nullopt;
    case Storage::State::AlmostFull:
        return MachineProblem{
            Kind::DiskAlmostFull,
            Words::tr("The disk that holds %1 is almost full: %2 are left. Delivery goes on; when it is "
                      "full, delivery waits and nothing is lost.")
                .arg(folder, bytesText(storage.freeBytes))};
    case Storage::State::Full:
        return MachineProblem{
            Kind::DiskFull,
            Words::tr("The disk that holds %1 is full: %2 are left, %3 are needed. Reading and delivery "
                      "wait, nothing is lost; both go on by themselves when there is room.")
                .arg(folder, bytesText(storage.freeBytes), bytesText(Storage::neededBytes))};
    case Storage::State::ReadOnly:
        return MachineProblem{
            Kind::FolderReadOnly,
            Words::tr("The data folder %1 is read-only. Reading and delivery wait, nothing is lost; both go "
                      "on by themselves when it can be written.")
                .arg(folder)};
    case Storage::State::Gone:
        return MachineProblem{
            Kind::FolderGone,
            Words::tr("The data folder %1 is gone, or the outbox in it. Reading and delivery wait; both go "
                      "on by themselves when it is back.")
                .arg(folder)};
    }
    Q_UNREACHABLE();
}

MachineProblem clockJumped(Milliseconds by)
{
    const QString span = spanText(std::chrono::abs(by));
    const QString what = by > Milliseconds(0) ? Words::tr("The clock was set forward by %1.").arg(span)
                                              : Words::tr("The clock was set back by %1.").arg(span);
    return {
        Kind::ClockJumped,
        Words::tr("%1 Retries keep their waits, which another clock measures; only the times shown before it are off.")
            .arg(what)};
}

MachineProblem slept(Milliseconds time)
{
    return {Kind::Slept,
            Words::tr("This computer slept for %1. Retries that came due meanwhile go out now; connections that "
                      "broke count as failed tries.")
                .arg(spanText(time))};
}

MachineProblem networkGone()
{
    return {Kind::NetworkGone,
            Words::tr("The network is gone: no endpoint can be reached. Tries go on by their schedule, and "
                      "delivery with them when it is back. Hold a stream to spare its tries.")};
}

bool lasts(Kind kind)
{
    return kind != Kind::ClockJumped && kind != Kind::Slept;
}

bool isSerious(Kind kind)
{
    switch (kind) {
    case Kind::DiskFull:
    case Kind::FolderReadOnly:
    case Kind::FolderGone:
    case Kind::NetworkGone:
        return true;
    case Kind::DiskAlmostFull:
    case Kind::ClockJumped:
    case Kind::Slept:
        return false;
    }
    Q_UNREACHABLE();
}

QLatin1String problemName(Kind kind)
{
    switch (kind) {
    case Kind::DiskFull:
        return QLatin1String("diskFull");
    case Kind::DiskAlmostFull:
        return QLatin1String("diskAlmostFull");
    case Kind::FolderReadOnly:
        return QLatin1String("folderReadOnly");
    case Kind::FolderGone:
        return QLatin1String("folderGone");
    case Kind::ClockJumped:
        return QLatin1String("clockJumped");
    case Kind::Slept:
        return QLatin1String("slept");
    case Kind::NetworkGone:
        return QLatin1String("networkGone");
    }
    Q_UNREACHABLE();
}

} // namespace penstock
