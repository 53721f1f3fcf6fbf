# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

include(GNUInstallDirs)

set(app_id io.github.penstock.Penstock)
set(packaging "${PROJECT_SOURCE_DIR}/resources/packaging")

install(TARGETS penstock penstock-cli)
install(FILES "${packaging}/${app_id}.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${packaging}/${app_id}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${packaging}/${app_id}.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/README.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
