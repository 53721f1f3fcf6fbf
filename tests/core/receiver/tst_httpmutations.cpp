// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/receiver/httprequestparser.h"

#include <QTest>

#include <array>
#include <random>
#include <string>

using namespace penstock;

namespace {

constexpr HttpLimits limits{.requestLine = 100, .headers = 200, .fields = 6, .body = 64};

const std::array<std::string, 9> seeds{
    "POST /in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\nhello world",
    "POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nT: "
    "1\r\n\r\n",
    "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nExpect: 100-continue\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n0123456789abcdef0123456789abcdef\r\n20\r\n"
    "0123456789abcdef0123456789abcdef\r\n1\r\nx\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\n1: 1\r\n2: 2\r\n3: 3\r\n4: 4\r\n5: 5\r\n\r\n",
    "POST http://a/in HTTP/1.1\r\nHost: b\r\nContent-Length: 64\r\n\r\n"
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
};

const std::array<std::string, 18> pieces{"\r\n",
                                         "\n",
                                         "\r",
                                         std::string(1, '\0'),
                                         ":",
                                         " ",
                                         "\t",
                                         ";",
                                         "0",
                                         "ffffffff",
                                         "-1",
                                         "18446744073709551616",
                                         "Content-Length: 5\r\n",
                                         "Transfer-Encoding: chunked\r\n",
                                         "\r\n\r\n",
                                         "HTTP/1.1",
                                         "\xff",
                                         "0\r\n\r\n"};

class Mutator
{
public:
    explicit Mutator(unsigned seed)
        : m_random(seed)
    {
    }

    std::string next()
    {
        std::string text = seeds[pick(seeds.size())] + (pick(2) == 0 ? seeds[pick(seeds.size())] : std::string());
        for (std::size_t i = pick(6); i > 0; --i)
            mutate(text);
        return text;
    }

    std::size_t pick(std::size_t below) { return m_random() % below; }

private:
    void mutate(std::string &text)
    {
        const std::size_t at = pick(text.size() + 1);
        switch (pick(4)) {
        case 0:
            text.insert(at, pieces[pick(pieces.size())]);
            break;
        case 1:
            text.erase(at, pick(8));
            break;
        case 2:
            if (at < text.size())
                text[at] = char(pick(256));
            break;
        default:
            text.insert(at, text.substr(pick(text.size() + 1), pick(40)));
        }
    }

    std::mt19937 m_random;
};

bool isWithinLimits(const HttpRequest &request)
{
    std::size_t headers = 0;
    for (const HttpField &field : request.headers)
        headers += field.name.size() + field.value.size();
    return request.method.size() + request.target.size() <= limits.requestLine && headers <= limits.headers &&
           request.headers.size() <= limits.fields && request.body.size() <= limits.body;
}

//! All that came out of `bytes`, as one text.
std::string outcome(std::string_view bytes, const std::function<std::size_t()> &step)
{
    HttpRequestParser parser(limits);
    std::string all;
    while (!bytes.empty() && !parser.isRefused()) {
        std::string_view piece = bytes.substr(0, step());
        bytes.remove_prefix(piece.size());
        while (!piece.empty() && !parser.isRefused()) {
            const std::size_t taken = parser.feed(piece);
            piece.remove_prefix(taken);
            if (!isWithinLimits(parser.request()))
                return "over a limit";
            if (parser.isComplete()) {
                const HttpRequest &request = parser.request();
                all += request.method + ' ' + request.target + ' ' + std::to_string(request.headers.size()) + ' ' +
                       request.body + '\n';
                parser.next();
            }
        }
    }
    return all + (parser.isRefused() ? std::to_string(parser.refusal().status) : std::string("open"));
}

int numberOf(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

//! Mutations of requests, the same on each run: nothing crashes, no limit is passed, and how the bytes are cut changes
//! nothing.
class TestHttpMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readTheSameHoweverTheyAreCut();
};

void TestHttpMutations::readTheSameHoweverTheyAreCut()
{
    const int rounds = numberOf("PENSTOCK_MUTATIONS", 10'000);
    Mutator mutator(unsigned(numberOf("PENSTOCK_MUTATION_SEED", 2024)));
    int refused = 0;
    for (int i = 0; i < rounds; ++i) {
        const std::string text = mutator.next();
        const std::string whole = outcome(text, [&] { return text.size(); });
        const std::string cut = outcome(text, [&] { return 1 + mutator.pick(9); });
        QVERIFY2(whole != "over a limit", ("round " + std::to_string(i) + ":\n" + text).c_str());
        QVERIFY2(whole == cut, ("round " + std::to_string(i) + ":\n" + text + "\n" + whole + "\n" + cut).c_str());
        refused += whole.ends_with("open") ? 0 : 1;
    }
    // The mutations are worth something only while they meet both.
    QVERIFY(refused > rounds / 10);
    QVERIFY(refused < rounds * 9 / 10);
}

QTEST_GUILESS_MAIN(TestHttpMutations)
#include "tst_httpmutations.moc"
