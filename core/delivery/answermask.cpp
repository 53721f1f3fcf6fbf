// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/answermask.h"

#include "core/stream/jsontext.h"

#include <algorithm>

namespace penstock {

namespace {

//! Between the quotes of a JSON text.
QByteArray inJson(const QByteArray &text)
{
    const std::string quoted = quotedJson(text.toStdString());
    return QByteArray::fromStdString(quoted.substr(1, quoted.size() - 2));
}

} // namespace

AnswerMask::AnswerMask(const ResolvedDestination &destination)
{
    for (const ResolvedHeader &header : destination.headers) {
        if (!header.secret)
            continue;
        const QByteArray &value = header.field.value;
        add(value);
        const qsizetype space = value.indexOf(' ');
        const QByteArray scheme = value.left(space).toLower();
        const QByteArray credentials = value.mid(space + 1);
        if (scheme == "bearer" || scheme == "basic")
            add(credentials);
        if (scheme == "basic") {
            const QByteArray login = QByteArray::fromBase64(credentials);
            add(login);
            add(login.mid(login.indexOf(':') + 1));
        }
    }
    std::sort(m_secrets.begin(), m_secrets.end(),
              [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
}

void AnswerMask::add(const QByteArray &secret)
{
    if (secret.size() < shortestSecret)
        return;
    const QByteArray json = inJson(secret);
    const QByteArray slashes = QByteArray(json).replace('/', "\\/"); // as PHP writes it
    for (const QByteArray &writing : {secret, json, slashes, secret.toPercentEncoding()}) {
        if (!m_secrets.contains(writing))
            m_secrets.append(writing);
    }
}

void AnswerMask::mask(Answer &answer) const
{
    if (m_secrets.isEmpty())
        return;
    answer.reasonPhrase = masked(answer.reasonPhrase);
    for (HeaderField &field : answer.headers)
        field.value = masked(field.value);
    answer.body = masked(answer.body);
    if (answer.truncated)
        answer.body = withoutCutSecret(answer.body);
}

QByteArray AnswerMask::masked(QByteArray text) const
{
    for (const QByteArray &secret : m_secrets)
        text.replace(secret, secretMask());
    return text;
}

QByteArray AnswerMask::withoutCutSecret(QByteArray text) const
{
    for (const QByteArray &secret : m_secrets) {
        for (qsizetype length = std::min(secret.size() - 1, text.size()); length >= shortestSecret; --length) {
            if (text.endsWith(secret.first(length)))
                return text.chopped(length) + secretMask();
        }
    }
    return text;
}

} // namespace penstock
