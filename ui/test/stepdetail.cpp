// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/test/stepdetail.h"

#include "core/probe/reporttexts.h"
#include "core/time/bootclock.h"
#include "ui/certificate/certificateview.h"
#include "ui/models/probemodel.h"
#include "ui/monitor/textview.h"
#include "ui/test/waterfall.h"
#include "ui/theme/marklabel.h"
#include "ui/theme/marks.h"
#include "ui/theme/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace penstock {

namespace {

QLabel *words(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void showText(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

StepDetail::StepDetail(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(words(QStringLiteral("stepTitle"), this))
    , m_mark(new MarkLabel(theme, this))
    , m_verdict(words(QStringLiteral("stepVerdict"), this))
    , m_found(words(QStringLiteral("stepFound"), this))
    , m_meaning(words(QStringLiteral("stepMeaning"), this))
    , m_mend(words(QStringLiteral("stepMend"), this))
    , m_timeTitle(words(QStringLiteral("timeTitle"), this))
    , m_waterfall(new Waterfall(theme, this))
    , m_facts(new QWidget(this))
    , m_factLines(new QFormLayout(m_facts))
    , m_certificates(new QPushButton(tr("Certificates…"), this))
    , m_exchange(new TextView(theme, QStringLiteral("exchangeText"), tr("Request and answer"), this))
{
    setObjectName(QStringLiteral("stepDetail"));
    setAccessibleName(tr("What the step found"));
    setProperty("panel", true);
    m_title->setProperty("strong", true);
    m_title->setWordWrap(false);
    m_verdict->setWordWrap(false);
    m_found->setProperty("strong", true);
    m_timeTitle->setText(tr("Where the time went"));
    m_timeTitle->setProperty("muted", true);
    m_certificates->setObjectName(QStringLiteral("certificatesButton"));
    m_certificates->setAccessibleName(tr("Look at the certificates"));
    connect(m_certificates, &QPushButton::clicked, this, &StepDetail::openCertificates);
    buildLayout();
}

void StepDetail::openCertificates()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("certificatesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Certificates of the endpoint"));
    auto *view = new CertificateView(currentMoment, dialog);
    view->show(m_chain, m_chainErrors);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *all = new QVBoxLayout(dialog);
    all->addWidget(view, 1);
    all->addWidget(buttons);
    dialog->open();
}

void StepDetail::buildLayout()
{
    const int pad = fontMetrics().height();
    auto *head = new QHBoxLayout;
    head->setSpacing(pad / 2);
    head->addWidget(m_title);
    head->addSpacing(pad / 2);
    head->addWidget(m_mark);
    head->addWidget(m_verdict);
    head->addStretch(1);

    m_factLines->setContentsMargins(0, 0, 0, 0);
    m_factLines->setHorizontalSpacing(pad);
    m_factLines->setVerticalSpacing(pad / 3);
    m_factLines->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    auto *content = new QWidget(this);
    auto *lines = new QVBoxLayout(content);
    lines->setContentsMargins(pad, pad, pad, pad);
    lines->setSpacing(pad / 2);
    lines->addLayout(head);
    lines->addWidget(m_found);
    lines->addWidget(m_meaning);
    lines->addWidget(m_mend);
    lines->addSpacing(pad / 2);
    lines->addWidget(m_timeTitle);
    lines->addWidget(m_waterfall);
    lines->addSpacing(pad / 2);
    lines->addWidget(m_facts);
    lines->addWidget(m_certificates, 0, Qt::AlignLeft);
    lines->addWidget(m_exchange, 1);
    lines->addStretch(0);

    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("stepArea"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    content->setProperty("panelPart", true);
    area->viewport()->setProperty("panelPart", true);
    area->setWidget(content);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->addWidget(area);
}

void StepDetail::show(const ProbeReport &report, ProbeStep step)
{
    const ProbeResult *result = report.result(step);
    const QList<ProbePhase> waterfall = report.waterfall();
    const ProbeStepWords stepText = stepWords(step);
    m_title->setText(stepText.title);
    m_mark->setVisible(result);
    m_verdict->setVisible(result);
    if (result) {
        m_mark->setMark(markOf(result->verdict));
        m_verdict->setText(verdictWord(result->verdict));
        QPalette palette = m_verdict->palette();
        palette.setColor(QPalette::WindowText, m_theme.color(markColors(markOf(result->verdict)).text));
        m_verdict->setPalette(palette);
    }
    showText(*m_found, result ? result->found : QString());
    showText(*m_meaning, result && !result->meaning.isEmpty() ? result->meaning : stepText.about);
    showText(*m_mend, result ? result->mend : QString());
    m_timeTitle->setVisible(!waterfall.isEmpty());
    m_waterfall->setVisible(!waterfall.isEmpty());
    m_waterfall->show(waterfall);
    m_chain = result ? result->chain : QList<QSslCertificate>();
    m_chainErrors = result ? result->chainErrors : QList<QSslError>();
    m_certificates->setVisible(!m_chain.isEmpty());
    showFacts(result ? result->facts : QList<ProbeFact>());
    showExchange(report, result);
}

void StepDetail::showFacts(const QList<ProbeFact> &facts)
{
    while (m_factLines->rowCount() > 0)
        m_factLines->removeRow(0);
    m_facts->setVisible(!facts.isEmpty());
    for (const ProbeFact &fact : facts) {
        auto *name = words({}, m_facts);
        name->setText(fact.name);
        name->setProperty("muted", true);
        name->setWordWrap(false);
        auto *value = words({}, m_facts);
        value->setText(fact.value);
        value->setAccessibleName(fact.name);
        m_factLines->addRow(name, value);
    }
}

void StepDetail::showExchange(const ProbeReport &report, const ProbeResult *result)
{
    const QString text = result ? exchangeText(*result, report.address) : QString();
    m_exchange->setVisible(!text.isEmpty());
    m_exchange->setText(text);
}

QString exchangeText(const ProbeResult &result, const QString &address)
{
    if (result.requests.isEmpty())
        return {};
    const Outcome &last = result.requests.constLast();
    QString text = QStringLiteral("POST %1\n").arg(address) + headerLines(last.requestHeaders) + u'\n';
    if (!last.answer.status)
        return text + last.reason;
    text += QStringLiteral("%1 %2\n").arg(QString::number(*last.answer.status),
                                          QString::fromUtf8(last.answer.reasonPhrase));
    return text + headerLines(last.answer.headers) + u'\n' + QString::fromUtf8(last.answer.body);
}

} // namespace penstock
