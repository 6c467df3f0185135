/* glib-quarks.c: lets LeakSanitizer ignore GLib's first table of quarks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib makes the table when it is loaded, and deliberately leaks it when a program has more than
 * 2,048 quarks, so that threads can read it without a lock. Stack traces that end in g_malloc()
 * match no suppression that would not hide all other leaks too.
 */

#include <sanitizer/lsan_interface.h>

static void
ignore_leaks (void)
{
  __lsan_disable ();
}

/* Runs before the libraries' own constructors. */
__attribute__ ((section (".preinit_array"), used))
static void (*const before_libraries) (void) = ignore_leaks;

/* Runs after them, before main(). */
__attribute__ ((constructor))
static void
find_leaks (void)
{
  __lsan_enable ();
}
