// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicescript.h"

#include "core/receiver/behaviourreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <optional>
#include <utility>

namespace penstock {

namespace {

constexpr int mostTimes = 1'000'000'000;
constexpr int mostPerSecond = 10'000;
constexpr int longestPhaseMs = 86'400'000;

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

class Reader
{
public:
    PracticeScript read(const QJsonValue &root)
    {
        ScriptKeys keys(root, {}, m_problems);
        // Another version may mean anything by its keys.
        keys.integer("version", PracticeScript::version, PracticeScript::version, PracticeScript::version);
        if (!m_problems.isEmpty())
            return {};
        PracticeScript script;
        script.seed = quint32(keys.integer("seed", 0, std::numeric_limits<int>::max(), 1));
        const bool hasOverlay = keys.has("rateLimit") || keys.has("flapping");
        if (keys.has("rateLimit"))
            script.rateLimit = rateLimit(keys.takeObject("rateLimit"));
        if (keys.has("flapping"))
            script.flapping = flapping(keys.takeObject("flapping"));
        if (keys.has("steps") && !keys.has("chance"))
            script.plan = steps(keys);
        else if (keys.has("chance") && !keys.has("steps"))
            script.plan = chance(keys);
        else if (keys.has("steps") || !hasOverlay)
            keys.report({}, words("must have either \"steps\" or \"chance\""));
        keys.reportUnknown();
        return script;
    }

    QList<ScriptProblem> takeProblems() { return std::exchange(m_problems, {}); }

private:
    PracticeSteps steps(ScriptKeys &keys)
    {
        PracticeSteps plan;
        const QJsonArray array = list(keys, "steps");
        plan.repeat = keys.flag("repeat");
        for (qsizetype i = 0; i < array.size(); ++i) {
            ScriptKeys step(array.at(i), QStringLiteral("steps[%1]").arg(i), m_problems);
            const int times = this->times(step);
            if (times == PracticeStep::forever && (plan.repeat || i + 1 < array.size()))
                step.report(QStringLiteral("times"),
                            words("may be \"forever\" only in the last step and without \"repeat\": "
                                  "nothing comes after it"));
            plan.steps.push_back({practice::readBehaviour(step), times});
            step.reportUnknown();
        }
        return plan;
    }

    PracticeChance chance(ScriptKeys &keys)
    {
        PracticeChance plan;
        const QJsonArray array = list(keys, "chance");
        for (qsizetype i = 0; i < array.size(); ++i) {
            ScriptKeys choice(array.at(i), QStringLiteral("chance[%1]").arg(i), m_problems);
            const int weight = choice.integer("weight", 1, 1'000'000, 1);
            plan.choices.push_back({weight, practice::readBehaviour(choice)});
            choice.reportUnknown();
        }
        return plan;
    }

    QJsonArray list(ScriptKeys &keys, const char *key)
    {
        const QJsonValue value = keys.take(key);
        if (!value.isArray() || value.toArray().isEmpty())
            keys.report(QLatin1String(key), words("must be a list with at least one entry"));
        return value.toArray();
    }

    int times(ScriptKeys &step)
    {
        if (!step.has("times"))
            return 1;
        const QJsonValue value = step.take("times");
        if (value == QJsonValue(QStringLiteral("forever")))
            return PracticeStep::forever;
        const double number = value.toDouble();
        if (number >= 1 && number <= mostTimes && number == std::floor(number))
            return int(number);
        step.report(QStringLiteral("times"), words("must be a whole number from 1 on, or \"forever\""));
        return 1;
    }

    PracticeRateLimit rateLimit(ScriptKeys keys)
    {
        const PracticeRateLimit limit{.perSecond = keys.integer("perSecond", 1, mostPerSecond, 1)};
        keys.reportUnknown();
        return limit;
    }

    PracticeFlapping flapping(ScriptKeys keys)
    {
        PracticeFlapping flapping;
        flapping.up = Milliseconds(keys.integer("upMs", 1, longestPhaseMs, int(flapping.up.count())));
        flapping.down = Milliseconds(keys.integer("downMs", 1, longestPhaseMs, int(flapping.down.count())));
        if (keys.has("whileDown")) {
            ScriptKeys whileDown = keys.takeObject("whileDown");
            flapping.whileDown = practice::readBehaviour(whileDown);
            whileDown.reportUnknown();
        }
        keys.reportUnknown();
        return flapping;
    }

    QList<ScriptProblem> m_problems;
};

} // namespace

tl::expected<PracticeScript, QList<ScriptProblem>> parsePracticeScript(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(
            QList<ScriptProblem>{{{}, words("is not JSON: %1 at byte %2").arg(error.errorString()).arg(error.offset)}});

    Reader reader;
    PracticeScript script =
        reader.read(document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()));
    if (QList<ScriptProblem> problems = reader.takeProblems(); !problems.isEmpty())
        return tl::unexpected(std::move(problems));
    return script;
}

} // namespace penstock
