// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicebytes.h"

#include <zlib.h>

namespace penstock::practice {

namespace {

constexpr qsizetype pieceSize = 16 * 1024;

QByteArray chunkedHead(HttpAnswer answer)
{
    answer.headers.append({QByteArrayLiteral("Transfer-Encoding"), QByteArrayLiteral("chunked")});
    return answerBytes(answer, true, false);
}

} // namespace

QByteArray endlessStart(const Endless &behaviour)
{
    const QByteArray head = chunkedHead(behaviour.answer);
    return behaviour.part == Endless::Part::Headers ? head.chopped(2) : head; // without the empty line
}

QByteArray endlessPiece(Endless::Part part)
{
    if (part == Endless::Part::Headers)
        return QByteArray("X-Endless: " + QByteArray(51, 'x') + "\r\n").repeated(pieceSize / 64);
    return QByteArray::number(pieceSize, 16) + "\r\n" + QByteArray(pieceSize, 'x') + "\r\n";
}

QByteArray brokenChunks(const HttpAnswer &answer)
{
    return chunkedHead(answer) + "5\r\nthis is longer than five\r\nzz\r\nno size\r\n-1\r\n\r\n";
}

QByteArray gzipOfZeros(int mebibytes)
{
    constexpr int gzipWindow = 15 + 16;
    constexpr int memoryLevel = 9;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, memoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray zeros(1024 * 1024, '\0');
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(zeros.size()))), Qt::Uninitialized);
    QByteArray all;
    for (int i = 0; i < mebibytes; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(zeros.data());
        stream.avail_in = uInt(zeros.size());
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = uInt(packed.size());
        deflate(&stream, i + 1 == mebibytes ? Z_FINISH : Z_NO_FLUSH);
        all.append(packed.constData(), packed.size() - qsizetype(stream.avail_out));
    }
    deflateEnd(&stream);
    return all;
}

QByteArray interimAnswer(int status)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n\r\n";
}

} // namespace penstock::practice
