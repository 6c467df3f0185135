/* typed-link.c: pasted or typed text as a name, a host and a path.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/typed-link.h"

#include <string.h>

#include "web/url.h"

#define LONGEST 2048

/* Input methods for Chinese, Japanese and Korean type these for ASCII's. */
#define FULL_WIDTH_FIRST 0xff01
#define FULL_WIDTH_LAST 0xff5e
#define FULL_WIDTH_OFFSET 0xfee0
#define IDEOGRAPHIC_STOP 0x3002

static gunichar
to_ascii (gunichar c)
{
  if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
    return c - FULL_WIDTH_OFFSET;
  return c == IDEOGRAPHIC_STOP ? '.' : c;
}

static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || type == G_UNICODE_FORMAT
    || type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_UNASSIGNED;
}

/* Quotes and angle brackets surround addresses in prose. */
static gboolean
is_around (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return is_invisible (c) || strchr ("<>\"'`", (int) MIN (c, 0x7f)) != NULL
    || type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION;
}

/**
 * clout_typed_link_clean:
 * @text: anything
 *
 * Removes what surrounds an address: white space, invisible characters, quotes and angle brackets.
 * Converts full-width characters to ASCII.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if it can't be a name or an address:
 *   if it is too long, isn't UTF-8, or has white space, control characters or "\" inside
 */
char *
clout_typed_link_clean (const char *text)
{
  g_autoptr(GString) clean = g_string_new (NULL);
  const char *end = text + strnlen (text, 4 * LONGEST + 1);

  if (end - text > 4 * LONGEST || !g_utf8_validate (text, end - text, NULL))
    return NULL;
  while (*text != '\0' && is_around (to_ascii (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);
  while (end > text && is_around (to_ascii (g_utf8_get_char (g_utf8_prev_char (end)))))
    end = g_utf8_prev_char (end);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = to_ascii (g_utf8_get_char (p));

      if (is_invisible (c) || c == '\\')
        return NULL;
      g_string_append_unichar (clean, c);
    }
  return clean->len <= LONGEST ? g_strdup (clean->str) : NULL;
}

/* Sets a port that isn't the scheme's default one, or returns %FALSE. */
static gboolean
take_port (CloutTypedLink *self,
           const char     *written)
{
  guint64 usual = g_strcmp0 (self->scheme, "http") == 0 ? 80 : 443;
  guint64 port;

  if (!g_ascii_string_to_unsigned (written, 10, 1, 65535, &port, NULL))
    return FALSE;
  if (port != usual)
    self->port = g_strdup_printf ("%u", (guint) port);
  return TRUE;
}

/* Lower case, "xn--" for other letters, without the root's dot. */
static char *
dup_host (const char *written,
          gsize       length)
{
  g_autofree char *host = g_strndup (written, length);
  g_autofree char *ascii = g_hostname_to_ascii (host);
  char *lower = g_ascii_strdown (ascii != NULL ? ascii : host, -1);

  if (g_str_has_suffix (lower, "."))
    lower[strlen (lower) - 1] = '\0';
  return lower;
}

/* The rest is checked with the origin. */
static gboolean
is_host (const char *host)
{
  if (*host == '[')
    return g_str_has_suffix (host, "]");
  return host[strspn (host, "abcdefghijklmnopqrstuvwxyz0123456789.-_")] == '\0'
    && !g_str_has_suffix (host, ".");
}

/* Splits "ada@example.social:443". */
static void
take_authority (CloutTypedLink *self,
                const char     *authority)
{
  const char *at = strrchr (authority, '@');
  const char *host = at != NULL ? at + 1 : authority;
  const char *bracket = *host == '[' ? strchr (host, ']') : NULL;
  gsize length = bracket != NULL ? (gsize) (bracket + 1 - host) : strcspn (host, ":");

  if (at != NULL)
    self->user = g_strndup (authority, at - authority);
  self->host = dup_host (host, length);
  if (!is_host (self->host)
      || (host[length] != '\0' && (host[length] != ':' || !take_port (self, host + length + 1))))
    self->host[0] = '\0';
}

/**
 * clout_typed_link_parse:
 * @text: text from clout_typed_link_clean()
 *
 * Returns: (transfer full): its parts, which may not be valid; the host is empty if it or
 *   the port is certainly invalid
 */
CloutTypedLink *
clout_typed_link_parse (const char *text)
{
  CloutTypedLink *self = g_new0 (CloutTypedLink, 1);
  const char *colon = strstr (text, "://");
  gsize length;
  g_autofree char *authority = NULL;

  if (colon != NULL && strcspn (text, "/?#@") > (gsize) (colon - text))
    {
      self->scheme = g_ascii_strdown (text, colon - text);
      text = colon + strlen ("://");
    }
  length = strcspn (text, "/?#");
  authority = g_strndup (text, length);
  take_authority (self, authority);
  text += length;
  length = strcspn (text, "?#");
  self->path = g_strndup (text, length);
  if (text[length] == '?')
    self->query = g_strndup (text + length + 1, strcspn (text + length + 1, "#"));
  return self;
}

void
clout_typed_link_free (CloutTypedLink *self)
{
  g_free (self->scheme);
  g_free (self->user);
  g_free (self->host);
  g_free (self->port);
  g_free (self->path);
  g_free (self->query);
  g_free (self);
}

/**
 * clout_typed_link_origin:
 * @self: a typed link
 *
 * Returns: (transfer full) (nullable): the server's origin, with https unless it is on this
 *   computer; %NULL if it isn't a valid host
 */
char *
clout_typed_link_origin (CloutTypedLink *self)
{
  g_autofree char *host = g_strconcat (self->host, self->port != NULL ? ":" : NULL, self->port,
                                       NULL);
  g_autofree char *secure = g_strconcat ("https://", host, NULL);

  return clout_url_origin_from_typed (g_strcmp0 (self->scheme, "https") == 0 ? secure : host,
                                      NULL);
}

/**
 * clout_typed_link_to_url:
 * @self: a typed link
 *
 * Returns: (transfer full) (nullable): the page's address, without what only tracks visitors
 */
char *
clout_typed_link_to_url (CloutTypedLink *self)
{
  static const char *const trackers[] = { "utm_", "fbclid=", "gclid=", "igsh", "si=", "ref=" };
  g_autofree char *origin = clout_typed_link_origin (self);
  gboolean tracks = self->query == NULL;

  if (origin == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (trackers) && !tracks; i++)
    tracks = g_str_has_prefix (self->query, trackers[i]);
  return g_strconcat (origin, *self->path != '\0' ? self->path : "/", tracks ? NULL : "?",
                      self->query, NULL);
}
