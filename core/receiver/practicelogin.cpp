// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicelogin.h"

#include <QCoreApplication>

#include <sodium.h>

#include <array>

namespace penstock {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

using Digest = std::array<unsigned char, crypto_generichash_BYTES>;

Digest digestOf(const QByteArray &text)
{
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char *>(text.constData()),
                       std::size_t(text.size()), nullptr, 0);
    return digest;
}

//! Takes as long wherever the two differ, and whatever their lengths.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    const Digest first = digestOf(a);
    const Digest second = digestOf(b);
    return sodium_memcmp(first.data(), second.data(), first.size()) == 0;
}

} // namespace

std::optional<QString> PracticeLogin::fault(const HttpRequest &request) const
{
    const std::string_view header = request.header("Authorization");
    if (header.empty())
        return words("no Authorization header");
    const std::size_t space = header.find(' ');
    if (!equalIgnoringCase(header.substr(0, space), "Basic") || space == std::string_view::npos)
        return words("Authorization is not Basic");
    const std::string_view token = header.substr(header.find_first_not_of(' ', space));
    const auto came = QByteArray::fromBase64Encoding(QByteArray(token.data(), qsizetype(token.size())),
                                                     QByteArray::AbortOnBase64DecodingErrors);
    if (!came)
        return words("the Authorization header is not in base64");
    if (!isSame(*came, user + ':' + password))
        return words("another user or password");
    return std::nullopt;
}

} // namespace penstock
