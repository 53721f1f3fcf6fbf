// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/delivery/retrypolicy.h"
#include "core/stream/environment.h"
#include "core/time/moment.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace penstock {

//! Where a secret is kept; the secret itself is never part of a config.
struct SecretRef
{
    enum class Kind { Env, File, Vault };

    Kind kind = Kind::Env;
    QString name; //!< variable, path or entry

    friend bool operator==(const SecretRef &, const SecretRef &) = default;
};

struct Workspace
{
    QString region; //!< "DC-01" …; may be empty
    QString name;   //!< goes out as `app_name`
    QString id;

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

struct FileSource
{
    QString path; //!< as written; relative to the config's file
    friend bool operator==(const FileSource &, const FileSource &) = default;
};

struct StdinSource
{
    friend bool operator==(const StdinSource &, const StdinSource &) = default;
};

struct GeneratorSource
{
    qint64 seed = 1;
    qint64 events = 0;       //!< 0: without end
    int eventsPerSecond = 0; //!< 0: as fast as they can be taken
    friend bool operator==(const GeneratorSource &, const GeneratorSource &) = default;
};

using SourceConfig = std::variant<FileSource, StdinSource, GeneratorSource>;

//! Which events are exported.
struct EventSelection
{
    enum class Mode { All, Campaign, List };

    Mode mode = Mode::All;
    QStringList events; //!< codes or names, as written

    friend bool operator==(const EventSelection &, const EventSelection &) = default;
};

//! Which user or device attributes are exported; the MoEngage id always is.
struct AttributeSelection
{
    bool all = true;
    QStringList names;

    friend bool operator==(const AttributeSelection &, const AttributeSelection &) = default;
};

struct StaticHeader
{
    QString name;
    std::variant<QString, SecretRef> value;

    friend bool operator==(const StaticHeader &, const StaticHeader &) = default;
};

struct NoAuth
{
    friend bool operator==(const NoAuth &, const NoAuth &) = default;
};

struct BasicAuth
{
    QString username;
    SecretRef password;
    friend bool operator==(const BasicAuth &, const BasicAuth &) = default;
};

//! The endpoint's certificate has to come from an authority that the system knows.
struct SystemTrust
{
    friend bool operator==(const SystemTrust &, const SystemTrust &) = default;
};

//! It has to be this very certificate.
struct CertificatePin
{
    QString pin; //!< as written: "sha256:…"
    friend bool operator==(const CertificatePin &, const CertificatePin &) = default;
};

//! It may also come from an authority of this file.
struct AuthorityFile
{
    QString path; //!< PEM; as written; relative to the config's file
    friend bool operator==(const AuthorityFile &, const AuthorityFile &) = default;
};

using TrustConfig = std::variant<SystemTrust, CertificatePin, AuthorityFile>;

struct Destination
{
    QString kind = QStringLiteral("streams");
    QString url;
    QList<StaticHeader> headers;
    std::variant<NoAuth, BasicAuth> auth;
    TrustConfig trust; //!< the file's "tls"

    friend bool operator==(const Destination &, const Destination &) = default;
};

struct DeliveryLimits
{
    int batchSize = 100;          //!< events, 1 … 10,000
    Milliseconds maxWait{1000};   //!< of a partly filled batch (assumption)
    Milliseconds timeout{30'000}; //!< of one attempt, 1 … 300 s (assumption)
    std::vector<Milliseconds> retryDelays{Milliseconds(30'000), Milliseconds(60'000), Milliseconds(120'000)};
    int maxInFlight = 6; //!< requests, 1 … 6 (assumption)

    // What MoEngage Streams is not known to do: off unless the user says so.
    bool honorRetryAfter = false; //!< wait longer when the answer asks for it, at most twice the delay
    int holdAfterFailures = 0;    //!< in a row: then nothing goes but a probe a minute; 0: never

    friend bool operator==(const DeliveryLimits &, const DeliveryLimits &) = default;
};

//! One event stream, as its file NAME.stream.json says it.
struct StreamConfig
{
    static constexpr int version = 1;

    QString name;
    std::optional<Environment> environment; //!< none: nobody has said
    Workspace workspace;
    SourceConfig source;
    EventSelection events;
    AttributeSelection userAttributes;
    AttributeSelection deviceAttributes;
    Destination destination;
    DeliveryLimits delivery;

    friend bool operator==(const StreamConfig &, const StreamConfig &) = default;
};

} // namespace penstock
