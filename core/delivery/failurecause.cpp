// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/delivery/failurecause.h"

#include "core/delivery/failuretemplates.h"

#include <QCoreApplication>

#include <algorithm>

namespace penstock {

namespace {

namespace templates = failuretemplates;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(penstock)
};

struct Known
{
    const char *text;
    FailureCause cause;
};

constexpr Known known[] = {
    {templates::refused, FailureCause::Refused},
    {templates::hostUnknown, FailureCause::UnknownHost},
    {templates::targetRefused, FailureCause::RefusedTarget},
    {templates::certificate, FailureCause::Certificate},
    {templates::tls, FailureCause::Tls},
    {templates::handshakeTooSlow, FailureCause::Tls},
    {templates::unreachable, FailureCause::Unreachable},
    {templates::network, FailureCause::Network},
    {templates::closed, FailureCause::Closed},
    {templates::lookUpTooSlow, FailureCause::UnknownHost},
    {templates::connectTooSlow, FailureCause::Unreachable},
    {templates::sendTooSlow, FailureCause::TimedOut},
    {templates::answerTooSlow, FailureCause::TimedOut},
    {templates::bodyTooSlow, FailureCause::TimedOut},
    {templates::endlessHeaders, FailureCause::OddAnswer},
};

//! Whether the text is the template with something in place of %1 and %2.
bool fits(QStringView text, const QString &pattern)
{
    const qsizetype first = pattern.indexOf(QLatin1String("%1"));
    const qsizetype second = pattern.indexOf(QLatin1String("%2"));
    const qsizetype last = second < 0 ? first : second;
    const QStringView head = QStringView(pattern).left(first);
    const QStringView middle = second < 0 ? QStringView() : QStringView(pattern).mid(first + 2, second - first - 2);
    const QStringView tail = QStringView(pattern).mid(last + 2);
    if (text.size() < head.size() + middle.size() + tail.size() || !text.startsWith(head) || !text.endsWith(tail))
        return false;
    const QStringView between = text.mid(head.size(), text.size() - head.size() - tail.size());
    return middle.isEmpty() || between.contains(middle);
}

//! What "answered 503 Service Unavailable" begins with.
std::optional<int> statusIn(QStringView reason)
{
    const QString pattern = Words::tr(templates::answered);
    const QString head = pattern.left(pattern.indexOf(QLatin1String("%1")));
    if (!reason.startsWith(head))
        return std::nullopt;
    const QStringView rest = reason.mid(head.size());
    const auto end = std::ranges::find_if_not(rest, [](QChar c) { return c.isDigit(); });
    bool isNumber = false;
    const int status = rest.left(end - rest.begin()).toInt(&isNumber);
    return isNumber ? std::optional(status) : std::nullopt;
}

FailureCause causeOfStatus(int status)
{
    switch (status) {
    case 401:
    case 407:
        return FailureCause::Unauthorized;
    case 403:
        return FailureCause::Forbidden;
    case 404:
    case 405:
    case 410:
        return FailureCause::NotFound;
    case 413:
        return FailureCause::TooLarge;
    case 429:
        return FailureCause::RateLimited;
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return FailureCause::Redirect;
    if (status >= 400 && status < 500)
        return FailureCause::ClientError;
    return status >= 500 && status < 600 ? FailureCause::ServerError : FailureCause::OddAnswer;
}

} // namespace

FailureCause causeOf(const QString &reason, const std::optional<int> &status)
{
    if (const auto told = statusIn(reason))
        return causeOfStatus(*told);
    for (const Known &each : known) {
        if (fits(reason, Words::tr(each.text)))
            return each.cause;
    }
    return status ? causeOfStatus(*status) : FailureCause::Other;
}

QLatin1String causeName(FailureCause cause)
{
    switch (cause) {
    case FailureCause::Refused:
        return QLatin1String("refused");
    case FailureCause::UnknownHost:
        return QLatin1String("unknownHost");
    case FailureCause::RefusedTarget:
        return QLatin1String("refusedTarget");
    case FailureCause::Unreachable:
        return QLatin1String("unreachable");
    case FailureCause::Tls:
        return QLatin1String("tls");
    case FailureCause::Certificate:
        return QLatin1String("certificate");
    case FailureCause::TimedOut:
        return QLatin1String("timedOut");
    case FailureCause::Closed:
        return QLatin1String("closed");
    case FailureCause::Network:
        return QLatin1String("network");
    case FailureCause::Redirect:
        return QLatin1String("redirect");
    case FailureCause::Unauthorized:
        return QLatin1String("unauthorized");
    case FailureCause::Forbidden:
        return QLatin1String("forbidden");
    case FailureCause::NotFound:
        return QLatin1String("notFound");
    case FailureCause::TooLarge:
        return QLatin1String("tooLarge");
    case FailureCause::RateLimited:
        return QLatin1String("rateLimited");
    case FailureCause::ClientError:
        return QLatin1String("clientError");
    case FailureCause::ServerError:
        return QLatin1String("serverError");
    case FailureCause::OddAnswer:
        return QLatin1String("oddAnswer");
    case FailureCause::Other:
        return QLatin1String("other");
    }
    Q_UNREACHABLE();
}

std::optional<FailureCause> causeNamed(QStringView name)
{
    const auto found = std::ranges::find_if(
        failureCauses, [name](FailureCause cause) { return name.compare(causeName(cause), Qt::CaseInsensitive) == 0; });
    return found == failureCauses.end() ? std::nullopt : std::optional(*found);
}

CauseWords causeWords(FailureCause cause)
{
    switch (cause) {
    case FailureCause::Refused:
        return {Words::tr("Connection refused"), Words::tr("The machine answers, but nothing listens on this port."),
                Words::tr("Have the receiver's service started, or mend the port in the address.")};
    case FailureCause::UnknownHost:
        return {Words::tr("Host not found"), Words::tr("The name in the address leads to no machine."),
                Words::tr("Look for a typing error in the address; ask whether the name server knows it from here.")};
    case FailureCause::RefusedTarget:
        return {Words::tr("Address refused"),
                Words::tr("The host leads to a cloud's metadata service or to an address that no receiver has; nothing "
                          "was sent."),
                Words::tr("Mend the address of the stream; ask the name server's keeper why the name leads there.")};
    case FailureCause::Unreachable:
        return {Words::tr("Not reachable"), Words::tr("No connection came about in time: packets go unanswered."),
                Words::tr("Often a firewall: have the sender's address let in. Region shows the rules for it.")};
    case FailureCause::Tls:
        return {Words::tr("No secure connection"),
                Words::tr("The receiver and Penstock did not agree on an encryption; nothing was sent."),
                Words::tr("The receiver has to speak TLS 1.2 or later on this port; the sample says what it did.")};
    case FailureCause::Certificate:
        return {Words::tr("Certificate not accepted"),
                Words::tr("The receiver cannot be told from somebody else by its certificate; nothing was sent."),
                Words::tr("The sample says what is wrong and whose move it is; Destination shows the certificate.")};
    case FailureCause::TimedOut:
        return {Words::tr("Timed out"),
                Words::tr("The request went out, and no whole answer came in time. It may have been stored."),
                Words::tr("Let the receiver answer before it works on the batch, or allow more time under Delivery.")};
    case FailureCause::Closed:
        return {Words::tr("Closed without an answer"),
                Words::tr("The receiver closed the connection before it answered. It may have stored the batch."),
                Words::tr("Look into the receiver's log: a crash, a restart, or a proxy that gives up early.")};
    case FailureCause::Network:
        return {Words::tr("Network trouble"), Words::tr("The connection broke on the way."),
                Words::tr("Check this machine's network; redeliver when it is back.")};
    case FailureCause::Redirect:
        return {Words::tr("Redirected (3xx)"),
                Words::tr("The receiver names another address. Streams never follows it."),
                Words::tr("Write the final address into the stream: often https for http, or a slash at the end.")};
    case FailureCause::Unauthorized:
        return {Words::tr("Not authorized (401)"), Words::tr("The receiver does not accept the credentials."),
                Words::tr("Set password, key or token anew under Authentication, then redeliver.")};
    case FailureCause::Forbidden:
        return {Words::tr("Forbidden (403)"), Words::tr("The receiver knows the sender and refuses it."),
                Words::tr("Have the account allowed to write, or the address let in by the receiver's gateway.")};
    case FailureCause::NotFound:
        return {Words::tr("No such endpoint (404)"), Words::tr("Nothing takes a POST at this path."),
                Words::tr("Mend the path in the address; ask whether the route was deployed.")};
    case FailureCause::TooLarge:
        return {Words::tr("Too large (413)"), Words::tr("The batch has more bytes than the receiver takes."),
                Words::tr("Raise the receiver's limit, or choose fewer events a batch or fewer attributes.")};
    case FailureCause::RateLimited:
        return {Words::tr("Too many requests (429)"), Words::tr("The receiver limits how much it takes in a time."),
                Words::tr("Allow fewer requests in flight, or have the limit raised; redeliver slowly.")};
    case FailureCause::ClientError:
        return {Words::tr("Refused by the receiver (4xx)"),
                Words::tr("The receiver says that the request is wrong. The same body will be refused again."),
                Words::tr("Read the answer's body; halve the batch to find the event that is refused.")};
    case FailureCause::ServerError:
        return {Words::tr("Receiver failed (5xx)"), Words::tr("The receiver had a fault of its own."),
                Words::tr("The receiver's team has to look at its log; redeliver when it is mended.")};
    case FailureCause::OddAnswer:
        return {Words::tr("No proper answer"), Words::tr("What came back is not an HTTP answer that ends a request."),
                Words::tr("Check that the address leads to the receiver and not to another kind of service.")};
    case FailureCause::Other:
        return {Words::tr("Other"), Words::tr("The sample says what happened."),
                Words::tr("Read the attempts of a batch.")};
    }
    Q_UNREACHABLE();
}

} // namespace penstock
