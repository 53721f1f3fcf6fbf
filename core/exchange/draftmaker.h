// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/draft.h"
#include "core/stream/addressquery.h"

#include <QSet>

#include <variant>

namespace penstock {

//! A secret that the text speaks of and does not hold.
struct Withheld
{
};

//! What a foreign text gives for a value: the value itself, a reference, or the word that it comes on another way.
using ForeignValue = std::variant<QString, SecretRef, Withheld>;

//! Puts a draft together from what a parser finds, in any order. Knows what is a secret and keeps it apart.
class DraftMaker final
{
public:
    //! For what has its place in a config without more ado: workspace, choices, name.
    [[nodiscard]] StreamConfig &config() { return m_config; }

    void remark(Remark::Kind kind, int line, const QString &text);

    //! Takes the text for the endpoint's address: user and password in it go to Basic auth, a fragment goes away, a
    //! secret parameter is left empty.
    void setAddress(const QString &text, int line);
    [[nodiscard]] bool hasAddress() const { return !m_config.destination.url.isEmpty(); }

    //! `isSecret`: whatever its name and value look like.
    void addHeader(const QString &name, const ForeignValue &value, int line, bool isSecret = false);

    void setBasic(const QString &username, const ForeignValue &password, int line);
    [[nodiscard]] bool hasBasic() const { return m_hasBasic; }

    //! A request's body, of which a stream keeps the app's name only.
    void useBody(const QByteArray &body, int line);

    //! The config as it is: it names its source.
    [[nodiscard]] Draft finish() &&;
    //! `what` is the text that names no source: "A ticket".
    [[nodiscard]] Draft finishWithSource(const QString &what) &&;

private:
    struct Secret
    {
        FoundSecret::Place place;
        QString where;
        ForeignValue value;
        qsizetype header = -1; //!< its place in the destination's headers
        int line = 0;
    };

    [[nodiscard]] qsizetype headerCount() const { return m_config.destination.headers.size(); }
    [[nodiscard]] bool takesHeader(const QString &name, int line);
    [[nodiscard]] bool takesValue(const QString &name, const QString &value, int line);
    void withholdSecret(AddressParameter &parameter, int line);
    void nameStream();
    void placeSecrets();
    void chooseSource(const QString &what);
    [[nodiscard]] static QString withheldText(const Secret &secret, const SecretRef &ref);
    [[nodiscard]] QString vaultNameFor(const Secret &secret);
    [[nodiscard]] QString withoutSecrets(QString text) const;

    StreamConfig m_config;
    QList<Remark> m_remarks;
    QList<Secret> m_secrets;
    QList<FoundSecret> m_found;
    QSet<QString> m_vaultNames;
    bool m_hasBasic = false;
};

} // namespace penstock
