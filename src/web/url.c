/* url.c: checks and parses addresses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/url.h"

#include <gio/gio.h>
#include <string.h>

#include "web/error.h"

#define LONGEST 2048

static int
effective_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr(GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * clout_url_is_loopback:
 * @uri: an address
 *
 * Checks the host name only, without DNS: localhost, 127.0.0.0/8 or ::1.
 *
 * Returns: whether it is on this computer
 */
gboolean
clout_url_is_loopback (GUri *uri)
{
  return is_loopback_host (g_uri_get_host (uri));
}

/* Ranges in RFC 6890 that GIO does not know: this network, shared, protocols, benchmarks. */
static gboolean
is_special_ipv4 (const guint8 *bytes)
{
  return bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64)
         || (bytes[0] == 192 && bytes[1] == 0 && bytes[2] == 0)
         || (bytes[0] == 198 && (bytes[1] & 0xfe) == 18) || bytes[0] >= 240;
}

static gboolean
is_private_address (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_is_loopback (address) || g_inet_address_get_is_site_local (address)
      || g_inet_address_get_is_link_local (address) || g_inet_address_get_is_any (address)
      || g_inet_address_get_is_multicast (address))
    return TRUE;
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_special_ipv4 (bytes);
  /* Unique local addresses, and every form of an IPv4 address in IPv6. */
  return (bytes[0] & 0xfe) == 0xfc || (bytes[0] == 0 && bytes[1] == 0)
         || (bytes[0] == 0 && bytes[1] == 0x64) || (bytes[0] == 0x20 && bytes[1] == 0x02)
         || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
}

/**
 * clout_url_is_private_address:
 * @address: a resolved address
 *
 * Returns: whether it belongs to this computer or a private network
 */
gboolean
clout_url_is_private_address (GInetAddress *address)
{
  return is_private_address (address);
}

/**
 * clout_url_is_private:
 * @uri: an address
 *
 * Checks the host name only, without DNS. Names without a dot and reserved ones (RFC 6761, RFC
 * 6762, RFC 8375) are private, and so are numbers in any unusual notation, which systems
 * interpret as addresses.
 *
 * Returns: whether it is on this computer or in a private network
 */
gboolean
clout_url_is_private (GUri *uri)
{
  static const char *const ends[] = {
    ".localhost", ".local", ".internal", ".home.arpa",
    /* Never delegated, because private networks use them (RFC 6762, appendix G). */
    ".lan", ".corp", ".home", ".intranet", ".private",
  };
  const char *given = g_uri_get_host (uri);
  g_autofree char *host = given != NULL ? g_ascii_strdown (given, -1) : NULL;
  g_autoptr(GInetAddress) address = NULL;
  const char *last;

  if (host == NULL || is_loopback_host (host))
    return TRUE;
  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';
  address = g_inet_address_new_from_string (host);
  if (address != NULL)
    return is_private_address (address);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (host, ends[i]))
      return TRUE;
  last = strrchr (host, '.');
  return last == NULL || !g_ascii_isalpha (last[1]);
}

/**
 * clout_url_may_lead:
 * @from: an address from the person, or one that was already accepted
 * @to: an address found there
 *
 * Checks whether a link may be followed. Untrusted links must not lead into private networks;
 * links from the person's own network may.
 *
 * Returns: whether it may be followed
 */
gboolean
clout_url_may_lead (GUri *from,
                    GUri *to)
{
  return clout_url_is_private (from) || !clout_url_is_private (to);
}

/**
 * clout_url_is_secure:
 * @uri: an address
 *
 * Returns: whether it is https, or http on this computer
 */
gboolean
clout_url_is_secure (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  if (g_strcmp0 (scheme, "https") == 0)
    return TRUE;
  return g_strcmp0 (scheme, "http") == 0 && clout_url_is_loopback (uri);
}

/* GLib parses "https://host;x" as a host with the path ";x", which it then can't serialize. */
static gboolean
has_plain_path (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return path[0] == '\0' || path[0] == '/';
}

/**
 * clout_url_resolve:
 * @base: an absolute URL
 * @written: a URL from a server, absolute or relative to @base
 *
 * Like g_uri_resolve_relative(), but safe for untrusted input.
 *
 * Returns: (transfer full) (nullable): the absolute URL, if it has a host; check it with
 *   clout_url_parse()
 */
char *
clout_url_resolve (const char *base,
                   const char *written)
{
  const int flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
  gsize scheme = strspn (written, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789+-.");
  g_autofree char *whole = NULL;
  g_autoptr(GUri) uri = NULL;

  if (written[scheme] == ':')
    whole = g_strdup (written);
  else if (g_str_has_prefix (written, "//"))
    whole = g_strdup_printf ("%.*s:%s", (int) strcspn (base, ":"), base, written);
  else
    whole = g_uri_resolve_relative (base, written, flags, NULL);
  uri = whole != NULL ? g_uri_parse (whole, flags, NULL) : NULL;
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0'
      || !has_plain_path (uri))
    return NULL;
  return g_steal_pointer (&whole);
}

/**
 * clout_url_parse:
 * @url: an absolute URL
 *
 * Parses a URL that we may connect to: https, or http on this computer, with a host and without a
 * user name or password. Rejects hosts with escapes or zone ids, which libsoup can't connect to.
 *
 * Returns: (transfer full): the URL, or %NULL with %CLOUT_WEB_ERROR_BAD_ADDRESS or
 *   %CLOUT_WEB_ERROR_INSECURE
 */
GUri *
clout_url_parse (const char  *url,
                 GError     **error)
{
  g_autoptr(GUri) uri = NULL;
  const char *host;

  if (url != NULL && strnlen (url, LONGEST + 1) <= LONGEST)
    uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD |
                            G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || host[0] == '\0' || !has_plain_path (uri) ||
      g_uri_get_userinfo (uri) != NULL || strchr (host, '%') != NULL ||
      strpbrk (url, " \t\r\n\\") != NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                           "This is not an address that Clout can open");
      return NULL;
    }
  if (!clout_url_is_secure (uri))
    {
      g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_INSECURE,
                   "%s is not reached over https", host);
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/**
 * clout_url_dup_secured:
 * @base: URL of a response
 * @url: an absolute URL found in it
 *
 * Changes http to https in a server's links to itself, which servers behind a TLS proxy often get
 * wrong. Host and port must be the same.
 *
 * Returns: (transfer full): @url, with https instead of http if @base has it
 */
char *
clout_url_dup_secured (const char *base,
                       const char *url)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED
                          | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autoptr(GUri) from = g_uri_parse (base, flags, NULL);
  g_autoptr(GUri) to = g_uri_parse (url, flags, NULL);
  int port;

  if (from == NULL || to == NULL || g_strcmp0 (g_uri_get_scheme (from), "https") != 0
      || g_strcmp0 (g_uri_get_scheme (to), "http") != 0 || g_uri_get_userinfo (to) != NULL
      || g_uri_get_host (from) == NULL || g_uri_get_host (to) == NULL
      || g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) != 0)
    return g_strdup (url);
  port = effective_port (to) == 80 ? 443 : effective_port (to);
  if (port != effective_port (from))
    return g_strdup (url);
  return g_uri_join (flags, "https", NULL, g_uri_get_host (to), port == 443 ? -1 : port,
                     g_uri_get_path (to), g_uri_get_query (to), g_uri_get_fragment (to));
}

/**
 * clout_url_same_origin:
 * @a: an address
 * @b: another
 *
 * Compares the origins of two addresses.
 *
 * Returns: whether scheme, host and port are the same
 */
gboolean
clout_url_same_origin (GUri *a,
                       GUri *b)
{
  return g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         effective_port (a) == effective_port (b);
}

/**
 * clout_url_dup_origin:
 * @uri: an address
 *
 * Returns: (transfer full): "https://mastodon.social", with a port only if it isn't the default
 */
char *
clout_url_dup_origin (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  const char *scheme = g_uri_get_scheme (uri);
  gboolean bare = strchr (host, ':') != NULL;
  int port = effective_port (uri);

  if (port == (strcmp (scheme, "https") == 0 ? 443 : 80))
    return g_strdup_printf (bare ? "%s://[%s]" : "%s://%s", scheme, host);
  return g_strdup_printf (bare ? "%s://[%s]:%d" : "%s://%s:%d", scheme, host, port);
}

static char *
with_scheme (const char *typed)
{
  g_autofree char *https = g_strconcat ("https://", typed, NULL);
  g_autoptr(GUri) uri = NULL;

  if (strstr (typed, "://") != NULL)
    return g_strdup (typed);
  uri = g_uri_parse (https, G_URI_FLAGS_ENCODED, NULL);
  if (uri != NULL && clout_url_is_loopback (uri))
    return g_strconcat ("http://", typed, NULL);
  return g_steal_pointer (&https);
}

/* Converts host names with non-ASCII letters to their network form. */
static char *
network_name (const char *host)
{
  char *ascii = g_hostname_to_ascii (host);

  return ascii != NULL ? ascii : g_strdup (host);
}

static gboolean
is_host (const char *host)
{
  if (strchr (host, ':') != NULL)
    return g_hostname_is_ip_address (host);
  if (is_loopback_host (host))
    return TRUE;
  return strchr (host, '.') != NULL && host[0] != '.' && strstr (host, "..") == NULL &&
         host[strspn (host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")]
           == '\0';
}

/**
 * clout_url_origin_from_typed:
 * @typed: what the person typed: "mastodon.social", "https://mastodon.social/@me",
 *   "@me@mastodon.social" or "localhost:3000"
 *
 * Returns: (transfer full): the origin, or %NULL with %CLOUT_WEB_ERROR_BAD_ADDRESS or
 *   %CLOUT_WEB_ERROR_INSECURE
 */
char *
clout_url_origin_from_typed (const char  *typed,
                             GError     **error)
{
  g_autofree char *text = g_strstrip (g_strndup (typed, LONGEST));
  g_autofree char *whole = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *host = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GUri) origin = NULL;
  const char *rest = text;

  if (strstr (text, "://") == NULL && strchr (text, '/') == NULL &&
      strrchr (text, '@') != NULL)
    rest = strrchr (text, '@') + 1;
  whole = with_scheme (rest);
  uri = g_uri_parse (whole, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri != NULL && g_uri_get_host (uri) != NULL)
    host = network_name (g_uri_get_host (uri));
  if (host == NULL || !is_host (host) || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                           "This is not the name of a server");
      return NULL;
    }
  plain = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host,
                      g_uri_get_port (uri), "", NULL, NULL);
  origin = clout_url_parse (plain, error);
  return origin != NULL ? clout_url_dup_origin (origin) : NULL;
}

/**
 * clout_url_build_path:
 * @prefix: start of the path, used as is
 * @...: further segments, %NULL-terminated
 *
 * Builds a path, escaping each segment completely, because servers' ids may contain any
 * character.
 *
 * Returns: (transfer full): the path
 */
char *
clout_url_build_path (const char *prefix,
                      ...)
{
  GString *path = g_string_new (prefix);
  const char *segment;
  va_list args;

  va_start (args, prefix);
  while ((segment = va_arg (args, const char *)) != NULL)
    {
      g_string_append_c (path, '/');
      g_string_append_uri_escaped (path, segment, NULL, FALSE);
    }
  va_end (args);
  return g_string_free (path, FALSE);
}
