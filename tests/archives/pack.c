/* pack.c: builds archives for tests, and prints what Clout reads from them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "archives/archive.h"

#define ME "https://a.example/users/me"
#define PUBLIC "\"https://www.w3.org/ns/activitystreams#Public\""

const PackMember pack_mastodon[] = {
  { "actor.json",
    "{\"id\":\"" ME "\",\"preferredUsername\":\"me\",\"name\":\"Me\","
    "\"updated\":\"2024-05-10T00:00:00Z\"}" },
  { "followers.json", "{\"totalItems\":7}" },
  { "likes.json", "{\"orderedItems\":[\"https://b.example/1\"]}" },
  { "outbox.json",
    "{\"totalItems\":6,\"tag\":[{\"orderedItems\":[1]}],\"orderedItems\":["
    "{\"type\":\"Create\",\"actor\":\"" ME "\",\"object\":{\"id\":\"" ME "/statuses/1\","
    "\"type\":\"Note\",\"published\":\"2024-05-01T10:00:00Z\",\"to\":[" PUBLIC "],"
    "\"url\":\"https://a.example/@me/1\","
    "\"content\":\"<p>Hi &amp; hello<br>who <script>x()</script>is there?</p>\","
    "\"tag\":[{\"type\":\"Hashtag\",\"name\":\"#Tea\"}],\"attachment\":[{}],"
    "\"likes\":{\"totalItems\":3},\"shares\":{\"totalItems\":2}}},"
    "{\"type\":\"Announce\",\"actor\":\"" ME "\",\"to\":[" PUBLIC "],"
    "\"object\":\"https://b.example/2\"},"
    "{\"type\":\"Create\",\"actor\":\"" ME "\",\"object\":{\"id\":\"" ME "/statuses/3\","
    "\"type\":\"Note\","
    "\"published\":\"2024-05-02T10:00:00Z\",\"to\":[\"" ME "/followers\"],\"cc\":[" PUBLIC "],"
    "\"content\":\"unlisted\"}},"
    "{\"type\":\"Create\",\"actor\":\"" ME "\",\"object\":{\"id\":\"" ME "/statuses/4\","
    "\"type\":\"Note\","
    "\"published\":\"2024-05-02T11:00:00Z\",\"to\":[\"https://b.example/users/x\"],"
    "\"content\":\"secret\"}},"
    "{\"type\":\"Create\",\"actor\":\"https://b.example/users/x\","
    "\"object\":{\"id\":\"https://b.example/5\","
    "\"type\":\"Note\",\"published\":\"2024-05-02T11:00:00Z\",\"to\":" PUBLIC ","
    "\"content\":\"theirs\"}},"
    "{\"type\":\"Create\",\"actor\":\"" ME "\",\"object\":{\"id\":\"" ME "/statuses/6\","
    "\"type\":\"Question\","
    "\"published\":\"2024-05-03T10:00:00Z\",\"to\":" PUBLIC ","
    "\"inReplyTo\":\"https://b.example/9\","
    "\"content\":\"<p>yes <a href='https://c.example'>here</a></p>\"}}"
    "],\"first\":{}}" },
  { "inbox.json",
    "{\"orderedItems\":["
    "{\"type\":\"Like\",\"actor\":{\"id\":\"https://b.example/users/x\",\"type\":\"Person\","
    "\"name\":\"X\","
    "\"preferredUsername\":\"x\",\"followers\":{\"totalItems\":9}},"
    "\"object\":\"" ME "/statuses/1\","
    "\"published\":\"2024-05-01T12:00:00Z\"},"
    "{\"type\":\"Announce\",\"actor\":\"https://b.example/users/x\","
    "\"object\":\"https://b.example/7\","
    "\"published\":\"2024-05-01T12:00:00Z\"},"
    "{\"type\":\"Create\",\"actor\":\"https://b.example/users/y\","
    "\"object\":{\"id\":\"https://b.example/8\","
    "\"inReplyTo\":\"" ME "/statuses/1\",\"published\":\"2024-05-01T13:00:00Z\","
    "\"content\":\"words\"}},"
    "{\"type\":\"Follow\",\"actor\":\"https://b.example/users/y\",\"object\":\"" ME "\","
    "\"published\":\"2024-05-01T14:00:00Z\"}]}" },
  { NULL }
};

const PackMember pack_x[] = {
  { "Your archive.html", "<html>" },
  { "data/account.js",
    "window.YTD.account.part0 = [{\"account\":{\"accountId\":\"42\",\"username\":\"me\","
    "\"accountDisplayName\":\"Me\",\"email\":\"me@a.example\"}}]" },
  { "data/follower.js", "window.YTD.follower.part0 = [{\"follower\":{\"accountId\":\"1\"}},\n"
    "{\"follower\":{\"accountId\":\"2\"}}]" },
  { "data/following.js", "window.YTD.following.part0 = [ ]" },
  { "data/tweets.js",
    "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"10\","
    "\"full_text\":\"A &lt;b&gt; &amp;amp; c?\","
    "\"created_at\":\"Wed Jan 01 12:00:00 +0000 2020\",\"retweet_count\":\"2\","
    "\"favorite_count\":\"5\","
    "\"entities\":{\"hashtags\":[{\"text\":\"Tea\"}],\"urls\":[]}}},"
    "{\"tweet\":{\"id_str\":\"11\",\"full_text\":\"RT @x: theirs\","
    "\"created_at\":\"Wed Jan 01 13:00:00 +0000 2020\"}},"
    "{\"tweet\":{\"id_str\":\"12\",\"full_text\":\"theirs\",\"user_id_str\":\"7\","
    "\"created_at\":\"Wed Jan 01 13:00:00 +0000 2020\"}}];\n" },
  { "data/tweets-part1.js",
    "window.YTD.tweets.part1 = [{\"id_str\":\"13\",\"full_text\":\"old shape\","
    "\"in_reply_to_user_id_str\":\"7\",\"in_reply_to_status_id_str\":\"6\","
    "\"created_at\":\"Sat Feb 29 23:59:59 +0100 2020\"}]" },
  { NULL }
};

char *
pack_new_dir (void)
{
  g_autoptr(GError) error = NULL;
  char *dir = g_dir_make_tmp ("clout-archives-XXXXXX", &error);

  g_assert_no_error (error);
  return dir;
}

void
pack_drop (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *inner = g_build_filename (path, name, NULL);

          pack_drop (inner);
        }
    }

  g_remove (path);
}

/* pack_can_write: on Windows, names are Unicode and links need permission */
gboolean
pack_can_write (PackKind          kind,
                const PackMember *members)
{
  if (G_DIR_SEPARATOR == '/' || kind != PACK_FOLDER)
    return TRUE;
  for (; members->name != NULL; members++)
    if (!g_utf8_validate (members->name, -1, NULL) || g_str_has_prefix (members->text, "-> "))
      return FALSE;
  return TRUE;
}

static void
write_folder (const char       *path,
              const PackMember *members)
{
  for (; members->name != NULL; members++)
    {
      g_autofree char *full = g_build_filename (path, members->name, NULL);
      g_autofree char *parent = g_path_get_dirname (full);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      if (g_str_has_prefix (members->text, "-> "))
        {
          g_autoptr(GFile) link = g_file_new_for_path (full);

          g_assert_true (g_file_make_symbolic_link (link, members->text + 3, NULL, NULL));
        }
      else
        g_assert_true (g_file_set_contents (full, members->text, -1, NULL));
    }
}

static void
write_packed (struct archive   *archive,
              const PackMember *members)
{
  for (; members->name != NULL; members++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gboolean is_link = g_str_has_prefix (members->text, "-> ");
      gsize size = is_link ? 0 : strlen (members->text);

      archive_entry_set_pathname (entry, members->name);
      archive_entry_set_filetype (entry, is_link ? AE_IFLNK : AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      archive_entry_set_size (entry, size);
      if (is_link)
        archive_entry_set_symlink (entry, members->text + 3);
      /* A name that isn't valid UTF-8 is written anyway, with a warning. */
      g_assert_cmpint (archive_write_header (archive, entry), >=, ARCHIVE_WARN);
      if (size > 0)
        g_assert_cmpint (archive_write_data (archive, members->text, size), ==, size);
      archive_entry_free (entry);
    }
}

char *
pack_write (const char       *dir,
            PackKind          kind,
            const PackMember *members)
{
  static const char *const names[N_PACKS] = { "folder", "archive.tar.gz", "archive.zip" };
  char *path = g_build_filename (dir, names[kind], NULL);
  struct archive *archive;

  /* Otherwise folder names in other languages couldn't be written. */
  setlocale (LC_ALL, "");

  if (kind == PACK_FOLDER)
    {
      write_folder (path, members);
      return path;
    }

  archive = archive_write_new ();
  if (kind == PACK_ZIP)
    archive_write_set_format_zip (archive);
  else
    {
      archive_write_add_filter_gzip (archive);
      archive_write_set_format_pax_restricted (archive);
    }
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  write_packed (archive, members);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}

static void
print_batch (GString    *out,
             CloutBatch *batch)
{
  const CloutBatchProfile *profile = clout_batch_get_profile (batch);
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);
  const CloutBatchPerson *people;
  const CloutBatchReaction *reactions;
  const CloutBatchGiven *given;
  const CloutBatchOwnAct *acts;
  const CloutBatchEndorsement *plus_k;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *tags =
        posts[i].tags != NULL ? g_strjoinv (",", (char **) posts[i].tags) : NULL;

      g_string_append_printf (out, "post %s %" G_GINT64_FORMAT " %s|%s|%s|%s flags=%u %u %u\n",
                              posts[i].remote_id, posts[i].time, posts[i].url, posts[i].excerpt,
                              posts[i].in_reply_to, tags, posts[i].flags,
                              posts[i].counts[CLOUT_REACTION_LIKE],
                              posts[i].counts[CLOUT_REACTION_RESHARE]);
    }
  people = clout_batch_get_people (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "person %s %s|%s %" G_GINT64_FORMAT " %u/%u\n",
                            people[i].remote_id, people[i].handle, people[i].name,
                            people[i].followers, (guint) people[i].flags, (guint) people[i].known);
  reactions = clout_batch_get_reactions (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "reaction %u %s|%s|%s %" G_GINT64_FORMAT "\n",
                            (guint) reactions[i].kind, reactions[i].person, reactions[i].post,
                            reactions[i].remote_id, reactions[i].time);
  given = clout_batch_get_given (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "given %u %s|%s %" G_GINT64_FORMAT "\n", (guint) given[i].kind,
                            given[i].person, given[i].remote_id, given[i].time);
  acts = clout_batch_get_own_acts (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "own %u %s|%s\n", (guint) acts[i].kind, acts[i].post,
                            acts[i].remote_id != NULL ? acts[i].remote_id : "-");
  plus_k = clout_batch_get_endorsements (batch, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "plus-k %s|%s %s %s %" G_GINT64_FORMAT "\n", plus_k[i].endorser,
                            plus_k[i].receiver, plus_k[i].topic, plus_k[i].remote_id,
                            plus_k[i].time);
  if (profile != NULL)
    g_string_append_printf (out, "profile %s %s|%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                            " %" G_GINT64_FORMAT "\n", profile->remote_id, profile->handle,
                            profile->name, profile->followers, profile->following, profile->posts);
  /* On Windows, GLib prints it in capitals. */
  g_string_replace (out, "(NULL)", "(null)", 0);
}

static char *
read_opened (CloutArchive  *archive,
             GError       **error)
{
  g_autoptr(GError) inner = NULL;
  g_autoptr(GString) out = g_string_new (NULL);
  double before = 0;

  for (;;)
    {
      double fraction = -1;
      g_autoptr(CloutBatch) batch = clout_archive_next (archive, &fraction, NULL, &inner);

      if (batch == NULL)
        break;
      g_assert_cmpfloat (fraction, >=, before);
      g_assert_cmpfloat (fraction, <=, 1);
      before = fraction;
      print_batch (out, batch);
    }
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }
  g_assert_cmpfloat (before, ==, 1);

  return g_strdup (out->str);
}

/* Everything an archive yields, as lines; %NULL with an error if reading fails. */
char *
pack_read_all (const char  *path,
               gint64       now,
               GError     **error)
{
  g_autoptr(CloutArchive) archive = NULL;
  gint64 shift = CLOUT_ARCHIVE_SHIFT_UNKNOWN;

  archive = now > 0 ? clout_archive_open_shifted (path, now, &shift, NULL, error)
                    : clout_archive_open (path, NULL, error);

  return archive != NULL ? read_opened (archive, error) : NULL;
}

/* The same for an archive that may not name its owner. */
char *
pack_read_as (const char  *path,
              const char  *handle,
              GError     **error)
{
  g_autoptr(CloutArchive) archive = clout_archive_open_as (path, handle, NULL, error);

  return archive != NULL ? read_opened (archive, error) : NULL;
}
