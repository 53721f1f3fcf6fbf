// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/practicescript.h"

#include "core/receiver/httpgrammar.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <optional>
#include <utility>

namespace penstock {

namespace {

constexpr int longestWaitMs = 3'600'000;
constexpr int mostTimes = 1'000'000'000;

QString words(const char *text)
{
    return QCoreApplication::translate("penstock", text);
}

//! One object of the script: takes its keys one by one; what nobody took is unknown.
class Keys
{
public:
    Keys(const QJsonValue &value, QString path, QList<ScriptProblem> &problems)
        : m_object(value.toObject())
        , m_path(std::move(path))
        , m_problems(problems)
    {
        if (!value.isObject())
            report({}, words("must be an object { … }"));
    }

    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }

    [[nodiscard]] QString pathOf(const QString &key) const
    {
        return m_path.isEmpty() || key.isEmpty() ? m_path + key : m_path + u'.' + key;
    }

    void report(const QString &key, const QString &message) { m_problems.append({pathOf(key), message}); }

    QJsonValue take(const char *key) { return m_object.take(QLatin1String(key)); }

    int integer(const char *key, int least, int most, int otherwise)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return otherwise;
        const double number = value.toDouble(std::nan(""));
        if (number >= least && number <= most && number == std::floor(number))
            return int(number);
        report(QLatin1String(key), words("must be a whole number from %1 to %2").arg(least).arg(most));
        return otherwise;
    }

    QString text(const char *key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isString())
            report(QLatin1String(key), words("must be a text in quotes"));
        return value.toString();
    }

    void onlyTrue(const char *key)
    {
        if (!take(key).toBool())
            report(QLatin1String(key), words("must be true; leave it out otherwise"));
    }

    bool flag(const char *key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isBool())
            report(QLatin1String(key), words("must be true or false"));
        return value.toBool();
    }

    void reportUnknown()
    {
        const QStringList left = m_object.keys();
        for (const QString &key : left)
            report(key, words("is not a key that a script has here"));
    }

private:
    QJsonObject m_object;
    QString m_path;
    QList<ScriptProblem> &m_problems;
};

class Reader
{
public:
    PracticeScript read(const QJsonValue &root)
    {
        Keys keys(root, {}, m_problems);
        // Another version may mean anything by its keys.
        keys.integer("version", PracticeScript::version, PracticeScript::version, PracticeScript::version);
        if (!m_problems.isEmpty())
            return {};
        PracticeScript script;
        script.seed = quint32(keys.integer("seed", 0, std::numeric_limits<int>::max(), 1));
        if (keys.has("steps") == keys.has("chance"))
            keys.report({}, words("must have either \"steps\" or \"chance\""));
        else if (keys.has("steps"))
            script.plan = steps(keys);
        else
            script.plan = chance(keys);
        keys.reportUnknown();
        return script;
    }

    QList<ScriptProblem> takeProblems() { return std::exchange(m_problems, {}); }

private:
    PracticeSteps steps(Keys &keys)
    {
        PracticeSteps plan;
        const QJsonArray array = list(keys, "steps");
        plan.repeat = keys.flag("repeat");
        for (qsizetype i = 0; i < array.size(); ++i) {
            Keys step(array.at(i), QStringLiteral("steps[%1]").arg(i), m_problems);
            const int times = this->times(step);
            if (times == PracticeStep::forever && (plan.repeat || i + 1 < array.size()))
                step.report(QStringLiteral("times"),
                            words("may be \"forever\" only in the last step and without \"repeat\": "
                                  "nothing comes after it"));
            plan.steps.push_back({behaviour(step), times});
            step.reportUnknown();
        }
        return plan;
    }

    PracticeChance chance(Keys &keys)
    {
        PracticeChance plan;
        const QJsonArray array = list(keys, "chance");
        for (qsizetype i = 0; i < array.size(); ++i) {
            Keys choice(array.at(i), QStringLiteral("chance[%1]").arg(i), m_problems);
            const int weight = choice.integer("weight", 1, 1'000'000, 1);
            plan.choices.push_back({weight, behaviour(choice)});
            choice.reportUnknown();
        }
        return plan;
    }

    QJsonArray list(Keys &keys, const char *key)
    {
        const QJsonValue value = keys.take(key);
        if (!value.isArray() || value.toArray().isEmpty())
            keys.report(QLatin1String(key), words("must be a list with at least one entry"));
        return value.toArray();
    }

    int times(Keys &step)
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

    practice::Behaviour behaviour(Keys &keys)
    {
        static constexpr const char *kinds[] = {"status", "close", "reset", "halfClose", "drip", "hang", "garbage"};
        QStringList found;
        for (const char *kind : kinds) {
            if (keys.has(kind))
                found.append(QLatin1String(kind));
        }
        if (found.contains(QLatin1String("drip")))
            found.removeOne(QLatin1String("status")); // what is dripped
        if (found.size() != 1)
            keys.report({},
                        words("must have one of \"status\", \"close\", \"reset\", \"halfClose\", \"drip\", \"hang\", "
                              "\"garbage\""));
        return found.isEmpty() ? practice::Behaviour() : behaviour(keys, found.first());
    }

    practice::Behaviour behaviour(Keys &keys, const QString &kind)
    {
        if (kind == QLatin1String("status")) {
            const Milliseconds delay(keys.integer("delayMs", 0, longestWaitMs, 0));
            return practice::Answer{.answer = answer(keys), .delay = delay};
        }
        if (kind == QLatin1String("close"))
            return practice::Close{.when = when(keys)};
        if (kind == QLatin1String("drip"))
            return drip(keys);
        const QByteArray key = kind.toLatin1();
        keys.onlyTrue(key.constData());
        if (kind == QLatin1String("reset"))
            return practice::Reset{};
        if (kind == QLatin1String("halfClose"))
            return practice::HalfClose{};
        if (kind == QLatin1String("hang"))
            return practice::Hang{};
        return practice::Garbage{};
    }

    practice::Close::When when(Keys &keys)
    {
        const QString word = keys.take("close").toString();
        if (word == QLatin1String("before"))
            return practice::Close::When::Before;
        if (word == QLatin1String("during"))
            return practice::Close::When::During;
        if (word != QLatin1String("after"))
            keys.report(QStringLiteral("close"), words("must be \"before\", \"during\" or \"after\" (the request)"));
        return practice::Close::When::After;
    }

    practice::Drip drip(Keys &keys)
    {
        practice::Drip drip{.answer = answer(keys)};
        Keys inner(keys.take("drip"), keys.pathOf(QStringLiteral("drip")), m_problems);
        drip.interval = Milliseconds(inner.integer("intervalMs", 1, longestWaitMs, int(drip.interval.count())));
        inner.reportUnknown();
        return drip;
    }

    HttpAnswer answer(Keys &keys)
    {
        HttpAnswer answer;
        answer.status = keys.integer("status", 100, 999, 200);
        answer.body = keys.text("body").toUtf8();
        if (keys.has("headers"))
            answer.headers = headers(keys.take("headers"), keys.pathOf(QStringLiteral("headers")));
        return answer;
    }

    HeaderFields headers(const QJsonValue &value, const QString &path)
    {
        HeaderFields fields;
        Keys shape(value, path, m_problems);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QByteArray name = it.key().toUtf8();
            const QByteArray text = it->toString().toUtf8();
            if (it->isString() && parseFieldLine((name + ": " + text).toStdString()))
                fields.append({name, text});
            else
                shape.report(it.key(), words("must be a header's name with a text that holds no line end"));
        }
        return fields;
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
