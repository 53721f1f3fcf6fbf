// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/vaultaccess.h"

#include <QStringList>

#include <optional>
#include <string>
#include <vector>

// The commands of penstock-cli, one file each. Each returns what the process exits with.

struct RunOptions
{
    QString config;
    QString input; //!< empty: as the config says
    QString dataFolder;
    bool fromStart = false;
    bool json = false;
    VaultOptions vault;
};

struct PreviewOptions
{
    QString config;
    QString input;
    bool headers = false;
};

struct LedgerOptions
{
    QString dataFolder;
    QString stream;
    QString state;
    QString filter; //!< empty: all
    bool json = false;
};

struct StatusOptions
{
    QString dataFolder;
    bool json = false;
};

struct HistoryOptions
{
    QString dataFolder;
    std::optional<qint64> bytes; //!< none: as it is
    std::optional<int> days;     //!< the same
    bool json = false;
};

struct MetricsOptions
{
    QString dataFolder;
    std::optional<quint16> port; //!< none: print once; 0: a free one
};

struct RedeliverOptions
{
    QString config;
    QString dataFolder;
    QList<qint64> batches;
    bool all = false;
    double rate = 0;  //!< batches a second; 0: at once
    bool yes = false; //!< also in production, without a question
    bool json = false;
    VaultOptions vault;
};

struct TestOptions
{
    QString config;
    QStringList leftOut; //!< names of steps
    bool list = false;   //!< only list the steps
    bool header = false; //!< mark each request by a header, too
    QString junit;       //!< a file to write; empty: none
    QString html;
    int latency = 0; //!< requests; 0: the step by step test
    double rate = 5; //!< of latency: requests a second
    bool yes = false;
    bool json = false;
    VaultOptions vault;
};

struct DiscardOptions
{
    QString config;
    QString dataFolder;
    QList<qint64> batches;
    bool all = false;
    QString filter; //!< empty: as above
    bool undo = false;
    bool yes = false; //!< without a question
    bool json = false;
};

struct HalveOptions
{
    QString config;
    QString dataFolder;
    qint64 batch = 0;
    bool yes = false; //!< without a question
    bool json = false;
    VaultOptions vault;
};

struct ReceiveOptions
{
    quint16 port = 0;
    QString script;
    QString certificate; //!< a kind's name; empty: plain HTTP
    bool stallsHandshake = false;
    QString authorityFile; //!< where the certificate of the authority is written; empty: nowhere
    QString user;          //!< empty: no authentication
    QString password;      //!< where it is, "vault:NAME" and the like; empty: standard input
    VaultOptions vault;
    bool check = false; //!< every event against the documented format
    bool json = false;
};

struct GenerateOptions
{
    qint64 events = 0;
    qint64 seed = 1;
};

struct TicketOptions
{
    QString config;
    QString format; //!< of what is written
    QString parse;  //!< a file, or - for standard input; empty: write the config's ticket
    QString output; //!< empty: standard output
    qint64 request = 1;
    bool json = false;
};

struct AllowlistOptions
{
    QString region; //!< as the user writes it; empty: only an address is asked about, or all are listed
    QString format; //!< of what is written, or of what is verified (empty: recognised)
    QString stream; //!< its name, for the rules' comments
    quint16 port = 443;
    bool list = false;
    QString verify;  //!< a file, or - for standard input; empty: write rules
    QString address; //!< in place of the region's own
    bool json = false;
};

struct SecretOptions
{
    QString name;
    bool json = false;
    VaultOptions vault;
};

struct DemoOptions
{
    int seconds = 0; //!< 0: until it is interrupted
};

[[nodiscard]] int runStream(const RunOptions &options);
[[nodiscard]] int checkConfigs(const QStringList &configs);
[[nodiscard]] int previewRequest(const PreviewOptions &options);
[[nodiscard]] int listBatches(const LedgerOptions &options);
[[nodiscard]] int listAttempts(const LedgerOptions &options);
[[nodiscard]] int printEvents(const LedgerOptions &options);
[[nodiscard]] int listRejects(const LedgerOptions &options);
[[nodiscard]] int listPauses(const LedgerOptions &options);
[[nodiscard]] int listLog(const LedgerOptions &options);
[[nodiscard]] int showStatus(const StatusOptions &options);
[[nodiscard]] int showHistory(const HistoryOptions &options);
[[nodiscard]] int serveMetrics(const MetricsOptions &options);
[[nodiscard]] int redeliverBatches(const RedeliverOptions &options);
[[nodiscard]] int testEndpoint(const TestOptions &options);
[[nodiscard]] int discardBatches(const DiscardOptions &options);
[[nodiscard]] int halveBatch(const HalveOptions &options);
[[nodiscard]] int generateEvents(const GenerateOptions &options);
[[nodiscard]] int receiveRequests(const ReceiveOptions &options);
[[nodiscard]] int convertTicket(const TicketOptions &options);
[[nodiscard]] int allowRegion(const AllowlistOptions &options);
[[nodiscard]] int setSecret(const SecretOptions &options);
[[nodiscard]] int listSecrets(const SecretOptions &options);
[[nodiscard]] int removeSecret(const SecretOptions &options);
[[nodiscard]] int runDemo(const DemoOptions &options);
