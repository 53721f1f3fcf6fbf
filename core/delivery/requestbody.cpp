// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/requestbody.h"

#include <cstring>

namespace penstock {

RequestBody::RequestBody(QByteArray body)
    : m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 RequestBody::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, qint64(m_body.size()) - m_handedOut);
    if (size == 0)
        return maxSize == 0 ? 0 : -1;
    std::memcpy(data, m_body.constData() + m_handedOut, std::size_t(size));
    m_handedOut += size;
    return size;
}

qint64 RequestBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace penstock
