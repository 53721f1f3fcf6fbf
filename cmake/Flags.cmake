# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later

# One target carries what every translation unit is compiled with.
add_library(penstock_flags INTERFACE)
target_compile_features(penstock_flags INTERFACE cxx_std_20)
# Values are made with designated initializers, and what is left out has its default: that one warning is off. So are
# those that g++ 12's optimizer gives for sound std::string and std::optional code (GCC bugs 105651, 105562, 80635).
target_compile_options(penstock_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wno-missing-field-initializers
    -Wno-maybe-uninitialized -Wno-array-bounds -Wno-restrict
    -Wno-stringop-overflow -Werror)
target_compile_definitions(penstock_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    PENSTOCK_VERSION="${PROJECT_VERSION}")
target_include_directories(penstock_flags INTERFACE "${PROJECT_SOURCE_DIR}")

# Linking is a third of a full build: each test is a program of its own with all its debug information.
find_program(PENSTOCK_MOLD mold)
if(PENSTOCK_MOLD)
    target_link_options(penstock_flags INTERFACE -fuse-ld=mold)
endif()

set(PENSTOCK_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined")
if(PENSTOCK_SANITIZE)
    target_compile_options(penstock_flags INTERFACE
        -fsanitize=${PENSTOCK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(penstock_flags INTERFACE -fsanitize=${PENSTOCK_SANITIZE})
endif()

option(PENSTOCK_COVERAGE "Count the lines that run" OFF)
if(PENSTOCK_COVERAGE)
    target_compile_options(penstock_flags INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(penstock_flags INTERFACE --coverage)
endif()

option(PENSTOCK_TIDY "Check each file with clang-tidy while it is compiled" OFF)
if(PENSTOCK_TIDY)
    find_program(CLANG_TIDY NAMES clang-tidy-14 clang-tidy REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${CLANG_TIDY}" --quiet)
    # CMake checks what moc wrote, too. This file, nearer to it than ours, turns all checks off but one that cannot fire.
    file(WRITE "${PROJECT_BINARY_DIR}/.clang-tidy" "Checks: '-*,llvm-twine-local'\n")
endif()
