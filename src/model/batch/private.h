/* private.h: a batch's rows, for the files that fill them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"

G_BEGIN_DECLS

struct _CloutBatch
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  gboolean has_profile;
  CloutBatchProfile profile;
  gboolean has_complete;
  CloutBatchComplete complete;
  gboolean has_listing;
  CloutBatchListing listing;
  const char *gone;
  gboolean has_asked;
  CloutBatchAsked asked;
  gboolean has_endorser;
  CloutBatchEndorser endorser;
  const char *const *featured;
  GArray *endorsements;
  GArray *people;
  GArray *posts;
  GArray *reactions;
  GArray *given;
  GArray *own_acts;
  GArray *aliases;
  gint64 left_out[CLOUT_N_LEFT_OUT];
  gint64 time;
};


void               clout_batch_copy_string   (CloutBatch        *self,
                                              const char       **string);
const char *const *clout_batch_copy_strings  (CloutBatch        *self,
                                              const char *const *names);
void               clout_batch_clear_listing (CloutBatch        *self);

G_END_DECLS
