/* dpop-nonces.h: what each server requires in the next DPoP proof.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _CloutProver CloutProver;

CloutProver *clout_prover_new       (void);
CloutProver *clout_prover_ref       (CloutProver  *self);
void         clout_prover_unref     (CloutProver  *self);
gboolean     clout_prover_add_proof (CloutProver  *self,
                                     SoupMessage  *message,
                                     const char   *key,
                                     const char   *access,
                                     gint64        now,
                                     GError      **error);
void         clout_prover_learn     (CloutProver  *self,
                                     SoupMessage  *message,
                                     gint64        now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutProver, clout_prover_unref)

G_END_DECLS
