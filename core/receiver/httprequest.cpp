// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httprequest.h"

#include <algorithm>

namespace penstock {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

} // namespace

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view HttpRequest::header(std::string_view name) const
{
    for (const HttpField &field : headers) {
        if (equalIgnoringCase(field.name, name))
            return field.value;
    }
    return {};
}

std::size_t HttpRequest::count(std::string_view name) const
{
    return std::size_t(std::count_if(headers.begin(), headers.end(),
                                     [&](const HttpField &field) { return equalIgnoringCase(field.name, name); }));
}

} // namespace penstock
