/* gtk-headers.h: what most files of the window include, compiled once with -Dprecompile=true.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>
