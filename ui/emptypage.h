// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace penstock {

class FileActions;

//! The window without a stream: the ways to the first one.
class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(const FileActions &files, QWidget *parent = nullptr);
};

} // namespace penstock
