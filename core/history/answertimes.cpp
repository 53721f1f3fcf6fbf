// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/answertimes.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace penstock {

namespace {

constexpr int partBits = 4; // 16 parts to a doubling
constexpr int parts = 1 << partBits;
constexpr quint64 exactBelow = 2 * parts;
constexpr int firstDoubling = partBits + 1; // 32 … 63
constexpr quint64 longest = quint64(1) << 40;
constexpr quint16 lastBucket = exactBelow + (40 - firstDoubling) * parts;

constexpr qsizetype storedBinBytes = sizeof(quint16) + sizeof(quint32);

quint16 bucketOf(Milliseconds took)
{
    const quint64 value = std::min(quint64(std::max<qint64>(took.count(), 0)), longest);
    if (value < exactBelow)
        return quint16(value);
    const int doubling = int(std::bit_width(value)) - 1;
    const auto part = int(value >> (doubling - partBits)) - parts;
    return quint16(int(exactBelow) + (doubling - firstDoubling) * parts + part);
}

Milliseconds middleOf(quint16 bucket)
{
    if (bucket < exactBelow)
        return Milliseconds(bucket);
    const int above = bucket - int(exactBelow);
    const int shift = above / parts + firstDoubling - partBits;
    const qint64 lowest = qint64(parts + above % parts) << shift;
    return Milliseconds(lowest + ((qint64(1) << shift) - 1) / 2);
}

} // namespace

void AnswerTimes::count(Milliseconds took)
{
    add(bucketOf(took), 1);
}

void AnswerTimes::add(const AnswerTimes &other)
{
    for (const Bin &bin : other.m_bins)
        add(bin.bucket, bin.count);
}

void AnswerTimes::add(quint16 bucket, quint32 count)
{
    const auto place = std::ranges::lower_bound(m_bins, bucket, {}, &Bin::bucket);
    if (place != m_bins.end() && place->bucket == bucket)
        place->count += count;
    else
        m_bins.insert(place, Bin{bucket, count});
}

qint64 AnswerTimes::total() const
{
    qint64 sum = 0;
    for (const Bin &bin : m_bins)
        sum += bin.count;
    return sum;
}

std::optional<Milliseconds> AnswerTimes::percentile(double share) const
{
    const auto rank = qint64(std::ceil(share * double(total())));
    qint64 below = 0;
    for (const Bin &bin : m_bins) {
        below += bin.count;
        if (below >= rank)
            return middleOf(bin.bucket);
    }
    return {};
}

QByteArray AnswerTimes::toBytes() const
{
    QByteArray bytes(qsizetype(m_bins.size()) * storedBinBytes, Qt::Uninitialized);
    char *at = bytes.data();
    for (const Bin &bin : m_bins) {
        qToLittleEndian(bin.bucket, at);
        qToLittleEndian(bin.count, at + sizeof(bin.bucket));
        at += storedBinBytes;
    }
    return bytes;
}

std::optional<AnswerTimes> AnswerTimes::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() % storedBinBytes != 0)
        return {};
    AnswerTimes times;
    for (qsizetype at = 0; at < bytes.size(); at += storedBinBytes) {
        const Bin bin{qFromLittleEndian<quint16>(bytes.data() + at),
                      qFromLittleEndian<quint32>(bytes.data() + at + sizeof(quint16))};
        const bool ascends = times.m_bins.empty() || times.m_bins.back().bucket < bin.bucket;
        if (!ascends || bin.bucket > lastBucket || bin.count == 0)
            return {};
        times.m_bins.push_back(bin);
    }
    return times;
}

} // namespace penstock
