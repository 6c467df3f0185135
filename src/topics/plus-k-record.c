/* plus-k-record.c: a +K as an AT Protocol record.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/plus-k-text.h"

#include <string.h>

#include "topics/fold.h"
#include "topics/topic-name.h"

/* Longest DID and date in the protocol, bytes. */
#define MAX_DID 2048
#define MAX_DATE 64

/* 128 bits are enough that no one can find two +K with the same key. */
#define DIGEST_CHARS 32

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_RECORD, "a +K has %s", why);
  return FALSE;
}

/**
 * clout_plus_k_dup_key:
 * @receiver: (nullable): the recipient's id on the network
 * @topic: (nullable): topic of the +K, as written
 *
 * Derives a record's key from the recipient and the folded topic only. So each +K exists at most
 * once in the sender's repository, no matter how often and from how many devices it is sent, and
 * giving it again renews it. The result is a valid AT Protocol record key.
 *
 * Returns: (transfer full) (nullable): 32 hexadecimal digits, or %NULL if @receiver is missing or
 *   @topic isn't a topic
 */
char *
clout_plus_k_dup_key (const char *receiver,
                      const char *topic)
{
  g_autofree char *folded = clout_topic_fold (topic);
  g_autofree char *both = NULL;
  g_autofree char *digest = NULL;

  if (folded == NULL || receiver == NULL)
    return NULL;
  both = g_strjoin ("\n", receiver, folded, NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
  return g_strndup (digest, DIGEST_CHARS);
}

static gboolean
is_did (const char *subject)
{
  const char *method_end;

  if (subject == NULL || strnlen (subject, MAX_DID + 1) > MAX_DID
      || !g_str_has_prefix (subject, "did:"))
    return FALSE;
  method_end = strchr (subject + strlen ("did:"), ':');
  if (method_end == NULL || method_end == subject + strlen ("did:") || method_end[1] == '\0')
    return FALSE;
  for (const char *p = subject; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (".:_%-", *p) == NULL)
      return FALSE;
  return TRUE;
}

static char *
dup_json_string (const char *text)
{
  GString *json = g_string_new ("\"");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (json, '\\');
      g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
  return g_string_free (json, FALSE);
}

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (time);

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * clout_plus_k_dup_record:
 * @plus_k: a +K with receiver (a DID), topic and time
 *
 * Returns: (transfer full) (nullable): the record as a one-line JSON object that follows the
 *   lexicon in data/, or %NULL with %CLOUT_TOPICS_ERROR_BAD_RECORD for a bad receiver or time, or
 *   with the error from clout_topic_clean()
 */
char *
clout_plus_k_dup_record (const CloutPlusK  *plus_k,
                         GError           **error)
{
  g_autofree char *topic = clout_topic_clean (plus_k->topic, error);
  g_autofree char *date = dup_date (plus_k->time);
  g_autofree char *json = NULL;

  if (topic == NULL)
    return NULL;
  if (!is_did (plus_k->receiver) && !refuse (error, "no DID for a subject"))
    return NULL;
  if (date == NULL && !refuse (error, "no date"))
    return NULL;
  json = dup_json_string (topic);
  return g_strdup_printf ("{\"$type\":\"" CLOUT_PLUS_K_COLLECTION "\",\"subject\":\"%s\","
                          "\"topic\":%s,\"createdAt\":\"%s\"}", plus_k->receiver, json, date);
}

/**
 * clout_plus_k_read_record:
 * @subject: (nullable): the record's subject
 * @topic: (nullable): the record's topic
 * @created_at: (nullable): the record's date
 * @ret_time: (out): Unix seconds; untouched on failure
 *
 * Validates the fields of an untrusted record. clout_plus_k_clean_received() decides whether the
 * +K counts.
 *
 * Returns: (transfer full) (nullable): the cleaned topic, or %NULL with
 *   %CLOUT_TOPICS_ERROR_BAD_RECORD for a bad subject or date, or with the error from
 *   clout_topic_clean()
 */
char *
clout_plus_k_read_record (const char  *subject,
                          const char  *topic,
                          const char  *created_at,
                          gint64      *ret_time,
                          GError     **error)
{
  g_autofree char *name = clout_topic_clean (topic, error);
  g_autoptr(GDateTime) moment = NULL;

  if (name == NULL)
    return NULL;
  if (!is_did (subject) && !refuse (error, "no DID for a subject"))
    return NULL;
  if (created_at != NULL && strnlen (created_at, MAX_DATE + 1) <= MAX_DATE)
    moment = g_date_time_new_from_iso8601 (created_at, NULL);
  if (moment == NULL && !refuse (error, "no date"))
    return NULL;
  *ret_time = g_date_time_to_unix (moment);
  return g_steal_pointer (&name);
}
