// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/samplerequest.h"
#include "core/sample/sample.h"
#include "ui/models/mark.h"

namespace penstock {

//! What is to be said about a preview before it is read; the text is empty when all is well.
struct PreviewNotice
{
    Mark mark = Mark::Warning;
    QString text;
    bool offersGenerated = false; //!< generated events would help
};

//! `failure`: why there is no sample; empty: there is one.
[[nodiscard]] PreviewNotice previewNotice(const SampleRequest &request, const Sample &sample, const QString &failure);

} // namespace penstock
