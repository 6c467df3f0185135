/* fuzz-threads.c: any response from the Threads API becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-network.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  return check_network (&clout_network_threads, data, size);
}
