// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/configure/trustedit.h"

#include "core/delivery/tlstrust.h"
#include "ui/configure/sectionlayout.h"
#include "ui/configure/textfield.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace penstock {

namespace {

QHBoxLayout *lineIn(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

//! As people compare it; what is no pin yet, as it was written.
QString shownPin(const QString &pin)
{
    const auto digest = pinFromText(pin);
    return digest ? fingerprintText(*digest) : pin;
}

} // namespace

TrustEdit::TrustEdit(QWidget *parent)
    : QWidget(parent)
    , m_choices(new QButtonGroup(this))
    , m_file(new QLineEdit(this))
    , m_pin(new QLineEdit(this))
    , m_look(new QPushButton(tr("Look at the certificate…"), this))
    , m_fileRow(new QWidget(this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    addChoices();
    addRows();
}

void TrustEdit::addChoices()
{
    auto *line = new QWidget(this);
    QHBoxLayout *row = lineIn(line);
    row->setSpacing(16);
    // In the order of TrustConfig.
    const std::pair<QString, QString> choices[] = {{QStringLiteral("systemTrustButton"), tr("System certificates")},
                                                   {QStringLiteral("pinTrustButton"), tr("Pin a certificate")},
                                                   {QStringLiteral("caFileButton"), tr("A CA file")}};
    for (int choice = 0; choice < int(std::size(choices)); ++choice) {
        auto *button = new QRadioButton(choices[choice].second, line);
        button->setObjectName(choices[choice].first);
        m_choices->addButton(button, choice);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_look->setObjectName(QStringLiteral("lookAtCertificateButton"));
    m_look->setToolTip(tr("Connects to the endpoint and shows what it presents; nothing is sent"));
    layout()->addWidget(line);
    setFocusProxy(m_choices->button(0));
    connect(m_choices, &QButtonGroup::idClicked, this, &TrustEdit::choose);
    connect(m_look, &QPushButton::clicked, this, &TrustEdit::lookRequested);
}

void TrustEdit::addRows()
{
    m_pin->setObjectName(QStringLiteral("pinEdit"));
    m_pin->setAccessibleName(tr("SHA-256 of the pinned certificate"));
    m_pin->setPlaceholderText(tr("SHA-256 of the certificate, 64 digits"));
    m_pin->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout()->addWidget(m_pin);
    connect(m_pin, &QLineEdit::textEdited, this, [this](const QString &text) {
        const auto digest = pinFromText(text);
        Q_EMIT edited(tr("Change the pinned certificate"), QStringLiteral("tls.pin"),
                      CertificatePin{digest ? pinText(*digest) : text});
    });

    QHBoxLayout *row = lineIn(m_fileRow);
    m_file->setObjectName(QStringLiteral("caFileEdit"));
    m_file->setAccessibleName(tr("CA file"));
    m_file->setPlaceholderText(QStringLiteral("authorities.pem"));
    auto *browse = new QPushButton(tr("Browse…"), m_fileRow);
    browse->setObjectName(QStringLiteral("browseCaFileButton"));
    browse->setAccessibleName(tr("Browse for the CA file"));
    browse->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Minimum); // as high as the field
    row->addWidget(m_file, 1);
    row->addWidget(browse);
    layout()->addWidget(m_fileRow);
    connect(m_file, &QLineEdit::textEdited, this, [this](const QString &text) {
        Q_EMIT edited(tr("Change the CA file"), QStringLiteral("tls.ca"), AuthorityFile{text});
    });
    connect(browse, &QPushButton::clicked, this, &TrustEdit::askForFile);
    layout()->addWidget(inLine(m_look)); // beside the choices it would widen the form
}

void TrustEdit::choose(int choice)
{
    static const TrustConfig fresh[] = {SystemTrust{}, CertificatePin{}, AuthorityFile{}};
    Q_EMIT edited(tr("Change whom to trust"), {}, m_last[std::size_t(choice)].value_or(fresh[choice]));
}

void TrustEdit::askForFile()
{
    auto *dialog =
        new QFileDialog(this, tr("CA file"), m_folder, tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setObjectName(QStringLiteral("caFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString relative = QDir(m_folder).relativeFilePath(path);
        const bool inside = !m_folder.isEmpty() && !relative.startsWith(QStringLiteral(".."));
        Q_EMIT edited(tr("Change the CA file"), {}, AuthorityFile{inside ? relative : path});
    });
    dialog->open();
}

void TrustEdit::show(const TrustConfig &trust, bool canLook)
{
    m_look->setEnabled(canLook);
    m_last[trust.index()] = trust;
    m_choices->button(int(trust.index()))->setChecked(true);
    const auto *pin = std::get_if<CertificatePin>(&trust);
    const auto *file = std::get_if<AuthorityFile>(&trust);
    m_pin->setVisible(pin);
    m_fileRow->setVisible(file);
    // While it is typed it stands as it is.
    if (pin && pinFromText(m_pin->text()) != pinFromText(pin->pin)) {
        showText(m_pin, shownPin(pin->pin));
        m_pin->setCursorPosition(0); // its beginning is compared first
    } else if (pin && !pinFromText(pin->pin)) {
        showText(m_pin, pin->pin);
    }
    if (file)
        showText(m_file, file->path);
}

} // namespace penstock
