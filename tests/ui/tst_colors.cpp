// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/colors.h"

#include "tests/ui/strict.h"
#include "ui/theme/eventmarks.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace penstock;

class TestColors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnAnyWarning(); }

    void everyTextIsReadable_data();
    void everyTextIsReadable();
    void everyEventMarkIsReadable();
    void measuresContrastAsTheGuidelinesDo();
    void drawsThePicturesOfControlsInItsColors();
};

void TestColors::everyTextIsReadable_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("back");
    for (const bool dark : {false, true}) {
        const Colors &colors = dark ? Colors::dark() : Colors::light();
        const auto add = [&](Token text, Token back) {
            QTest::addRow("%s: token %d on %d", dark ? "dark" : "light", int(text), int(back))
                << colors[text] << colors[back];
        };
        for (const Token text : Colors::textTokens()) {
            add(text, Token::Panel);
            add(text, Token::Selection);
            add(text, Token::Window);
        }
        for (const Token back : {Token::GoodBack, Token::WarningBack, Token::BadBack, Token::ActiveBack, Token::Field})
            add(Token::Text, back);
        add(Token::Good, Token::GoodBack);
        add(Token::Warning, Token::WarningBack);
        add(Token::Bad, Token::BadBack);
        add(Token::Active, Token::ActiveBack);
        add(Token::Panel, Token::Accent); // a default button
    }
}

void TestColors::everyTextIsReadable()
{
    QFETCH(QColor, text);
    QFETCH(QColor, back);
    const double ratio = contrast(text, back);
    QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 : 1").arg(ratio)));
}

void TestColors::everyEventMarkIsReadable()
{
    // Their contrast is measured above; no two channels share a colour.
    QSet<Token> ofChannels;
    for (int number = 0; number < eventMarkCount; ++number) {
        const auto mark = EventMark(number);
        const Token token = eventMarkColor(mark);
        QVERIFY2(std::ranges::count(Colors::textTokens(), token) == 1, qPrintable(eventMarkWord(mark)));
        QVERIFY2(!isChannel(mark) || !ofChannels.contains(token), qPrintable(eventMarkWord(mark)));
        ofChannels.insert(token);
    }
}

void TestColors::measuresContrastAsTheGuidelinesDo()
{
    QVERIFY(qAbs(contrast(Qt::black, Qt::white) - 21) < 0.01);
    QVERIFY(qAbs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
}

void TestColors::drawsThePicturesOfControlsInItsColors()
{
    Q_INIT_RESOURCE(icons);
    for (const bool dark : {false, true}) {
        QFile file(QStringLiteral(":/icons/chevron-down-%1.svg").arg(QLatin1String(dark ? "dark" : "light")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QFile check(QStringLiteral(":/icons/check-%1.svg").arg(QLatin1String(dark ? "dark" : "light")));
        QVERIFY(check.open(QIODevice::ReadOnly));
        const QColor panel = (dark ? Colors::dark() : Colors::light())[Token::Panel];
        QVERIFY(check.readAll().contains("stroke=\"" + panel.name().toLatin1() + '"'));
        const QColor muted = (dark ? Colors::dark() : Colors::light())[Token::Muted];
        QVERIFY(file.readAll().contains("stroke=\"" + muted.name().toLatin1() + '"'));
    }
}

QTEST_GUILESS_MAIN(TestColors)
#include "tst_colors.moc"
