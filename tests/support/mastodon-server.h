/* mastodon-server.h: a server with the Mastodon API in the test's process.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everyone's password on every server. */
#define MASTODON_SERVER_PASSWORD "correct horse"

typedef struct _MastodonServer MastodonServer;

typedef enum
{
  MASTODON_SERVER_MASTODON,
  MASTODON_SERVER_GOTOSOCIAL,
  MASTODON_SERVER_SNAC,
  MASTODON_SERVER_HOLLO,
  MASTODON_SERVER_PIXELFED
} MastodonServerKind;

/* Times are Unix seconds. IDs are opaque: with '/' and ':', or case-sensitive. A person can be
 * given by ID or by handle. */
MastodonServer *mastodon_server_new                 (MastodonServerKind   kind);
void            mastodon_server_free                (MastodonServer      *self);
const char     *mastodon_server_get_origin          (MastodonServer      *self);
void            mastodon_server_set_now             (MastodonServer      *self,
                                                     gint64               now);
const char     *mastodon_server_add_person          (MastodonServer      *self,
                                                     const char          *handle,
                                                     gint64               followers,
                                                     gboolean             bot);
const char     *mastodon_server_get_id              (MastodonServer      *self,
                                                     const char          *handle);
const char     *mastodon_server_add_post            (MastodonServer      *self,
                                                     const char          *author,
                                                     gint64               time,
                                                     const char          *html,
                                                     const char          *visibility,
                                                     const char          *answers);
void            mastodon_server_favourite           (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *post,
                                                     gint64               time);
void            mastodon_server_unfavourite         (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *post);
void            mastodon_server_reblog              (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *post,
                                                     gint64               time);
void            mastodon_server_follow              (MastodonServer      *self,
                                                     const char          *follower,
                                                     const char          *followed,
                                                     gint64               time);
gboolean        mastodon_server_unreblog            (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *post);
void            mastodon_server_unfollow            (MastodonServer      *self,
                                                     const char          *follower,
                                                     const char          *followed);
void            mastodon_server_remove_post         (MastodonServer      *self,
                                                     const char          *post);
const char     *mastodon_server_edit_post           (MastodonServer      *self,
                                                     const char          *id,
                                                     const char          *text);
void            mastodon_server_hide_post           (MastodonServer      *self,
                                                     const char          *post);
void            mastodon_server_set_hidden          (MastodonServer      *self,
                                                     const char          *post,
                                                     guint                n);
void            mastodon_server_set_empty           (MastodonServer      *self,
                                                     gboolean             empty);
void            mastodon_server_lose_next           (MastodonServer      *self,
                                                     guint                n);
void            mastodon_server_mute                (MastodonServer      *self,
                                                     const char          *person,
                                                     gboolean             muted);
void            mastodon_server_feature             (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *tag);
gboolean        mastodon_server_delete_post         (MastodonServer      *self,
                                                     const char          *words);
guint           mastodon_server_count_posts         (MastodonServer      *self,
                                                     const char          *words);
void            mastodon_server_clear_notifications (MastodonServer      *self);
void            mastodon_server_revoke_tokens       (MastodonServer      *self);
const char     *mastodon_server_get_token           (MastodonServer      *self);
guint           mastodon_server_get_n_tokens        (MastodonServer      *self);
void            mastodon_server_fail_next           (MastodonServer      *self,
                                                     const char          *prefix,
                                                     guint                n,
                                                     guint                status,
                                                     const char          *retry_after);
void            mastodon_server_hold                (MastodonServer      *self,
                                                     const char          *prefix);
void            mastodon_server_release             (MastodonServer      *self);
void            mastodon_server_set_limit           (MastodonServer      *self,
                                                     guint                requests);
void            mastodon_server_give_tokens_to      (MastodonServer      *self,
                                                     const char          *person);
void            mastodon_server_move                (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *handle);
void            mastodon_server_rename              (MastodonServer      *self,
                                                     const char          *person,
                                                     const char          *name);
void            mastodon_server_set_domain          (MastodonServer      *self,
                                                     const char          *domain);
char           *mastodon_server_dup_webfinger       (MastodonServer      *self,
                                                     const char          *resource);
void            mastodon_server_set_loop            (MastodonServer      *self,
                                                     const char          *pages);
void            mastodon_server_set_link_origin     (MastodonServer      *self,
                                                     const char          *origin);
void            mastodon_server_kill_at             (MastodonServer      *self,
                                                     GSubprocess         *process,
                                                     guint                n);
guint           mastodon_server_get_n_asked         (MastodonServer      *self,
                                                     const char          *prefix);

void            mastodon_server_populate            (MastodonServer      *self,
                                                     gint64               now,
                                                     guint                n_posts,
                                                     guint                n_people);

void            mastodon_browse_async               (const char          *url,
                                                     const char          *login,
                                                     gboolean             approve,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean        mastodon_browse_finish              (GAsyncResult        *result,
                                                     GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MastodonServer, mastodon_server_free)

G_END_DECLS
