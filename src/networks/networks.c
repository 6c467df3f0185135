/* networks.c: finds networks, and what their tables say.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

#include <string.h>

#include "base/secret-memory.h"
#include "score/network-weight.h"
#include "web/error.h"
#include "web/http/refusal.h"

/* By how much a list from the newest on may be out of order. */
#define DISORDER_SECONDS (24 * 60 * 60)

static gboolean
is_connectable (const CloutNetwork *network)
{
  return network->n_resources > 0;
}

/**
 * clout_networks_list:
 * @ret_n: (out): how many
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
 * Returns: (transfer none) (nullable): the network, also if only archives of it are read: then it
 *   has no resources
 */
const CloutNetwork *
clout_networks_describe (const char *id)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    if (g_strcmp0 (clout_networks_all[i]->id, id) == 0)
      return clout_networks_all[i];
  return NULL;
}

/**
 * clout_networks_use_weights:
 *
 * Tells the score what every network weighs. Called once, before any score is computed.
 */
void
clout_networks_use_weights (void)
{
  static CloutNetworkWeight *weights;
  gsize n = 0;

  if (weights != NULL)
    return;
  while (clout_networks_all[n] != NULL)
    n++;
  weights = g_new (CloutNetworkWeight, n);
  for (gsize i = 0; i < n; i++)
    weights[i] = (CloutNetworkWeight) { clout_networks_all[i]->id, clout_networks_all[i]->weight,
                                        clout_networks_all[i]->closed };
  clout_network_weights_use (weights, n);
}

/**
 * clout_networks_find:
 * @id: (nullable): a network's id
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
 * @software: what a server says that it runs, in small letters
 *
 * Returns: (transfer none) (nullable): the network that it belongs to
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
 * @typed: what a person typed who has said which network they mean
 *
 * Then a bare name will do, where the network's profiles are named by nothing else.
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
 * @typed: a handle or the address of a profile, as a person typed it
 * @after: (nullable): a network that has such handles
 *
 * Most handles look like those of one network only. Where they do not, the networks come in
 * the order in which it is worthwhile to ask them.
 *
 * Returns: (transfer none) (nullable): the next network that has such handles and tells of its
 *   accounts to strangers
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
 * @typed: a handle or the address of a profile, as a person typed it
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
 * @typed: a server's name, or the handle of who signs in
 *
 * A bare name of a host is a server's, but for those that a network gives to its people;
 * an "@" before it, a DID or the address of a profile says that it is someone's handle.
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
 * @error: what came of a request to a server of this network
 *
 * Some networks say that a thing is not there with a status that means
 * something else elsewhere: then the error's code becomes
 * %CLOUT_WEB_ERROR_NOT_FOUND.
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
 *
 * Returns: how its answers are to be taken
 */
CloutHttpFlags
clout_resource_get_http (const CloutResource *self)
{
  return (self->flags & CLOUT_RESOURCE_OPTIONAL ? CLOUT_HTTP_OPTIONAL : CLOUT_HTTP_NONE)
    | (self->flags & CLOUT_RESOURCE_FOLLOW ? CLOUT_HTTP_FOLLOW : CLOUT_HTTP_NONE);
}

/**
 * clout_network_check_response:
 * @answer: (transfer full): an answer of any status
 * @now: Unix seconds
 * @error: return location for a #CloutWebError
 *
 * Returns: (transfer full): @answer, or %NULL where it is a refusal
 */
CloutResponse *
clout_network_check_response (const CloutNetwork  *self,
                              CloutResponse         *answer,
                              gint64               now,
                              GError             **error)
{
  g_autoptr (CloutResponse) owned = answer;
  g_autoptr (GUri) uri = NULL;
  GError *refusal;

  if (self->judge == NULL || clout_response_get_status (answer) < 300)
    return g_steal_pointer (&owned);
  uri = g_uri_parse (clout_response_get_url (answer), G_URI_FLAGS_ENCODED, NULL);
  refusal = self->judge (answer, now);
  clout_web_error_set_host (refusal, uri != NULL ? g_uri_get_host (uri) : NULL);
  clout_refusal_explain (refusal, answer);
  g_propagate_error (error, refusal);
  return NULL;
}

/**
 * clout_network_has_price:
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
 * @page: with choices
 * @id: what the server's calls name it
 * @name: for people
 * @access: token that acts for it
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
 * @item: name of something that the answer held and that has a price
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
 * @time: Unix seconds of the next item of a list from the newest on, 0 where it has none
 */
void
clout_page_note_time (CloutPage *page,
                      gint64     time)
{
  if (time <= 0)
    return;
  /* Clocks differ by minutes, and a post may be sorted by when it arrived. */
  if (page->last > 0 && time > page->last + DISORDER_SECONDS)
    page->unsorted = TRUE;
  page->last = time;
  page->newest = MAX (page->newest, time);
  note_latest (page, time);
  page->oldest = page->oldest > 0 ? MIN (page->oldest, time) : time;
}

static void
answer_list_free (CloutAnswerList *list)
{
  g_clear_pointer (&list->posts, g_ptr_array_unref);
  g_clear_pointer (&list->threads, g_ptr_array_unref);
  g_free (list);
}

/**
 * clout_page_add_list:
 * @page: the only page of a list, so far
 * @kinds: what the list shows, as a set of CLOUT_ACT()
 * @since: Unix seconds; the list shows nothing of then or earlier
 *
 * Returns: (transfer none): the page's list, about no post yet
 */
CloutAnswerList *
clout_page_add_list (CloutPage *page,
                     guint      kinds,
                     gint64     since)
{
  g_return_val_if_fail (page->list == NULL, NULL);
  page->list = g_new0 (CloutAnswerList, 1);
  page->list->first = TRUE;
  page->list->last = TRUE;
  page->list->kinds = kinds;
  page->list->since = since;
  page->list->posts = g_ptr_array_new_with_free_func (g_free);
  return page->list;
}

/**
 * clout_page_clear:
 *
 * Frees what the page holds and leaves it empty.
 */
void
clout_page_clear (CloutPage *page)
{
  g_clear_pointer (&page->batch, clout_batch_unref);
  g_clear_pointer (&page->next, g_free);
  g_clear_pointer (&page->self, g_free);
  g_clear_pointer (&page->charged, g_ptr_array_unref);
  g_clear_pointer (&page->list, answer_list_free);
  g_clear_pointer (&page->choices, g_ptr_array_unref);
  page->newest = 0;
  memset (page->latest, 0, sizeof page->latest);
  page->oldest = 0;
  page->last = 0;
  page->unsorted = FALSE;
  page->partial = FALSE;
  page->cut = FALSE;
}
