/* account-job.h: what one account's sync carries from page to page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/reactions/batches.h"
#include "sync/fetch/fetch.h"
#include "sync/fetch/page-trail.h"

G_BEGIN_DECLS

/* The mark of a resource that the server does not serve. */
#define CLOUT_JOB_LACKS "not served"

typedef struct
{
  CloutFetcher fetcher;
  const CloutNetwork *network;
  GPtrArray *cursors;
  char *origin;
  char *self;
  gint64 now;
  gint64 holidays;

  /* Whether a server has confirmed @now. */
  gboolean confirmed;

  /* Millionths of a US dollar: what the person allows this sync yet, and what of it the page
   * that is under way may cost. */
  gint64 allowed;
  gint64 reserved;
  gboolean held_back;

  /* Requests so far; whether they are as many as one sync may make. */
  guint n_requests;
  gint64 started_us;
  gboolean enough;

  /* The resource that is being fetched. */
  gsize index;
  guint n_pages;
  gint64 newest;
  char *next;
  gboolean lacks;
  char *validator;

  /* For a resource that lists all of something: what its pages showed, NULL unless they have
   * been read from the first on in one go and all of them; and the posts that they are about,
   * NULL for all. */
  GHashTable *shown;
  GPtrArray *about;
  gint64 oldest;
  gint64 last;
  gint64 n_listed;
  gboolean deep;

  /* Whether a list was suddenly empty, and whether the lists of single posts are refused. */
  gboolean doubted;
  gboolean refused;
  guint n_lacking;

  /* Unix seconds until which notifications say nothing of what is gone: they are cleaned. */
  gint64 cleaned;

  /* The pages of this pass; whether something was left out or could not be read, and whether
   * the next sync continues from there. */
  CloutPageTrail *trail;
  gboolean incomplete;
  gboolean broken;
  gboolean on_hold;
  guint n_broken;

  /* For a resource asked post by post or for some people at a time: all of them, and which
   * it is now. */
  GStrv subjects;
  gsize subject;

  /* For a resource that is whole: who or what its pages have named, NULL once they left
   * something out. */
  GPtrArray *named;
} CloutJob;

void                 clout_job_free          (CloutJob          *self);
const CloutResource *clout_job_get_resource  (CloutJob          *self);
const CloutCursor   *clout_job_find_cursor   (CloutJob          *self,
                                              const char        *resource);
gboolean             clout_job_is_due        (CloutJob          *self);
void                 clout_job_set_clock     (CloutJob          *self,
                                              CloutResponse       *answer);
gboolean             clout_job_bound_clock   (CloutJob          *self,
                                              const CloutPage   *page);
void                 clout_job_begin_next    (CloutJob          *self);
void                 clout_job_begin_subject (CloutJob          *self);
void                 clout_job_end_subject   (CloutJob          *self);
void                 clout_job_note_page     (CloutJob          *self,
                                              CloutPage         *page);
void                 clout_job_note_asked    (CloutJob          *self,
                                              CloutBatch        *batch);
gboolean             clout_job_may_break     (CloutJob          *self,
                                              const GError      *error);
gboolean             clout_job_may_ask       (CloutJob          *self);
CloutRequestContext             clout_job_make_ask      (CloutJob          *self);
CloutCursor         *clout_job_make_cursor   (CloutJob          *self,
                                              gboolean           over);
gboolean             clout_job_is_refused    (CloutJob          *self,
                                              const GError      *error);
gboolean             clout_job_may_lack      (CloutJob          *self,
                                              const GError      *error);
gboolean             clout_job_note_lack     (CloutJob          *self);
void                 clout_job_show_progress (CloutJob          *self);

G_END_DECLS
