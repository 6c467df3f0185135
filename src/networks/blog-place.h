/* blog-place.h: what is still to be asked about a blog's posts, as a cursor.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLOUT_BLOG_HOME     = 'h',  /* the site's page */
  CLOUT_BLOG_FEED     = 'f',  /* the feed: which posts there are */
  CLOUT_BLOG_COMMENTS = 'c',  /* the feed of a post's comments */
  CLOUT_BLOG_REST     = 'r',  /* WordPress's list of all comments */
  CLOUT_BLOG_MENTIONS = 'm'   /* what webmention.io has received */
} CloutBlogStepKind;

/**
 * CloutBlogStep: one question.
 * @url: what is asked
 * @of: for comments the post; for the feed the address of WordPress's interface, or ""
 * @own: for comments and REST the names of the blog's own authors, a line each; for the feed
 *   where to ask for webmentions, or ""
 */
typedef struct
{
  CloutBlogStepKind kind;
  char *url;
  char *of;
  char *own;
} CloutBlogStep;

void        clout_blog_step_clear   (CloutBlogStep      *self);
gboolean    clout_blog_step_parse   (CloutBlogStep      *self,
                                     const char         *place);
void        clout_blog_step_append  (GString            *place,
                                     CloutBlogStepKind   kind,
                                     const char         *url,
                                     const char         *of,
                                     const char         *own);
const char *clout_blog_place_rest   (const char         *place);
char       *clout_blog_place_without (const char        *place,
                                     CloutBlogStepKind   kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutBlogStep, clout_blog_step_clear)

G_END_DECLS
