// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/transform/transformfakes.h"

#include <QTest>

using namespace penstock;
using Mode = EventSelection::Mode;
using Log = std::vector<std::string>;

namespace {

//! An event that lacks nothing, with these attributes objects.
std::string fullEvent(std::string_view members)
{
    return R"({"event_name":"SMS Sent","event_code":"SMS_SENT","event_uuid":"u","event_time":1,)"
           R"("event_type":"CAMPAIGN_EVENT","event_source":"MOENGAGE",)" +
           std::string(members) + "}";
}

std::string objects(int depth)
{
    std::string text;
    for (int i = 0; i < depth; ++i)
        text += "{\"k\":";
    return text + "1" + std::string(static_cast<std::size_t>(depth), '}');
}

EventSelection listed(const QStringList &events)
{
    return {Mode::List, events};
}

void addColumns(std::initializer_list<const char *> names)
{
    for (const auto *name : names)
        QTest::addColumn<std::string>(name);
}

} // namespace

class TestTransform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesValuesByteForByte_data();
    void passesValuesByteForByte();
    void completesWhatIsMissing_data();
    void completesWhatIsMissing();
    void choosesEvents_data();
    void choosesEvents();
    void dropsWhatIsNotExported_data();
    void dropsWhatIsNotExported();
    void projectsUserAndDeviceAttributes_data();
    void projectsUserAndDeviceAttributes();
    void projectsAndCompletesAtOnce();
    void rejectsWithAReason_data();
    void rejectsWithAReason();
    void ignoresBlankLines_data();
    void ignoresBlankLines();
    void allowsNestingUpToTheLimit();
    void countsARequestBodyAsItsEvents();
    void readsARequestBodysLastEvents();
    void rejectsABrokenRequestBodyOnce();
    void givesTheNameForPeople();
    void readsLongLinesAfterShortOnes();
};

void TestTransform::passesValuesByteForByte_data()
{
    addColumns({"members"});
    const auto add = [](const char *name, const char *members) { QTest::addRow("%s", name) << std::string(members); };
    add("a float that is whole", R"("v":1.0)");
    add("a number no double holds", R"("v":12345678901234567890)");
    add("a number longer than any", R"("v":1234567890123456789012345678901234567890.00e-12345678901234567890)");
    add("minus zero", R"("v":-0)");
    add("escapes", R"("v":"\u00e9\/\n\"\\")");
    add("a lone surrogate", R"("v":"\ud800")");
    add("a lone surrogate in a key", R"("\udc00":1)");
    add("unescaped letters", R"("v":"é – 日本")");
    add("keys out of order and twice", R"("z":1,"a":2,"z":3)");
    add("an empty key", R"("":"")");
    add("space between tokens", " \"v\" :\t[ 1 ,\r 2 ] ");
    add("deep values", R"("v":[[],{},[{"a":[null,true,false]}]])");
}

void TestTransform::passesValuesByteForByte()
{
    QFETCH(const std::string, members);
    const auto line = fullEvent(members);
    QCOMPARE(transformed(line).log, Log{"accepted " + line});
    QCOMPARE(transformed(" \t" + line + " \r").log, Log{"accepted " + line});

    const auto inside = fullEvent(R"("event_attributes":{)" + members + R"(},"user_attributes":{)" + members + "}");
    QCOMPARE(transformed(inside).log, Log{"accepted " + inside});
}

void TestTransform::completesWhatIsMissing_data()
{
    addColumns({"line", "completed"});
    const auto add = [](const char *name, const char *line, const char *completed) {
        QTest::addRow("%s", name) << std::string(line) << std::string(completed);
    };
    add("everything but the name", R"({"event_name":"SMS Sent"})",
        R"({"event_name":"SMS Sent","event_code":"SMS_SENT","event_uuid":"u-1","event_time":1700000000,"event_type":"CAMPAIGN_EVENT","event_source":"MOENGAGE"})");
    add("everything but the code", R"({"event_code":"SMS_SENT"})",
        R"({"event_name":"SMS Sent","event_code":"SMS_SENT","event_uuid":"u-1","event_time":1700000000,"event_type":"CAMPAIGN_EVENT","event_source":"MOENGAGE"})");
    add("a code with two names", R"({"event_code":"NOTIFICATION_RECEIVED_MOE"})",
        R"({"event_name":"Notification Received Android","event_code":"NOTIFICATION_RECEIVED_MOE","event_uuid":"u-1","event_time":1700000000,"event_type":"CAMPAIGN_EVENT","event_source":"MOENGAGE"})");
    add("an alias", R"({"event_code":"MOE_CARD_IMPRESSION","event_uuid":1,"event_time":1,"event_source":1})",
        R"({"event_name":"Card Viewed","event_code":"MOE_CARD_IMPRESSION","event_uuid":1,"event_time":1,"event_type":"CAMPAIGN_EVENT","event_source":1})");
    add("a user action", R"({"event_name":"User Logout","event_uuid":1,"event_time":1,"event_source":1})",
        R"({"event_name":"User Logout","event_code":"MOE_LOGOUT","event_uuid":1,"event_time":1,"event_type":"USER_ACTION_EVENT","event_source":1})");
    add("an unknown name is its own code, as it came",
        R"({"event_name":"Caf\u00e9 \"x\"","event_uuid":1,"event_time":1,"event_type":"T","event_source":1})",
        R"({"event_name":"Caf\u00e9 \"x\"","event_code":"Caf\u00e9 \"x\"","event_uuid":1,"event_time":1,"event_type":"T","event_source":1})");
    add("an unknown code is its own name",
        R"({"event_code":"X","event_uuid":1,"event_time":1,"event_type":"T","event_source":1})",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_time":1,"event_type":"T","event_source":1})");
    add("an unknown event is a user action",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_time":1,"event_source":1})",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_time":1,"event_type":"USER_ACTION_EVENT","event_source":1})");
    add("an unknown event of a campaign is a campaign event",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_time":1,"event_source":1,"event_attributes":{"campaign_id":"c"}})",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_time":1,"event_type":"CAMPAIGN_EVENT","event_source":1,"event_attributes":{"campaign_id":"c"}})");
    add("after the nearest key before it",
        R"({"uid":"7","event_time":5,"x":1,"event_name":"X","event_code":"X","event_type":"T"})",
        R"({"uid":"7","event_time":5,"x":1,"event_name":"X","event_code":"X","event_uuid":"u-1","event_type":"T","event_source":"MOENGAGE"})");
    add("with space around",
        R"( { "event_code" : "X" , "event_uuid":1,"event_time":1,"event_type":"T","event_source":1 } )",
        R"({"event_name":"X", "event_code" : "X" , "event_uuid":1,"event_time":1,"event_type":"T","event_source":1 })");
    add("an escaped key is the key",
        R"({"event\u005fname":"X","event_c\u006fde":"X","event_uuid":1,"event_time":1,"event_type":"T"})",
        R"({"event\u005fname":"X","event_c\u006fde":"X","event_uuid":1,"event_time":1,"event_type":"T","event_source":"MOENGAGE"})");
    add("null is there", R"({"event_name":"X","event_code":"X","event_uuid":null,"event_time":null,"event_type":null})",
        R"({"event_name":"X","event_code":"X","event_uuid":null,"event_time":null,"event_type":null,"event_source":"MOENGAGE"})");
    add("keys of other objects do not count",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_type":"T","event_source":1,"event_attributes":{"event_time":1}})",
        R"({"event_name":"X","event_code":"X","event_uuid":1,"event_time":1700000000,"event_type":"T","event_source":1,"event_attributes":{"event_time":1}})");
}

void TestTransform::completesWhatIsMissing()
{
    QFETCH(const std::string, line);
    QFETCH(const std::string, completed);
    QCOMPARE(transformed(line).log, Log{"completed " + completed});
    QCOMPARE(transformed(completed).log, Log{"accepted " + completed});
}

void TestTransform::choosesEvents_data()
{
    QTest::addColumn<EventSelection>("selection");
    QTest::addColumn<std::string>("line");
    QTest::addColumn<bool>("isTaken");
    const auto add = [](const char *name, const EventSelection &selection, const char *line, bool isTaken) {
        QTest::addRow("%s", name) << selection << std::string(line) << isTaken;
    };
    const EventSelection campaign{Mode::Campaign, {}};
    add("all: anything", {}, R"({"event_name":"X"})", true);
    add("campaign: by its type", campaign, R"({"event_name":"X","event_type":"CAMPAIGN_EVENT"})", true);
    add("campaign: by its escaped type", campaign, R"({"event_name":"X","event_type":"CAMPAIGN\u005fEVENT"})", true);
    add("campaign: not by another type", campaign, R"({"event_name":"SMS Sent","event_type":"USER_ACTION_EVENT"})",
        false);
    add("campaign: not by no text", campaign, R"({"event_name":"SMS Sent","event_type":1})", false);
    add("campaign: the last type counts", campaign,
        R"({"event_name":"X","event_type":"CAMPAIGN_EVENT","event_type":"USER_ACTION_EVENT"})", false);
    add("campaign: by the catalog's code", campaign, R"({"event_code":"SMS_SENT"})", true);
    add("campaign: by the catalog's name", campaign, R"({"event_name":"SMS Sent"})", true);
    add("campaign: by an alias", campaign, R"({"event_code":"WEBHOOK_SENT"})", true);
    add("campaign: a user action is none", campaign, R"({"event_code":"MOE_LOGOUT"})", false);
    add("campaign: an unknown event with a campaign", campaign,
        R"({"event_code":"X","event_attributes":{"campaign_id":"1"}})", true);
    add("campaign: an unknown event without", campaign, R"({"event_code":"X","user_attributes":{"campaign_id":"1"}})",
        false);

    const auto sms = listed({QStringLiteral("SMS_SENT")});
    add("list: by code", sms, R"({"event_code":"SMS_SENT","event_name":"Mine"})", true);
    add("list: by the code the catalog fills in", sms, R"({"event_name":"SMS Sent"})", true);
    add("list: by escaped code", sms, R"({"event_code":"SMS\u005FSENT"})", true);
    add("list: not another", sms, R"({"event_code":"SMS_DELIVERED"})", false);
    add("list: the last code counts", sms, R"({"event_code":"SMS_SENT","event_name":"A","event_code":"B"})", false);
    add("list: nothing listed", listed({}), R"({"event_code":"SMS_SENT"})", false);
    add("list: by name", listed({QStringLiteral("SMS Sent")}), R"({"event_code":"SMS_SENT"})", true);
    add("list: one of a code's two names", listed({QStringLiteral("Notification Received iOS")}),
        R"({"event_name":"Notification Received iOS","event_code":"NOTIFICATION_RECEIVED_MOE"})", true);
    add("list: not by the other name", listed({QStringLiteral("Notification Received iOS")}),
        R"({"event_name":"Notification Received Android","event_code":"NOTIFICATION_RECEIVED_MOE"})", false);
    add("list: by the code's alias", listed({QStringLiteral("MOE_CARD_VIEWED")}),
        R"({"event_code":"MOE_CARD_IMPRESSION","event_name":"x"})", true);
    add("list: by the alias's code", listed({QStringLiteral("MOE_CARD_IMPRESSION")}),
        R"({"event_code":"MOE_CARD_VIEWED","event_name":"x"})", true);
    add("list: a code of one's own", listed({QStringLiteral("Bestellung é")}), R"({"event_name":"Bestellung \u00e9"})",
        true);
    add("list: a code out of the basic plane", listed({QStringLiteral("🎉")}), R"({"event_name":"\ud83c\udf89"})", true);
}

void TestTransform::choosesEvents()
{
    QFETCH(const EventSelection, selection);
    QFETCH(const std::string, line);
    QFETCH(const bool, isTaken);
    const auto sink = transformed(line, selection);
    QCOMPARE(sink.log.size(), 1U);
    QVERIFY2(sink.log.front().starts_with(isTaken ? "completed " : "filtered "), sink.log.front().c_str());
}

void TestTransform::dropsWhatIsNotExported_data()
{
    addColumns({"attributes", "left"});
    const auto add = [](const char *name, const char *attributes, const char *left) {
        QTest::addRow("%s", name) << std::string(attributes) << std::string(left);
    };
    add("nothing to drop", R"({"campaign_id":"1"})", R"({"campaign_id":"1"})");
    add("the only one", R"({"email_subject":"s"})", R"({})");
    add("the only one, with space", R"({ "email_subject" : "s" })", R"({  })");
    add("the first", R"({"email_subject":"s","a":1})", R"({"a":1})");
    add("the first two", R"({"email_subject":"s" , "email_click_url":[1,2], "a":1})", R"({"a":1})");
    add("the last", R"({"a":1,"inapp_widget_clicked":{"x":{}}})", R"({"a":1})");
    add("the last, with space", R"({"a":1 , "inapp_widget_clicked":null })", R"({"a":1 })");
    add("one in the middle", R"({"a":1,"onsite_message_url_clicked":"u","b":2})", R"({"a":1,"b":2})");
    add("every second", R"({"email_subject":1,"a":1,"email_subject":2,"b":2,"email_click_url":3})", R"({"a":1,"b":2})");
    add("all four",
        R"({"email_subject":1,"email_click_url":1,"inapp_widget_clicked":1,"onsite_message_url_clicked":1})", R"({})");
    add("by an escaped key", R"({"email\u005fsubject":1,"a":"\u0041"})", R"({"a":"\u0041"})");
    add("not inside another value", R"({"a":{"email_subject":1}})", R"({"a":{"email_subject":1}})");
    add("not by a longer key", R"({"email_subject2":1})", R"({"email_subject2":1})");
}

void TestTransform::dropsWhatIsNotExported()
{
    QFETCH(const std::string, attributes);
    QFETCH(const std::string, left);
    const auto with = [](const std::string &text) {
        return fullEvent(R"("event_attributes":)" + text + R"(,"uid":"1")");
    };
    QCOMPARE(transformed(with(attributes)).log, Log{"accepted " + with(left)});

    // The same keys elsewhere are the user's own.
    const auto elsewhere = fullEvent(R"("user_attributes":)" + attributes + R"(,"email_subject":1)");
    QCOMPARE(transformed(elsewhere).log, Log{"accepted " + elsewhere});

    // Of duplicate keys a receiver may read either.
    const auto twice = [](const std::string &text) {
        return fullEvent(R"("event_attributes":)" + text + R"(,"event_attributes":)" + text);
    };
    QCOMPARE(transformed(twice(attributes)).log, Log{"accepted " + twice(left)});
}

void TestTransform::projectsUserAndDeviceAttributes_data()
{
    addColumns({"members", "left"});
    const auto add = [](const char *name, const char *members, const char *left) {
        QTest::addRow("%s", name) << std::string(members) << std::string(left);
    };
    add("nothing there", R"("uid":"1")", R"("uid":"1")");
    add("empty", R"("user_attributes":{},"device_attributes":{ })", R"("user_attributes":{},"device_attributes":{ })");
    add("the listed and the id", R"("user_attributes":{"moengage_user_id":"m","u_em":"e","u_fn":"f","x":1})",
        R"("user_attributes":{"moengage_user_id":"m","u_fn":"f"})");
    add("the lists are apart",
        R"("user_attributes":{"u_fn":1,"MODEL":1},"device_attributes":{"u_fn":1,"MODEL":1,"moengage_device_id":"d"})",
        R"("user_attributes":{"u_fn":1},"device_attributes":{"MODEL":1,"moengage_device_id":"d"})");
    add("nothing listed is there", R"("device_attributes":{"a":[{"MODEL":1}],"b":2})", R"("device_attributes":{})");
    add("by an escaped key", R"("user_attributes":{"u\u005ffn":1,"\u0075_em":2})",
        R"("user_attributes":{"u\u005ffn":1})");
    add("every duplicate", R"("user_attributes":{"u_em":1,"u_fn":2,"u_fn":3},"user_attributes":{"u_em":1})",
        R"("user_attributes":{"u_fn":2,"u_fn":3},"user_attributes":{})");
    add("event attributes are another list",
        R"("event_attributes":{"u_em":1,"product":2},"user_attributes":{"u_em":1})",
        R"("event_attributes":{"u_em":1,"product":2},"user_attributes":{})");
}

void TestTransform::projectsUserAndDeviceAttributes()
{
    QFETCH(const std::string, members);
    QFETCH(const std::string, left);
    const AttributeSelection user{false, {QStringLiteral("u_fn")}};
    const AttributeSelection device{false, {QStringLiteral("MODEL"), QStringLiteral("os_ver")}};
    QCOMPARE(transformed(fullEvent(members), {}, user, device).log, Log{"accepted " + fullEvent(left)});
    QCOMPARE(transformed(fullEvent(members)).log, Log{"accepted " + fullEvent(members)});
}

void TestTransform::projectsAndCompletesAtOnce()
{
    const auto line =
        R"({"user_attributes":{"a":1,"u_fn":2},"event_attributes":{"email_subject":1},"event_code":"X","event_time":1})";
    const auto expected =
        R"(completed {"event_name":"X","user_attributes":{"u_fn":2},"event_attributes":{},"event_code":"X",)"
        R"("event_uuid":"u-1","event_time":1,"event_type":"USER_ACTION_EVENT","event_source":"MOENGAGE"})";
    QCOMPARE(transformed(line, {}, {false, {QStringLiteral("u_fn")}}).log, Log{expected});
}

void TestTransform::rejectsWithAReason_data()
{
    addColumns({"line", "reason"});
    const auto add = [](const char *name, std::string_view line, const char *reason) {
        QTest::addRow("%s", name) << std::string(line) << std::string(reason);
    };
    add("words", "hello", "not JSON: 'hello' is no value, at byte 1 of the line");
    add("an unfinished line", R"({"event_name":"X",)",
        "not JSON: the text ends before its objects and arrays do, at byte 19 of the line");
    add("an unfinished string", R"({"event_name":"X)",
        "not JSON: a string that does not end, begun at byte 15 of the line");
    add("two lines in one", R"({"event_name":"X"}{"event_name":"Y"})",
        "not JSON: text after the end of the JSON value at byte 19 of the line");
    add("a closing brace too many", R"({"event_name":"X"}})",
        "not JSON: text after the end of the JSON value at byte 19 of the line");
    add("a bracket for a brace", R"({"event_name":["X"})", "not JSON: unexpected '}' at byte 19 of the line");
    add("a missing comma", R"({"event_name":"X" "a":1})", "not JSON: unexpected '\"' at byte 19 of the line");
    add("a missing colon", R"({"event_name" 1})", "not JSON: unexpected '1' at byte 15 of the line");
    add("a comma too many", R"({"event_name":"X",})", "not JSON: unexpected '}' at byte 19 of the line");
    add("a missing value", R"({"event_name":,"a":1})", "not JSON: unexpected ',' at byte 15 of the line");
    add("a string with a colon", R"({"event_name":"X":1})", "not JSON: unexpected ':' at byte 18 of the line");
    add("a number with a zero in front", R"({"v":[1,012]})", "not JSON: '012' is no number, at byte 9 of the line");
    add("a capital word", R"({"v":True})", "not JSON: 'True' is no value, at byte 6 of the line");
    add("a control character", "{\"v\":\"a\tb\"}",
        "not JSON: a control character that is not escaped in a string, byte 0x09, at byte 8 of the line");
    add("a bad escape", R"({"v":"\n\x"})", "not JSON: a backslash that begins no escape at byte 9 of the line");
    add("a bad escape in a key", R"({"\u00g0":1})",
        "not JSON: a backslash that begins no escape at byte 3 of the line");
    add("bad UTF-8", "{\"v\":\"\xc3\xa9\xc3\"}", "not JSON: invalid UTF-8 at byte 9 of the line");
    add("UTF-8 cut off", "{\"v\":\"\xe2\x82", "not JSON: invalid UTF-8 at byte 7 of the line");
    add("an encoded surrogate", "{\"v\":\"\xed\xa0\x80\"}", "not JSON: invalid UTF-8 at byte 7 of the line");
    add("a byte order mark", "\xef\xbb\xbf{}", "not JSON: a byte order mark at byte 1 of the line");
    add("a zero byte", std::string_view("{\"v\":\0}", 7), "not JSON: unexpected byte 0x00 at byte 6 of the line");
    add("space does not count as the line", "  nul", "not JSON: 'nul' is no value, at byte 3 of the line");
    add("an array", "[1,2]", "an event is a JSON object, this is an array, at byte 1 of the line");
    add("a string", "\"x\"", "an event is a JSON object, this is a string, at byte 1 of the line");
    add("a number", " 42", "an event is a JSON object, this is a single value, at byte 2 of the line");
    add("two strings", R"("a" "b")", "not JSON: text after the end of the JSON value at byte 5 of the line");
    add("neither name nor code", R"({"uid":"1"})",
        "neither event_name nor event_code in the object that begins at byte 1 of the line");
    add("an empty object", "{}", "neither event_name nor event_code in the object that begins at byte 1 of the line");
    add("a name of another kind", R"({"event_name":7})",
        "event_name is not a string with something in it at byte 15 of the line");
    add("an empty name", R"({"event_name":""})",
        "event_name is not a string with something in it at byte 15 of the line");
    add("an empty code", R"({"event_name":"X","event_code":""})",
        "event_code is not a string with something in it at byte 32 of the line");
    add("attributes of another kind", R"({"event_name":"X","event_attributes":[]})",
        "event_attributes is not an object at byte 38 of the line");
    add("user attributes", R"({"event_name":"X","user_attributes":null})",
        "user_attributes is not an object at byte 37 of the line");
    add("device attributes", R"({"event_name":"X","device_attributes":"x"})",
        "device_attributes is not an object at byte 39 of the line");
    add("one of two", R"({"event_name":"X","user_attributes":1,"user_attributes":{}})",
        "user_attributes is not an object at byte 37 of the line");
    add("events of another kind", R"({"app_name":"A","events":{}})", "events is not an array at byte 26 of the line");
}

void TestTransform::rejectsWithAReason()
{
    QFETCH(const std::string, line);
    QFETCH(const std::string, reason);
    for (const bool all : {true, false}) {
        const AttributeSelection chosen{all, {}};
        const auto sink = transformed(line, {}, chosen, chosen);
        QCOMPARE(sink.reasons, std::vector<std::string>{reason});
        QCOMPARE(sink.log.size(), 1U);
        const auto begin = line.find_first_not_of(' ');
        QCOMPARE(sink.rejects.front(), reason.starts_with("not JSON") ? line : line.substr(begin));
    }
}

void TestTransform::ignoresBlankLines_data()
{
    addColumns({"line"});
    QTest::addRow("nothing") << std::string();
    QTest::addRow("space") << std::string("  \t ");
    QTest::addRow("a carriage return") << std::string("\r");
}

void TestTransform::ignoresBlankLines()
{
    QFETCH(const std::string, line);
    QCOMPARE(transformed(line).log, Log());
}

void TestTransform::allowsNestingUpToTheLimit()
{
    // The event itself is one level.
    const auto allowed = fullEvent("\"v\":" + objects(63));
    QCOMPARE(transformed(allowed).log, Log{"accepted " + allowed});
    const auto tooDeep = fullEvent("\"v\":" + objects(64));
    const auto place = tooDeep.rfind("{") + 1;
    QCOMPARE(transformed(tooDeep).reasons,
             Log{"nested deeper than 64 levels at byte " + std::to_string(place) + " of the line"});
    const auto wide = fullEvent("\"v\":[" + objects(62) + "," + objects(62) + "]");
    QCOMPARE(transformed(wide).log, Log{"accepted " + wide});
}

void TestTransform::countsARequestBodyAsItsEvents()
{
    const auto first = fullEvent(R"("user_attributes":{"a":1.0,"u_fn":2})");
    const auto line = R"({"app_name":"A","source":"MOENGAGE","moe_request_id":"r","events":[ )" + first +
                      R"( ,{"event_code":"MOE_LOGOUT"},7,{"uid":"1"},{"events":[]}]})";
    const auto sink = transformed(line, {Mode::Campaign, {}}, {false, {QStringLiteral("u_fn")}});
    const auto at = [&line](const char *text) { return std::to_string(line.find(text) + 1); };
    QCOMPARE(sink.log,
             (Log{"accepted " + fullEvent(R"("user_attributes":{"u_fn":2})"), "filtered User Logout",
                  "rejected event 3 of the request body: an event is a JSON object, this is a single value, at byte " +
                      at("7,{\"uid") + " of the line",
                  "rejected event 4 of the request body: neither event_name nor event_code in the object that begins "
                  "at byte " +
                      at("{\"uid\":\"1\"}") + " of the line",
                  "rejected event 5 of the request body: neither event_name nor event_code in the object that begins "
                  "at byte " +
                      at("{\"events\":[]}") + " of the line"}));
    QCOMPARE(sink.rejects.front(), std::string("7"));

    QCOMPARE(transformed(R"({"events":[]})").log, Log());
    const auto named = fullEvent(R"("events":[{"event_name":"X"}])");
    QCOMPARE(transformed(named).log, Log{"accepted " + named});
}

void TestTransform::readsARequestBodysLastEvents()
{
    const auto good = fullEvent(R"("uid":"1")");
    QCOMPARE(transformed(R"({"events":[1,2],"events":[)" + good + "]}").log, Log{"accepted " + good});
    QCOMPARE(transformed(R"({"events":[1,2],"events":3})").reasons,
             Log{"events is not an array at byte 26 of the line"});
}

void TestTransform::rejectsABrokenRequestBodyOnce()
{
    const auto line = R"({"events":[)" + fullEvent(R"("uid":"1")") + R"(,{"event_name":tru}]})";
    const auto sink = transformed(line);
    QCOMPARE(sink.log.size(), 1U);
    QVERIFY(sink.reasons.front().starts_with("not JSON: 'tru' is no value"));
    QCOMPARE(sink.rejects.front(), line);
}

void TestTransform::givesTheNameForPeople()
{
    QCOMPARE(transformed(R"({"event_name":"Caf\u00e9 \ud83c\udf89\b\f\r\t\/"})").names, Log{"Café 🎉\b\f\r\t/"});
    QCOMPARE(transformed(R"({"event_name":"\ud800x\udc00\ud800\u0041"})").names,
             Log{"\xef\xbf\xbdx\xef\xbf\xbd\xef\xbf\xbd"
                 "A"});
    QCOMPARE(transformed(R"({"event_code":"SMS_SENT"})").names, Log{"SMS Sent"});
    QCOMPARE(transformed(R"({"event_name":"\u0020","event_code":"SMS_SENT"})", listed({QStringLiteral("x")})).log,
             Log{"filtered  "});
}

void TestTransform::readsLongLinesAfterShortOnes()
{
    FixedDefaults defaults;
    Transform transform(builtInCatalog(), {}, {}, {}, defaults);
    for (const std::size_t size : {10U, 70'000U, 100U, 1'048'000U, 10U}) {
        const auto line = fullEvent("\"v\":\"" + std::string(size, 'x') + "\"");
        ListeningSink sink;
        transform.readLine(PaddedLine(line).view(), sink);
        QCOMPARE(sink.events, Log{line});
    }
}

QTEST_GUILESS_MAIN(TestTransform)
#include "tst_transform.moc"
