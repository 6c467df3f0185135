/* account-job.h: the state of one account's sync, from page to page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reactions/batches.h"
#include "sync/connection/fetch.h"
#include "sync/fetch/page-trail.h"

G_BEGIN_DECLS

typedef struct
{
  CloutFetcher fetcher;
  const CloutNetwork *network;
  GPtrArray *cursors;
  char *origin;
  char *self;
  gint64 now;
  gint64 away_periods;

  /* Whether a server has confirmed @now. */
  gboolean confirmed;

  /* Millionths of a US dollar: what remains of this sync's allowance, and how much of it the
     current page may cost. */
  gint64 allowed;
  gint64 reserved;
  gboolean held_back;

  /* Number of requests so far; whether the maximum is reached. */
  guint n_requests;
  gint64 started_us;
  gboolean enough;

  /* The current resource. */
  gsize index;
  guint n_pages;
  gint64 newest;
  char *next;
  gboolean lacks;
  char *validator;

  /* For a complete list: the items on its pages, NULL unless all pages were read without
     interruption; and the posts that they are about, NULL for all. */
  GHashTable *shown;
  GPtrArray *about;
  gint64 oldest;
  gint64 last;
  gint64 n_listed;
  gboolean deep;

  /* Whether a list was unexpectedly empty, and whether lists of single posts are refused. */
  gboolean doubted;
  gboolean refused;
  guint n_lacking;

  /* Unix seconds up to which notifications can't show deletions, because the server deletes old
     ones. */
  gint64 cleaned;

  /* The pages of this pass; whether anything was skipped or unreadable, and whether the next
     sync continues from there. */
  CloutPageTrail *trail;
  gboolean incomplete;
  gboolean broken;
  gboolean on_hold;
  guint n_broken;

  /* For a resource requested by post or by groups of people: all of them, and the current one. */
  GStrv subjects;
  gsize subject;

  /* For a complete resource: people or posts on its pages, NULL once a page was incomplete. */
  GPtrArray *named;
} CloutJob;

void                 clout_job_free           (CloutJob        *self);
const CloutResource *clout_job_get_resource   (CloutJob        *self);
const CloutCursor   *clout_job_find_cursor    (CloutJob        *self,
                                               const char      *resource);
gboolean             clout_job_is_due         (CloutJob        *self);
void                 clout_job_set_clock      (CloutJob        *self,
                                               CloutResponse   *response);
gboolean             clout_job_bound_clock    (CloutJob        *self,
                                               const CloutPage *page);
void                 clout_job_forget_items   (CloutJob        *self);
void                 clout_job_clear_list     (CloutJob        *self);
gint64               clout_job_get_window     (CloutJob        *self);
void                 clout_job_begin_next     (CloutJob        *self);
void                 clout_job_begin_subject  (CloutJob        *self);
void                 clout_job_end_subject    (CloutJob        *self);
void                 clout_job_note_page      (CloutJob        *self,
                                               CloutPage       *page);
void                 clout_job_note_requested (CloutJob        *self,
                                               CloutBatch      *batch);
gboolean             clout_job_may_break      (CloutJob        *self,
                                               const GError    *error);
gboolean             clout_job_may_request    (CloutJob        *self);
CloutRequestContext  clout_job_make_context   (CloutJob        *self);
CloutCursor         *clout_job_make_cursor    (CloutJob        *self,
                                               gboolean         over);
gboolean             clout_job_is_refused     (CloutJob        *self,
                                               const GError    *error);
gboolean             clout_job_may_lack       (CloutJob        *self,
                                               const GError    *error);
gboolean             clout_job_note_lack      (CloutJob        *self);
void                 clout_job_show_progress  (CloutJob        *self);

G_END_DECLS
