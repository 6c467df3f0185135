/* sign-in.c: one sign-in; this build serves none yet and says so.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sign-in.h"

struct _CloutSignIn
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CloutSignIn, clout_sign_in, G_TYPE_OBJECT)

static void
clout_sign_in_class_init (CloutSignInClass *klass)
{
}

static void
clout_sign_in_init (CloutSignIn *self)
{
}

CloutSignIn *
clout_sign_in_new (CloutEngine *engine, const char *network, const char *server,
                   CloutAccount *account)
{
  return g_object_new (CLOUT_TYPE_SIGN_IN, NULL);
}

CloutSignInState
clout_sign_in_get_state (CloutSignIn *self)
{
  return CLOUT_SIGN_IN_FAILED;
}

const char *
clout_sign_in_get_link (CloutSignIn *self)
{
  return NULL;
}

void
clout_sign_in_run_async (CloutSignIn *self, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_task_report_new_error (self, callback, user_data, clout_sign_in_run_async, CLOUT_SYNC_ERROR,
                           CLOUT_SYNC_ERROR_NOT_SERVED, "Sign-in: not part of this build");
}

CloutAccount *
clout_sign_in_run_finish (CloutSignIn *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
clout_sign_in_enter_code (CloutSignIn *self, const char *text, GError **error)
{
  g_set_error_literal (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED,
                       "Sign-in: not part of this build");
  return FALSE;
}

void
clout_sign_in_keep_async (CloutSignIn *self, gboolean session_only, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  clout_sign_in_run_async (self, cancellable, callback, user_data);
}

CloutAccount *
clout_sign_in_keep_finish (CloutSignIn *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
