/* gio-headers.h: what most files include, compiled once for each layer with -Dprecompile=true.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
