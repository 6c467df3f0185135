/* slow-disk.c: preloaded into a program, makes the disk hang or fill up: reads wait while the file
 * named by CLOUT_TEST_SLOW_DISK exists, and writes fail while the file named by
 * CLOUT_TEST_FULL_DISK exists.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int
is_marked (const char *variable)
{
  const char *marker = getenv (variable);

  return marker != NULL && access (marker, F_OK) == 0;
}

/* SQLite reads its pages with this. */
ssize_t
pread64 (int      fd,
         void    *buffer,
         size_t   size,
         off64_t  offset)
{
  static ssize_t (*real) (int, void *, size_t, off64_t);

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "pread64");
  while (is_marked ("CLOUT_TEST_SLOW_DISK"))
    usleep (20 * 1000);
  return real (fd, buffer, size, offset);
}

/* And writes them with this. */
ssize_t
pwrite64 (int         fd,
          const void *buffer,
          size_t      size,
          off64_t     offset)
{
  static ssize_t (*real) (int, const void *, size_t, off64_t);

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "pwrite64");
  if (is_marked ("CLOUT_TEST_FULL_DISK"))
    {
      errno = ENOSPC;
      return -1;
    }
  return real (fd, buffer, size, offset);
}
