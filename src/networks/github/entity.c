/* entity.c: GitHub users and their reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/github/entity.h"

#include <string.h>

#include "web/json.h"

/**
 * clout_github_dup_id:
 * @user: (nullable): a user; %NULL or the user "ghost" for deleted accounts
 *
 * Returns: (transfer full) (nullable): the user's permanent id; logins can change
 */
char *
clout_github_dup_id (JsonNode *user)
{
  gint64 id = clout_json_opt_int (user, "id", 0);

  return id > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static gboolean
is_part (const char *text,
         gsize       length)
{
  return length > 0 && length <= 100 && text[0] != '.'
    && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") >= length;
}

/* "ada/engine", which becomes part of a URL. Names may begin with a dot, as in ".github". */
static gboolean
is_full_name (const char *text)
{
  const char *slash = text != NULL ? strchr (text, '/') : NULL;
  const char *name = slash != NULL ? slash + 1 + (slash[1] == '.') : NULL;

  return name != NULL && is_part (text, slash - text) && is_part (name, strlen (name));
}

/**
 * clout_github_dup_issue:
 * @url: (nullable): "https://github.com/ada/engine/issues/7", or the API's form of it
 *
 * Returns: (transfer full) (nullable): "ada/engine#7"
 */
char *
clout_github_dup_issue (const char *url)
{
  g_auto(GStrv) parts = url != NULL ? g_strsplit (url, "/", 16) : NULL;
  guint n = parts != NULL ? g_strv_length (parts) : 0;
  g_autofree char *full = n >= 5 ? g_strconcat (parts[n - 4], "/", parts[n - 3], NULL) : NULL;

  if (full == NULL || !is_full_name (full) || !is_digits (parts[n - 1])
      || (strcmp (parts[n - 2], "issues") != 0 && strcmp (parts[n - 2], "pull") != 0))
    return NULL;
  return g_strdup_printf ("%s#%s", full, parts[n - 1]);
}

/**
 * clout_github_is_self:
 * @node: (nullable): where @path begins
 * @member: member of @node with a user
 * @self: the account's login
 */
gboolean
clout_github_is_self (JsonNode   *node,
                      const char *member,
                      const char *self)
{
  JsonNode *user = clout_json_opt_object (node, member);
  const char *login = clout_json_opt_string (user, "login", NULL);

  return login != NULL && self != NULL && g_ascii_strcasecmp (login, self) == 0;
}

/**
 * clout_github_is_own_repository:
 * @repository: a repository
 * @self: the account's id
 *
 * Returns: whether it is public and not a fork
 */
gboolean
clout_github_is_own_repository (JsonNode   *repository,
                                const char *self)
{
  return clout_github_is_self (repository, "owner", self)
    && is_full_name (clout_json_opt_string (repository, "full_name", NULL))
    && !clout_json_opt_bool (repository, "fork", FALSE)
    && !clout_json_opt_bool (repository, "private", FALSE);
}

/**
 * clout_github_add_person:
 * @batch: the batch to add to
 * @user: (nullable): a user; skipped if deleted
 * @flags: flags that relate them to the account, if known
 *
 * Adds a person.
 */
void
clout_github_add_person (CloutBatch       *batch,
                         JsonNode         *user,
                         CloutPersonFlags  flags)
{
  g_autofree char *id = clout_github_dup_id (user);
  const char *login = clout_json_opt_string (user, "login", NULL);
  gboolean is_bot = strcmp (clout_json_opt_string (user, "type", "User"), "Bot") == 0;

  if (id == NULL || login == NULL)
    return;
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = id,
    .handle = login,
    .name = login,
    .avatar = clout_json_opt_string (user, "avatar_url", NULL),
    .url = clout_json_opt_string (user, "html_url", NULL),
    .followers = clout_json_opt_int (user, "followers", -1),
    .following = clout_json_opt_int (user, "following", -1),
    .posts = clout_json_opt_int (user, "public_repos", -1),
    .flags = flags | (is_bot ? CLOUT_PERSON_BOT : 0),
    .known = flags | CLOUT_PERSON_BOT,
  });
}

/**
 * clout_github_add_reaction:
 * @batch: the batch to add to
 * @context: what the request is for
 * @item: a reaction; an own act if it is the account's; skipped if it was undone
 * @member: member of @item with the user
 * @reaction: everything except the user
 *
 * Adds a reaction.
 */
void
clout_github_add_reaction (CloutBatch                *batch,
                           const CloutRequestContext *context,
                           JsonNode                  *item,
                           const char                *member,
                           CloutBatchReaction        *reaction)
{
  JsonNode *user = clout_json_opt_object (item, member);
  g_autofree char *id = clout_github_dup_id (user);

  if (id == NULL || clout_json_opt_string (user, "login", NULL) == NULL)
    return;
  if (clout_github_is_self (item, member, context->self))
    {
      if (reaction->post != NULL)
        clout_batch_add_own_act (batch, &(CloutBatchOwnAct) { reaction->kind, reaction->post,
                                                              reaction->remote_id });
      return;
    }
  reaction->person = id;
  reaction->time = MAX (reaction->time, 0);
  clout_github_add_person (batch, user, CLOUT_PERSON_NONE);
  clout_batch_add_reaction (batch, reaction);
}

/**
 * clout_github_add_comment:
 * @batch: the batch to add to
 * @context: what the request is for
 * @item: a comment on an issue
 * @post: the post that it replies to
 *
 * Adds a comment.
 */
void
clout_github_add_comment (CloutBatch                *batch,
                          const CloutRequestContext *context,
                          JsonNode                  *item,
                          const char                *post)
{
  const char *url = clout_json_opt_string (item, "html_url", NULL);

  if (url != NULL)
    clout_github_add_reaction (batch, context, item, "user", &(CloutBatchReaction) {
      .kind = CLOUT_REACTION_REPLY,
      .post = post,
      .remote_id = url,
      .url = url,
      .time = clout_json_opt_time (item, "created_at", 0),
    });
}
