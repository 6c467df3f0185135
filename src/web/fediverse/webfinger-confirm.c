/* webfinger-confirm.c: whether an account's domain and its server confirm each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/fediverse/webfinger.h"

#include <string.h>

#include "web/error.h"
#include "web/url.h"

typedef struct
{
  char *origin;
  char *name;
  CloutWebfinger *own;
} Confirm;

static void
confirm_free (gpointer data)
{
  Confirm *confirm = data;

  g_free (confirm->origin);
  g_free (confirm->name);
  g_clear_pointer (&confirm->own, clout_webfinger_free);
  g_free (confirm);
}

/* The account's handle unless another domain is confirmed. */
static char *
dup_plain (Confirm *confirm)
{
  return g_strdup_printf ("%s@%s", confirm->name, strstr (confirm->origin, "://") + 3);
}

static gboolean
is_same_handle (const char *a,
                const char *b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

static void
return_handle (GTask    *task,
               gboolean  confirmed,
               GError   *error)
{
  Confirm *confirm = g_task_get_task_data (task);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  if (error != NULL)
    g_info ("The domain of a handle is not confirmed: %s", error->message);
  g_clear_error (&error);
  g_task_return_pointer (task, confirmed ? g_strdup (confirm->own->handle) : dup_plain (confirm),
                         g_free);
}

static void
domain_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Confirm *confirm = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutWebfinger) theirs = clout_finish_pointer (result, &error);

  return_handle (task, theirs != NULL && is_same_handle (theirs->handle, confirm->own->handle)
                       && strcmp (theirs->actor, confirm->own->actor) == 0, error);
}

/* Whether the server's response is about this account, with a possible handle. */
static gboolean
is_own (Confirm *confirm)
{
  gsize length = strlen (confirm->name);

  return strcmp (confirm->own->origin, confirm->origin) == 0
    && g_ascii_strncasecmp (confirm->own->handle, confirm->name, length) == 0
    && confirm->own->handle[length] == '@';
}

static void
server_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Confirm *confirm = g_task_get_task_data (task);
  g_autofree char *plain = dup_plain (confirm);
  GError *error = NULL;
  g_autofree char *domain = NULL;
  g_autoptr(GUri) from = NULL;
  g_autoptr(GUri) to = NULL;

  confirm->own = clout_finish_pointer (result, &error);
  if (confirm->own == NULL || !is_own (confirm) || is_same_handle (confirm->own->handle, plain))
    {
      return_handle (task, FALSE, error);
      return;
    }
  domain = clout_url_origin_from_typed (confirm->own->handle, NULL);
  from = clout_url_parse (confirm->origin, NULL);
  to = domain != NULL ? clout_url_parse (domain, NULL) : NULL;
  if (from == NULL || to == NULL || !clout_url_may_lead (from, to))
    {
      return_handle (task, FALSE, NULL);
      return;
    }
  if (clout_url_is_private (from))
    clout_http_trust (CLOUT_HTTP (source), domain);
  clout_webfinger_look_up_async (CLOUT_HTTP (source), domain, confirm->own->handle,
                                 g_task_get_cancellable (task), domain_cb, g_object_ref (task));
}

/**
 * clout_webfinger_confirm_async:
 * @http: an HTTP client
 * @origin: an account's server
 * @name: the account's name there
 *
 * Finds the handle of an account, whose domain can differ from the server's. Accepts a domain
 * only if the server names the domain and the domain names the account, so that neither can claim
 * the other.
 *
 * clout_finish_pointer() returns (transfer full) the account's handle, with the server's name
 * if no other domain is confirmed; %NULL only if canceled.
 */
void
clout_webfinger_confirm_async (CloutHttp           *http,
                               const char          *origin,
                               const char          *name,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  Confirm *confirm = g_new0 (Confirm, 1);
  g_autofree char *plain = NULL;

  g_task_set_source_tag (task, clout_webfinger_confirm_async);
  g_task_set_task_data (task, confirm, confirm_free);
  confirm->origin = g_strdup (origin);
  confirm->name = g_strdup (name);
  plain = dup_plain (confirm);
  clout_webfinger_look_up_async (http, origin, plain, cancellable, server_cb, g_object_ref (task));
}
