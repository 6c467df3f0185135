/* tells.h: what an export reports about reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What an export reports about reactions to its posts. */
typedef enum
{
  CLOUT_ARCHIVE_COUNTS = 1 << 0,  /* how many there are */
  CLOUT_ARCHIVE_WHO    = 1 << 1   /* who reacted, for some kinds at least */
} CloutArchiveTells;
