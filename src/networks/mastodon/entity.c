/* entity.c: accounts and statuses of the Mastodon API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/mastodon/entity.h"

#include <string.h>

#include "base/html.h"
#include "model/post-text.h"
#include "networks/listing.h"
#include "score/post-flags.h"
#include "web/json.h"

/**
 * clout_mastodon_host:
 * @origin: "https://mastodon.social"
 *
 * Returns: (transfer none): its host, with the port if it has one
 */
const char *
clout_mastodon_host (const char *origin)
{
  const char *host = strstr (origin, "://");

  return host != NULL ? host + 3 : origin;
}

/**
 * clout_mastodon_domain:
 * @own: (nullable): the account's handle
 * @origin: the account's server
 *
 * Returns: (transfer none): the domain for handles without one: the account's own, which may
 *   differ from its server's name
 */
const char *
clout_mastodon_domain (const char *own,
                       const char *origin)
{
  const char *at = own != NULL ? strrchr (own, '@') : NULL;

  return at != NULL && at[1] != '\0' ? at + 1 : clout_mastodon_host (origin);
}

static gboolean
is_visible (JsonNode   *status,
            const char *visibility)
{
  return g_strcmp0 (clout_json_opt_string (status, "visibility", "public"), visibility) == 0;
}

/**
 * clout_mastodon_is_public:
 * @status: one of the account's statuses
 *
 * Returns: whether one of the account's statuses counts. As in archives, "unlisted" isn't public,
 *   and neither are statuses for users of the server only
 */
gboolean
clout_mastodon_is_public (JsonNode *status)
{
  return is_visible (status, "public") && !clout_json_opt_bool (status, "local_only", FALSE);
}

/**
 * clout_mastodon_is_readable:
 * @status: one of the account's statuses
 *
 * Returns: whether others can read the status; replies are often unlisted
 */
gboolean
clout_mastodon_is_readable (JsonNode *status)
{
  return is_visible (status, "public") || is_visible (status, "unlisted");
}

/* Local names have no host, except on snac. */
static char *
dup_handle (JsonNode   *account,
            const char *origin)
{
  const char *acct = clout_json_opt_string (account, "acct", NULL);

  if (acct == NULL || strchr (acct, '@') != NULL)
    return g_strdup (acct);
  return g_strdup_printf ("%s@%s", acct, clout_mastodon_host (origin));
}

/**
 * clout_mastodon_add_person:
 * @batch: the batch to add to
 * @account: an Account; skipped if it has no id
 * @origin: the server that reported it
 * @flags: flags that relate them to the account, if known
 *
 * Adds a person.
 */
void
clout_mastodon_add_person (CloutBatch       *batch,
                           JsonNode         *account,
                           const char       *origin,
                           CloutPersonFlags  flags)
{
  const char *id = clout_json_opt_string (account, "id", NULL);
  const char *name = clout_json_opt_string (account, "display_name", NULL);
  g_autofree char *handle = dup_handle (account, origin);

  if (id == NULL)
    return;
  if (name == NULL || *name == '\0')
    name = clout_json_opt_string (account, "username", NULL);
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = id,
    .handle = handle,
    .name = name,
    .avatar = clout_json_opt_string (account, "avatar_static", NULL),
    .url = clout_json_opt_string (account, "url", NULL),
    .followers = clout_json_opt_int (account, "followers_count", -1),
    .following = clout_json_opt_int (account, "following_count", -1),
    .posts = clout_json_opt_int (account, "statuses_count", -1),
    .flags = flags | (clout_json_opt_bool (account, "bot", FALSE) ? CLOUT_PERSON_BOT : 0),
    .known = flags | (json_object_has_member (json_node_get_object (account), "bot")
                      ? CLOUT_PERSON_BOT : CLOUT_PERSON_NONE),
  });
}

static guint
read_flags (JsonNode   *status,
            const char *self,
            const char *text,
            gboolean    has_link)
{
  const char *replied_to = clout_json_opt_string (status, "in_reply_to_account_id", NULL);
  JsonArray *media = clout_json_opt_array (status, "media_attachments");
  guint flags = clout_post_text_get_flags (text);

  /* Continuing the account's own thread isn't a reply to anyone. */
  if (replied_to != NULL && strcmp (replied_to, self) != 0)
    flags |= CLOUT_POST_REPLY;
  if (clout_json_length (media) > 0)
    flags |= CLOUT_POST_MEDIA;
  if (has_link)
    flags |= CLOUT_POST_LINK;
  return flags;
}

/**
 * clout_mastodon_add_post:
 * @batch: the batch to add to
 * @status: one of the account's statuses; skipped unless public
 * @self: the account's id
 * @told: from clout_mastodon_add_own_acts()
 *
 * Adds a post.
 */
void
clout_mastodon_add_post (CloutBatch *batch,
                         JsonNode   *status,
                         const char *self,
                         guint       told)
{
  const char *warning = clout_json_opt_string (status, "spoiler_text", NULL);
  CloutBatchPost post = {
    .remote_id = clout_json_opt_string (status, "id", NULL),
    .url = clout_json_opt_string (status, "url", NULL),
    .in_reply_to = clout_json_opt_string (status, "in_reply_to_id", NULL),
    .time = clout_json_opt_time (status, "created_at", 0),
    .told = told,
  };
  gboolean has_link;
  g_autofree char *text = NULL;
  g_autofree char *excerpt = NULL;
  g_autofree const char **tags = NULL;

  if (post.remote_id == NULL || post.time == 0 || !clout_mastodon_is_public (status))
    return;
  text = clout_html_to_text (clout_json_opt_string (status, "content", NULL), &has_link);
  excerpt = clout_post_text_dup_excerpt (warning != NULL && *warning != '\0' ? warning : text);
  tags = clout_json_dup_strings (status, "tags", "name");
  post.excerpt = excerpt;
  post.tags = tags;
  post.flags = read_flags (status, self, text, has_link);
  post.counts[CLOUT_REACTION_REPLY] = clout_listing_read_count (status, "replies_count");
  post.counts[CLOUT_REACTION_RESHARE] = clout_listing_read_count (status, "reblogs_count");
  post.counts[CLOUT_REACTION_LIKE] = clout_listing_read_count (status, "favourites_count");
  post.counts[CLOUT_REACTION_QUOTE] = clout_listing_read_count (status, "quotes_count");
  clout_batch_add_post (batch, &post);
}

/**
 * clout_mastodon_add_own_act:
 * @batch: the batch to add to
 * @status: one of the account's statuses
 * @kind: a boost or favorite by the account
 *
 * Adds a reaction by the account to its own status.
 */
void
clout_mastodon_add_own_act (CloutBatch        *batch,
                            JsonNode          *status,
                            CloutReactionKind  kind)
{
  const char *id = clout_json_opt_string (status, "id", NULL);

  if (id != NULL)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { kind, id, NULL });
}

/* Servers omit the flag without a sign-in, or always set it to false. */
static guint
read_own_act (CloutBatch        *batch,
              JsonNode          *status,
              const char        *flag,
              CloutReactionKind  kind)
{
  gboolean done;

  if (!clout_json_get_bool (status, flag, &done, NULL))
    return 0;
  if (done)
    clout_mastodon_add_own_act (batch, status, kind);
  return CLOUT_ACT (kind);
}

/**
 * clout_mastodon_add_own_acts:
 * @batch: the batch to add to
 * @status: one of the account's statuses, public or not
 * @self: the account's id
 * @signed_in: whether the request was signed in
 *
 * Adds the own post that it replies to or quotes, and the account's own favorites and boosts of
 * it.
 *
 * Returns: the kinds of own reactions to it that the server reports, for #CloutBatchPost.told
 */
guint
clout_mastodon_add_own_acts (CloutBatch *batch,
                             JsonNode   *status,
                             const char *self,
                             gboolean    signed_in)
{
  const char *id = clout_json_opt_string (status, "id", NULL);
  const char *replied_to = clout_json_opt_string (status, "in_reply_to_id", NULL);
  const char *quoted = clout_json_opt_string (status, "quote.quoted_status.id", NULL);

  if (id == NULL)
    return 0;
  if (replied_to != NULL
      && g_strcmp0 (clout_json_opt_string (status, "in_reply_to_account_id", NULL), self) == 0)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_REPLY, replied_to, id });
  if (quoted != NULL
      && g_strcmp0 (clout_json_opt_string (status, "quote.quoted_status.account.id", NULL),
                    self) == 0)
    clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { CLOUT_REACTION_QUOTE, quoted, id });
  if (!signed_in)
    return 0;
  return read_own_act (batch, status, "favourited", CLOUT_REACTION_LIKE)
    | read_own_act (batch, status, "reblogged", CLOUT_REACTION_RESHARE);
}

/* The author of the original post is among a reply's mentions, without counts. */
static void
add_mentioned (CloutBatch *batch,
               JsonNode   *status,
               const char *person,
               const char *origin)
{
  JsonArray *mentions = clout_json_opt_array (status, "mentions");

  for (guint i = 0; i < clout_json_length (mentions); i++)
    {
      JsonNode *mention = json_array_get_element (mentions, i);
      g_autofree char *handle = dup_handle (mention, origin);

      if (g_strcmp0 (clout_json_opt_string (mention, "id", NULL), person) == 0)
        clout_batch_add_person (batch, &(CloutBatchPerson) {
          .remote_id = person, .handle = handle,
          .url = clout_json_opt_string (mention, "url", NULL),
          .followers = -1, .following = -1, .posts = -1 });
    }
}

/**
 * clout_mastodon_add_replied_to:
 * @batch: the batch to add to
 * @status: one of the account's statuses
 * @origin: the server that reported it
 * @self: the account's id
 *
 * Adds the person it replies to, if it is someone else and others can read the reply.
 */
void
clout_mastodon_add_replied_to (CloutBatch *batch,
                               JsonNode   *status,
                               const char *origin,
                               const char *self)
{
  const char *id = clout_json_opt_string (status, "id", NULL);
  const char *person = clout_json_opt_string (status, "in_reply_to_account_id", NULL);

  if (id == NULL || person == NULL || strcmp (person, self) == 0
      || !clout_mastodon_is_readable (status))
    return;
  add_mentioned (batch, status, person, origin);
  clout_batch_add_given (batch, &(CloutBatchGiven) {
    .kind = CLOUT_REACTION_REPLY, .person = person, .remote_id = id,
    .time = clout_json_opt_time (status, "created_at", 0) });
}
