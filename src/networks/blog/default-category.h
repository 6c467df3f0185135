/* default-category.h: the category that WordPress gives to posts without one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean clout_default_category_is (const char *name);

G_END_DECLS
