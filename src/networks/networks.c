/* networks.c: finds networks and uses their tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

#include <string.h>

#include "base/duration.h"
#include "base/secret-memory.h"
#include "web/error.h"
#include "web/http/refusal.h"

/* How far a list, newest first, may be out of order. */
#define DISORDER_SECONDS CLOUT_DAY

static gboolean
is_connectable (const CloutNetwork *network)
{
  return network->n_resources > 0;
}

/**
 * clout_networks_list:
 * @ret_n: (out): number of networks
 *
 * Returns: (transfer none) (array length=ret_n): every network that Clout can connect to, in the
 *   order offered
 */
const CloutNetwork *const *
clout_networks_list (gsize *ret_n)
{
  *ret_n = 0;
  while (clout_networks_all[*ret_n] != NULL && is_connectable (clout_networks_all[*ret_n]))
    (*ret_n)++;
  return clout_networks_all;
}

/**
 * clout_networks_describe:
 * @id: (nullable): a network's id
 *
 * Finds a network, including those whose archives alone can be read.
 *
 * Returns: (transfer none) (nullable): the network, even if Clout only reads its archives, in
 *   which case it has no resources
 */
const CloutNetwork *
clout_networks_describe (const char *id)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (g_strcmp0 (clout_networks_all[i]->id, id) == 0)
      return clout_networks_all[i];
  return NULL;
}

static CloutNetworkWeight *
list_weights (void)
{
  GArray *weights = g_array_new (TRUE, FALSE, sizeof (CloutNetworkWeight));

  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      const CloutNetwork *network = clout_networks_all[i];
      CloutNetworkWeight weight = { network->id, network->weight, network->closed };

      g_array_append_val (weights, weight);
    }
  return (CloutNetworkWeight *) g_array_free (weights, FALSE);
}

/**
 * clout_networks_get_weights:
 *
 * Returns: (transfer none): the weights of all networks, the last of which has no network; static
 */
const CloutNetworkWeight *
clout_networks_get_weights (void)
{
  static const CloutNetworkWeight *weights;

  if (g_once_init_enter (&weights))
    g_once_init_leave (&weights, list_weights ());
  return weights;
}

/**
 * clout_networks_find:
 * @id: (nullable): a network's id
 *
 * Finds a network that Clout can connect to.
 *
 * Returns: (transfer none) (nullable): the network, if Clout can connect to it
 */
const CloutNetwork *
clout_networks_find (const char *id)
{
  const CloutNetwork *network = clout_networks_describe (id);

  return network != NULL && is_connectable (network) ? network : NULL;
}

/**
 * clout_networks_find_software:
 * @software: software name reported by a server, in lower case
 *
 * Finds the network of a server by its software's name.
 *
 * Returns: (transfer none) (nullable): its network
 */
const CloutNetwork *
clout_networks_find_software (const char *software)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (clout_networks_all[i]->software != NULL
        && g_strv_contains (clout_networks_all[i]->software, software))
      return clout_networks_all[i];
  return NULL;
}

/**
 * clout_network_dup_handle:
 * @self: a network
 * @typed: what a person typed after choosing the network
 *
 * Parses a handle of a known network. Accepts a bare name if that is all the network's profiles
 * have.
 *
 * Returns: (transfer full) (nullable): the handle
 */
char *
clout_network_dup_handle (const CloutNetwork *self,
                          const char         *typed)
{
  char *handle = self->dup_handle (typed);
  g_autofree char *name = g_strstrip (g_strdup (typed));
  g_autofree char *profile = g_strdup_printf ("%s/%s", self->public_origin, name);

  if (handle != NULL || self->public_origin == NULL || *name == '\0'
      || strpbrk (name, "/:?# ") != NULL)
    return handle;
  return self->dup_handle (profile);
}

/**
 * clout_networks_guess_next:
 * @typed: a handle or a profile's URL, as typed
 * @after: (nullable): the previous match
 *
 * Finds networks with such handles. Most handles fit only one network; if several fit, they are
 * returned in a sensible order to try.
 *
 * Returns: (transfer none) (nullable): the next network that has such handles and can be read
 *   without a sign-in
 */
const CloutNetwork *
clout_networks_guess_next (const char         *typed,
                           const CloutNetwork *after)
{
  gboolean reached = after == NULL;

  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    {
      g_autofree char *handle = NULL;

      if (reached && (clout_networks_all[i]->can & CLOUT_NETWORK_BY_HANDLE) != 0)
        handle = clout_networks_all[i]->dup_handle (typed);
      if (handle != NULL)
        return clout_networks_all[i];
      reached = reached || clout_networks_all[i] == after;
    }
  return NULL;
}

/**
 * clout_networks_guess:
 * @typed: a handle or a profile's URL, as typed
 *
 * Guesses the network from a handle or a URL.
 *
 * Returns: (transfer none) (nullable): the first network that has such handles
 */
const CloutNetwork *
clout_networks_guess (const char *typed)
{
  return clout_networks_guess_next (typed, NULL);
}

static gboolean
is_own_handle (const CloutNetwork *network,
               const char         *typed)
{
  g_autofree char *handle = network->dup_handle (typed);

  if (handle == NULL)
    return FALSE;
  return typed[0] == '@' || g_str_has_prefix (handle, "did:") || strstr (typed, "://") != NULL
    || (network->handle_domain != NULL && g_str_has_suffix (handle, network->handle_domain));
}

/**
 * clout_networks_guess_sign_in:
 * @typed: a server's name, or a handle
 *
 * Finds the network to sign in to. A bare host name is a server's, unless it is one that a
 * network assigns as a handle. A leading "@", a DID or a profile's URL means someone's handle.
 *
 * Returns: (transfer none) (nullable): the network to sign in to
 */
const CloutNetwork *
clout_networks_guess_sign_in (const char *typed)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (clout_networks_all[i]->directory != NULL && is_own_handle (clout_networks_all[i], typed))
      return clout_networks_all[i];
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (clout_networks_all[i]->oauth != NULL && clout_networks_all[i]->dup_origin != NULL)
      return clout_networks_all[i];
  return NULL;
}

/**
 * clout_network_map_error:
 * @self: a network
 * @error: error of a request to a server of this network
 *
 * Adjusts an error for networks that use a different status for things that don't exist: its code
 * becomes %CLOUT_WEB_ERROR_NOT_FOUND.
 */
void
clout_network_map_error (const CloutNetwork *self,
                         GError             *error)
{
  if (self->absent_status != 0
      && g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_REFUSED)
      && clout_web_error_get_status (error) == self->absent_status)
    error->code = CLOUT_WEB_ERROR_NOT_FOUND;
}

/**
 * clout_resource_get_http:
 * @self: a resource
 *
 * Returns: flags for its requests
 */
CloutHttpFlags
clout_resource_get_http (const CloutResource *self)
{
  return (self->flags & CLOUT_RESOURCE_OPTIONAL ? CLOUT_HTTP_OPTIONAL : CLOUT_HTTP_NONE)
    | (self->flags & CLOUT_RESOURCE_FOLLOW ? CLOUT_HTTP_FOLLOW : CLOUT_HTTP_NONE);
}

/**
 * clout_network_check_response:
 * @self: a network
 * @response: (transfer full): response of any status
 * @now: Unix seconds
 * @error: return location for a #CloutWebError
 *
 * Returns: (transfer full): @response, or %NULL if it is an error
 */
CloutResponse *
clout_network_check_response (const CloutNetwork *self,
                              CloutResponse      *response,
                              gint64              now,
                              GError            **error)
{
  g_autoptr(CloutResponse) owned = response;
  g_autoptr(GUri) uri = NULL;
  GError *refusal;

  if (self->map_error == NULL || clout_response_get_status (response) < 300)
    return g_steal_pointer (&owned);
  uri = g_uri_parse (clout_response_get_url (response), G_URI_FLAGS_ENCODED, NULL);
  refusal = self->map_error (response, now);
  clout_web_error_set_host (refusal, uri != NULL ? g_uri_get_host (uri) : NULL);
  clout_refusal_explain (refusal, response);
  g_propagate_error (error, refusal);
  return NULL;
}

/**
 * clout_network_has_price:
 * @self: a network
 *
 * Returns: whether fetching costs the person money
 */
gboolean
clout_network_has_price (const CloutNetwork *self)
{
  for (gsize i = 0; i < self->n_resources; i++)
    if (self->resources[i].price > 0)
      return TRUE;
  return FALSE;
}

static void
choice_free (gpointer data)
{
  CloutChoice *choice = data;

  g_free (choice->id);
  g_free (choice->name);
  clout_secret_free (choice->access);
  g_free (choice);
}

/**
 * clout_choices_new:
 *
 * Returns: (transfer full) (element-type CloutChoice): an empty list
 */
GPtrArray *
clout_choices_new (void)
{
  return g_ptr_array_new_with_free_func (choice_free);
}

/**
 * clout_page_add_choice:
 * @page: a page with choices
 * @id: its id in requests
 * @name: name for display
 * @access: token to act for it
 *
 * Adds something that the person can act for.
 */
void
clout_page_add_choice (CloutPage  *page,
                       const char *id,
                       const char *name,
                       const char *access)
{
  CloutChoice *choice = g_new0 (CloutChoice, 1);

  choice->id = g_strdup (id);
  choice->name = g_strdup (name);
  choice->access = clout_secret_dup (access);
  g_ptr_array_add (page->choices, choice);
}

/**
 * clout_page_charge:
 * @page: the page
 * @item: name of an item in the response that has a price
 *
 * Records that an item has to be paid for.
 */
void
clout_page_charge (CloutPage  *page,
                   const char *item)
{
  if (page->charged == NULL)
    page->charged = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (page->charged, g_strdup (item));
}

static void
note_latest (CloutPage *page,
             gint64     time)
{
  for (guint i = 0; i < CLOUT_PAGE_LATEST; i++)
    if (time > page->latest[i])
      {
        gint64 older = page->latest[i];

        page->latest[i] = time;
        time = older;
      }
}

/**
 * clout_page_note_time:
 * @page: the page
 * @time: time of the next item of a list, newest first, Unix seconds, 0 if it has none
 *
 * Records the time of an item.
 */
void
clout_page_note_time (CloutPage *page,
                      gint64     time)
{
  if (time <= 0)
    return;
  /* Clocks differ by minutes, and posts may be sorted by arrival. */
  if (page->last > 0 && time > page->last + DISORDER_SECONDS)
    page->unsorted = TRUE;
  page->last = time;
  page->newest = MAX (page->newest, time);
  note_latest (page, time);
  page->oldest = page->oldest > 0 ? MIN (page->oldest, time) : time;
}

static void
response_list_free (CloutResponseList *list)
{
  g_clear_pointer (&list->posts, g_ptr_array_unref);
  g_clear_pointer (&list->threads, g_ptr_array_unref);
  g_free (list);
}

/**
 * clout_page_add_list:
 * @page: the page, so far the only one of its list
 * @kinds: kinds of items on the list, as a set of CLOUT_ACT()
 * @since: Unix seconds; the list has nothing from then or earlier
 *
 * Returns: (transfer none): the page's list, without posts
 */
CloutResponseList *
clout_page_add_list (CloutPage *page,
                     guint      kinds,
                     gint64     since)
{
  g_return_val_if_fail (page->list == NULL, NULL);
  page->list = g_new0 (CloutResponseList, 1);
  page->list->first = TRUE;
  page->list->last = TRUE;
  page->list->kinds = kinds;
  page->list->since = since;
  page->list->posts = g_ptr_array_new_with_free_func (g_free);
  return page->list;
}

/**
 * clout_page_clear:
 * @page: the page
 *
 * Frees the page's contents and leaves it empty.
 */
void
clout_page_clear (CloutPage *page)
{
  g_clear_pointer (&page->batch, clout_batch_unref);
  g_clear_pointer (&page->next, g_free);
  g_clear_pointer (&page->self, g_free);
  g_clear_pointer (&page->charged, g_ptr_array_unref);
  g_clear_pointer (&page->list, response_list_free);
  g_clear_pointer (&page->choices, g_ptr_array_unref);
  page->newest = 0;
  memset (page->latest, 0, sizeof page->latest);
  page->oldest = 0;
  page->last = 0;
  page->unsorted = FALSE;
  page->partial = FALSE;
  page->cut = FALSE;
}
