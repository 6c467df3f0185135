/* loopback.c: listens on 127.0.0.1 for a single redirect from the browser.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/loopback.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/secret-memory.h"
#include "web/error.h"
#include "web/oauth/token.h"

struct _CloutLoopback
{
  GObject parent_instance;

  SoupServer *server;
  GSocketService *service;  /* libsoup 3.2 leaks connections that it accepts itself */
  char *path;
  char *host;
  char *redirect_uri;
  char *good;
  char *bad;
  char *state;
  char *issuer;
  GTask *task;
  GSource *cancelled;
  gboolean needs_issuer;
  gboolean done;
};

G_DEFINE_FINAL_TYPE (CloutLoopback, clout_loopback, G_TYPE_OBJECT)

static void
drop_cancelled (CloutLoopback *self)
{
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
}

static void
stop_listening (CloutLoopback *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
}

static void
clout_loopback_finalize (GObject *object)
{
  CloutLoopback *self = CLOUT_LOOPBACK (object);

  drop_cancelled (self);
  stop_listening (self);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_object (&self->service);
  g_free (self->path);
  g_free (self->host);
  g_free (self->redirect_uri);
  g_free (self->good);
  g_free (self->bad);
  clout_secret_free (self->state);
  g_free (self->issuer);
  G_OBJECT_CLASS (clout_loopback_parent_class)->finalize (object);
}

static void
clout_loopback_class_init (CloutLoopbackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_loopback_finalize;
}

/* Pages contain nothing from the request, so nothing can be injected. */
static void
reply (SoupServerMessage *message,
       guint              status,
       const char        *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *safe = g_markup_escape_text (text, -1);
  g_autofree char *page = g_strdup_printf (
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Clout</title></head>"
    "<body><p>%s</p></body></html>\n", safe);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_message_headers_replace (headers, "Content-Security-Policy",
                                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY,
                                    page, strlen (page));
  soup_server_message_set_status (message, status, NULL);
}

static void
page_sent_cb (SoupServerMessage *message,
              CloutLoopback     *self)
{
  stop_listening (self);
  soup_server_disconnect (self->server);
}

/* A different host name means a page elsewhere whose name resolves to this computer (DNS
   rebinding). */
static gboolean
is_for_us (CloutLoopback     *self,
           SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_one (headers, "Host");

  return g_strcmp0 (host, self->host) == 0;
}

/* The page is written after the waiting task is done, so stay alive until it is sent. */
static void
end (CloutLoopback     *self,
     SoupServerMessage *message,
     char              *code,
     GError            *error)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  self->done = TRUE;
  drop_cancelled (self);
  reply (message, error == NULL ? 200 : 400, error == NULL ? self->good : self->bad);
  g_signal_connect_object (message, "finished", G_CALLBACK (page_sent_cb), self, 0);
  g_object_set_data_full (G_OBJECT (message), "clout-loopback", g_object_ref (self),
                         g_object_unref);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, code, (GDestroyNotify) clout_secret_free);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  CloutLoopback *self = user_data;
  CloutRedirectWanted wanted = { self->state, self->issuer, self->needs_issuer };
  const char *raw = g_uri_get_query (soup_server_message_get_uri (message));
  GError *error = NULL;
  char *code = NULL;

  if (!is_for_us (self, message))
    reply (message, SOUP_STATUS_BAD_REQUEST, "Not here.");
  else if (strcmp (path, self->path) != 0)
    reply (message, SOUP_STATUS_NOT_FOUND, "Not here.");
  else if (strcmp (soup_server_message_get_method (message), "GET") != 0)
    reply (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "Not this way.");
  else if (self->done)
    reply (message, SOUP_STATUS_GONE, "This sign-in is over.");
  else if (self->task == NULL ||
           clout_oauth_redirect_read (raw, &wanted, &code, &error) == CLOUT_REDIRECT_STRAY)
    reply (message, SOUP_STATUS_BAD_REQUEST, "This is not an answer to this sign-in.");
  else
    end (self, message, code, error);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             CloutLoopback     *self)
{
  g_autoptr(GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr(GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);

  g_socket_set_timeout (g_socket_connection_get_socket (connection), CLOUT_LOOPBACK_IDLE_SECONDS);
  soup_server_accept_iostream (self->server, G_IO_STREAM (connection), local, remote, NULL);
  return TRUE;
}

static void
clout_loopback_init (CloutLoopback *self)
{
  self->good = g_strdup ("You can close this tab and go back to Clout.");
  self->bad = g_strdup ("The sign-in did not work. You can close this tab and go back to Clout.");
  self->server = g_object_new (SOUP_TYPE_SERVER, "raw-paths", TRUE, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  self->service = g_socket_service_new ();
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
}

/**
 * clout_loopback_new:
 * @host: (nullable): "localhost", for servers that expect this name
 * @port: port, or 0 to let the system choose (RFC 8252, section 7.3)
 * @path: the only path to serve, "/callback"
 * @error: return location
 *
 * Starts listening on 127.0.0.1 only.
 *
 * Returns: (transfer full): the listener, or %NULL
 */
CloutLoopback *
clout_loopback_new (const char  *host,
                    guint16      port,
                    const char  *path,
                    GError     **error)
{
  g_autoptr(CloutLoopback) self = g_object_new (CLOUT_TYPE_LOOPBACK, NULL);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr(GSocketAddress) bound = NULL;

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any,
                                G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &bound,
                                error))
    {
      g_prefix_error (error, "Waiting for the browser: ");
      return NULL;
    }
  self->path = g_strdup (path);
  self->host =
    g_strdup_printf ("%s:%u", host != NULL ? host : "127.0.0.1",
               (guint) g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  self->redirect_uri = g_strconcat ("http://", self->host, path, NULL);
  return g_steal_pointer (&self);
}

/**
 * clout_loopback_get_redirect_uri:
 * @self: a loopback server
 *
 * Returns: (transfer none): "http://127.0.0.1:PORT/callback"
 */
const char *
clout_loopback_get_redirect_uri (CloutLoopback *self)
{
  return self->redirect_uri;
}

/**
 * clout_loopback_set_page:
 * @self: a loopback server
 * @good: what the browser shows after success, as plain text
 * @bad: what it shows if the sign-in was denied
 *
 * Sets the texts of the page on which the browser ends.
 */
void
clout_loopback_set_page (CloutLoopback *self,
                         const char    *good,
                         const char    *bad)
{
  g_free (self->good);
  g_free (self->bad);
  self->good = g_strdup (good);
  self->bad = g_strdup (bad);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  CloutLoopback *self = user_data;
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  self->done = TRUE;
  stop_listening (self);
  soup_server_disconnect (self->server);
  g_clear_pointer (&self->cancelled, g_source_unref);
  if (!g_task_return_error_if_cancelled (task))
    g_return_val_if_reached (G_SOURCE_REMOVE);
  return G_SOURCE_REMOVE;
}

/**
 * clout_loopback_wait_async:
 * @self: a loopback server
 * @wanted: what the redirect must contain; copied
 * @cancellable: (nullable): stops listening
 *
 * Waits for the redirect of this sign-in. Answers any other request with 4xx and keeps waiting;
 * answers requests after the redirect with 410. Call it only once.
 *
 * clout_finish_pointer() returns (transfer full) the authorization code, or %NULL with an error
 * from clout_oauth_redirect_read(); free with clout_secret_free().
 */
void
clout_loopback_wait_async (CloutLoopback             *self,
                           const CloutRedirectWanted *wanted,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  g_return_if_fail (self->task == NULL && !self->done);

  self->state = g_strdup (wanted->state);
  self->issuer = g_strdup (wanted->issuer);
  self->needs_issuer = wanted->needs_issuer;
  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, clout_loopback_wait_async);
  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_static_name (self->cancelled, "[clout] sign-in cancelled");
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->cancelled, g_main_context_get_thread_default ());
}
