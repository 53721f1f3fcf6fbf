// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/questions.h"

#include "core/engine/halvingwords.h"
#include "ui/models/discardwords.h"
#include "ui/models/redeliverywords.h"
#include "ui/models/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace penstock {

namespace {

QString tr(const char *text, int n = -1)
{
    return QObject::tr(text, nullptr, n);
}

QMessageBox *question(QWidget *parent, const QString &name, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, QStringLiteral("Penstock"), text, QMessageBox::NoButton, parent);
    box->setObjectName(name);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QPushButton *addButton(QMessageBox *box, const QString &name, const QString &text, QMessageBox::ButtonRole role)
{
    QPushButton *button = box->addButton(text, role);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

//! Only a press of `doIt` calls `then`; Enter and Escape cancel.
void openBeforeDoing(QMessageBox *box, QPushButton *doIt, std::function<void()> then)
{
    auto *cancel = addButton(box, QStringLiteral("cancelButton"), tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, box->parentWidget(),
                     [doIt, then = std::move(then)](const QAbstractButton *pressed) {
                         if (pressed == doIt)
                             then();
                     });
    box->open();
}

// Below the words, above what is to be ticked and the buttons; a change of those lays the box out anew, without it.
void addRow(QMessageBox *box, QWidget *row)
{
    auto *grid = qobject_cast<QGridLayout *>(box->layout());
    auto *buttons = box->findChild<QDialogButtonBox *>();
    const int first = grid->rowCount();
    grid->addWidget(row, first, 1);
    if (box->checkBox()) {
        grid->removeWidget(box->checkBox());
        grid->addWidget(box->checkBox(), first + 1, 1);
        QWidget::setTabOrder(row, box->checkBox());
    }
    grid->removeWidget(buttons);
    grid->addWidget(buttons, first + 2, 0, 1, grid->columnCount());
}

QComboBox *addPaceChoice(QMessageBox *box)
{
    auto *row = new QWidget(box);
    auto *choice = new QComboBox(row);
    choice->setObjectName(QStringLiteral("paceBox"));
    choice->setAccessibleName(tr("Pace"));
    for (const double pace : {0, 1, 5, 20})
        choice->addItem(paceText(pace), pace);
    auto *label = new QLabel(tr("&Pace:"), row);
    label->setBuddy(choice);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(choice);
    line->addStretch(1);
    addRow(box, row);
    return choice;
}

} // namespace

void askBeforePause(QWidget *parent, const QString &stream, bool fromFile, std::function<void(PauseAnswer)> then)
{
    const QString loss = tr("While a stream is paused, the events its source gives are counted by name and discarded: "
                            "they can never be delivered later.");
    const QString file =
        tr("The source is a file: a pause would read on and discard its events. Stop keeps the place in "
           "the file, and Start goes on from there.");
    auto *box =
        question(parent, QStringLiteral("pauseQuestion"), tr("Pause “%1” and lose what arrives meanwhile?").arg(stream),
                 fromFile ? tr("%1\n\n%2").arg(loss, file) : loss);
    auto *pause = addButton(box, QStringLiteral("pauseButton"), tr("Pause and discard"), QMessageBox::DestructiveRole);
    QPushButton *stop =
        fromFile ? addButton(box, QStringLiteral("stopInsteadButton"), tr("Stop instead"), QMessageBox::AcceptRole)
                 : nullptr;
    auto *cancel = addButton(box, QStringLiteral("cancelButton"), tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(stop ? stop : cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, parent, [=](QAbstractButton *pressed) {
        if (pressed == pause)
            then(PauseAnswer::Pause);
        else if (stop && pressed == stop)
            then(PauseAnswer::Stop);
    });
    box->open();
}

void askBeforeLosing(QWidget *parent, const QStringList &streams, std::function<void(UnsavedAnswer)> then)
{
    const QString text = streams.size() == 1 ? tr("Save the changes of “%1”?").arg(streams.first())
                                             : tr("Save the changes of %1 streams?").arg(numberText(streams.size()));
    auto *box = question(parent, QStringLiteral("unsavedQuestion"), text,
                         streams.size() == 1 ? QString() : streams.join(u'\n'));
    auto *save = addButton(box, QStringLiteral("saveAllButton"), tr("Save"), QMessageBox::AcceptRole);
    auto *discard = addButton(box, QStringLiteral("discardButton"), tr("Discard"), QMessageBox::DestructiveRole);
    auto *cancel = addButton(box, QStringLiteral("cancelButton"), tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(save);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, parent, [=](QAbstractButton *pressed) {
        if (pressed == save)
            then(UnsavedAnswer::Save);
        else if (pressed == discard)
            then(UnsavedAnswer::Discard);
    });
    box->open();
}

void askForStreamFiles(QWidget *parent, QSettings &settings, std::function<void(const QStringList &)> then)
{
    const QString folderKey = QStringLiteral("window/folder");
    auto *dialog = new QFileDialog(parent, tr("Open stream files"), settings.value(folderKey).toString(),
                                   tr("Stream files (*.stream.json);;JSON files (*.json)"));
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [dialog, folderKey, &settings, then = std::move(then)](const QStringList &files) {
                         settings.setValue(folderKey, dialog->directory().path());
                         then(files);
                     });
    dialog->open();
}

void askForFolder(QWidget *parent, const QString &folder, std::function<void(const QString &)> then)
{
    auto *dialog = new QFileDialog(parent, tr("Open a folder of streams"), folder);
    dialog->setObjectName(QStringLiteral("folderDialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly, false);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(then));
    dialog->open();
}

void askForDeadLetterFile(QWidget *parent, const QString &stream, std::function<void(const QString &)> then)
{
    const QString events = tr("Events, one JSON object a line (*.ndjson)");
    const QString archive = tr("Requests and answers, HTTP archive (*.har)");
    auto *dialog = new QFileDialog(parent, tr("Export dead letters"));
    dialog->setObjectName(QStringLiteral("deadLetterFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({events, archive});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = tr("%1 dead letters").arg(stream).replace(u'/', u'-');
    const auto choose = [dialog, name, archive](const QString &filter) {
        dialog->setDefaultSuffix(filter == archive ? QStringLiteral("har") : QStringLiteral("ndjson"));
        dialog->selectFile(name + u'.' + dialog->defaultSuffix());
    };
    choose(events);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, choose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(then));
    dialog->open();
}

void askBeforeRedelivery(QWidget *parent, const RedeliveryQuestion &redelivery, std::function<void(double pace)> then)
{
    const QString what =
        redelivery.batches == 1 ? tr("one batch") : tr("%1 batches").arg(numberText(redelivery.batches));
    const QString text =
        redelivery.inProduction ? tr("Redeliver %1 of “%2”, which is in PRODUCTION?") : tr("Redeliver %1 of “%2”?");
    auto *box = question(parent, QStringLiteral("redeliverQuestion"), text.arg(what, redelivery.stream),
                         tr("This is a second delivery: the same body goes out again, with the same request id. An "
                            "endpoint that took some of it the first time gets those events twice.\n\n"
                            "What has not gone out when the stream stops or Penstock closes stays a dead letter."));
    auto *redeliver = addButton(box, QStringLiteral("redeliverButton"), tr("Redeliver"), QMessageBox::AcceptRole);
    auto *cancel = addButton(box, QStringLiteral("cancelButton"), tr("Cancel"), QMessageBox::RejectRole);
    if (redelivery.inProduction) {
        auto *sure = new QCheckBox(tr("These are customers' data, and I want them sent again"), box);
        sure->setObjectName(QStringLiteral("productionBox"));
        sure->setAccessibleName(sure->text());
        box->setCheckBox(sure);
        redeliver->setEnabled(false);
        QObject::connect(sure, &QCheckBox::toggled, redeliver, &QPushButton::setEnabled);
    }
    const QComboBox *pace = addPaceChoice(box);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, parent, [=](QAbstractButton *pressed) {
        if (pressed == redeliver)
            then(pace->currentData().toDouble());
    });
    box->open();
}

void askBeforeDiscardingLetters(QWidget *parent, const DiscardQuestion &letters, std::function<void()> then)
{
    auto *box =
        question(parent, QStringLiteral("discardLettersQuestion"),
                 tr("Discard %1 of “%2”?").arg(deadLettersText(letters.batches, letters.events), letters.stream),
                 tr("They are not delivered: neither a redelivery nor the next start sends them.\n\n"
                    "They can be brought back as long as the history budget keeps their events."));
    openBeforeDoing(box,
                    addButton(box, QStringLiteral("discardLettersButton"), tr("Discard"), QMessageBox::DestructiveRole),
                    std::move(then));
}

void askBeforeHalving(QWidget *parent, const QString &stream, qint64 batch, bool inProduction,
                      std::function<void()> then)
{
    const QString text = inProduction ? tr("Find what is refused in batch %1 of “%2”, which is in PRODUCTION?")
                                      : tr("Find what is refused in batch %1 of “%2”?");
    auto *box =
        question(parent, QStringLiteral("halveQuestion"), text.arg(QString::number(batch), stream), halvingWarning());
    openBeforeDoing(box, addButton(box, QStringLiteral("halveButton"), tr("Send halves"), QMessageBox::AcceptRole),
                    std::move(then));
}

void askBeforeDiscard(QWidget *parent, const QString &stream, const QString &file, bool runs,
                      std::function<void()> then)
{
    const QString what = tr("%1 goes to the trash. What the stream has delivered, and what waits to be, stays in the "
                            "data folder.")
                             .arg(file);
    auto *box = question(parent, QStringLiteral("discardQuestion"), tr("Delete “%1”?").arg(stream),
                         runs ? tr("%1\n\nIt runs: it is stopped first.").arg(what) : what);
    openBeforeDoing(
        box, addButton(box, QStringLiteral("discardButton"), tr("Move to the trash"), QMessageBox::DestructiveRole),
        std::move(then));
}

void askBeforeMeasuring(QWidget *parent, const QString &what, std::function<void()> then)
{
    auto *box = question(parent, QStringLiteral("measureQuestion"), tr("Send to another machine?"), what);
    openBeforeDoing(box, addButton(box, QStringLiteral("sendButton"), tr("Send"), QMessageBox::AcceptRole),
                    std::move(then));
}

void tellError(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox *box = question(parent, QStringLiteral("errorBox"), title, text);
    box->addButton(QMessageBox::Close);
    box->open();
}

void tellAbout(QWidget *parent)
{
    const QString version = QStringLiteral(PENSTOCK_VERSION);
    QMessageBox *box = question(parent, QStringLiteral("aboutBox"), tr("Penstock %1").arg(version),
                                tr("Delivers event streams to HTTP endpoints, with a durable outbox.\n\n"
                                   "© 2026 The Penstock developers. GPL-3.0-or-later.\nIcons: Tabler, MIT."));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/penstock.svg")).pixmap(64, 64));
    box->addButton(QMessageBox::Close);
    box->open();
}

} // namespace penstock
