// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace penstock {

class ConfigurePage;
class MonitorPage;
class PageArea;
class PracticeActions;
class StreamActions;
struct WindowParts;

//! The one list of pages, in the order of their tabs.
void addPages(PageArea &area, MonitorPage &monitor, ConfigurePage &configure, PracticeActions &practice,
              const StreamActions &actions, const WindowParts &parts);

} // namespace penstock
