/* errors.c: what went wrong, and what to do about it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sync/engine.h"
#include "topics/error.h"
#include "messages/messages.h"

static const char *const sentences[] = {
  [CLOUT_SYNC_ERROR_FAILED] = N_("Something went wrong. Try again, or report the problem if it "
                                 "persists."),
  [CLOUT_SYNC_ERROR_OFFLINE] =
    N_("There’s no network connection. Connect and try again."),
  [CLOUT_SYNC_ERROR_TIMED_OUT] = N_("The server took too long to respond. Try again later."),
  [CLOUT_SYNC_ERROR_BAD_SERVER_NAME] =
    N_("That isn’t a server or handle. Try something like ada@example.social."),
  [CLOUT_SYNC_ERROR_NOT_FOUND] = N_("Account not found. Check the spelling."),
  [CLOUT_SYNC_ERROR_NOT_SERVED] =
    N_("That server doesn’t offer this. Try another way to add the account."),
  [CLOUT_SYNC_ERROR_SIGN_IN_AGAIN] =
    N_("The server no longer accepts this sign-in. Sign in again; no data is lost."),
  [CLOUT_SYNC_ERROR_DENIED] =
    N_("Access was denied in the browser. Try again if that was a mistake."),
  [CLOUT_SYNC_ERROR_RATE_LIMITED] =
    N_("The server is limiting requests. Try again later."),
  [CLOUT_SYNC_ERROR_SERVER] = N_("The server has a problem. Try again later."),
  [CLOUT_SYNC_ERROR_BAD_RESPONSE] =
    N_("The server sent a response that Clout can’t read. Try again later."),
  [CLOUT_SYNC_ERROR_INSECURE] =
    N_("The connection isn’t secure, so Clout didn’t use it."),
  [CLOUT_SYNC_ERROR_KEYRING_LOCKED] =
    N_("The keyring is locked. Unlock it, or sign in for this session only."),
  [CLOUT_SYNC_ERROR_KEYRING_ABSENT] =
    N_("No keyring available. You can sign in for this session only."),
  [CLOUT_SYNC_ERROR_STORE_NEWER] =
    N_("This data was created by a newer version of Clout. Update Clout to open it."),
  [CLOUT_SYNC_ERROR_STORE_FULL] =
    N_("The disk is full. Free some space and try again."),
  [CLOUT_SYNC_ERROR_STORE_FAILED] =
    N_("Clout couldn’t read or write its data. Try again; if it happens again, report it."),
  [CLOUT_SYNC_ERROR_STORE_DAMAGED] =
    N_("Clout’s data is damaged. Restart Clout, and it will repair what it can."),
  [CLOUT_SYNC_ERROR_STORE_BUSY] =
    N_("Another program is writing to Clout’s data. Try again when it has finished."),
  [CLOUT_SYNC_ERROR_STORE_READ_ONLY] =
    N_("You don’t have permission to write Clout’s data. Change the permissions of its folder."),
  [CLOUT_SYNC_ERROR_STORE_FOREIGN] =
    N_("That file belongs to another program. Choose another file; nothing was changed."),
  [CLOUT_SYNC_ERROR_STORE_NOT_A_FILE] =
    N_("Clout’s data file is a folder, a link or a device. Choose another file."),
  [CLOUT_SYNC_ERROR_STORE_BAD_NAME] =
    N_("The file name is empty or too long. Choose another one."),
  [CLOUT_SYNC_ERROR_STORE_TOO_MANY_FILES] =
    N_("Too many files are open. Close other programs and try again."),
  [CLOUT_SYNC_ERROR_EXPORT_DAMAGED] =
    N_("The export is damaged. Nothing was changed. Export the data again."),
  [CLOUT_SYNC_ERROR_BACKUP_DAMAGED] =
    N_("The backup is damaged. Nothing was changed. Choose another one."),
  [CLOUT_SYNC_ERROR_STORE_OPEN] =
    N_("Clout’s data is open in another copy of Clout. Nothing was changed. Close it and try "
       "again."),
  [CLOUT_SYNC_ERROR_ARCHIVE_UNKNOWN] =
    N_("Unsupported file. Choose an archive from a network that Clout supports."),
  [CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED] =
    N_("The archive is damaged or cut short. Download it again; nothing was changed."),
  [CLOUT_SYNC_ERROR_ARCHIVE_HOSTILE] =
    N_("The archive’s contents don’t match its format, so Clout didn’t open it."),
  [CLOUT_SYNC_ERROR_ARCHIVE_UNREADABLE] =
    N_("Couldn’t read the archive. Check that it exists and that you have permission."),
  [CLOUT_SYNC_ERROR_ARCHIVE_PARTIAL] =
    N_("This is only part of a download. Extract all parts into one folder and open that."),
  [CLOUT_SYNC_ERROR_ARCHIVE_OWNERLESS] =
    N_("The download doesn’t say whose it is. Enter your handle, or open a folder with all parts "
       "of the download."),
  [CLOUT_SYNC_ERROR_ARCHIVE_SERVERLESS] =
    N_("On this network, a handle includes the server. Enter it in full, such as "
       "@ada@social.example."),
  [CLOUT_SYNC_ERROR_ARCHIVE_TUMBLR] = N_("Clout can’t read Tumblr’s export yet."),
  [CLOUT_SYNC_ERROR_ARCHIVE_EMPTY] =
    N_("A file of the archive is empty. Download it again; nothing was changed."),
  [CLOUT_SYNC_ERROR_ARCHIVE_HTML] = N_(
    "This download is the HTML version. Request it again in JSON format."),
  [CLOUT_SYNC_ERROR_ARCHIVE_SEVERAL] =
    N_("There are several archives in that folder. Choose one of them."),
  [CLOUT_SYNC_ERROR_BAD_CODE] =
    N_("Wrong code. Copy it again."),
  [CLOUT_SYNC_ERROR_OTHER_ACCOUNT] =
    N_("Your browser is signed in to a different account. Switch accounts, then try again."),
  [CLOUT_SYNC_ERROR_NEEDS_KEYS] =
    N_("This network requires your own app or API key."),
  [CLOUT_SYNC_ERROR_BAD_KEYS] =
    N_("The network rejected these keys. Copy them again."),
  [CLOUT_SYNC_ERROR_NOTHING_TO_CHOOSE] =
    N_("You don’t manage any Pages there, or didn’t allow access to one."),
  [CLOUT_SYNC_ERROR_UNPAID] =
    N_("Your app has no credit left. Add some on the network’s website."),
  [CLOUT_SYNC_ERROR_OVER_BUDGET] =
    N_("The rest costs more than your limit. It continues next month or with a higher limit."),
  [CLOUT_SYNC_ERROR_TOO_LONG] =
    N_("There’s too much for one refresh. The next one will continue."),
  [CLOUT_SYNC_ERROR_EMPTIED] =
    N_("The server suddenly returned nothing for this account. Clout keeps your data and will "
       "check again at the next refresh."),
  [CLOUT_SYNC_ERROR_SIGN_IN_CHANGED] =
    N_("This sign-in now belongs to another account, so nothing was read. Sign in again as the "
       "account that was added here."),
  [CLOUT_SYNC_ERROR_HANDLE_TAKEN] =
    N_("This handle now belongs to another account, so nothing was read. Remove the old account "
       "to add the new one."),
  [CLOUT_SYNC_ERROR_OUTDATED] = N_("Your score was recalculated. Go back to see it."),
  [CLOUT_SYNC_ERROR_PORT_TAKEN] =
    N_("Another program is using Clout’s sign-in address. Close it and try again."),
  [CLOUT_SYNC_ERROR_NO_FEED] =
    N_("No feed found on that page. Enter the address of its RSS or Atom feed."),
  [CLOUT_SYNC_ERROR_NO_PERKS] =
    N_("No perks found at that address. Check it and try again."),
  [CLOUT_SYNC_ERROR_NO_PERMISSION] =
    N_("Clout has read-only access. Sign in again and allow it to give +K."),
  [CLOUT_SYNC_ERROR_REFUSED] =
    N_("The server rejected the +K. Try again later."),
  [CLOUT_SYNC_ERROR_CANNOT_DELETE] =
    N_("This server doesn’t let apps delete posts. Delete the +K on the server’s website."),
  [CLOUT_SYNC_ERROR_UNREACHABLE] = N_("Couldn’t reach the server. Try again later."),
  [CLOUT_SYNC_ERROR_NO_SUCH_SERVER] = N_("There’s no server with that name. Check the spelling."),
  [CLOUT_SYNC_ERROR_PRIVATE_ADDRESS] =
    N_("The address is in a private network, so Clout didn’t open it."),
  [CLOUT_SYNC_ERROR_BROWSER_ONLY] =
    N_("The server blocks apps. Ask its administrator to let apps use its API."),
  [CLOUT_SYNC_ERROR_SIGN_IN_NEEDED] =
    N_("The server shows this only to people who are signed in. Sign in there instead."),
  [CLOUT_SYNC_ERROR_SIGN_IN_REFUSED] =
    N_("The server refused the sign-in. Check your account there, then try again."),
};

/* The same errors, for when the server or the files are known by name. */
static const char *const server_sentences[CLOUT_N_SYNC_ERRORS] = {
  /* Translators: here and below, %s is the name of a server, such as "mastodon.social" */
  [CLOUT_SYNC_ERROR_UNREACHABLE] = N_("Couldn’t reach %s. Check the address, or try again later."),
  [CLOUT_SYNC_ERROR_NO_SUCH_SERVER] = N_("There’s no server named %s. Check the spelling."),
  [CLOUT_SYNC_ERROR_TIMED_OUT] = N_("%s took too long to respond. Try again later."),
  [CLOUT_SYNC_ERROR_PRIVATE_ADDRESS] =
    N_("%s is in a private network and you didn’t enter that address, so Clout didn’t contact it."),
  [CLOUT_SYNC_ERROR_BROWSER_ONLY] =
    N_("%s blocks apps. Ask its administrator to let apps use its API."),
  [CLOUT_SYNC_ERROR_SIGN_IN_NEEDED] =
    N_("%s shows this only to people who are signed in. Sign in there instead."),
  [CLOUT_SYNC_ERROR_SIGN_IN_REFUSED] =
    N_("%s refused the sign-in. Check your account there, then try again."),
  [CLOUT_SYNC_ERROR_SIGN_IN_AGAIN] =
    N_("%s no longer accepts this sign-in. Sign in again; no data is lost."),
  [CLOUT_SYNC_ERROR_RATE_LIMITED] =
    N_("%s is limiting requests. Try again later."),
  [CLOUT_SYNC_ERROR_SERVER] = N_("%s has a problem. Try again later."),
  [CLOUT_SYNC_ERROR_BAD_RESPONSE] =
    N_("%s sent a response that Clout can’t read. Try again later."),
  [CLOUT_SYNC_ERROR_INSECURE] =
    N_("The connection to %s isn’t secure, so Clout didn’t use it. Ask its administrator."),
  [CLOUT_SYNC_ERROR_NOT_FOUND] = N_("There’s no account with that name on %s. Check the spelling."),
  [CLOUT_SYNC_ERROR_NOT_SERVED] =
    N_("%s doesn’t offer this. Try another way to add the account."),
  /* Translators: %s are the names of several files or folders */
  [CLOUT_SYNC_ERROR_ARCHIVE_SEVERAL] =
    N_("There are several archives in that folder: %s. Choose one of them."),
  /* Translators: here and below, %s is the name of a file */
  [CLOUT_SYNC_ERROR_STORE_FAILED] =
    N_("Clout couldn’t read or write “%s”. Try again; if it happens again, report it."),
  [CLOUT_SYNC_ERROR_STORE_FULL] =
    N_("No space left for “%s”. Free some space and try again."),
  [CLOUT_SYNC_ERROR_STORE_NEWER] =
    N_("A newer version of Clout wrote “%s”. Update Clout to open it; nothing was changed."),
  [CLOUT_SYNC_ERROR_STORE_DAMAGED] =
    N_("“%s” is damaged. Restart Clout, and it will repair what it can."),
  [CLOUT_SYNC_ERROR_STORE_BUSY] =
    N_("Another program is writing to “%s”. Try again when it has finished."),
  [CLOUT_SYNC_ERROR_STORE_READ_ONLY] =
    N_("You don’t have permission to write “%s”. Change the permissions of the file and its "
       "folder."),
  [CLOUT_SYNC_ERROR_STORE_FOREIGN] =
    N_("“%s” belongs to another program. Choose another file; nothing was changed."),
  /* Translators: %s is a file and a line in it, such as "/home/ada/clout.json:12" */
  [CLOUT_SYNC_ERROR_EXPORT_DAMAGED] =
    N_("The export is damaged at “%s”. Nothing was changed. Export the data again."),
  [CLOUT_SYNC_ERROR_BACKUP_DAMAGED] =
    N_("“%s” is damaged. Nothing was changed. Choose another backup."),
  [CLOUT_SYNC_ERROR_STORE_OPEN] =
    N_("“%s” is open in another copy of Clout. Nothing was changed. Close it and try again."),
  [CLOUT_SYNC_ERROR_STORE_NOT_A_FILE] =
    N_("“%s” isn’t a regular file but a folder, a link or a device. Choose another file."),
  [CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED] =
    N_("“%s” is damaged or cut short. Download the archive again; nothing was changed."),
  [CLOUT_SYNC_ERROR_ARCHIVE_EMPTY] =
    N_("“%s” is empty. Download the archive again; nothing was changed."),
  [CLOUT_SYNC_ERROR_ARCHIVE_UNREADABLE] =
    N_("Couldn’t read “%s”. Check the file and its permissions."),
};

static const char *const topic_sentences[CLOUT_N_TOPICS_ERRORS] = {
  [CLOUT_TOPICS_ERROR_EMPTY] = N_("Enter a topic first."),
  [CLOUT_TOPICS_ERROR_TOO_LONG] = N_("That topic is too long. Use a word or two."),
  [CLOUT_TOPICS_ERROR_BAD_TOPIC] =
    N_("A topic is plain words, without addresses, mentions or < and >."),
  [CLOUT_TOPICS_ERROR_SENSITIVE] =
    N_("That topic is too personal for a public +K."),
  [CLOUT_TOPICS_ERROR_ONESELF] = N_("That’s you. +K is for other people."),
  [CLOUT_TOPICS_ERROR_NOT_A_FRIEND] = N_("You can give +K to people you follow or who follow you."),
  [CLOUT_TOPICS_ERROR_SPENT] =
    N_("You’ve used all of today’s +K. You’ll get more tomorrow."),
  [CLOUT_TOPICS_ERROR_AGAIN] =
    N_("You already gave this +K within the last week."),
  [CLOUT_TOPICS_ERROR_BAD_RECORD] = N_("This +K isn’t valid."),
};

/* Returns %NULL unless the error is a damaged file whose damage is located. */
static char *
dup_place (const GError *error)
{
  const char *file = clout_sync_error_get_file (error);
  g_autofree char *number = NULL;
  gint64 line;
  gint64 byte;

  clout_sync_error_get_place (error, &line, &byte);
  if (file == NULL || error->code != CLOUT_SYNC_ERROR_ARCHIVE_DAMAGED || line + byte == 0)
    return NULL;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, line > 0 ? line : byte);
  if (line > 0)
    /* Translators: the name of a file, and the number of a line in it */
    return g_strdup_printf (_("“%s” is damaged or cut short at line %s. Download the archive "
                              "again; nothing was changed."), file, number);
  /* Translators: the name of a file, and the number of a byte in it */
  return g_strdup_printf (_("“%s” is damaged or cut short at byte %s. Download the archive again; "
                            "nothing was changed."), file, number);
}

static char *
dup_sentence (const GError *error)
{
  const char *server = clout_sync_error_get_server (error) != NULL
    ? clout_sync_error_get_server (error) : clout_sync_error_get_file (error);
  const char *words = clout_sync_error_get_words (error);
  g_autofree char *place = dup_place (error);
  g_autoptr(GString) text = g_string_new (NULL);

  if (place != NULL)
    return g_steal_pointer (&place);
  if (server != NULL && server_sentences[error->code] != NULL)
    {
      g_string_append (text, _(server_sentences[error->code]));
      g_string_replace (text, "%s", server, 1);
    }
  else
    g_string_append (text, _(sentences[error->code]));
  if (words == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  /* Translators: %1$s is one or two sentences about what went wrong, and %2$s the server's own
     message */
  return g_strdup_printf (_("%s (The server says: “%s”)"), text->str, words);
}

/**
 * clout_format_error:
 * @error: (nullable): the error
 *
 * Describes an error for people. Names the server or file if it is known, and adds the server's
 * own message.
 *
 * Returns: (transfer full): one or two sentences that say what to do next
 */
char *
clout_format_error (const GError *error)
{
  if (error != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("Canceled."));
  if (error != NULL && error->domain == CLOUT_SYNC_ERROR
      && error->code >= 0 && (guint) error->code < G_N_ELEMENTS (sentences))
    return dup_sentence (error);
  if (error != NULL && error->domain == CLOUT_TOPICS_ERROR
      && error->code >= 0 && (guint) error->code < G_N_ELEMENTS (topic_sentences))
    return g_strdup (_(topic_sentences[error->code]));
  return g_strdup (_(sentences[CLOUT_SYNC_ERROR_FAILED]));
}

static const char *
get_save_sentence (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
      /* Translators: here and below, %s is the name of a file */
      return _("Couldn’t save “%s” because its folder doesn’t exist. Choose another folder.");
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return _("You don’t have permission to save “%s” in that folder. Choose another folder.");
    case G_IO_ERROR_IS_DIRECTORY:
      return _("“%s” is a folder. Choose another name.");
    case G_IO_ERROR_NO_SPACE:
      return _("No space left for “%s”. Free some space and try again.");
    default:
      return NULL;
    }
}

/**
 * clout_format_save_error:
 * @name: name of a file
 * @error: why it couldn't be saved, from GIO or GLib
 *
 * Names the file once: some of GIO's messages have its name, and some that of a temporary file.
 *
 * Returns: (transfer full): what went wrong, and what to do next if that is known
 */
char *
clout_format_save_error (const char   *name,
                         const GError *error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr(GString) text = g_string_new (NULL);
  const char *sentence;

  if (error->domain == G_FILE_ERROR)
    sentence = get_save_sentence (g_io_error_from_file_error ((GFileError) error->code));
  else
    sentence = error->domain == G_IO_ERROR ? get_save_sentence (error->code) : NULL;
  if (sentence != NULL)
    {
      g_string_append (text, sentence);
      g_string_replace (text, "%s", name, 1);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (strstr (error->message, base) != NULL)
    return g_strdup (error->message);
  /* Translators: the name of a file, and the system's error message */
  return g_strdup_printf (_("Couldn’t save %s: %s"), name, error->message);
}

/**
 * clout_format_salvage:
 * @engine: an engine
 *
 * Returns: (transfer full) (nullable): what was recovered from damaged data, or %NULL if nothing
 *   was damaged
 */
char *
clout_format_salvage (CloutEngine *engine)
{
  const char *path = clout_engine_get_moved_aside (engine);
  gint64 posts;
  gint64 reactions;
  gint64 endorsements;

  if (path == NULL)
    return NULL;
  clout_engine_get_salvage (engine, &posts, &reactions, &endorsements);
  if (posts == 0 && reactions == 0 && endorsements == 0)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_("Your data was damaged and has been moved to %s. Add your accounts "
                              "again to start over."), path);
  /* Translators: three numbers and the name of a file */
  return g_strdup_printf (_("Your data was damaged and has been repaired. Saved: %'d posts, %'d "
                            "reactions and %'d +K. The damaged file is kept as %s."),
                          (int) posts, (int) reactions, (int) endorsements, path);
}
