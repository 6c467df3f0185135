/* test-transport.c: errors for failed connections, with and without a network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "web/error.h"
#include "web/http/transport.h"

typedef struct
{
  const char *name;
  GQuark (*domain) (void);
  int code;
  CloutWebError with_network;
  CloutWebError without;
} Row;

#define SAME(code) CLOUT_WEB_ERROR_##code, CLOUT_WEB_ERROR_##code

/* One dead server says nothing about the network. */
static const Row rows[] = {
  { "no-such-name", g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND,
    CLOUT_WEB_ERROR_NO_SUCH_HOST, CLOUT_WEB_ERROR_OFFLINE },
  { "name-server-fails", g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
    CLOUT_WEB_ERROR_UNREACHABLE, CLOUT_WEB_ERROR_OFFLINE },
  { "lookup-fails", g_resolver_error_quark, G_RESOLVER_ERROR_INTERNAL,
    CLOUT_WEB_ERROR_UNREACHABLE, CLOUT_WEB_ERROR_OFFLINE },
  { "host-not-found", g_io_error_quark, G_IO_ERROR_HOST_NOT_FOUND, CLOUT_WEB_ERROR_UNREACHABLE,
    CLOUT_WEB_ERROR_OFFLINE },
  { "network-unreachable", g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE,
    CLOUT_WEB_ERROR_UNREACHABLE, CLOUT_WEB_ERROR_OFFLINE },
  { "host-unreachable", g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE,
    CLOUT_WEB_ERROR_UNREACHABLE, CLOUT_WEB_ERROR_OFFLINE },
  /* There was a response, even if only from this computer. */
  { "refused", g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, SAME (UNREACHABLE) },
  { "closed", g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, SAME (UNREACHABLE) },
  { "timed-out", g_io_error_quark, G_IO_ERROR_TIMED_OUT, SAME (TIMED_OUT) },
  { "bad-certificate", g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, SAME (INSECURE) },
  { "malformed", soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, SAME (BAD_RESPONSE) },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) below = g_error_new_literal (row->domain (), row->code, "below");

  for (guint has_network = 0; has_network < 2; has_network++)
    {
      g_autoptr(GError) error =
        clout_transport_new_error (below, "dead.example", FALSE, has_network);

      g_assert_error (error, CLOUT_WEB_ERROR,
                      (int) (has_network ? row->with_network : row->without));
      g_assert_cmpstr (clout_web_error_get_host (error), ==, "dead.example");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/web/transport/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
