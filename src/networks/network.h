/* network.h: describes a network as a table: available requests, and how to read their
 * responses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"
#include "networks/endorser.h"
#include "networks/list.h"
#include "score/network-weight.h"
#include "web/http/http.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

/* Marks texts for translation, which happens in messages/. */
#ifndef N_
#define N_(String) (String)
#define NC_(Context, String) (String)
#endif

/**
 * CloutNetworkFlags:
 * @CLOUT_NETWORK_SIGN_IN: accounts can sign in
 * @CLOUT_NETWORK_BY_HANDLE: public accounts can be read without signing in
 * @CLOUT_NETWORK_NEEDS_CREDENTIALS: signing in requires #CloutNetwork.user_credentials
 * @CLOUT_NETWORK_COUNTS: reports how many reactions a post has
 * @CLOUT_NETWORK_ENDORSE: supports +K
 * @CLOUT_NETWORK_LASTING_SELF: an account's remote id derives from its handle, and
 *   #CloutPage.self is the permanent id
 * @CLOUT_NETWORK_WHO: reports who reacted, for some kinds of reactions at least
 */
typedef enum
{
  CLOUT_NETWORK_SIGN_IN        = 1 << 0,
  CLOUT_NETWORK_BY_HANDLE      = 1 << 1,
  CLOUT_NETWORK_NEEDS_CREDENTIALS = 1 << 2,
  CLOUT_NETWORK_COUNTS         = 1 << 3,
  CLOUT_NETWORK_WHO            = 1 << 4,
  CLOUT_NETWORK_ENDORSE        = 1 << 5,
  CLOUT_NETWORK_LASTING_SELF   = 1 << 6
} CloutNetworkFlags;

/**
 * CloutUserCredentials: the credentials that a person gets from a network that requires their own
 * API app.
 * @page: URL of the page to get them
 * @client_id: (nullable): name of the app's id on that page; %NULL if no app is needed
 * @client_secret: (nullable): name of the app's secret; %NULL if it has none
 * @secret_optional: whether an app may have no secret
 * @key: (nullable): name of a key or token that works without a browser
 * @steps: (nullable): instructions for people, %NULL-terminated; %NULL if the page only creates
 *   keys
 * @units: a key's daily quota in the network's units; 0 if there is no quota
 * @units_a_day: (nullable): most units that Clout uses in a day. Pure
 */
typedef struct
{
  const char *page;
  const char *client_id;
  const char *client_secret;
  gboolean secret_optional;
  const char *key;
  const char *const *steps;
  guint units;
  guint (*units_a_day) (void);
} CloutUserCredentials;

/**
 * CloutResourceFlags:
 * @CLOUT_RESOURCE_SIGNED_IN: requested only with a token
 * @CLOUT_RESOURCE_OPTIONAL: skipped if the server doesn't offer it
 * @CLOUT_RESOURCE_PER_POST: requested for each of the account's posts with more counted than
 *   listed reactions of this kind
 * @CLOUT_RESOURCE_EACH_POST: requested for each of the account's posts that can still count
 * @CLOUT_RESOURCE_COMPLETE: with %CLOUT_RESOURCE_PER_POST: the pages together are complete, so
 *   stored reactions that aren't on them were undone; also requested if the network counts fewer
 * @CLOUT_RESOURCE_PEOPLE: requested for friends and people who reacted and whose counts are
 *   unknown or old, %CLOUT_ASK_PEOPLE at a time
 * @CLOUT_RESOURCE_FOLLOW: redirects to other addresses are allowed
 * @CLOUT_RESOURCE_NEWEST: with #CloutResource.lists: the list ends only where the server cut it
 * @CLOUT_RESOURCE_GIVEN: with %CLOUT_LISTING_POSTS: the list also has replies to others, and
 *   reshares
 * @CLOUT_RESOURCE_QUEUE: its pages are responses to different requests, so one may have nothing
 *   new
 * @CLOUT_RESOURCE_ANSWERED: requested for a few posts with known reactions at a time, for servers
 *   whose counts don't fall when a reaction is undone
 * @CLOUT_RESOURCE_WORDS: requested for a few replies or mentions at a time that are no longer
 *   among the notifications: those not found were deleted
 * @CLOUT_RESOURCE_QUOTES: with %CLOUT_RESOURCE_COMPLETE of reshares: the list includes quotes
 * @CLOUT_RESOURCE_ABSENT: with %CLOUT_RESOURCE_PEOPLE: people missing from the response have
 *   deleted their account
 */
typedef enum
{
  CLOUT_RESOURCE_SIGNED_IN = 1 << 0,
  CLOUT_RESOURCE_OPTIONAL  = 1 << 1,
  CLOUT_RESOURCE_PER_POST  = 1 << 2,
  CLOUT_RESOURCE_COMPLETE  = 1 << 3,
  CLOUT_RESOURCE_PEOPLE    = 1 << 4,
  CLOUT_RESOURCE_FOLLOW    = 1 << 5,
  CLOUT_RESOURCE_EACH_POST = 1 << 6,
  CLOUT_RESOURCE_NEWEST    = 1 << 7,
  CLOUT_RESOURCE_GIVEN     = 1 << 8,
  CLOUT_RESOURCE_QUEUE     = 1 << 9,
  CLOUT_RESOURCE_ANSWERED  = 1 << 10,
  CLOUT_RESOURCE_WORDS     = 1 << 11,
  CLOUT_RESOURCE_QUOTES    = 1 << 12,
  CLOUT_RESOURCE_ABSENT    = 1 << 13
} CloutResourceFlags;

/* Requested one at a time or a few at a time. */
#define CLOUT_RESOURCE_SUBJECTS \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_EACH_POST \
   | CLOUT_RESOURCE_ANSWERED | CLOUT_RESOURCE_WORDS)

/* Most posts or replies per pass for %CLOUT_RESOURCE_ANSWERED and %CLOUT_RESOURCE_WORDS; the
   next day's pass requests others. */
#define CLOUT_ASK_AGAIN 20

/* Most people per request. */
#define CLOUT_ASK_PEOPLE 25

/**
 * CloutRequestContext: the data for a request.
 * @origin: the account's server, "https://mastodon.social"
 * @handle: the account's handle, from #CloutNetwork.dup_handle
 * @self: (nullable): the account's id in requests, once its profile was read
 * @signed_in: whether the request has a token
 * @cursor: (nullable): where to continue, from #CloutPage, %NULL for the first page
 * @since: oldest time wanted, Unix seconds
 * @post: (nullable): remote id of the post, or of the reply or mention, to request
 * @people: (nullable): %NULL-terminated remote ids for %CLOUT_RESOURCE_PEOPLE, of which the first
 *   %CLOUT_ASK_PEOPLE are requested
 */
typedef struct
{
  const char *origin;
  const char *handle;
  const char *self;
  gboolean signed_in;
  const char *cursor;
  gint64 since;
  const char *post;
  const char *const *people;
} CloutRequestContext;

/**
 * CloutResponseList: a list of replies to posts, for %CLOUT_RESOURCE_QUEUE, with consecutive pages.
 * @first: whether this is its first page
 * @last: whether this is its last page
 * @believed: whether an empty list can be trusted
 * @kinds: kinds of its items, as a set of CLOUT_ACT()
 * @posts: (nullable) (element-type utf8): remote ids of the posts that the page covers, %NULL for
 *   all
 * @since: Unix seconds; the list has nothing from then or earlier
 * @until: Unix seconds from which on it has nothing, 0 for no end
 * @covers: (nullable): as in #CloutBatchListing
 * @thread: as in #CloutBatchListing
 * @others: as in #CloutBatchListing
 * @threads: (nullable) (element-type utf8): remote ids of threads on the page with all of their
 *   replies
 */
typedef struct
{
  gboolean first;
  gboolean last;
  gboolean believed;
  guint kinds;
  GPtrArray *posts;
  gint64 since;
  gint64 until;
  gboolean (*covers) (const char *remote);
  char thread;
  gboolean others;
  GPtrArray *threads;
} CloutResponseList;

/* See clout_due_bound_clock(). */
#define CLOUT_PAGE_LATEST 3

/**
 * CloutPage: the contents of a response.
 * @charged: (nullable) (element-type utf8): items to pay for, if the resource has a price: one
 *   name per item, the same for the same item
 * @batch: data to store
 * @next: (nullable): cursor of the next page, %NULL at the end
 * @self: (nullable): as in #CloutRequestContext, set by the first resource
 * @newest: Unix seconds of the newest item, 0 if items have no time
 * @latest: Unix seconds of the newest items, newest first; 0 if there are fewer
 * @oldest: Unix seconds of the oldest item, 0 if items have no time
 * @last: Unix seconds of the last item with a time, or 0
 * @unsorted: whether an item is newer than one before it
 * @partial: for %CLOUT_RESOURCE_COMPLETE: the response is incomplete, so missing items mean nothing
 * @cut: whether the list continues at an address that Clout doesn't open
 * @list: (nullable): the list that the page belongs to, for %CLOUT_RESOURCE_QUEUE
 * @choices: (nullable) (element-type CloutChoice): for #CloutNetwork.chooser: receives the
 *   choices
 */
typedef struct
{
  CloutBatch *batch;
  char *next;
  char *self;
  gint64 newest;
  gint64 latest[CLOUT_PAGE_LATEST];
  gint64 oldest;
  gint64 last;
  gboolean unsorted;
  gboolean partial;
  gboolean cut;
  CloutResponseList *list;
  GPtrArray *charged;
  GPtrArray *choices;
} CloutPage;

/**
 * CloutPagingStyle: how a list continues.
 * @CLOUT_PAGING_NONE: the list has a single page
 * @CLOUT_PAGING_LINK: at the "next" URL in the Link header
 * @CLOUT_PAGING_MEMBER: with text from the response, as a parameter of the next request
 * @CLOUT_PAGING_LAST_ID: after the id of the last item, from clout_listing_note_id()
 * @CLOUT_PAGING_NUMBER: with the next page number, from 1 until a page is empty
 */
typedef enum
{
  CLOUT_PAGING_NONE,
  CLOUT_PAGING_LINK,
  CLOUT_PAGING_MEMBER,
  CLOUT_PAGING_LAST_ID,
  CLOUT_PAGING_NUMBER
} CloutPagingStyle;

/**
 * CloutPaging:
 * @parameter: (nullable): parameter for the cursor. For %CLOUT_PAGING_LINK, parameter for the id
 *   of a full page's last item, for servers without the header
 * @member: for %CLOUT_PAGING_MEMBER: path of the cursor, "paging.cursors.after"
 * @more: (nullable): a member that is missing on the last page, if that has a cursor too
 * @full: for %CLOUT_PAGING_LINK with @parameter: number of items on a full page
 */
typedef struct
{
  CloutPagingStyle style;
  const char *parameter;
  const char *member;
  const char *more;
  guint full;
} CloutPaging;

/**
 * CloutProtocol: the protocol of a row's requests.
 * @CLOUT_PROTOCOL_HTTP: one request, one response
 *
 * To add another, such as WebSocket, add a value here and three pieces of code:
 * clout_resource_build_request() makes its message (libsoup opens a WebSocket from a #SoupMessage
 * to "wss://…", so the frame to send can be the body), clout_resource_get_http() tells how to
 * send it, and web/http/ collects the frames up to the one that ends the list into a
 * #CloutResponse whose body is a JSON array. Rows, item readers, paging, retries and the store
 * work with a #CloutResponse and don't change.
 */
typedef enum
{
  CLOUT_PROTOCOL_HTTP
} CloutProtocol;

typedef struct _CloutListing CloutListing;
typedef struct _CloutResource CloutResource;

/**
 * CloutResource: one list of a network.
 *
 * A plain list needs no functions except @read_item: @path is what to request, @paging how it
 * continues, and @items where the list is in the response.
 *
 * A template is a path with parameters after a "?": "/users/{self}/posts?limit=40". These
 * placeholders are replaced and escaped: {self}, {id} ({self} up to a space), {handle}, {name}
 * (the handle up to an "@"), {actor} ({self} or, while it isn't known, {handle}), {post}, {since}
 * (as "2026-01-31T00:00:00Z"), {since_unix}, {people} (separated by commas). Parameters with
 * unknown values are omitted. "ids*={people}" and "kinds*=a,b" are lists: repeated parameters, or
 * a JSON array. "{{" is a brace.
 *
 * @name: "posts"; kept with the cursor: never change it
 * @kind: kind of reactions it lists, for %CLOUT_RESOURCE_PER_POST
 * @interval: seconds until it is due again
 * @overlap: seconds before the newest known item to read again, because counts change and items
 *   arrive late
 * @max_pages: most pages per pass
 * @path: template of the request
 * @path_signed_in: (nullable): template for requests with a token
 * @path_by_name: (nullable): template while {self} isn't known
 * @is_json: whether to post the parameters as a JSON object. Numbers, "true" and "false" in the
 *   template keep their type
 * @protocol: protocol of the requests
 * @paging: how the list continues
 * @items: (nullable): path of the list in the response, "data.items"; %NULL if the response is
 *   the list
 * @read_item: (nullable): adds an item to the page's batch. Skips malformed items. Pure. Without
 *   it, any JSON response is accepted
 * @finish: (nullable): called when the page is complete otherwise. Pure
 * @lists: what its pages list completely, so that stored items that aren't listed were deleted
 * @flag: for %CLOUT_LISTING_PEOPLE: the flag of everyone listed
 * @covers: (nullable): for %CLOUT_LISTING_POSTS: which posts it lists, %NULL for all; for
 *   %CLOUT_RESOURCE_COMPLETE and %CLOUT_RESOURCE_ANSWERED: posts whose counts don't fall, so that
 *   lists are more reliable. Pure
 * @trusted: for how many seconds after a complete pass to trust the server's claim that nothing
 *   has changed; 0 to not ask
 * @price: price of an item, in millionths of a US dollar; 0 for most
 * @page_items: most items per response, if they have a price
 * @skip: (nullable): for %CLOUT_RESOURCE_OPTIONAL: the cursor to continue with if the server
 *   doesn't offer the page, or %NULL at the end. Pure
 * @request: (nullable): makes the request if a template isn't enough, or returns %NULL with an
 *   error. Pure
 * @read: (nullable): reads a response into @page, which is empty, if it isn't a list of
 *   independent items. Pure. Fails with %CLOUT_WEB_ERROR_BAD_RESPONSE if the response as a whole
 *   is invalid. If the first resource needs several requests for the profile, it sets
 *   #CloutPage.next without a profile
 */
struct _CloutResource
{
  const char *name;
  CloutResourceFlags flags;
  CloutReactionKind kind;
  guint interval;
  guint overlap;
  guint max_pages;
  const char *path;
  const char *path_signed_in;
  const char *path_by_name;
  gboolean is_json;
  CloutProtocol protocol;
  CloutPaging paging;
  const char *items;
  void         (*read_item) (CloutListing               *listing,
                             JsonNode                   *item);
  void         (*finish)    (CloutListing               *listing);
  CloutListingKind lists;
  CloutPersonFlags flag;
  gboolean     (*covers)    (const char                 *remote);
  guint trusted;
  guint price;
  guint page_items;
  char        *(*skip)      (const CloutRequestContext  *context);
  SoupMessage *(*request)   (const CloutRequestContext  *context,
                             GError                    **error);
  gboolean     (*read)      (const CloutRequestContext  *context,
                             CloutResponse              *response,
                             CloutPage                  *page,
                             GError                    **error);
};

/**
 * CloutChoice: something that a signed-in person can act for, such as a page.
 * @access: token to act for it; secret
 */
typedef struct
{
  char *id;
  char *name;
  char *access;
} CloutChoice;

/**
 * CloutNetwork: everything the engine needs to know about a network.
 * @id: kept in the store: never change it
 * @name: its name, as its makers spell it
 * @archive_hint: (nullable): instructions for requesting an archive; %NULL if Clout can't read
 *   them
 * @weight: factor for the odds of its accounts: how much a follower or reaction counts
 * @closed: when the network shut down, Unix seconds, 0 if it exists
 * @oauth: (nullable): how to sign in
 * @endorser: (nullable): how it supports +K, for %CLOUT_NETWORK_ENDORSE
 * @user_credentials: (nullable): for %CLOUT_NETWORK_NEEDS_CREDENTIALS, or if they are optional
 * @chooser: (nullable): for networks where the account isn't the person but, for example, their
 *   page: a row whose items go to #CloutPage.choices
 * @resources: resources in the order fetched; the first is the profile, which sets
 *   #CloutPage.self
 * @n_resources: number of resources
 * @headers: (nullable): alternating names and values, %NULL-terminated, for every row's requests
 * @members: (nullable): names of all members of JSON that @dup_body and the rows' functions for
 *   items read, at any depth, and those in the rows; others are skipped. %NULL reads all
 * @dup_body: (nullable): converts a list's response to the structure in its row, for servers that
 *   deviate. Pure
 * @absent_status: HTTP status, besides 404 and 410, for something that doesn't exist; 0 for none
 * @public_origin: (nullable): the single server for all public accounts; %NULL if handles include
 *   their server
 * @public_variable: (nullable): environment variable that names another instead
 * @api_origin: (nullable): the single API server, if accounts are named after @public_origin
 * @api_variable: (nullable): environment variable that names another instead
 * @key_header: (nullable): header for a user-supplied key, %NULL for a Bearer token
 * @directory: (nullable): directory that maps names to servers, for networks whose people sign in
 *   on different servers
 * @handle_domain: (nullable): suffix of the handles that the network assigns
 * @directory_variable: (nullable): environment variable that names another instead
 * @software: (nullable): %NULL-terminated software names that its servers report, for networks
 *   whose people may not know which one their server belongs to
 * @hosts: (nullable): %NULL-terminated names of its sites, without "www.", "m." and "mobile."; one
 *   that starts with a dot stands for every name that ends in it. For networks with @software,
 *   some well-known servers
 * @prefixes: (nullable): %NULL-terminated beginnings of its addresses that aren't https, "at://"
 * @links: (nullable): %NULL-terminated paths of its profiles, "/user/{name}", or of its pages with
 *   "*" for any text. For networks with @software, and for pages, on any server
 * @not_names: (nullable): %NULL-terminated beginnings of paths that aren't anyone's name, "search"
 * @dup_handle: parses a handle of this network, or returns %NULL. Pure
 * @example_server: (nullable): a well-known server, if people choose one
 * @apps_path: (nullable): path of the page to revoke a sign-in, for networks where apps can't do
 *   that
 * @composer: (nullable): page to write a post: an address, or a path on the account's server
 * @dup_origin: (nullable): returns the server of a typed handle or server name, or %NULL with
 *   %CLOUT_WEB_ERROR_BAD_ADDRESS or %CLOUT_WEB_ERROR_INSECURE. Pure
 * @map_error: (nullable): maps a 4xx response to an error, for networks that report it in the body.
 *   Pure: @now is in Unix seconds
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *archive_hint;
  double weight;
  gint64 closed;
  CloutNetworkFlags can;
  const CloutOAuthProfile *oauth;
  const CloutEndorser *endorser;
  const CloutUserCredentials *user_credentials;
  const CloutResource *chooser;
  const CloutResource *resources;
  gsize n_resources;
  const char *const *headers;
  const char *const *members;
  JsonNode *(*dup_body) (JsonNode *root);
  guint absent_status;
  const char *public_origin;
  const char *public_variable;
  const char *api_origin;
  const char *api_variable;
  const char *key_header;
  const char *directory;
  const char *directory_variable;
  const char *handle_domain;
  const char *const *software;
  const char *const *hosts;
  const char *const *prefixes;
  const char *const *links;
  const char *const *not_names;
  char *(*dup_handle) (const char  *typed);
  const char *example_server;
  const char *apps_path;
  const char *composer;
  char *(*dup_origin) (const char  *typed,
                       GError     **error);
  GError *(*map_error) (CloutResponse *response,
                        gint64         now);
} CloutNetwork;

/* All networks, %NULL-terminated. Tests can define their own list. */
extern const CloutNetwork *const clout_networks_all[];

#define CLOUT_NETWORK_DECLARE(network) extern const CloutNetwork clout_network_##network;
CLOUT_NETWORKS (CLOUT_NETWORK_DECLARE)

const CloutNetwork *const *clout_networks_list          (gsize               *ret_n);
const CloutNetwork        *clout_networks_find          (const char          *id);
const CloutNetwork        *clout_networks_describe      (const char          *id);
const CloutNetworkWeight  *clout_networks_get_weights   (void);
const CloutNetwork        *clout_networks_guess         (const char          *typed);
const CloutNetwork        *clout_networks_find_software (const char          *software);
char                      *clout_network_dup_handle     (const CloutNetwork  *self,
                                                         const char          *typed);
const CloutNetwork        *clout_networks_guess_next    (const char          *typed,
                                                         const CloutNetwork  *after);
const CloutNetwork        *clout_networks_guess_sign_in (const char          *typed);
gboolean                   clout_network_has_price      (const CloutNetwork  *self);
void                       clout_network_map_error      (const CloutNetwork  *self,
                                                         GError              *error);
CloutHttpFlags             clout_resource_get_http      (const CloutResource *self);
CloutResponse             *clout_network_check_response (const CloutNetwork  *self,
                                                         CloutResponse       *response,
                                                         gint64               now,
                                                         GError             **error);
GPtrArray                 *clout_choices_new            (void);
void                       clout_page_add_choice        (CloutPage           *page,
                                                         const char          *id,
                                                         const char          *name,
                                                         const char          *access);
CloutResponseList         *clout_page_add_list          (CloutPage           *page,
                                                         guint                kinds,
                                                         gint64               since);
void                       clout_page_charge            (CloutPage           *page,
                                                         const char          *item);
void                       clout_page_note_time         (CloutPage           *page,
                                                         gint64               time);
void                       clout_page_clear             (CloutPage           *page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutPage, clout_page_clear)

G_END_DECLS
