/* load.c: loads profile pictures from the cache or the network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/avatars/load.h"

#include "base/task.h"
#include "sync/avatars/avatar-files.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "web/http/request.h"
#include "web/url.h"

#define STATE_KEY "clout-avatars"
#define SECONDS 15

/* How many to download at the same time. */
#define MOST_RUNNING 4

typedef struct
{
  CloutHttp *http;
  char *folder;
  GHashTable *failed; /* addresses that aren't requested again in this session */
  GQueue waiting;     /* of GTask */
  guint n_running;
} State;

typedef struct
{
  gint64 account;
  char *url;
  char *folder;
  guint generation;
  gint64 now;
  GBytes *bytes;
} Load;

static void
load_free (gpointer data)
{
  Load *self = data;

  g_free (self->url);
  g_free (self->folder);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
state_free (gpointer data)
{
  State *self = data;

  g_object_unref (self->http);
  g_free (self->folder);
  g_hash_table_unref (self->failed);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_free (self);
}

static State *
get_state (CloutEngine *engine)
{
  State *self = g_object_get_data (G_OBJECT (engine), STATE_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (State, 1);
  /* A separate client, which has no token and trusts no server. */
  self->http = clout_http_new ();
  clout_http_set_timeouts (self->http, SECONDS, SECONDS);
  clout_http_set_retry (self->http, &(CloutRetryBounds) { .attempts = 1 });
  clout_http_set_max_bytes (self->http, CLOUT_AVATAR_MAX_BYTES);
  self->folder = clout_avatars_dup_folder (engine);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
  g_object_set_data_full (G_OBJECT (engine), STATE_KEY, self, state_free);
  return self;
}

/**
 * clout_avatars_get_http:
 * @self: an engine
 *
 * Returns: (transfer none): what sends the requests
 */
CloutHttp *
clout_avatars_get_http (CloutEngine *self)
{
  return get_state (self)->http;
}

/**
 * clout_avatars_dup_folder:
 * @self: an engine
 *
 * Returns: (transfer full): the folder of the cache, a separate one for each store
 */
char *
clout_avatars_dup_folder (CloutEngine *self)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                        clout_engine_get_store_path (self), -1);

  sum[16] = '\0';
  return g_build_filename (g_get_user_cache_dir (), "clout", "avatars", sum, NULL);
}

static void
return_none (GTask      *task,
             const char *why)
{
  g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND, "avatar: %s", why);
}

static void send_next (CloutEngine *engine);

static void
save_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Load *load = data;

  clout_avatar_files_save (load->folder, load->account, load->url, load->bytes, load->generation);
  g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Load *load = g_task_get_task_data (task);

  g_task_return_pointer (task, g_bytes_ref (load->bytes), (GDestroyNotify) g_bytes_unref);
}

static void
response_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  State *state = get_state (engine);
  Load *load = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);

  state->n_running--;
  send_next (engine);
  if (response != NULL && clout_avatar_files_is_picture (clout_response_get_body (response)))
    {
      load->bytes = g_bytes_ref (clout_response_get_body (response));
      clout_engine_run_step (task, NULL, save_worker, saved_cb);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  g_hash_table_add (state->failed, g_strdup (load->url));
  return_none (task, error != NULL ? error->message : "not a picture");
}

/* The request contains nothing that identifies the person: no token, no language, no cookie. */
static void
send_next (CloutEngine *engine)
{
  State *state = get_state (engine);
  CloutHttpOptions options = { .flags = CLOUT_HTTP_FOLLOW, .max_bytes = CLOUT_AVATAR_MAX_BYTES };

  while (state->n_running < MOST_RUNNING && !g_queue_is_empty (&state->waiting))
    {
      g_autoptr(GTask) task = g_queue_pop_head (&state->waiting);
      Load *load = g_task_get_task_data (task);
      g_autoptr(SoupMessage) message = NULL;

      if (g_task_return_error_if_cancelled (task))
        continue;
      message = clout_request_new_url (SOUP_METHOD_GET, load->url);
      if (message == NULL || g_hash_table_contains (state->failed, load->url))
        {
          return_none (task, "its address doesn't work");
          continue;
        }
      soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                    "image/png, image/jpeg");
      load->generation = clout_avatar_files_get_generation ();
      state->n_running++;
      clout_http_send_async (state->http, message, &options, g_task_get_cancellable (task),
                             response_cb, g_object_ref (task));
    }
}

static void
find_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Load *load = data;

  load->bytes = clout_avatar_files_load (load->folder, load->account, load->url, load->now);
  g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *engine = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);

  if (load->bytes != NULL)
    {
      g_task_return_pointer (task, g_bytes_ref (load->bytes), (GDestroyNotify) g_bytes_unref);
      return;
    }
  g_queue_push_tail (&get_state (engine)->waiting, g_object_ref (task));
  send_next (engine);
}

/**
 * clout_engine_load_avatar_async:
 * @self: an engine
 * @account: id of the account that is pictured, or that knows the person
 * @url: address of the picture
 *
 * Loads a profile picture from the cache or, if the person allows it, over HTTPS.
 *
 * clout_finish_pointer() returns (transfer full) a #GBytes that starts like a PNG or JPEG file,
 * the rest of which is untrusted; or %NULL with a #CloutSyncError, such as for the sample, which
 * has no pictures.
 */
void
clout_engine_load_avatar_async (CloutEngine         *self,
                                gint64               account,
                                const char          *url,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_avatar_async, cancellable,
                                                 callback, user_data);
  g_autoptr(GUri) uri = url != NULL ? clout_url_parse (url, NULL) : NULL;
  Load *load;

  /* Addresses on this computer pass this check without encryption, but the HTTP guard refuses
     them. */
  if (uri == NULL || !clout_url_is_secure (uri) || g_uri_get_userinfo (uri) != NULL
      || clout_engine_is_sample (self))
    {
      return_none (task, "no address that may be opened");
      return;
    }
  load = g_new0 (Load, 1);
  load->account = account;
  load->url = g_strdup (url);
  load->folder = g_strdup (get_state (self)->folder);
  load->now = clout_engine_now ();
  g_task_set_task_data (task, load, load_free);
  clout_engine_run_step (task, NULL, find_worker, found_cb);
}

/**
 * clout_engine_forget_avatars:
 * @self: an engine
 * @account: id of an account, or 0 for all
 *
 * Deletes the cached pictures of an account and of the people it knows.
 */
void
clout_engine_forget_avatars (CloutEngine *self,
                             gint64       account)
{
  g_autofree char *folder = clout_avatars_dup_folder (self);

  clout_avatar_files_remove (folder, account);
}
