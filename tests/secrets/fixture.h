/* fixture.h: secrets under a test’s app id, and what holds wherever they are kept.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "secrets/secrets.h"

G_BEGIN_DECLS

#define SECRETS_APP "io.github.cloutapp.Test"
#define SECRETS_HIDDEN "hidden-token-7f3a"

typedef struct
{
  CloutSecrets *secrets;
} SecretsFixture;

void     secrets_set_up                (SecretsFixture  *f,
                                        gconstpointer    data);
void     secrets_tear_down             (SecretsFixture  *f,
                                        gconstpointer    data);
gboolean secrets_store                 (CloutSecrets    *secrets,
                                        const char      *account,
                                        const char      *secret,
                                        GError         **error);
char    *secrets_lookup                (CloutSecrets    *secrets,
                                        const char      *account,
                                        GError         **error);
gboolean secrets_clear                 (CloutSecrets    *secrets,
                                        const char      *account,
                                        GError         **error);
gboolean secrets_unlock                (CloutSecrets    *secrets,
                                        GError         **error);
void     secrets_assert                (CloutSecrets    *secrets,
                                        const char      *account,
                                        const char      *wanted);
void     secrets_assert_all_fail       (CloutSecrets    *secrets,
                                        const char      *account,
                                        int              code);
void     secrets_test_round_trip       (SecretsFixture  *f,
                                        gconstpointer    data);
void     secrets_test_session_only     (SecretsFixture  *f,
                                        gconstpointer    data);
void     secrets_test_keep_after_all   (SecretsFixture  *f,
                                        gconstpointer    data);
void     secrets_test_cancelled_before (SecretsFixture  *f,
                                        gconstpointer    data);

G_END_DECLS
