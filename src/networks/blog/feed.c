/* feed.c: a parsed feed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/blog/feed.h"

#include <string.h>

#include "base/html.h"
#include "base/timestamp.h"
#include "web/url.h"

CloutFeed *
clout_feed_new (void)
{
  CloutFeed *self = g_new0 (CloutFeed, 1);

  self->items = g_ptr_array_new ();
  return self;
}

static void
free_item (CloutFeedItem *item)
{
  g_free (item->id);
  g_free (item->link);
  g_free (item->title);
  g_free (item->text);
  g_free (item->author);
  g_free (item->author_url);
  g_free (item->comments);
  g_strfreev (item->tags);
  g_free (item);
}

void
clout_feed_free (CloutFeed *self)
{
  g_free (self->title);
  g_free (self->link);
  g_free (self->image);
  g_free (self->next);
  g_ptr_array_set_free_func (self->items, (GDestroyNotify) free_item);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * clout_feed_add:
 * @self: a feed
 *
 * Returns: (transfer none): a new empty item at the end
 */
CloutFeedItem *
clout_feed_add (CloutFeed *self)
{
  CloutFeedItem *item = g_new0 (CloutFeedItem, 1);

  item->n_comments = -1;
  g_ptr_array_add (self->items, item);
  return item;
}

/**
 * clout_feed_dup_address:
 * @base: URL of the document that contains it
 * @written: (nullable): the URL as written, absolute or relative
 *
 * Returns: (transfer full) (nullable): the absolute URL, if it is http or https and has no white
 *   space
 */
char *
clout_feed_dup_address (const char *base,
                        const char *written)
{
  g_autofree char *whole = NULL;
  g_autoptr(GUri) uri = NULL;
  const char *scheme;

  if (written == NULL || *written == '\0' || strlen (written) > CLOUT_FEED_MAX_ADDRESS)
    return NULL;
  whole = clout_url_resolve (base, written);
  uri = whole != NULL ? g_uri_parse (whole, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED
                                            | G_URI_FLAGS_SCHEME_NORMALIZE, NULL) : NULL;
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
      || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  for (const char *c = whole; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c) || *c == '\\')
      return NULL;
  return strlen (whole) <= CLOUT_FEED_MAX_ADDRESS && g_utf8_validate (whole, -1, NULL)
    ? g_steal_pointer (&whole) : NULL;
}

/**
 * clout_feed_set_html:
 * @ret_text: (inout): replaced by the plain text, if there is any
 * @html: (nullable): HTML from the feed
 * @ret_has_link: (out) (optional): whether it contains a link
 *
 * Converts HTML to plain text.
 */
void
clout_feed_set_html (char       **ret_text,
                     const char  *html,
                     gboolean    *ret_has_link)
{
  gboolean has_link = FALSE;
  char *text = html != NULL ? clout_html_to_text (html, &has_link) : NULL;

  if (ret_has_link != NULL)
    *ret_has_link = has_link;
  if (text == NULL)
    return;
  g_strstrip (text);
  if (*text == '\0')
    {
      g_free (text);
      return;
    }
  g_free (*ret_text);
  *ret_text = text;
}

/* RFC 822 in RSS, RFC 3339 everywhere else, but each is accepted in both. */
gint64
clout_feed_parse_time (const char *text)
{
  gint64 seconds = 0;

  if (text == NULL
      || (!clout_timestamp_from_iso8601 (text, &seconds)
          && !clout_timestamp_from_http_date (text, &seconds)))
    return 0;
  return MAX (seconds, 0);
}

gint64
clout_feed_parse_count (const char *text)
{
  guint64 count;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &count, NULL))
    return -1;
  return (gint64) count;
}
