// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/event/catalogreader.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Outside any namespace, as Q_INIT_RESOURCE asks; a static library's resources are dropped without it.
static void keepCatalogResource()
{
    Q_INIT_RESOURCE(penstock_catalog);
}

namespace penstock {

namespace {

//! Walks one file and remembers the first thing that is not as expected.
class Reader
{
public:
    Reader(QString file, const QByteArray &text)
        : m_file(std::move(file))
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(text, &error);
        if (!document.isObject())
            complain(error.error == QJsonParseError::NoError ? QStringLiteral("not an object") : error.errorString());
        m_root = document.object();
    }

    [[nodiscard]] const QJsonObject &root() const { return m_root; }
    [[nodiscard]] bool failed() const { return !m_problem.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }

    std::string text(const QJsonObject &object, const char *key) { return asText(object[QLatin1String(key)], key); }

    std::vector<std::string> texts(const QJsonObject &object, const char *key)
    {
        std::vector<std::string> all;
        for (const auto &value : array(object, key))
            all.push_back(asText(value, key));
        return all;
    }

    QJsonArray array(const QJsonObject &object, const char *key)
    {
        const auto value = object[QLatin1String(key)];
        if (!value.isArray())
            complain(QStringLiteral("'%1' is not a list").arg(QLatin1String(key)));
        return value.toArray();
    }

    QJsonObject object(const QJsonObject &parent, const char *key)
    {
        const auto value = parent[QLatin1String(key)];
        if (!value.isObject())
            complain(QStringLiteral("'%1' is not an object").arg(QLatin1String(key)));
        return value.toObject();
    }

    std::string asText(const QJsonValue &value, const char *key)
    {
        if (!value.isString() || value.toString().isEmpty())
            complain(QStringLiteral("'%1' is not a text").arg(QLatin1String(key)));
        return value.toString().toStdString();
    }

private:
    void complain(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem =
                QCoreApplication::translate("penstock", "The catalog's %1 cannot be used: %2.").arg(m_file, what);
    }

    QString m_file;
    QJsonObject m_root;
    QString m_problem;
};

void readEvents(Reader &reader, CatalogData &data)
{
    for (const auto &value : reader.array(reader.root(), "events")) {
        const auto entry = value.toObject();
        data.events.push_back({.name = reader.text(entry, "name"),
                               .code = reader.text(entry, "code"),
                               .channel = reader.text(entry, "channel"),
                               .type = reader.text(entry, "type"),
                               .documented = reader.text(entry, "since") == "streams page"});
    }
    for (const auto &value : reader.array(reader.root(), "aliases")) {
        const auto entry = value.toObject();
        data.aliases.push_back({reader.text(entry, "code"), reader.text(entry, "alias")});
    }
}

std::vector<GlossaryEntry> readMeanings(Reader &reader, const char *key)
{
    std::vector<GlossaryEntry> meanings;
    const auto object = reader.object(reader.root(), key);
    for (const auto &name : object.keys())
        meanings.push_back({name.toStdString(), reader.asText(object[name], key)});
    return meanings;
}

void readAttributes(Reader &reader, CatalogData &data)
{
    auto &attributes = data.attributes;
    const auto event = reader.object(reader.root(), "eventAttributes");
    attributes.alwaysExported = reader.texts(event, "alwaysExported");
    attributes.neverExported = reader.texts(event, "neverExported");
    const auto conditional = reader.object(event, "conditional");
    for (const auto &key : conditional.keys())
        attributes.conditional.push_back({key.toStdString(), reader.asText(conditional[key], "conditional")});

    const auto always = reader.object(reader.root(), "alwaysPresent");
    attributes.alwaysUser = reader.texts(always, "user_attributes");
    attributes.alwaysDevice = reader.texts(always, "device_attributes");
    attributes.user = reader.texts(reader.root(), "userAttributes");
    attributes.device = reader.texts(reader.root(), "deviceAttributes");
    attributes.personalData = reader.texts(reader.root(), "personalData");
    attributes.userMeanings = readMeanings(reader, "userMeanings");
    attributes.deviceMeanings = readMeanings(reader, "deviceMeanings");
}

void readRegions(Reader &reader, CatalogData &data)
{
    data.regionsAsOf = reader.text(reader.root(), "asOf");
    for (const auto &value : reader.array(reader.root(), "regions")) {
        const auto entry = value.toObject();
        data.regions.push_back({.id = reader.text(entry, "id"),
                                .place = entry[QLatin1String("place")].toString().toStdString(),
                                .dashboard = reader.text(entry, "dashboard"),
                                .api = reader.text(entry, "api"),
                                .egress = reader.texts(entry, "egress"),
                                .closedToNewCustomers = entry[QLatin1String("closedToNewCustomers")].toBool()});
    }
}

void readGlossary(Reader &reader, CatalogData &data)
{
    data.glossary = readMeanings(reader, "keys");
}

Result<QByteArray> contents(const QString &name)
{
    QFile file(QStringLiteral(":/catalog/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QCoreApplication::translate("penstock", "The catalog's %1 is missing from this build: %2.")
                           .arg(name, file.errorString()));
    return file.readAll();
}

} // namespace

Result<CatalogData> readCatalog(const CatalogFiles &files)
{
    struct Part
    {
        QString file;
        const QByteArray &text;
        void (*read)(Reader &, CatalogData &);
    };
    CatalogData data;
    for (const auto &part : {Part{QStringLiteral("events.json"), files.events, readEvents},
                             Part{QStringLiteral("attributes.json"), files.attributes, readAttributes},
                             Part{QStringLiteral("regions.json"), files.regions, readRegions},
                             Part{QStringLiteral("glossary.json"), files.glossary, readGlossary}}) {
        Reader reader(part.file, part.text);
        if (!reader.failed())
            part.read(reader, data);
        if (reader.failed())
            return failure(reader.problem(), Error::Kind::Damaged);
    }
    return data;
}

Result<CatalogFiles> builtInCatalogFiles()
{
    keepCatalogResource();
    CatalogFiles files;
    for (const auto &[name, text] : {std::pair(QStringLiteral("events.json"), &files.events),
                                     std::pair(QStringLiteral("attributes.json"), &files.attributes),
                                     std::pair(QStringLiteral("regions.json"), &files.regions),
                                     std::pair(QStringLiteral("glossary.json"), &files.glossary)}) {
        auto read = contents(name);
        if (!read)
            return Unexpected(read.error());
        *text = std::move(*read);
    }
    return files;
}

Result<CatalogData> readBuiltInCatalog()
{
    return builtInCatalogFiles().and_then(readCatalog);
}

} // namespace penstock
