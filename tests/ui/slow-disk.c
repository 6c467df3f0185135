/* slow-disk.c: a disk that hangs, for a program that this is loaded before: reads wait while the
 * file that CLOUT_TEST_SLOW_DISK names is there.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

/* What SQLite reads its pages with. */
ssize_t
pread64 (int fd, void *buffer, size_t size, off64_t offset)
{
  static ssize_t (*real) (int, void *, size_t, off64_t);
  const char *marker = getenv ("CLOUT_TEST_SLOW_DISK");

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "pread64");
  while (marker != NULL && access (marker, F_OK) == 0)
    usleep (20 * 1000);
  return real (fd, buffer, size, offset);
}
