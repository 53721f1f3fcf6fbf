// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secret/secretname.h"

namespace penstock {

QString suggestedSecretName(const QString &stream, const QString &what)
{
    QString name;
    // Accents stand behind their letters in this form, and go.
    const QString text = (stream + u' ' + what).normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : text) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            name += c;
        else if (!c.isMark() && !name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    if (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? QStringLiteral("secret") : name;
}

} // namespace penstock
