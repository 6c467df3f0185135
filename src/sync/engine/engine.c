/* engine.c: the object that both programs share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/engine.h"

#include <string.h>

#include "secrets/secrets.h"
#include "store/accounts/accounts.h"
#include "store/store.h"
#include "sync/accounts/account-list.h"
#include "sync/accounts/busy-accounts.h"
#include "sync/connection/account-tokens.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/import/sample.h"
#include "web/http/http.h"
#include "web/http/version.h"

/* Servers count requests in windows of five minutes; longer pauses are left to the next sync. */
#define PATIENCE_SECONDS (10 * 60)

/* How long to wait for the remaining references when closing the engine. */
#define CLOSE_SECONDS 5

/* How often a first sync reports what it stored. */
#define LIVE_MS 1000

struct _CloutEngine
{
  GObject parent_instance;

  char *path;
  char *sample_folder;
  char *lock_folder;
  CloutStore *store;
  CloutAccountList *accounts;
  CloutBusyAccounts *busy;
  CloutSecrets *secrets;
  CloutAccountTokens *tokens;
  CloutHttp *http;
  guint patience;
  guint live_id;   /* reports what a first sync stores */
  gboolean stored; /* whether "changed" wasn't emitted yet for something that a sync stored */
};

enum
{
  CHANGED,
  NOT_SERVED,
  PAUSING,
  PLUS_K_CHANGED,
  PLUS_K_RECEIVED,
  WAITING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutEngine, clout_engine, G_TYPE_OBJECT)

static void
clout_engine_finalize (GObject *object)
{
  CloutEngine *self = CLOUT_ENGINE (object);

  g_clear_handle_id (&self->live_id, g_source_remove);
  g_clear_object (&self->store);
  clout_account_list_free (self->accounts);
  clout_busy_accounts_free (self->busy);
  g_clear_object (&self->http);
  g_clear_object (&self->tokens);
  g_clear_object (&self->secrets);
  g_free (self->lock_folder);
  g_free (self->path);
  if (self->sample_folder != NULL)
    clout_sample_remove (self->sample_folder);
  g_free (self->sample_folder);
  G_OBJECT_CLASS (clout_engine_parent_class)->finalize (object);
}

static void
add_waiting_signals (void)
{
  /**
   * CloutEngine::pausing:
   * @server: the server
   * @until: end of the pause, Unix seconds, or 0 if it is over
   *
   * Emitted when a request waits for more than two seconds.
   */
  signals[PAUSING] = g_signal_new ("pausing", CLOUT_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);

  /**
   * CloutEngine::waiting:
   * @wait: a #CloutEngineWait
   * @percent: how much another program has imported, or -1 if unknown
   *
   * Emitted when storing starts or stops waiting for another program.
   */
  signals[WAITING] = g_signal_new ("waiting", CLOUT_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
clout_engine_class_init (CloutEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_engine_finalize;

  /**
   * CloutEngine::changed:
   *
   * Emitted when stored data changed. The detail is score, topics or people, as in
   * #CloutEngineChanges.
   */
  signals[CHANGED] = g_signal_new ("changed", CLOUT_TYPE_ENGINE,
                                   G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * CloutEngine::not-served:
   * @account: one of the engine's accounts
   * @resource: name of a resource that its server doesn't offer
   *
   * Emitted when this is discovered, not with every sync; see clout_format_lack().
   */
  signals[NOT_SERVED] = g_signal_new ("not-served", CLOUT_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, CLOUT_TYPE_ACCOUNT,
                                      G_TYPE_STRING);

  /**
   * CloutEngine::plus-k-changed:
   *
   * Emitted when a +K was given, sent, undone, hidden, received or withdrawn.
   */
  signals[PLUS_K_CHANGED] = g_signal_new ("plus-k-changed", CLOUT_TYPE_ENGINE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CloutEngine::plus-k-received:
   * @account: one of the engine's accounts
   * @endorsements: #CloutEndorsement that weren't announced yet
   *
   * Emitted at the end of a sync, for accounts whose settings ask for it.
   */
  signals[PLUS_K_RECEIVED] = g_signal_new ("plus-k-received", CLOUT_TYPE_ENGINE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 2, CLOUT_TYPE_ACCOUNT,
                                           G_TYPE_LIST_MODEL);

  add_waiting_signals ();
}

static void
pausing_cb (CloutEngine *self,
            const char  *server,
            gint64       until)
{
  g_signal_emit (self, signals[PAUSING], 0, server, until);
}

static void
clout_engine_init (CloutEngine *self)
{
  self->accounts = clout_account_list_new ();
  self->busy = clout_busy_accounts_new ();
  self->http = clout_http_new ();
  self->patience = PATIENCE_SECONDS;
  g_signal_connect_object (self->http, "pausing", G_CALLBACK (pausing_cb), self,
                           G_CONNECT_SWAPPED);
  self->lock_folder = g_build_filename (g_get_user_data_dir (), "clout", "locks", NULL);
}

void
clout_engine_changed (CloutEngine        *self,
                      CloutEngineChanges  what)
{
  const char *const details[] = { "score", "topics", "people" };

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    if ((what & (1 << i)) != 0)
      g_signal_emit (self, signals[CHANGED], g_quark_from_static_string (details[i]));
}

static void
live_cb (gpointer data)
{
  CloutEngine *self = data;

  self->live_id = 0;
  clout_engine_report_stored (self);
}

void
clout_engine_note_stored (CloutEngine *self,
                          gboolean     live)
{
  self->stored = TRUE;
  if (live && self->live_id == 0)
    self->live_id = g_timeout_add_once (LIVE_MS, live_cb, self);
}

void
clout_engine_report_stored (CloutEngine *self)
{
  g_clear_handle_id (&self->live_id, g_source_remove);
  if (!self->stored)
    return;
  self->stored = FALSE;
  clout_engine_changed (self, CLOUT_ENGINE_CHANGED_ALL);
}

void
clout_engine_plus_k_changed (CloutEngine *self)
{
  g_signal_emit (self, signals[PLUS_K_CHANGED], 0);
}

void
clout_engine_plus_k_received (CloutEngine  *self,
                              CloutAccount *account,
                              GListModel   *endorsements)
{
  g_signal_emit (self, signals[PLUS_K_RECEIVED], 0, account, endorsements);
}

void
clout_engine_not_served (CloutEngine  *self,
                         CloutAccount *account,
                         const char   *resource)
{
  g_signal_emit (self, signals[NOT_SERVED], 0, account, resource);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accounts = clout_finish_pointer (result, &error);

  if (accounts == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the accounts");
      return;
    }
  for (guint i = 0; i < accounts->len; i++)
    clout_account_list_add (self->accounts, accounts->pdata[i]);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
waiting_cb (CloutEngine *self,
            int          wait,
            int          percent)
{
  static const CloutEngineWait waits[] = {
    [CLOUT_STORE_WAIT_NONE] = CLOUT_ENGINE_WAIT_NONE,
    [CLOUT_STORE_WAIT_IMPORT] = CLOUT_ENGINE_WAIT_IMPORT,
    [CLOUT_STORE_WAIT_OTHER] = CLOUT_ENGINE_WAIT_OTHER,
  };

  g_signal_emit (self, signals[WAITING], 0, waits[wait], percent);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->store = clout_finish_pointer (result, &error);
  if (self->store == NULL)
    {
      GError *wrapped = clout_sync_error_wrap (g_steal_pointer (&error), "opening the store");

      clout_sync_error_set_file (wrapped, self->path);
      g_task_return_error (task, wrapped);
      return;
    }
  g_signal_connect_object (self->store, "waiting", G_CALLBACK (waiting_cb), self,
                           G_CONNECT_SWAPPED);
  clout_store_list_accounts_async (self->store, g_task_get_cancellable (task), listed_cb,
                                   g_object_ref (task));
}

/**
 * clout_engine_dup_default_path:
 *
 * Returns: (transfer full) (type filename): path of the default store, which may not exist yet
 */
char *
clout_engine_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "clout", "clout.db", NULL);
}

/* Each store has separate keyring items: a different store with the same account must neither
   use its token nor revoke it. */
static char *
dup_keyring_id (const char *path,
                const char *own)
{
  g_autofree char *whole = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;

  if (whole == NULL || strcmp (whole, own) == 0)
    return g_strdup (CLOUT_APP_ID);
  return g_strdup_printf ("%s %s", CLOUT_APP_ID, whole);
}

/**
 * clout_engine_open_async:
 * @path: (nullable) (type filename): path of the store, or %NULL for the one in the user's data
 *   folder
 *
 * Opens the person's data, in a thread.
 *
 * clout_finish_pointer() returns (transfer full) the engine, or %NULL with a #CloutSyncError.
 */
void
clout_engine_open_async (const char          *path,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *own = clout_engine_dup_default_path ();
  g_autofree char *app_id = dup_keyring_id (path, own);
  CloutEngine *self = g_object_new (CLOUT_TYPE_ENGINE, NULL);

  g_task_set_source_tag (task, clout_engine_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  self->secrets = clout_secrets_new (app_id);
  self->tokens = clout_account_tokens_new (self->secrets);
  self->path = g_strdup (path != NULL ? path : own);
  clout_store_open_async (self->path, clout_engine_now (),
                          cancellable, opened_cb, g_object_ref (task));
}

static gboolean
late_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_CONTINUE;
}

/**
 * clout_engine_close:
 * @self: (transfer full): an engine without other users
 *
 * Closes the engine: runs the main context, which releases finished tasks, until the engine and
 * its store are freed, for at most five seconds. After that the store is a single file again, and
 * a sample's folder is removed. Call it from the main thread.
 */
void
clout_engine_close (CloutEngine *self)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (CLOSE_SECONDS, late_cb, &late);
  gpointer engine = self;
  gpointer store = self->store;
  g_autofree char *sample_folder = g_strdup (self->sample_folder);

  /* Both are freed in this thread, so these pointers only change in the iterations below. */
  g_object_add_weak_pointer (engine, &engine);
  g_object_add_weak_pointer (store, &store);
  g_object_unref (self);
  while ((engine != NULL || store != NULL) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  g_clear_weak_pointer (&engine);
  g_clear_weak_pointer (&store);
  /* Windows doesn't remove files that are open, and a query may outlive the engine. */
  if (sample_folder != NULL)
    clout_sample_remove (sample_folder);
}

/**
 * clout_engine_stop_waiting:
 * @self: an engine
 *
 * Stops waiting for another program that is writing to the data: pending writes fail with
 * %CLOUT_SYNC_ERROR_STORE_BUSY.
 */
void
clout_engine_stop_waiting (CloutEngine *self)
{
  g_return_if_fail (CLOUT_IS_ENGINE (self));
  clout_store_stop_waiting (self->store);
}

/**
 * clout_engine_is_sample:
 * @self: an engine
 *
 * Returns: whether it was opened with clout_engine_open_sample_async()
 */
gboolean
clout_engine_is_sample (CloutEngine *self)
{
  g_return_val_if_fail (CLOUT_IS_ENGINE (self), FALSE);
  return self->sample_folder != NULL;
}

/**
 * clout_engine_get_moved_aside:
 * @self: an engine
 *
 * Returns: (nullable) (type filename): where a damaged store was moved to, or %NULL if the store
 *   was fine
 */
const char *
clout_engine_get_moved_aside (CloutEngine *self)
{
  g_return_val_if_fail (CLOUT_IS_ENGINE (self), NULL);
  return clout_store_get_moved_aside (self->store);
}

/**
 * clout_engine_get_salvage:
 * @self: an engine
 * @ret_posts: (out): number of posts
 * @ret_reactions: (out): number of reactions
 * @ret_endorsements: (out): number of +K
 *
 * Gets how much was recovered from a damaged store.
 */
void
clout_engine_get_salvage (CloutEngine *self,
                          gint64      *ret_posts,
                          gint64      *ret_reactions,
                          gint64      *ret_endorsements)
{
  const CloutStoreSalvage *salvage;

  g_return_if_fail (CLOUT_IS_ENGINE (self));
  salvage = clout_store_get_salvage (self->store);
  *ret_posts = salvage->posts;
  *ret_reactions = salvage->reactions;
  *ret_endorsements = salvage->endorsements;
}

/**
 * clout_engine_get_store_path:
 * @self: an engine
 *
 * Returns: (type filename): the store's file
 */
const char *
clout_engine_get_store_path (CloutEngine *self)
{
  g_return_val_if_fail (CLOUT_IS_ENGINE (self), NULL);
  return clout_store_get_path (self->store);
}

/**
 * clout_engine_dup_versions:
 * Lists the versions of the libraries in use, for bug reports.
 *
 * Returns: (transfer full): a line for each library
 */
char *
clout_engine_dup_versions (void)
{
  g_autofree char *soup = clout_web_dup_version ();

  return g_strdup_printf ("libsoup %s\nSQLite %s\n", soup, clout_store_get_version ());
}

/**
 * clout_engine_get_accounts:
 * @self: an engine
 *
 * Returns: (transfer none): its #CloutAccount objects, which change during a sync
 */
GListModel *
clout_engine_get_accounts (CloutEngine *self)
{
  g_return_val_if_fail (CLOUT_IS_ENGINE (self), NULL);
  return clout_account_list_get_model (self->accounts);
}

CloutStore *
clout_engine_get_store (CloutEngine *self)
{
  return self->store;
}

CloutAccountList *
clout_engine_get_account_list (CloutEngine *self)
{
  return self->accounts;
}

CloutBusyAccounts *
clout_engine_get_busy_accounts (CloutEngine *self)
{
  return self->busy;
}

CloutAccountTokens *
clout_engine_get_tokens (CloutEngine *self)
{
  return self->tokens;
}

CloutSecrets *
clout_engine_get_secrets (CloutEngine *self)
{
  return self->secrets;
}

CloutHttp *
clout_engine_get_http (CloutEngine *self)
{
  return self->http;
}

const char *
clout_engine_get_lock_folder (CloutEngine *self)
{
  return self->lock_folder;
}

guint
clout_engine_get_patience (CloutEngine *self)
{
  return self->patience;
}

void
clout_engine_set_patience (CloutEngine *self,
                           guint        seconds)
{
  self->patience = seconds;
}

void
clout_engine_set_sample_folder (CloutEngine *self,
                                const char  *folder)
{
  g_free (self->sample_folder);
  self->sample_folder = g_strdup (folder);
}
