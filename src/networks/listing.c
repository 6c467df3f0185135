/* listing.c: reads a page of a list; shared by several networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/listing.h"

#include "web/error.h"

/**
 * clout_request_checked:
 * @message: (transfer full) (nullable): a request
 *
 * Sets an error if a request couldn't be built.
 *
 * Returns: (transfer full): @message, or %NULL with %CLOUT_WEB_ERROR_BAD_ADDRESS
 */
SoupMessage *
clout_request_checked (SoupMessage  *message,
                       GError      **error)
{
  if (message == NULL)
    g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                         "The account's server has no usable address");
  return message;
}

/**
 * clout_listing_read:
 * @self: the listing to fill in
 * @context: what the request is for
 * @page: page that receives a batch
 * @root: (nullable): the response; %NULL if @error is already set
 * @member: member with the items
 * @func: called for each item, with @self
 *
 * Returns: whether the response is a list
 */
gboolean
clout_listing_read (CloutListing              *self,
                    const CloutRequestContext *context,
                    CloutPage                 *page,
                    JsonNode                  *root,
                    const char                *member,
                    CloutJsonFunc              func,
                    GError                   **error)
{
  if (root == NULL)
    return FALSE;
  self->context = context;
  self->page = page;
  self->oldest = G_MAXINT64;
  page->batch = clout_batch_new ();
  return clout_json_foreach (root, member, func, self, error);
}

/**
 * clout_listing_note_time:
 * @self: the listing to fill in
 * @time: time of an item, Unix seconds, 0 if it has none
 *
 * Records the time of an item.
 */
void
clout_listing_note_time (CloutListing *self,
                         gint64        time)
{
  if (time <= 0)
    return;
  self->oldest = MIN (self->oldest, time);
  clout_page_note_time (self->page, time);
}

/**
 * clout_listing_note_id:
 * @self: the listing to fill in
 * @id: (nullable): an item's id; borrowed from the response
 *
 * Records an item's id, for lists that continue after the last item with an id.
 */
void
clout_listing_note_id (CloutListing *self,
                       const char   *id)
{
  if (id != NULL)
    self->last_id = id;
}

/**
 * clout_listing_is_self:
 * @self: the listing
 * @id: (nullable): someone's id on the server
 *
 * Returns: whether it is the account's
 */
gboolean
clout_listing_is_self (CloutListing *self,
                       const char   *id)
{
  return id != NULL && g_strcmp0 (id, self->context->self) == 0;
}

/**
 * clout_listing_add_reaction:
 * @self: the listing to fill in
 * @reaction: a reaction with a person
 *
 * Adds a reaction, or an own act if the account reacted to its own post.
 *
 * Returns: whether it is someone else's
 */
gboolean
clout_listing_add_reaction (CloutListing             *self,
                            const CloutBatchReaction *reaction)
{
  if (!clout_listing_is_self (self, reaction->person))
    {
      clout_batch_add_reaction (self->page->batch, reaction);
      return TRUE;
    }
  if (reaction->post != NULL)
    clout_batch_add_own_act (self->page->batch,
                             &(CloutBatchOwnAct) { reaction->kind, reaction->post,
                                                   reaction->remote_id });
  return FALSE;
}

/**
 * clout_listing_set_next:
 * @self: the listing to fill in
 * @next: (nullable): cursor of the next page
 *
 * Sets the next page, unless all that follows is too old or the server leads back to the same
 * page.
 */
void
clout_listing_set_next (CloutListing *self,
                        const char   *next)
{
  if (next != NULL && *next != '\0' && self->oldest >= self->context->since
      && g_strcmp0 (next, self->context->cursor) != 0)
    self->page->next = g_strdup (next);
}

/**
 * clout_listing_read_count:
 * @path: member names joined by dots
 *
 * Returns: the count, 0 if missing or invalid
 */
guint32
clout_listing_read_count (JsonNode   *item,
                          const char *path)
{
  return MAX (clout_json_opt_count (item, path), 0);
}

/**
 * clout_listing_since:
 * @context: what the request is for
 *
 * Returns: (transfer full): the oldest time wanted, as "2026-01-31T00:00:00Z"
 */
char *
clout_listing_since (const CloutRequestContext *context)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (MAX (context->since, 0));

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}
