/* faults.c: injects faults into a test server, and records its requests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/faults.h"

#include <string.h>

typedef struct
{
  char *path;
  guint times;
  guint status;   /* 0: the response is cut halfway */
  char *header;
  char *value;
} Fault;

struct _Faults
{
  GPtrArray *faults;
  GPtrArray *asked;
};

static void
fault_free (gpointer data)
{
  Fault *fault = data;

  g_free (fault->path);
  g_free (fault->header);
  g_free (fault->value);
  g_free (fault);
}

Faults *
faults_new (void)
{
  Faults *self = g_new0 (Faults, 1);

  self->faults = g_ptr_array_new_with_free_func (fault_free);
  self->asked = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
faults_free (Faults *self)
{
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

/* faults_add:
 * Refuses the next @times requests whose path starts with @path. */
void
faults_add (Faults     *self,
            const char *path,
            guint       times,
            guint       status,
            const char *header,
            const char *value)
{
  Fault *fault = g_new0 (Fault, 1);

  fault->path = g_strdup (path);
  fault->times = times;
  fault->status = status;
  fault->header = g_strdup (header);
  fault->value = g_strdup (value);
  g_ptr_array_add (self->faults, fault);
}

/* faults_cut: cuts the next response there halfway */
void
faults_cut (Faults     *self,
            const char *path)
{
  faults_add (self, path, 1, 0, NULL, NULL);
}

void
faults_clear (Faults *self)
{
  g_ptr_array_set_size (self->faults, 0);
}

static Fault *
find (Faults     *self,
      const char *path,
      gboolean    cut)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      Fault *fault = g_ptr_array_index (self->faults, i);

      if (fault->times > 0 && (fault->status == 0) == cut
          && g_str_has_prefix (path, fault->path))
        return fault;
    }
  return NULL;
}

/* faults_apply: returns whether the request was refused; records it in any case */
gboolean
faults_apply (Faults            *self,
              SoupServerMessage *message,
              const char        *path)
{
  Fault *fault = find (self, path, FALSE);

  g_ptr_array_add (self->asked, g_strdup (path));
  if (fault == NULL)
    return FALSE;
  fault->times--;
  if (fault->header != NULL)
    http_server_set_header (message, fault->header, fault->value);
  if (fault->status == 403 && g_strcmp0 (fault->header, "X-RateLimit-Reset") == 0)
    http_server_set_header (message, "X-RateLimit-Remaining", "0");
  http_server_reply_json (message, fault->status, "{\"message\":\"a fault\"}");
  return TRUE;
}

/* faults_count_asked: returns the number of requests whose path has this prefix */
guint
faults_count_asked (Faults     *self,
                    const char *path)
{
  guint n = 0;

  for (guint i = 0; i < self->asked->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (self->asked, i), path);
  return n;
}

void
faults_reply (Faults            *self,
              SoupServerMessage *message,
              const char        *path,
              const char        *type,
              const char        *body)
{
  Fault *fault = find (self, path, TRUE);
  g_autofree char *half = g_strndup (body, strlen (body) / 2);

  if (fault != NULL)
    fault->times--;
  http_server_reply (message, 200, type, fault != NULL ? half : body);
}
