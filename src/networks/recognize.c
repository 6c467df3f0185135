/* recognize.c: recognizes handles, links, servers and feeds of every network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/recognize.h"

#include <string.h>

#include "networks/network.h"
#include "networks/typed-link.h"
#include "web/url.h"

#define NAME "{name}"
#define LONGEST_NAME 200

/* Providers of e-mail whose domains are no servers of a network. An address elsewhere can be a
   handle. */
static const char *const mail_hosts[] = {
  "163.com", "126.com", "aol.com", "docomo.ne.jp", "ezweb.ne.jp", "fastmail.com", "free.fr",
  "freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com",
  "hey.com", "hotmail.co.jp", "hotmail.com", "hotmail.de", "hotmail.es", "hotmail.fr",
  "i.softbank.jp", "icloud.com", "laposte.net", "libero.it", "live.com", "live.fr", "mac.com",
  "mail.com", "mail.ru", "mailbox.org", "me.com", "msn.com", "naver.com", "orange.fr",
  "outlook.com", "outlook.de", "outlook.es", "outlook.fr", "outlook.jp", "pm.me", "posteo.de",
  "proton.me", "protonmail.com", "qq.com", "rediffmail.com", "sfr.fr", "softbank.ne.jp",
  "t-online.de", "tutanota.com", "tuta.io", "wanadoo.fr", "web.de", "yahoo.co.jp", "yahoo.com",
  "yahoo.de", "yahoo.es", "yahoo.fr", "yandex.com", "yandex.ru", "ymail.com", "zoho.com", NULL,
};

/* On a network whose people are on different servers. */
static gboolean
is_federated (const CloutNetwork *network)
{
  return network->software != NULL;
}

static gboolean
is_among (const char *const *list,
          const char        *text)
{
  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    if (g_ascii_strcasecmp (list[i], text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_host (const CloutNetwork *network,
          const char         *host)
{
  for (gsize i = 0; network->hosts != NULL && network->hosts[i] != NULL; i++)
    if (g_str_equal (network->hosts[i], host)
        || (network->hosts[i][0] == '.' && g_str_has_suffix (host, network->hosts[i])
            && strlen (host) > strlen (network->hosts[i])))
      return TRUE;
  return FALSE;
}

/* Whether the link is to a site of the network, in any of its forms. */
static gboolean
is_site_of (const CloutNetwork   *network,
            const CloutTypedLink *link)
{
  static const char *const forms[] = { "", "www.", "m.", "mobile." };

  if (link->port != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (link->host, forms[i])
        && has_host (network, link->host + strlen (forms[i])))
      return TRUE;
  return FALSE;
}

static gboolean
is_name (const char *text)
{
  return *text != '\0' && strnlen (text, LONGEST_NAME + 1) <= LONGEST_NAME
    && strpbrk (text, "/?#<>\"'`,;|(){}[]^$*!&=") == NULL;
}

/* Returns (transfer full) (nullable): the part of a link, if it can be a name. */
static char *
dup_part (const char *escaped)
{
  g_autofree char *part = g_uri_unescape_string (escaped, "/");
  g_autofree char *clean = part != NULL ? clout_typed_link_clean (part) : NULL;

  return clean != NULL && g_strcmp0 (clean, part) == 0 && is_name (clean)
    ? g_steal_pointer (&clean) : NULL;
}

/* Returns (transfer full) (nullable): the name in a path, if the path has that shape. */
static char *
dup_name_in (const char *shape,
             const char *path)
{
  g_auto(GStrv) wanted = g_strsplit (shape, "/", -1);
  g_auto(GStrv) given = g_strsplit (path, "/", -1);

  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      gsize before = strlen (wanted[i]) - MIN (strlen (NAME), strlen (wanted[i]));
      g_autofree char *part = given[i] != NULL && *given[i] != '\0' ? dup_part (given[i]) : NULL;

      if (given[i] == NULL)
        return NULL;
      if (!g_str_has_suffix (wanted[i], NAME))
        {
          if (g_ascii_strcasecmp (wanted[i], given[i]) != 0)
            return NULL;
          continue;
        }
      if (part == NULL || strncmp (part, wanted[i], before) != 0)
        return NULL;
      if (before == 0 && *part == '@')
        before = 1;
      return part[before] != '\0' ? g_strdup (part + before) : NULL;
    }
  return NULL;
}

/* Returns (transfer full) (nullable): the name in a profile's path, and @ret_link its shape. */
static char *
find_name (const CloutNetwork  *network,
           const char          *path,
           const char         **ret_link)
{
  for (gsize i = 0; network->links != NULL && network->links[i] != NULL; i++)
    {
      g_autofree char *name = dup_name_in (network->links[i], path);

      *ret_link = network->links[i];
      if (name != NULL && !is_among (network->not_names, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

static gboolean
is_page_of (const CloutNetwork *network,
            const char         *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, "/"))
    lower[strlen (lower) - 1] = '\0';
  for (gsize i = 0; network->links != NULL && network->links[i] != NULL; i++)
    if (strstr (network->links[i], NAME) == NULL
        && g_pattern_match_simple (network->links[i], lower))
      return TRUE;
  return FALSE;
}

/* Returns (transfer full) (nullable): a name as the network's functions accept it. */
static char *
dup_handle (const CloutNetwork *network,
            const char         *name,
            const char         *link)
{
  g_autoptr(GString) url = g_string_new (link != NULL ? link : "/@" NAME);
  g_autofree char *handle = NULL;
  g_autofree char *again = NULL;

  if (network->dup_handle == NULL)
    return g_strdup (name);
  if (network->handle_domain != NULL && strpbrk (name, ".:") == NULL)
    return g_strconcat (name, network->handle_domain, NULL);
  handle = clout_network_dup_handle (network, name);
  if (handle != NULL || network->public_origin == NULL)
    return g_steal_pointer (&handle);
  g_string_replace (url, NAME, name, 0);
  g_string_prepend (url, network->public_origin);
  handle = network->dup_handle (url->str);
  again = handle != NULL ? clout_network_dup_handle (network, handle) : NULL;
  return handle == NULL || again != NULL ? g_steal_pointer (&handle) : g_strdup (url->str);
}

/* Sets the kind and the text for display. */
static CloutTypedAccount *
decide (CloutTypedAccount *typed,
        CloutTypedKind     kind,
        const char        *text)
{
  char *copy = g_strdup (text);

  typed->kind = kind;
  g_free (typed->text);
  typed->text = copy;
  return typed;
}

/* Returns (transfer full): an address for display, "ada.example/blog". */
static char *
dup_shown (const char *url)
{
  char *shown = g_strdup (strstr (url, "://") + strlen ("://"));
  char *slash = strchr (shown, '/');

  if (slash != NULL && slash[1] == '\0')
    *slash = '\0';
  return shown;
}

/* Someone on a network with a single site. */
static void
add_person (CloutTypedAccount  *typed,
            const CloutNetwork *network,
            const char         *name,
            const char         *link)
{
  g_autofree char *handle = name != NULL ? dup_handle (network, name, link) : NULL;
  const char *shown = network->handle_domain != NULL ? handle : name;

  if (handle != NULL)
    decide (typed, CLOUT_TYPED_PROFILE, shown);
  else
    decide (typed, CLOUT_TYPED_NETWORK, network->name);
  clout_typed_account_add (typed, network->id, handle != NULL ? shown : NULL, handle, NULL);
}

/* The characters of names that servers of the fediverse assign. */
static gboolean
is_federated_name (const char *name)
{
  return *name != '\0'
    && name[strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-")]
       == '\0';
}

static const CloutNetwork *
find_site (const CloutTypedLink *link)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (is_site_of (clout_networks_all[i], link))
      return clout_networks_all[i];
  return NULL;
}

/* Adds "ada" on a server of the networks that @path can be of, or @only. */
static gboolean
add_federated (CloutTypedAccount  *typed,
               CloutTypedLink     *link,
               const char         *name,
               const CloutNetwork *only)
{
  g_autofree char *origin = clout_typed_link_origin (link);
  g_autofree char *handle = NULL;

  if (origin == NULL || !is_federated_name (name))
    return FALSE;
  handle = g_strdup_printf ("%s@%s", name, strstr (origin, "://") + strlen ("://"));
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      const CloutNetwork *network = clout_networks_all[i];
      const char *shape;
      g_autofree char *found = find_name (network, link->path, &shape);

      if (is_federated (network) && (only == NULL || only == network)
          && (link->path[0] == '\0' || found != NULL || only != NULL))
        clout_typed_account_add (typed, network->id, handle, handle, origin);
    }
  decide (typed, CLOUT_TYPED_PROFILE, handle);
  return typed->guesses->len > 0;
}

/* "ada@example.social" with or without a leading "@" */
static CloutTypedAccount *
recognize_at (CloutTypedAccount *typed,
              CloutTypedLink    *link,
              gboolean           leading)
{
  g_autofree char *origin = clout_typed_link_origin (link);
  const CloutNetwork *site;

  if (strchr (link->user, ':') != NULL)
    return decide (typed, CLOUT_TYPED_PASSWORD, NULL);
  if (origin == NULL || !is_name (link->user) || strchr (link->user, '@') != NULL)
    return decide (typed, CLOUT_TYPED_INVALID, typed->text);
  site = find_site (link);
  link->path[0] = '\0';
  if (site != NULL && !is_federated (site))
    add_person (typed, site, link->user, NULL);
  else if ((!leading && !is_federated_name (link->user)) || is_among (mail_hosts, link->host))
    decide (typed, CLOUT_TYPED_EMAIL, typed->text);
  else if (!add_federated (typed, link, link->user, site))
    decide (typed, CLOUT_TYPED_INVALID, typed->text);
  return typed;
}

/* A link to a site that belongs to one network. */
static CloutTypedAccount *
recognize_site (CloutTypedAccount  *typed,
                CloutTypedLink     *link,
                const CloutNetwork *site)
{
  const char *shape;
  g_autofree char *name = find_name (site, link->path, &shape);
  g_autofree char *origin = clout_typed_link_origin (link);
  g_autofree char *url = clout_typed_link_to_url (link);

  if (is_federated (site) && name != NULL && add_federated (typed, link, name, site))
    return typed;
  if (is_federated (site))
    {
      clout_typed_account_add (typed, site->id, NULL, NULL, origin);
      return decide (typed, CLOUT_TYPED_SERVER, strstr (origin, "://") + strlen ("://"));
    }
  if (site->dup_origin != NULL)
    {
      g_autofree char *shown = dup_shown (url);

      clout_typed_account_add (typed, site->id, shown, url, NULL);
      return decide (typed, CLOUT_TYPED_PAGE, shown);
    }
  add_person (typed, site, name, shape);
  return typed;
}

/* Adds the networks that read pages at any address. */
static void
add_pages (CloutTypedAccount *typed,
           CloutTypedLink    *link,
           gboolean           all)
{
  g_autofree char *url = clout_typed_link_to_url (link);
  g_autofree char *shown = dup_shown (url);

  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      const CloutNetwork *network = clout_networks_all[i];

      if (is_federated (network) || network->dup_origin == NULL
          || !(all || is_page_of (network, link->path)))
        continue;
      clout_typed_account_add (typed, network->id, shown, url, NULL);
    }
}

static void
add_servers (CloutTypedAccount *typed,
             const char        *origin)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (is_federated (clout_networks_all[i]))
      clout_typed_account_add (typed, clout_networks_all[i]->id, NULL, NULL, origin);
}

/* On a network whose handles are host names. */
static gboolean
add_host_handles (CloutTypedAccount    *typed,
                  const CloutTypedLink *link,
                  gboolean              assigned)
{
  gboolean any = FALSE;

  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      const CloutNetwork *network = clout_networks_all[i];
      g_autofree char *handle = network->directory != NULL && link->port == NULL
        ? network->dup_handle (link->host) : NULL;

      if (handle == NULL || network->handle_domain == NULL
          || (assigned && !g_str_has_suffix (handle, network->handle_domain)))
        continue;
      clout_typed_account_add (typed, network->id, handle, handle, NULL);
      any = TRUE;
    }
  return any;
}

/* A host that no network is known for. */
static CloutTypedAccount *
recognize_host (CloutTypedAccount *typed,
                CloutTypedLink    *link,
                const char        *origin)
{
  gboolean bare = link->path[0] == '\0' || g_str_equal (link->path, "/");
  g_autofree char *url = NULL;
  g_autofree char *shown = NULL;

  if (add_host_handles (typed, link, TRUE))
    return decide (typed, CLOUT_TYPED_PROFILE, link->host);
  add_pages (typed, link, FALSE);
  for (gsize i = 0; clout_networks_all[i] != NULL && typed->guesses->len == 0; i++)
    {
      const char *shape;
      g_autofree char *name = is_federated (clout_networks_all[i])
        ? find_name (clout_networks_all[i], link->path, &shape) : NULL;

      if (name != NULL && add_federated (typed, link, name, NULL))
        return typed;
    }
  if (bare)
    {
      add_servers (typed, origin);
      add_pages (typed, link, TRUE);
      if (link->scheme == NULL)
        add_host_handles (typed, link, FALSE);
      return decide (typed, CLOUT_TYPED_SERVER, strstr (origin, "://") + strlen ("://"));
    }
  if (typed->guesses->len == 0)
    add_pages (typed, link, TRUE);
  url = clout_typed_link_to_url (link);
  shown = dup_shown (url);
  return decide (typed, CLOUT_TYPED_PAGE, shown);
}

/* Addresses that aren't https, such as a DID. */
static gboolean
recognize_prefix (CloutTypedAccount *typed,
                  const char        *text)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      const CloutNetwork *network = clout_networks_all[i];

      for (gsize j = 0; network->prefixes != NULL && network->prefixes[j] != NULL; j++)
        {
          const char *rest = text + strlen (network->prefixes[j]);
          g_autofree char *handle = NULL;

          if (g_ascii_strncasecmp (text, network->prefixes[j], rest - text) != 0)
            continue;
          handle = network->dup_handle (text);
          if (handle == NULL)
            handle = network->dup_handle (g_str_has_prefix (rest, "//") ? rest + 2 : rest);
          if (handle == NULL)
            continue;
          clout_typed_account_add (typed, network->id, handle, handle, NULL);
          decide (typed, network->dup_origin != NULL ? CLOUT_TYPED_PAGE : CLOUT_TYPED_PROFILE,
                  handle);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
recognize_network (CloutTypedAccount *typed,
                   const char        *text)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, clout_networks_all[i]->name) == 0
        || g_ascii_strcasecmp (text, clout_networks_all[i]->id) == 0)
      {
        decide (typed, CLOUT_TYPED_NETWORK, clout_networks_all[i]->name);
        clout_typed_account_add (typed, clout_networks_all[i]->id, NULL, NULL, NULL);
        return TRUE;
      }
  return FALSE;
}

/* Returns (transfer full) (nullable): "bob@far.example" from "/@bob@far.example", where a server
   shows people of other servers. */
static char *
dup_elsewhere (const char *path)
{
  const char *name = strstr (path, "/@");
  g_autofree char *handle = name != NULL ? g_strndup (name + 2, strcspn (name + 2, "/")) : NULL;

  return handle != NULL && strchr (handle, '@') != NULL ? g_steal_pointer (&handle) : NULL;
}

static CloutTypedAccount *
recognize_link (CloutTypedAccount *typed,
                CloutTypedLink    *link,
                gboolean           leading)
{
  gboolean bare = link->path[0] == '\0' || g_str_equal (link->path, "/");
  const CloutNetwork *site;
  g_autofree char *elsewhere = NULL;
  g_autofree char *origin = NULL;

  if (link->scheme != NULL && !g_str_equal (link->scheme, "http")
      && !g_str_equal (link->scheme, "https"))
    return decide (typed, CLOUT_TYPED_INVALID, typed->text);
  if (link->user != NULL && (link->scheme != NULL || !bare))
    return decide (typed, CLOUT_TYPED_PASSWORD, NULL);
  if (link->user != NULL)
    return recognize_at (typed, link, leading);
  if (link->scheme == NULL && bare && strchr (link->host, '.') == NULL
      && g_ascii_strcasecmp (link->host, "localhost") != 0)
    return decide (typed, link->port == NULL && is_name (link->host) ? CLOUT_TYPED_NAME
                   : CLOUT_TYPED_INVALID, typed->text);
  origin = clout_typed_link_origin (link);
  if (origin == NULL)
    return decide (typed, CLOUT_TYPED_INVALID, typed->text);
  site = find_site (link);
  elsewhere = site == NULL || is_federated (site) ? dup_elsewhere (link->path) : NULL;
  if (elsewhere != NULL)
    {
      g_autoptr(CloutTypedLink) other = clout_typed_link_parse (elsewhere);

      return recognize_at (decide (typed, CLOUT_TYPED_INVALID, elsewhere), other, TRUE);
    }
  return site != NULL ? recognize_site (typed, link, site) : recognize_host (typed, link, origin);
}

/**
 * clout_networks_recognize:
 * @text: what a person pasted or typed, untrusted
 *
 * Recognizes a handle, a link to a profile, a server, an e-mail address, a feed, a DID or the name
 * of a network, by the networks' tables. Pure: asks no server.
 *
 * Returns: (transfer full): what it can be. Invalid text and links with a password have no text
 *   for display if that could mislead
 */
CloutTypedAccount *
clout_networks_recognize (const char *text)
{
  g_autofree char *clean = clout_typed_link_clean (text);
  const char *rest = clean;
  gboolean leading;
  CloutTypedAccount *typed = clout_typed_account_new (CLOUT_TYPED_INVALID, clean);
  g_autoptr(CloutTypedLink) link = NULL;

  if (clean == NULL)
    return typed;
  leading = *rest == '@';
  rest += leading;
  if (*rest == '\0')
    return decide (typed, CLOUT_TYPED_NOTHING, NULL);
  if (recognize_network (typed, clean) || recognize_prefix (typed, rest))
    return typed;
  if (g_ascii_strncasecmp (rest, "mailto:", strlen ("mailto:")) == 0)
    return decide (typed, CLOUT_TYPED_EMAIL, rest + strlen ("mailto:"));
  if (g_ascii_strncasecmp (rest, "acct:", strlen ("acct:")) == 0)
    rest += strlen ("acct:");
  decide (typed, CLOUT_TYPED_INVALID, rest);
  link = clout_typed_link_parse (rest);
  if (leading && link->user == NULL && link->scheme == NULL && link->path[0] == '\0'
      && link->host[0] != '\0')
    {
      if (add_host_handles (typed, link, FALSE))
        return decide (typed, CLOUT_TYPED_PROFILE, link->host);
      return decide (typed, is_name (rest) ? CLOUT_TYPED_NAME : CLOUT_TYPED_INVALID, rest);
    }
  return recognize_link (typed, link, leading);
}
