/* car-repository.h: finds the records among the blocks of an AT Protocol repository.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _CloutCarRepository CloutCarRepository;

CloutCarRepository *clout_car_repository_new           (void);
void                clout_car_repository_free          (CloutCarRepository  *self);
gboolean            clout_car_repository_add           (CloutCarRepository  *self,
                                                        JsonNode            *block,
                                                        GError             **error);
gboolean            clout_car_repository_finish        (CloutCarRepository  *self,
                                                        GError             **error);
const char         *clout_car_repository_get_did       (CloutCarRepository  *self);
const char         *clout_car_repository_get_name      (CloutCarRepository  *self);
gint64              clout_car_repository_get_following (CloutCarRepository  *self);
const char         *clout_car_repository_find          (CloutCarRepository  *self,
                                                        const char          *digest,
                                                        guint                index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCarRepository, clout_car_repository_free)

G_END_DECLS
