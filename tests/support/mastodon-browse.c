/* mastodon-browse.c: simulates the user and the browser: page, form, redirect.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-private.h"

#include <string.h>

typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  char *login;
  gboolean approve;
} Browse;

static void
browse_free (Browse *browse)
{
  g_clear_object (&browse->session);
  g_clear_object (&browse->message);
  g_free (browse->login);
  g_free (browse);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Browse *browse = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result,
                                                              &error);

  if (body == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, soup_message_get_status (browse->message) == 200);
}

static GHashTable *
read_hidden (const char *html)
{
  GHashTable *form = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GRegex) field = g_regex_new ("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"", 0,
                                         0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (field, html, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *escaped = g_match_info_fetch (match, 2);
      g_auto(GStrv) amp = g_strsplit (escaped, "&amp;", -1);

      g_hash_table_insert (form, g_match_info_fetch (match, 1), g_strjoinv ("&", amp));
    }
  return form;
}

static void
page_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  Browse *browse = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result,
                                                              &error);
  g_autoptr(GHashTable) form = NULL;
  g_autofree char *html = NULL;
  g_autofree char *origin = NULL;
  GUri *uri;

  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  html = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  if (soup_message_get_status (browse->message) != 200)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The page says: %s", html);
      return;
    }
  form = read_hidden (html);
  g_hash_table_insert (form, g_strdup ("login"), g_strdup (browse->login));
  g_hash_table_insert (form, g_strdup ("password"), g_strdup (MASTODON_SERVER_PASSWORD));
  g_hash_table_insert (form, g_strdup ("commit"), g_strdup (browse->approve ? "approve" : "deny"));
  uri = soup_message_get_uri (browse->message);
  origin = g_strdup_printf ("http://%s:%d/oauth/authorize", g_uri_get_host (uri),
                            g_uri_get_port (uri));
  g_clear_object (&browse->message);
  browse->message = soup_message_new_from_encoded_form ("POST", origin,
                                                        soup_form_encode_hash (form));
  soup_session_send_and_read_async (browse->session, browse->message, G_PRIORITY_DEFAULT,
                                    g_task_get_cancellable (task), ended_cb, g_object_ref (task));
}

/* mastodon_browse_async:
 * Opens @url, signs in as @login, approves or denies, and follows the redirect. */
void
mastodon_browse_async (const char          *url,
                       const char          *login,
                       gboolean             approve,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Browse *browse = g_new0 (Browse, 1);

  g_task_set_source_tag (task, mastodon_browse_async);
  browse->session = soup_session_new_with_options ("user-agent", "Browser of a test", NULL);
  browse->message = soup_message_new ("GET", url);
  browse->login = g_strdup (login);
  browse->approve = approve;
  g_task_set_task_data (task, browse, (GDestroyNotify) browse_free);
  g_assert_nonnull (browse->message);
  soup_session_send_and_read_async (browse->session, browse->message, G_PRIORITY_DEFAULT,
                                    cancellable, page_cb, g_object_ref (task));
}

/* mastodon_browse_finish: whether the redirect was followed and got status 200 */
gboolean
mastodon_browse_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
