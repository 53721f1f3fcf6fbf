// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/configure/requestcomposer.h"
#include "ui/configure/samplefeed.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QFrame;
class QLabel;
class QToolButton;
QT_END_NAMESPACE

namespace penstock {

struct ConfigureParts;
class BudgetBar;
class NoticeBar;
class RequestView;
class SampleBar;
class StreamDocument;

//! The request as it would go: follows the document at each keystroke, from a sample of the stream's input.
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(const ConfigureParts &parts, QWidget *parent = nullptr);

    void setDocument(StreamDocument *document); //!< nullptr: none

Q_SIGNALS:
    void sampleRead(const penstock::Sample &sample);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QFrame *buildHead();
    [[nodiscard]] QFrame *buildButtons();
    void connectParts();
    void takeSample(const Sample &sample);
    void takeFailure(const QString &reason);
    void composeSoon();
    void compose();
    void showPreview(const Preview &preview);
    void showNotice();
    void showBudget();
    void turnFold(const QByteArray &fold);
    void addCopy(const QString &name, const QString &text, const QString &done,
                 const std::function<QByteArray()> &part);
    void askForFile();
    void showMeaning(const QString &key, const QString &meaning);
    void tellDone(const QString &what);

    const Catalog &m_catalog;
    SampleFeed *m_feed;
    RequestComposer *m_composer;
    SampleBar *m_bar;
    NoticeBar *m_notice;
    RequestView *m_view;
    QLabel *m_meaning;
    QToolButton *m_copy;
    QToolButton *m_save;
    BudgetBar *m_budget;
    QTimer m_soon;

    StreamDocument *m_document = nullptr;
    Sample m_sample;
    QString m_failure; //!< why there is no sample
    SampleIdentity m_identity;
    std::optional<int> m_event = 0;
    QSet<QByteArray> m_turned;
    SampleRequest m_request; //!< as it is shown
    bool m_stale = false;    //!< changed while nobody could see it
};

} // namespace penstock
