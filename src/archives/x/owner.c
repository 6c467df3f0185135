/* owner.c: an X download's owner and date, and facts that apply to all posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/readers/json-read.h"
#include "archives/pass.h"
#include "archives/x/read.h"

/* Number of posts to search for their author. */
#define MAX_LOOKED_AT 2000
/* Number of bytes to distinguish a long post from another in the same second. */
#define NOTE_START 20

typedef void (*ReadFunc) (JsonNode *item,
                          gpointer  user_data);

/* Optional files may be damaged: use what can be read. */
static gboolean
read_each (CloutMembers     *members,
           const char       *pattern,
           CloutItemsShape   shape,
           guint             max,
           ReadFunc          func,
           gpointer          user_data,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr(CloutPass) pass = clout_pass_new (members, pattern, shape, NULL, clout_x_members,
                                              FALSE);
  gboolean more = TRUE;

  for (guint i = 0; more && i < max; i++)
    {
      g_autoptr(JsonNode) item = NULL;

      if (!clout_pass_next (pass, &item, cancellable, error))
        return FALSE;
      more = item != NULL;
      if (more)
        func (item, user_data);
    }

  return TRUE;
}

typedef struct
{
  char *id;
  char *handle;
  char *name;
  gboolean differs;       /* whether two posts name different people */
  GHashTable *posts;
  GPtrArray *threads;     /* (element-type JsonNode): replies to a post by a named person */
} Owner;

static void
owner_clear (Owner *owner)
{
  g_free (owner->id);
  g_free (owner->handle);
  g_free (owner->name);
  g_hash_table_unref (owner->posts);
  g_ptr_array_unref (owner->threads);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Owner, owner_clear)

static void
set_owner (Owner      *owner,
           const char *id,
           const char *handle,
           const char *name)
{
  if (handle == NULL || *handle == '\0' || (id != NULL && *id == '\0'))
    return;
  owner->differs |= (owner->handle != NULL && g_ascii_strcasecmp (owner->handle, handle) != 0)
                    || (owner->id != NULL && id != NULL && strcmp (owner->id, id) != 0);
  if (owner->handle == NULL)
    owner->handle = g_strdup (handle);
  if (owner->id == NULL)
    owner->id = g_strdup (id);
  if (owner->name == NULL)
    owner->name = g_strdup (name);
}

static void
set_owner_from (Owner      *owner,
                JsonNode   *object,
                const char *id,
                const char *handle,
                const char *name)
{
  set_owner (owner, clout_json_opt_string (object, id, NULL),
             clout_json_opt_string (object, handle, NULL),
             clout_json_opt_string (object, name, NULL));
}

/* The item of account.js, manifest.js or user_details.js. */
static void
read_named (JsonNode *item,
            gpointer  user_data)
{
  set_owner_from (user_data, item, "account.accountId", "account.username",
                  "account.accountDisplayName");
  set_owner_from (user_data, item, "userInfo.accountId", "userInfo.userName",
                  "userInfo.displayName");
  set_owner_from (user_data, item, "id", "screen_name", "full_name");
}

/* Returns the owner in a picture's URL, "https://twitter.com/ada/status/1001/photo/1" in post
   1001. */
static char *
dup_media_owner (JsonNode   *tweet,
                 const char *id)
{
  JsonArray *media = clout_json_opt_array (tweet, "entities.media");
  JsonNode *first = clout_json_length (media) > 0
    ? json_array_get_element (media, 0) : NULL;
  const char *url = clout_json_opt_string (first, "expanded_url", NULL);
  g_auto(GStrv) parts = url != NULL ? g_strsplit (url, "/", 7) : NULL;

  if (parts == NULL || g_strv_length (parts) < 6 || strcmp (parts[4], "status") != 0
      || strcmp (parts[5], id) != 0)
    return NULL;

  return g_strdup (parts[3]);
}

static void
read_writer (JsonNode *item,
             gpointer  user_data)
{
  Owner *owner = user_data;
  JsonNode *inner = clout_json_opt_object (item, "tweet");
  JsonNode *tweet = inner != NULL ? inner : item;
  JsonNode *user = clout_json_opt_object (tweet, "user");
  const char *id = clout_json_opt_string (tweet, "id_str", NULL);
  g_autofree char *handle = id != NULL ? dup_media_owner (tweet, id) : NULL;

  if (id == NULL)
    return;

  set_owner_from (owner, user, "id_str", "screen_name", "name");
  set_owner (owner, NULL, handle, NULL);
  g_hash_table_add (owner->posts, g_strdup (id));
  if (clout_json_opt_string (tweet, "in_reply_to_screen_name", NULL) != NULL)
    g_ptr_array_add (owner->threads, json_node_ref (tweet));
}

/* A reply to a post in this download is a reply to oneself. */
static void
read_threads (Owner *owner)
{
  for (guint i = 0; i < owner->threads->len; i++)
    {
      JsonNode *tweet = g_ptr_array_index (owner->threads, i);
      const char *replied_to = clout_json_opt_string (tweet, "in_reply_to_status_id_str", NULL);

      if (replied_to != NULL && g_hash_table_contains (owner->posts, replied_to))
        set_owner (owner, clout_json_opt_string (tweet, "in_reply_to_user_id_str", NULL),
                   clout_json_opt_string (tweet, "in_reply_to_screen_name", NULL), NULL);
    }
}

static gboolean
find_owner (CloutMembers  *members,
            Owner         *owner,
            GCancellable  *cancellable,
            GError       **error)
{
  static const struct { const char *pattern; CloutItemsShape shape; } files[] = {
    { "account.js", CLOUT_ITEMS_ARRAY },
    { "manifest.js", CLOUT_ITEMS_ROOT },
    { "*js/user_details.js", CLOUT_ITEMS_ROOT },
  };
  static const char *const posts[] = { "tweets.js", "tweet.js", "*js/tweets/*.js" };

  for (gsize i = 0; i < G_N_ELEMENTS (files) && (owner->handle == NULL || owner->id == NULL); i++)
    if (!read_each (members, files[i].pattern, files[i].shape, 1, read_named, owner, cancellable,
                    error))
      return FALSE;
  owner->differs = FALSE;
  if (owner->handle != NULL)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    if (!read_each (members, posts[i], CLOUT_ITEMS_ARRAY, MAX_LOOKED_AT, read_writer, owner,
                    cancellable, error))
      return FALSE;
  read_threads (owner);

  return TRUE;
}

/* A damaged file may be the one that names the owner. */
static void
set_ownerless (CloutMembers  *members,
               GError       **error)
{
  GPtrArray *skipped = clout_members_get_skipped (members);

  if (skipped->len > 0)
    g_propagate_error (error, g_error_copy (g_ptr_array_index (skipped, 0)));
  else
    g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_OWNERLESS,
                         "No file says whose the archive is");
}

/**
 * clout_x_read_account:
 * @members: the archive's files
 *
 * Finds the owner in account.js, manifest.js or user_details.js, or else in the posts if they all
 * name the same person. If the download doesn't have the account's number, its handle is used.
 *
 * Returns: (transfer full): an account without id, or %NULL with a #CloutArchiveError
 */
CloutAccount *
clout_x_read_account (CloutMembers  *members,
                      char         **ret_owner,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_auto(Owner) owner = {
    .posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .threads = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref),
  };
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *id = NULL;
  gint64 followers;
  gint64 following;

  if (!find_owner (members, &owner, cancellable, error)
      || !clout_members_count (members, "follower*.js", CLOUT_ITEMS_ARRAY, NULL, &followers,
                               cancellable, error)
      || !clout_members_count (members, "following*.js", CLOUT_ITEMS_ARRAY, NULL, &following,
                               cancellable, error))
    return NULL;
  if (owner.handle == NULL || owner.differs)
    {
      g_clear_pointer (&owner.id, g_free);
      g_free (owner.handle);
      owner.handle = g_strdup (clout_members_get_owner (members));
    }
  if (owner.handle == NULL)
    {
      set_ownerless (members, error);
      return NULL;
    }

  id = owner.id != NULL ? g_strdup (owner.id) : g_ascii_strdown (owner.handle, -1);
  account = clout_account_new ("x", CLOUT_X_SERVER, CLOUT_ACCOUNT_ARCHIVE);
  clout_account_set_remote_id (account, id);
  clout_account_set_handle (account, owner.handle);
  clout_account_set_name (account, owner.name);
  clout_account_set_counters (account, followers, following, -1, -1);
  *ret_owner = g_steal_pointer (&id);

  return g_steal_pointer (&account);
}

typedef struct
{
  CloutArchiveOwner *owner;
  gint64 newest;
} Preparation;

static void
read_written (JsonNode *item,
              gpointer  user_data)
{
  Preparation *preparation = user_data;
  JsonNode *info = clout_json_opt_object (item, "archiveInfo");
  gint64 time;

  if (clout_json_read_timestamp (info, "generationDate", &time)
      || clout_x_read_time (item, "created_at", &time))
    preparation->owner->written = time;
}

/* If an account becomes public again, so do its old posts: only the last action counts. */
static void
read_protected (JsonNode *item,
                gpointer  user_data)
{
  Preparation *preparation = user_data;
  JsonNode *entry = clout_json_opt_object (item, "protectedHistory");
  const char *action = clout_json_opt_string (entry, "action", NULL);
  gint64 time;

  if (action == NULL || !clout_json_read_timestamp (entry, "protectedAt", &time)
      || time < preparation->newest)
    return;

  preparation->newest = time;
  preparation->owner->is_protected = g_ascii_strncasecmp (action, "protect", 7) == 0;
}

static void
read_deleted (JsonNode *item,
              gpointer  user_data)
{
  Preparation *preparation = user_data;
  const char *id = clout_x_get_deleted (item);

  if (id != NULL)
    g_hash_table_add (preparation->owner->seen, g_strdup (id));
}

static void
read_note (JsonNode *item,
           gpointer  user_data)
{
  Preparation *preparation = user_data;
  JsonNode *note = clout_json_opt_object (item, "noteTweet");
  const char *text = clout_json_opt_string (note, "core.text", NULL);
  gint64 time;

  if (text != NULL && clout_json_read_timestamp (note, "createdAt", &time))
    g_hash_table_insert (preparation->owner->notes, GSIZE_TO_POINTER (time), g_strdup (text));
}

/**
 * clout_x_prepare:
 * @members: the archive's files
 * @owner: the archive's owner, and what was read so far
 *
 * Reads data that apply to all posts: the date of the download, whether the account is protected
 * now, deleted posts, and the full text of long posts.
 *
 * Returns: %FALSE with a #CloutArchiveError
 */
gboolean
clout_x_prepare (CloutMembers       *members,
                 CloutArchiveOwner  *owner,
                 GCancellable       *cancellable,
                 GError            **error)
{
  static const struct { const char *pattern; CloutItemsShape shape; ReadFunc func; } files[] = {
    { "manifest.js", CLOUT_ITEMS_ROOT, read_written },
    { "*js/payload_details.js", CLOUT_ITEMS_ROOT, read_written },
    { "protected-history.js", CLOUT_ITEMS_ARRAY, read_protected },
    { CLOUT_X_DELETED, CLOUT_ITEMS_ARRAY, read_deleted },
    { "note-tweet*.js", CLOUT_ITEMS_ARRAY, read_note },
  };
  Preparation preparation = { owner, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (!read_each (members, files[i].pattern, files[i].shape, G_MAXUINT, files[i].func,
                    &preparation, cancellable, error))
      return FALSE;

  return TRUE;
}

/**
 * clout_x_find_note:
 * @owner: the archive's owner, and what was read so far
 * @text: text of a post, truncated if long
 * @time: Unix seconds
 *
 * Finds the full text of a long post, which exports store separately.
 *
 * Returns: (nullable): the full text, if it is a long post
 */
const char *
clout_x_find_note (const CloutArchiveOwner *owner,
                   const char              *text,
                   gint64                   time)
{
  const char *note = g_hash_table_lookup (owner->notes, GSIZE_TO_POINTER (time));

  return note != NULL && strncmp (note, text, NOTE_START) == 0 ? note : NULL;
}
