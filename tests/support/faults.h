/* faults.h: injects faults into a test server, and records its requests.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support/http-server.h"

G_BEGIN_DECLS

typedef struct _Faults Faults;

Faults  *faults_new          (void);
void     faults_free         (Faults            *self);
void     faults_add          (Faults            *self,
                              const char        *path,
                              guint              times,
                              guint              status,
                              const char        *header,
                              const char        *value);
void     faults_cut          (Faults            *self,
                              const char        *path);
void     faults_clear        (Faults            *self);
gboolean faults_apply        (Faults            *self,
                              SoupServerMessage *message,
                              const char        *path);
guint    faults_count_asked  (Faults            *self,
                              const char        *path);
void     faults_reply        (Faults            *self,
                              SoupServerMessage *message,
                              const char        *path,
                              const char        *type,
                              const char        *body);

G_END_DECLS
