/* account.c: one of the person's social accounts or archives.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/account.h"

#include "base/sanitize.h"

struct _CloutAccount
{
  GObject parent_instance;

  gint64 id;
  char *network;
  char *server;
  char *remote_id;
  char *handle;
  char *name;
  char *avatar;
  CloutAccountSource source;
  gint64 followers;
  gint64 following;
  gint64 listed;
  gint64 posts;
  gint64 last_sync;
  CloutAccountState state;
  GError *problem;
  char *step;
  double fraction;
  char *moved;
  GHashTable *incomplete; /* resource name → incomplete since, Unix seconds */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NETWORK,
  PROP_SERVER,
  PROP_REMOTE_ID,
  PROP_HANDLE,
  PROP_NAME,
  PROP_AVATAR,
  PROP_SOURCE,
  PROP_STATE,
  PROP_PROBLEM,
  PROP_STEP,
  PROP_FRACTION,
  PROP_LAST_SYNC,
  PROP_FOLLOWERS,
  PROP_FOLLOWING,
  PROP_LISTED,
  PROP_POSTS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CloutAccount, clout_account, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
clout_account_finalize (GObject *object)
{
  CloutAccount *self = CLOUT_ACCOUNT (object);

  g_free (self->network);
  g_free (self->server);
  g_free (self->remote_id);
  g_free (self->handle);
  g_free (self->name);
  g_free (self->avatar);
  g_free (self->step);
  g_free (self->moved);
  g_hash_table_unref (self->incomplete);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (clout_account_parent_class)->finalize (object);
}

static void
clout_account_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CloutAccount *self = CLOUT_ACCOUNT (object);

  switch (id)
    {
    case PROP_ID: g_value_set_int64 (value, self->id); break;
    case PROP_NETWORK: g_value_set_string (value, self->network); break;
    case PROP_SERVER: g_value_set_string (value, self->server); break;
    case PROP_REMOTE_ID: g_value_set_string (value, self->remote_id); break;
    case PROP_HANDLE: g_value_set_string (value, self->handle); break;
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_AVATAR: g_value_set_string (value, self->avatar); break;
    case PROP_SOURCE: g_value_set_int (value, self->source); break;
    case PROP_STATE: g_value_set_int (value, self->state); break;
    case PROP_PROBLEM: g_value_set_boxed (value, self->problem); break;
    case PROP_STEP: g_value_set_string (value, self->step); break;
    case PROP_FRACTION: g_value_set_double (value, self->fraction); break;
    case PROP_LAST_SYNC: g_value_set_int64 (value, self->last_sync); break;
    case PROP_FOLLOWERS: g_value_set_int64 (value, self->followers); break;
    case PROP_FOLLOWING: g_value_set_int64 (value, self->following); break;
    case PROP_LISTED: g_value_set_int64 (value, self->listed); break;
    case PROP_POSTS: g_value_set_int64 (value, self->posts); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GParamSpec *
counter (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, -1, G_MAXINT64, -1,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
text (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
choice (const char *name,
        int         last)
{
  return g_param_spec_int (name, NULL, NULL, 0, last, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
clout_account_class_init (CloutAccountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = clout_account_finalize;
  object_class->get_property = clout_account_get_property;

  properties[PROP_ID] = counter ("id");
  properties[PROP_NETWORK] = text ("network");
  properties[PROP_SERVER] = text ("server");
  properties[PROP_REMOTE_ID] = text ("remote-id");
  properties[PROP_HANDLE] = text ("handle");
  properties[PROP_NAME] = text ("name");
  properties[PROP_AVATAR] = text ("avatar");
  properties[PROP_SOURCE] = choice ("source", CLOUT_ACCOUNT_ARCHIVE);
  properties[PROP_STATE] = choice ("state", CLOUT_ACCOUNT_FAILED);
  properties[PROP_PROBLEM] = g_param_spec_boxed ("problem", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STEP] = text ("step");
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAST_SYNC] = counter ("last-sync");
  properties[PROP_FOLLOWERS] = counter ("followers");
  properties[PROP_FOLLOWING] = counter ("following");
  properties[PROP_LISTED] = counter ("listed");
  properties[PROP_POSTS] = counter ("posts");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
clout_account_init (CloutAccount *self)
{
  self->followers = self->following = self->listed = self->posts = -1;
  self->fraction = -1;
  self->incomplete = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * clout_account_new:
 * @network: id of a network, e.g. "mastodon"
 * @server: origin of its server, or "" if the network has only one
 * @source: where its data come from
 *
 * Returns: (transfer full): an account that is not stored yet
 */
CloutAccount *
clout_account_new (const char         *network,
                   const char         *server,
                   CloutAccountSource  source)
{
  CloutAccount *self = g_object_new (CLOUT_TYPE_ACCOUNT, NULL);

  self->network = g_strdup (network);
  self->server = g_strdup (server);
  self->source = source;
  return self;
}

static void
set_string (CloutAccount  *self,
            char         **member,
            const char    *value,
            guint          property)
{
  char *copy;

  if (g_strcmp0 (*member, value) == 0)
    return;
  copy = g_strdup (value);
  g_free (*member);
  *member = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_name (CloutAccount  *self,
          char         **member,
          const char    *value,
          guint          property)
{
  g_autofree char *name = clout_sanitize_dup_name (value);

  set_string (self, member, name, property);
}

static void
set_counter (CloutAccount *self,
             gint64       *member,
             gint64        value,
             guint         property)
{
  if (*member == value)
    return;
  *member = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

gint64
clout_account_get_id (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), 0);
  return self->id;
}

void
clout_account_set_id (CloutAccount *self,
                      gint64        id)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_counter (self, &self->id, id, PROP_ID);
}

const char *
clout_account_get_network (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->network;
}

const char *
clout_account_get_server (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->server;
}

void
clout_account_set_server (CloutAccount *self,
                          const char   *server)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_string (self, &self->server, server, PROP_SERVER);
}

CloutAccountSource
clout_account_get_source (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), CLOUT_ACCOUNT_BY_HANDLE);
  return self->source;
}

void
clout_account_set_source (CloutAccount       *self,
                          CloutAccountSource  source)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  if (self->source == source)
    return;
  self->source = source;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

const char *
clout_account_get_remote_id (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->remote_id;
}

void
clout_account_set_remote_id (CloutAccount *self,
                             const char   *remote_id)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_string (self, &self->remote_id, remote_id, PROP_REMOTE_ID);
}

const char *
clout_account_get_handle (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->handle;
}

void
clout_account_set_handle (CloutAccount *self,
                          const char   *handle)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_name (self, &self->handle, handle, PROP_HANDLE);
}

const char *
clout_account_get_name (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->name;
}

void
clout_account_set_name (CloutAccount *self,
                        const char   *name)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_name (self, &self->name, name, PROP_NAME);
}

const char *
clout_account_get_avatar (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->avatar;
}

void
clout_account_set_avatar (CloutAccount *self,
                          const char   *avatar)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_string (self, &self->avatar, avatar, PROP_AVATAR);
}

gint64
clout_account_get_followers (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), -1);
  return self->followers;
}

gint64
clout_account_get_following (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), -1);
  return self->following;
}

gint64
clout_account_get_listed (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), -1);
  return self->listed;
}

gint64
clout_account_get_posts (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), -1);
  return self->posts;
}

/**
 * clout_account_set_counters:
 * @self: an account
 * @followers: number of followers; this and the others may be -1 for unknown
 *
 * Sets all counts. To keep some, pass their current values.
 */
void
clout_account_set_counters (CloutAccount *self,
                            gint64        followers,
                            gint64        following,
                            gint64        listed,
                            gint64        posts)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_counter (self, &self->followers, followers, PROP_FOLLOWERS);
  set_counter (self, &self->following, following, PROP_FOLLOWING);
  set_counter (self, &self->listed, listed, PROP_LISTED);
  set_counter (self, &self->posts, posts, PROP_POSTS);
}

gint64
clout_account_get_last_sync (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), 0);
  return self->last_sync;
}

void
clout_account_set_last_sync (CloutAccount *self,
                             gint64        last_sync)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_counter (self, &self->last_sync, last_sync, PROP_LAST_SYNC);
}

/**
 * clout_account_set_incomplete:
 * @self: an account
 * @resource: name of the resource
 * @since: since when it couldn't be read completely, Unix seconds, or 0 if it was
 *
 * Records that a resource couldn't be read completely.
 */
void
clout_account_set_incomplete (CloutAccount *self,
                              const char   *resource,
                              gint64        since)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  if (since > 0)
    g_hash_table_insert (self->incomplete, g_strdup (resource),
                         g_memdup2 (&since, sizeof since));
  else
    g_hash_table_remove (self->incomplete, resource);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * clout_account_dup_incomplete:
 * @self: an account
 * @ret_since: (out): since when the oldest of them is incomplete, Unix seconds, 0 if all are
 *   complete
 *
 * Returns: (transfer full) (array zero-terminated=1): sorted names of the resources that couldn't
 *   be read completely
 */
GStrv
clout_account_dup_incomplete (CloutAccount *self,
                              gint64       *ret_since)
{
  g_autoptr(GPtrArray) names = NULL;
  GHashTableIter iter;
  gpointer name, since;

  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);

  names = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  *ret_since = 0;
  g_hash_table_iter_init (&iter, self->incomplete);
  while (g_hash_table_iter_next (&iter, &name, &since))
    {
      g_ptr_array_add (names, name);
      *ret_since = *ret_since == 0 ? *(gint64 *) since : MIN (*ret_since, *(gint64 *) since);
    }
  g_ptr_array_sort (names, compare_names);
  return g_strdupv ((char **) names->pdata);
}

const char *
clout_account_get_moved (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->moved;
}

/**
 * clout_account_set_moved:
 * @self: an account
 * @handle: (nullable): the handle that its owner moved to, as the server reports it
 *
 * Records where the owner moved to.
 */
void
clout_account_set_moved (CloutAccount *self,
                         const char   *handle)
{
  char *line;

  g_return_if_fail (CLOUT_IS_ACCOUNT (self));

  line = handle != NULL ? clout_sanitize_dup (handle) : NULL;
  g_free (self->moved);
  self->moved = line;
}

CloutAccountState
clout_account_get_state (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), CLOUT_ACCOUNT_FAILED);
  return self->state;
}

const GError *
clout_account_get_problem (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->problem;
}

/**
 * clout_account_set_state:
 * @self: an account
 * @state: its current state
 * @problem: (nullable): the reason, for states that are problems; copied
 *
 * Sets the state.
 */
void
clout_account_set_state (CloutAccount      *self,
                         CloutAccountState  state,
                         const GError      *problem)
{
  g_autoptr(GError) old = NULL;

  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  old = g_steal_pointer (&self->problem);
  self->problem = problem != NULL ? g_error_copy (problem) : NULL;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

const char *
clout_account_get_step (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), NULL);
  return self->step;
}

double
clout_account_get_fraction (CloutAccount *self)
{
  g_return_val_if_fail (CLOUT_IS_ACCOUNT (self), -1);
  return self->fraction;
}

/**
 * clout_account_set_progress:
 * @self: an account
 * @step: (nullable): name of the resource being fetched
 * @fraction: overall progress, 0 to 1, or -1 while unknown
 *
 * Sets the progress of the sync.
 */
void
clout_account_set_progress (CloutAccount *self,
                            const char   *step,
                            double        fraction)
{
  g_return_if_fail (CLOUT_IS_ACCOUNT (self));
  set_string (self, &self->step, step, PROP_STEP);
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}
