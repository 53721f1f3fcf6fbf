#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Penstock developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# format.sh CLANG-FORMAT: every C++ file is as .clang-format says. To mend: CLANG-FORMAT -i FILE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mapfile -t files < <(find app core tests ui -name '*.h' -o -name '*.cpp')
[ ${#files[@]} -gt 0 ] || {
    echo "No file to check: that is an error."
    exit 1
}
"$1" --dry-run --Werror "${files[@]}"
echo "${#files[@]} files are formatted"
