// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/stream/headerrules.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

constexpr std::array connectionHeaders{"connection",        "keep-alive", "te",     "trailer",
                                       "transfer-encoding", "upgrade",    "expect", "http2-settings"};
constexpr std::array ownHeaders{"host",       "content-length",  "content-type",   "content-encoding",
                                "user-agent", "accept-encoding", "accept-language"};
constexpr std::array secretWords{"auth", "jwt", "key", "pwd", "session", "sid", "sig"};
constexpr std::array secretParts{"apikey", "authorization", "authtoken", "bearer",    "cookie", "credential",
                                 "passwd", "password",      "secret",    "signature", "token"};

template <typename Names>
bool isIn(const QByteArray &name, const Names &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isTokenCharacter(char c)
{
    constexpr std::string_view punctuation = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           punctuation.find(c) != std::string_view::npos;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

bool isValueCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return isSpace(c) || (byte > 0x20 && byte != 0x7f);
}

} // namespace

bool isToken(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter);
}

bool isFieldValue(QByteArrayView value)
{
    if (value.isEmpty())
        return true;
    return !isSpace(value.front()) && !isSpace(value.back()) &&
           std::all_of(value.begin(), value.end(), isValueCharacter);
}

std::optional<QString> forbiddenHeaderReason(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    if (isIn(lower, ownHeaders))
        return Words::tr("Penstock sets this header itself, from the address and the body.");
    if (isIn(lower, connectionHeaders) || lower.startsWith("proxy-"))
        return Words::tr("This header steers the connection, not the request, and is Penstock's to set.");
    return std::nullopt;
}

bool isForbiddenHeader(QByteArrayView name)
{
    return forbiddenHeaderReason(name).has_value();
}

bool looksSecret(QByteArrayView name)
{
    QByteArray lower = name.toByteArray().toLower();
    lower.replace('_', '-');
    const QList<QByteArray> words = lower.split('-');
    if (std::any_of(words.begin(), words.end(), [](const QByteArray &word) { return isIn(word, secretWords); }))
        return true;
    return std::any_of(secretParts.begin(), secretParts.end(),
                       [&lower](const char *part) { return lower.contains(part); });
}

} // namespace penstock
