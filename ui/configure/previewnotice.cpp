// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/previewnotice.h"

#include "ui/models/wording.h"

#include <QCoreApplication>

namespace penstock {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

QString rejectText(const Sample &sample)
{
    const Sample::Reject &first = sample.rejects.first();
    if (sample.rejected == 1)
        return Words::tr("Line %1 of the sample cannot be used: %2.").arg(numberText(first.line), first.reason);
    return Words::tr("%1 events of the sample cannot be used. The first, in line %2: %3.")
        .arg(numberText(sample.rejected), numberText(first.line), first.reason);
}

} // namespace

PreviewNotice previewNotice(const SampleRequest &request, const Sample &sample, const QString &failure)
{
    if (!failure.isEmpty())
        return {Mark::Error, failure, true};
    if (!request.problems.isEmpty()) {
        const Problem &problem = request.problems.first();
        return {Mark::Error,
                Words::tr("Nothing goes out until this is mended: %1 %2").arg(problem.message, problem.mend)};
    }
    if (sample.facts.events > 0 && request.passing == 0)
        return {Mark::Warning, Words::tr("None of the sample's %1 events is chosen, so nothing goes out. Choose one of "
                                         "its events, or take another sample.")
                                   .arg(numberText(sample.facts.events))};
    if (!sample.passedOver.isEmpty())
        return {Mark::Warning, Words::tr("%1 Shown are %2.").arg(sample.passedOver.join(u' '), sample.facts.origin)};
    if (!sample.rejects.isEmpty())
        return {Mark::Warning, rejectText(sample)};
    return {};
}

} // namespace penstock
