// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryFile>

namespace penstock {

//! What one run of penstock-cli came to.
struct CliResult
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QList<QJsonObject> jsonLines() const;
    [[nodiscard]] QJsonObject lastJson() const;
};

//! The real penstock-cli, started and waited for.
[[nodiscard]] CliResult runCli(const QStringList &arguments, const QByteArray &input = {},
                               const QString &workingFolder = {});

//! Started and left running.
class CliProcess : public QProcess
{
    Q_OBJECT

public:
    explicit CliProcess(const QStringList &arguments, const QString &workingFolder = {}, const QString &outFile = {});
    ~CliProcess() override;

    void interrupt(int signal);
    [[nodiscard]] CliResult wait(); //!< for its end
};

//! `penstock-cli receive --json` on a port of its own. It prints into a file: a pipe that nobody reads would stop it.
class Receiver
{
public:
    explicit Receiver(const QByteArray &script = {}, quint16 port = 0);

    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QList<QJsonObject> requests() const; //!< all of them so far
    [[nodiscard]] QJsonObject finish();                //!< its final counters

private:
    [[nodiscard]] QList<QJsonObject> lines() const;

    QTemporaryFile m_script;
    QTemporaryFile m_out;
    std::unique_ptr<CliProcess> m_process;
    QString m_url;
};

//! object[group][key], or -1.
[[nodiscard]] int number(const QJsonObject &object, const char *group, const char *key);

//! Writes a stream's file; `members` replace or add to the usual ones, e.g. "delivery".
[[nodiscard]] QString writeStream(const QString &folder, const QString &url, const QJsonObject &members = {});

//! Writes `count` generated events and gives the path.
[[nodiscard]] QString writeEvents(const QString &folder, int count, int seed = 1);

} // namespace penstock
