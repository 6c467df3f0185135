/* test-errors.c: the messages for each network's errors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "archives/archive.h"
#include "networks/network.h"
#include "sync/engine/error.h"
#include "web/http/refusal.h"
#include "messages/messages.h"

#define HOST "server.example"
#define NOW G_GINT64_CONSTANT (1700000000)

#define WALL "<!doctype html><title>Making sure you\u2019re not a bot!</title>" \
  "<script id=\"anubis_challenge\"></script>"

typedef struct
{
  const char *network;
  guint status;
  const char *type;
  const char *body;
  gboolean signed_in;
  const char *sentence;
} Row;

#define JSON "application/json"
#define HTML "text/html; charset=utf-8"

static const Row rows[] = {
  { "mastodon", 401, JSON, "{\"error\": \"The access token is invalid\"}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost."
    " (The server says: \u201cThe access token is invalid\u201d)" },
  { "mastodon", 401, JSON, "{\"error\": \"This method requires an authenticated user\"}", FALSE,
    HOST " shows this only to people who are signed in. Sign in there instead."
    " (The server says: \u201cThis method requires an authenticated user\u201d)" },
  { "mastodon", 403, JSON, "{\"error\": \"Your login is currently disabled\"}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost."
    " (The server says: \u201cYour login is currently disabled\u201d)" },
  { "mastodon", 404, JSON, "{\"error\": \"Record not found\"}", FALSE,
    "There’s no account with that name on " HOST ". Check the spelling."
    " (The server says: \u201cRecord not found\u201d)" },
  { "mastodon", 500, HTML, "<html>Internal Server Error</html>", TRUE,
    HOST " has a problem. Try again later." },
  { "mastodon", 503, "", "", FALSE, HOST " has a problem. Try again later." },
  { "mastodon", 403, HTML, WALL, FALSE,
    HOST " blocks apps. Ask its administrator to let apps use its API." },
  { "mastodon", 418, JSON, "{\"error\": \"a\\nb\\u001b[2J\\u202ec\"}", FALSE,
    HOST " doesn\u2019t offer this. Try another way to add the account."
    " (The server says: \u201ca b [2Jc\u201d)" },
  { "mastodon", 422, JSON, "{\"error\": 7}", FALSE,
    HOST " doesn\u2019t offer this. Try another way to add the account." },
  { "misskey", 401, JSON, "{\"error\": {\"message\": \"Credential required.\"}}", FALSE,
    HOST " shows this only to people who are signed in. Sign in there instead."
    " (The server says: \u201cCredential required.\u201d)" },
  { "bluesky", 401, JSON, "{\"error\": \"ExpiredToken\", \"message\": \"Token has expired\"}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost."
    " (The server says: \u201cToken has expired\u201d)" },
  { "github", 401, JSON, "{\"message\": \"Bad credentials\"}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost."
    " (The server says: \u201cBad credentials\u201d)" },
  { "blog", 401, HTML, "<html>private</html>", FALSE,
    HOST " shows this only to people who are signed in. Sign in there instead." },
  { "x", 401, JSON, "{\"title\": \"Unauthorized\"}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost." },
  { "x", 402, JSON, "{\"title\": \"CreditsDepleted\"}", TRUE,
    "Your app has no credit left. Add some on the network’s website." },
  { "threads", 400, JSON,
    "{\"error\": {\"code\": 190, \"message\": \"Session has expired\"}}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost."
    " (The server says: \u201cSession has expired\u201d)" },
  { "facebook", 400, JSON, "{\"error\": {\"code\": 4, \"message\": \"Limit reached\"}}", TRUE,
    HOST " is limiting requests. Try again later."
    " (The server says: \u201cLimit reached\u201d)" },
  { "youtube", 400, JSON, "{\"error\": {\"message\": \"API key not valid.\"}}", TRUE,
    HOST " no longer accepts this sign-in. Sign in again; no data is lost."
    " (The server says: \u201cAPI key not valid.\u201d)" },
};

static CloutResponse *
new_response (const Row *row)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GBytes) body = g_bytes_new_static (row->body, strlen (row->body));

  if (*row->type != '\0')
    soup_message_headers_append (headers, "Content-Type", row->type);
  return clout_response_new ("https://" HOST "/x", row->status, headers, body);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const CloutNetwork *network = clout_networks_find (row->network);
  g_autofree char *sentence = NULL;
  g_autoptr(GError) wrapped = NULL;
  GError *error = NULL;

  if (network->map_error != NULL)
    g_assert_null (clout_network_check_response (network, new_response (row), NOW, &error));
  else
    {
      g_autoptr(CloutResponse) response = new_response (row);

      error = clout_refusal_new_error (response, HOST, row->signed_in, FALSE);
      clout_network_map_error (network, error);
    }
  wrapped = clout_sync_error_wrap (error, "testing");
  sentence = clout_format_error (wrapped);
  g_assert_cmpstr (sentence, ==, row->sentence);
}

/* An error in an archive names the file and the position in it. */
static void
test_archives (void)
{
  static const struct
  {
    CloutArchiveError code;
    const char *file;
    CloutArchivePlace place;
    const char *sentence;
  } cases[] = {
    { CLOUT_ARCHIVE_ERROR_DAMAGED, "a/tweets.js", { 0, 17 }, "“a/tweets.js” is damaged or cut "
      "short at byte 17. Download the archive again; nothing was changed." },
    { CLOUT_ARCHIVE_ERROR_DAMAGED, "Shares.csv", { 3, 0 }, "“Shares.csv” is damaged or cut "
      "short at line 3. Download the archive again; nothing was changed." },
    { CLOUT_ARCHIVE_ERROR_DAMAGED, "a\nb", { 0, 0 }, "“a b” is damaged or cut short. Download the "
      "archive again; nothing was changed." },
    { CLOUT_ARCHIVE_ERROR_DAMAGED, NULL, { 0, 0 }, "The archive is damaged or cut short. Download "
      "it again; nothing was changed." },
    { CLOUT_ARCHIVE_ERROR_EMPTY, "tweets.js", { 0, 0 }, "“tweets.js” is empty. Download the "
      "archive again; nothing was changed." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = g_error_new_literal (CLOUT_ARCHIVE_ERROR, cases[i].code, "x");
      g_autoptr(GError) wrapped = NULL;
      g_autofree char *sentence = NULL;

      if (cases[i].file != NULL)
        clout_archive_error_set_file (error, cases[i].file, &cases[i].place);
      wrapped = clout_sync_error_wrap (error, "testing");
      sentence = clout_format_error (wrapped);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

/* An error of saving a file names it once, whatever the system's message has. */
static void
test_saving (void)
{
  static const struct
  {
    gboolean from_glib;
    int code;
    const char *message;
    const char *sentence;
  } cases[] = {
    { FALSE, G_IO_ERROR_NOT_FOUND, "Error opening file “/no/a.csv”: No such file or directory",
      "Couldn’t save “a.csv” because its folder doesn’t exist. Choose another folder." },
    { TRUE, G_FILE_ERROR_NOENT, "Failed to create file “/no/a.csv.5FZD”: No such file",
      "Couldn’t save “a.csv” because its folder doesn’t exist. Choose another folder." },
    { TRUE, G_FILE_ERROR_ACCES, "Failed to create file “/no/a.csv.5FZD”: Permission denied",
      "You don’t have permission to save “a.csv” in that folder. Choose another folder." },
    { FALSE, G_IO_ERROR_IS_DIRECTORY, "Target file is a directory",
      "“a.csv” is a folder. Choose another name." },
    { FALSE, G_IO_ERROR_NO_SPACE, "Error writing to file: No space left on device",
      "No space left for “a.csv”. Free some space and try again." },
    { FALSE, G_IO_ERROR_FAILED, "Error writing “a.csv”: broken", "Error writing “a.csv”: broken" },
    { FALSE, G_IO_ERROR_FAILED, "broken", "Couldn’t save a.csv: broken" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error =
        g_error_new_literal (cases[i].from_glib ? G_FILE_ERROR : G_IO_ERROR, cases[i].code,
                             cases[i].message);
      g_autofree char *sentence = clout_format_save_error ("a.csv", error);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/messages/errors/archives", test_archives);
  g_test_add_func ("/messages/errors/saving", test_saving);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/messages/errors/%s/%u-%" G_GSIZE_FORMAT,
                                               rows[i].network, rows[i].status, i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
