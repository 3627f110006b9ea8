#!/bin/sh
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a Python test with an X server, a session bus and a window manager of its own (focus needs one).
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$(mktemp -d)}"
exec xvfb-run -a -s '-screen 0 1366x768x24 -nolisten tcp' dbus-run-session -- sh -c \
    'openbox --sm-disable >/dev/null 2>&1 & wm=$!; /usr/bin/python3 "$@"; rc=$?; kill $wm; exit $rc' sh "$@"
