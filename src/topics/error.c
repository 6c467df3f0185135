/* error.c: why a topic or a +K is rejected.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/error.h"

G_DEFINE_QUARK (clout-topics-error-quark, clout_topics_error)
