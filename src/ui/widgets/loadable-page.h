/* loadable-page.h: a page whose content is loaded: shows a spinner, an error, a placeholder or
 * the content.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CloutLoadableState:
 * @CLOUT_LOADABLE_LOADING: nothing was loaded yet; a spinner after half a second
 * @CLOUT_LOADABLE_EMPTY: there is nothing to show
 * @CLOUT_LOADABLE_FAILED: an error and Try Again
 * @CLOUT_LOADABLE_CONTENT: the page's content
 */
typedef enum
{
  CLOUT_LOADABLE_LOADING,
  CLOUT_LOADABLE_EMPTY,
  CLOUT_LOADABLE_FAILED,
  CLOUT_LOADABLE_CONTENT
} CloutLoadableState;

#define CLOUT_TYPE_LOADABLE_PAGE (clout_loadable_page_get_type ())

/* Signal "load" (GCancellable *cancellable): the page is visible and must be loaded; finish with
   one of the show functions. Properties: the titles, icon and children of each state, "content". */
G_DECLARE_FINAL_TYPE (CloutLoadablePage, clout_loadable_page, CLOUT, LOADABLE_PAGE, AdwBin)

void               clout_loadable_page_reload          (CloutLoadablePage *self);
void               clout_loadable_page_reload_soon     (CloutLoadablePage *self);
void               clout_loadable_page_reset           (CloutLoadablePage *self);
void               clout_loadable_page_show_early      (CloutLoadablePage *self);
void               clout_loadable_page_show_content    (CloutLoadablePage *self);
void               clout_loadable_page_show_empty      (CloutLoadablePage *self);
void               clout_loadable_page_show_error      (CloutLoadablePage *self,
                                                        const GError      *error);
gboolean           clout_loadable_page_is_stale        (CloutLoadablePage *self);
CloutLoadableState clout_loadable_page_get_state       (CloutLoadablePage *self);
GCancellable      *clout_loadable_page_get_cancellable (CloutLoadablePage *self);

G_END_DECLS
