/* test-resource.c: rows become requests, and responses become pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "describe.h"
#include "networks/listing.h"
#include "web/error.h"

#define ORIGIN "https://api.example"

static const char *const people[] = { "7", "8,9", NULL };

static const CloutRequestContext me = {
  .origin = ORIGIN, .handle = "ada@far.example", .self = "1/2 up", .since = 1700000000,
  .post = "p?q", .people = people,
};

static void
read_item (CloutListing *listing,
           JsonNode     *item)
{
  const char *id = clout_json_opt_string (item, "id", NULL);

  clout_listing_note_id (listing, id);
  clout_listing_note_time (listing, clout_json_opt_time (item, "time", 0));
  if (id != NULL)
    clout_batch_add_person (listing->page->batch, &(CloutBatchPerson) { .remote_id = id });
}

static const CloutNetwork network = { .id = "example", .name = "Example" };

/* Returns: (transfer full) (nullable): the address, and for a JSON row the body */
static char *
dup_request (const CloutResource       *row,
             const CloutRequestContext *context)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message = clout_resource_build_request (row, &network, context, &error);
  g_autofree char *url = NULL;

  if (message == NULL)
    {
      g_assert_nonnull (error);
      return NULL;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (soup_message_get_method (message), ==, row->is_json ? "POST" : "GET");
  url = g_uri_to_string (soup_message_get_uri (message));
  if (row->is_json)
    {
      GBytes *body = g_object_get_data (G_OBJECT (message), "clout-body");

      return g_strdup_printf ("%s %.*s", url, (int) g_bytes_get_size (body),
                              (const char *) g_bytes_get_data (body, NULL));
    }
  return g_steal_pointer (&url);
}

static void
test_templates (void)
{
  static const struct
  {
    const char *path;
    gboolean is_json;
    const char *wanted;
  } cases[] = {
    { "/me", FALSE, ORIGIN "/me" },
    { "/a/{self}/b", FALSE, ORIGIN "/a/1%2F2%20up/b" },
    { "/a/{id}", FALSE, ORIGIN "/a/1%2F2" },
    { "/a/{handle}/{name}", FALSE, ORIGIN "/a/ada%40far.example/ada" },
    { "/{actor}", FALSE, ORIGIN "/1%2F2%20up" },
    { "/p?x={post}&limit=40", FALSE, ORIGIN "/p?x=p%3Fq&limit=40" },
    { "/p?q=author:{id} new:>={since}", FALSE,
      ORIGIN "/p?q=author%3A1%2F2%20new%3A%3E%3D2023-11-14T22%3A13%3A20Z" },
    { "/p?since={since_unix}", FALSE, ORIGIN "/p?since=1700000000" },
    { "/p?fields=picture{{url}", FALSE, ORIGIN "/p?fields=picture%7Burl%7D" },
    { "/p?ids={people}", FALSE, ORIGIN "/p?ids=7%2C8%2C9" },
    { "/p?ids*={people}&t[]*=a,b", FALSE, ORIGIN "/p?ids=7&ids=8%2C9&t%5B%5D=a&t%5B%5D=b" },
    { "/p?limit=40&id={id}&all=true&none=false&ids*={people}&t*=a,b", TRUE,
      ORIGIN "/p {\"limit\":40,\"id\":\"1/2\",\"all\":true,\"none\":false,\"ids\":[\"7\",\"8,9\"],"
      "\"t\":[\"a\",\"b\"]}" },
    { "/p", TRUE, ORIGIN "/p {}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CloutResource row = { "row", .path = cases[i].path, .is_json = cases[i].is_json };
      g_autofree char *got = dup_request (&row, &me);

      g_assert_cmpstr (got, ==, cases[i].wanted);
    }
}

/* A parameter with an unknown value is left out; a path with one can't be requested. */
static void
test_unknown (void)
{
  const CloutRequestContext anonymous = { .origin = ORIGIN, .handle = "ada" };
  const CloutResource parameter = { "row", .path = "/p?a={self}&b={actor}" };
  const CloutResource path = { "row", .path = "/p/{post}" };
  const CloutResource named = { "row", .path = "/p?id={self}", .path_by_name = "/p?name={name}",
                                .path_signed_in = "/me" };
  CloutRequestContext signed_in = me;
  g_autofree char *got = dup_request (&parameter, &anonymous);
  g_autofree char *first = dup_request (&named, &anonymous);
  g_autofree char *then = dup_request (&named, &me);
  g_autofree char *own = NULL;

  signed_in.signed_in = TRUE;
  own = dup_request (&named, &signed_in);
  g_assert_cmpstr (got, ==, ORIGIN "/p?b=ada");
  g_assert_null (dup_request (&path, &anonymous));
  g_assert_cmpstr (first, ==, ORIGIN "/p?name=ada");
  g_assert_cmpstr (then, ==, ORIGIN "/p?id=1%2F2%20up");
  g_assert_cmpstr (own, ==, ORIGIN "/me");
}

#define ITEMS(n) "[" n "]"
#define ONE "{\"id\":\"a\",\"time\":\"2026-01-31T00:00:00Z\"}"
#define TWO ONE ",{\"id\":\"b\",\"time\":\"2026-01-30T00:00:00Z\"}"
#define OLD "{\"id\":\"o\",\"time\":\"2001-01-30T00:00:00Z\"}"
#define NEXT "<" ORIGIN "/p?x=2>; rel=\"next\""

static void
test_paging (void)
{
  static const struct
  {
    CloutPaging paging;
    const char *items;
    const char *cursor;
    const char *link;
    const char *body;
    const char *next;
    const char *asks;
  } cases[] = {
    { { CLOUT_PAGING_NONE }, NULL, NULL, NEXT, ITEMS (TWO), NULL, NULL },
    { { CLOUT_PAGING_LINK }, NULL, NULL, NEXT, ITEMS (TWO), ORIGIN "/p?x=2", ORIGIN "/p?x=2" },
    { { CLOUT_PAGING_LINK }, NULL, NULL, NEXT, ITEMS (), NULL, NULL },
    { { CLOUT_PAGING_LINK }, NULL, NULL, NEXT, ITEMS (OLD), NULL, NULL },
    { { CLOUT_PAGING_LINK }, NULL, ORIGIN "/p?x=2", NEXT, ITEMS (ONE), NULL, NULL },
    { { CLOUT_PAGING_LINK, "max_id", .full = 2 }, NULL, NULL, NULL, ITEMS (TWO),
      ORIGIN "/p?limit=2&max_id=b", ORIGIN "/p?limit=2&max_id=b" },
    { { CLOUT_PAGING_LINK, "max_id", .full = 2 }, NULL, NULL, NULL, ITEMS (ONE), NULL, NULL },
    { { CLOUT_PAGING_MEMBER, "cursor", "meta.next" }, "data", NULL, NULL,
      "{\"data\":[" ONE "],\"meta\":{\"next\":\"c d\"}}", "c d", ORIGIN "/p?limit=2&cursor=c%20d" },
    { { CLOUT_PAGING_MEMBER, "cursor", "meta.next" }, "data", "c d", NULL,
      "{\"data\":[" ONE "],\"meta\":{\"next\":\"c d\"}}", NULL, NULL },
    { { CLOUT_PAGING_MEMBER, "cursor", "meta.next", "meta.more" }, "data", NULL, NULL,
      "{\"data\":[" ONE "],\"meta\":{\"next\":\"c\"}}", NULL, NULL },
    { { CLOUT_PAGING_MEMBER, "cursor", "meta.next", "meta.more" }, "data", NULL, NULL,
      "{\"data\":[],\"meta\":{\"next\":\"c\",\"more\":\"y\"}}", "c",
      ORIGIN "/p?limit=2&cursor=c" },
    { { CLOUT_PAGING_LAST_ID, "until" }, NULL, NULL, NULL, ITEMS (TWO), "b",
      ORIGIN "/p?limit=2&until=b" },
    { { CLOUT_PAGING_LAST_ID, "until" }, NULL, "b", NULL, ITEMS (), NULL, NULL },
    { { CLOUT_PAGING_NUMBER, "page" }, NULL, NULL, NULL, ITEMS (ONE), "2",
      ORIGIN "/p?limit=2&page=2" },
    { { CLOUT_PAGING_NUMBER, "page" }, NULL, "9", NULL, ITEMS (ONE), "10",
      ORIGIN "/p?limit=2&page=10" },
    { { CLOUT_PAGING_NUMBER, "page" }, NULL, "10", NULL, ITEMS (), NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CloutResource row = { "row", .path = "/p?limit=2", .paging = cases[i].paging,
                            .items = cases[i].items, .read_item = read_item };
      CloutRequestContext context = me;
      g_autoptr(CloutResponse) response = response_new (ORIGIN "/p", cases[i].link, cases[i].body);
      g_auto(CloutPage) page = { NULL };
      g_autofree char *asks = NULL;
      g_autoptr(GError) error = NULL;

      context.cursor = cases[i].cursor;
      g_assert_true (clout_resource_read (&row, &network, &context, response, &page, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (page.next, ==, cases[i].next);
      if (page.next == NULL)
        continue;
      context.cursor = page.next;
      asks = dup_request (&row, &context);
      g_assert_cmpstr (asks, ==, cases[i].asks);
    }
}

/* A cursor comes from the disk: another server's address isn't opened. */
static void
test_foreign_cursor (void)
{
  const CloutResource row = { "row", .path = "/p", .paging = { CLOUT_PAGING_LINK } };
  CloutRequestContext context = me;

  context.cursor = "https://evil.example/p";
  g_assert_null (dup_request (&row, &context));
}

static void
test_absent_people (void)
{
  const CloutResource row = { "people", CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_ABSENT,
                              .path = "/p", .read_item = read_item };
  g_autoptr(CloutResponse) response = response_new (ORIGIN "/p", NULL, "[{\"id\":\"7\"}]");
  g_auto(CloutPage) page = { NULL };
  gsize n;

  g_assert_true (clout_resource_read (&row, &network, &me, response, &page, NULL));
  clout_batch_get_people (page.batch, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (clout_batch_has_person (page.batch, "8,9"));
}

/* Every row of every network is whole: what it requests, and what it makes of the response. */
static void
test_rows (void)
{
  for (gsize i = 0; clout_networks_all[i] != NULL; i++)
    for (gsize k = 0; k < clout_networks_all[i]->n_resources; k++)
      {
        const CloutResource *row = &clout_networks_all[i]->resources[k];
        g_autoptr(GError) error = NULL;
        g_autoptr(SoupMessage) message = NULL;

        g_test_message ("%s %s", clout_networks_all[i]->name, row->name);
        g_assert_cmpuint (row->max_pages, >, 0);
        g_assert_true ((row->path != NULL) != (row->request != NULL));
        g_assert_true (row->read == NULL || row->read_item == NULL);
        g_assert_true (row->paging.style == CLOUT_PAGING_NONE
                       || row->paging.style == CLOUT_PAGING_LINK || row->paging.parameter != NULL);
        if (row->path == NULL)
          continue;
        message = clout_resource_build_request (row, clout_networks_all[i], &me, &error);
        g_assert_no_error (error);
        g_assert_nonnull (message);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resource/templates", test_templates);
  g_test_add_func ("/resource/unknown", test_unknown);
  g_test_add_func ("/resource/paging", test_paging);
  g_test_add_func ("/resource/foreign-cursor", test_foreign_cursor);
  g_test_add_func ("/resource/absent-people", test_absent_people);
  g_test_add_func ("/resource/rows", test_rows);
  return g_test_run ();
}
