// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sample/samplefacts.h"
#include "core/transform/jsonwalker.h"

#include <string>
#include <string_view>

namespace penstock {

//! Adds up what events hold, one after the other.
class FactCollector
{
public:
    //! `event` is one JSON object as Transform passes it on: sound, with its code and its name.
    void add(std::string_view event, SampleFacts &facts);

private:
    JsonWalker::Token addMember(const JsonWalker::Member &member, SampleFacts &facts);
    JsonWalker::Token addAttributes(JsonWalker::Token object, QHash<QByteArray, SampleFacts::Attribute> &attributes);
    void count(const JsonWalker::Member &member, JsonWalker::Token behind,
               QHash<QByteArray, SampleFacts::Attribute> &attributes);
    [[nodiscard]] QByteArray text(JsonWalker::Token string, JsonWalker::Token behind) const;

    JsonWalker m_walker;
    std::string m_padded;
    QByteArray m_code;
    QByteArray m_name;
};

} // namespace penstock
