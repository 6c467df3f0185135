/* network.h: a network as a table: what is requested, and how the responses are read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"
#include "networks/endorser.h"
#include "networks/list.h"
#include "web/http/http.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

/* Marks sentences for translation, which messages/ does. */
#ifndef N_
#define N_(String) (String)
#define NC_(Context, String) (String)
#endif

/**
 * CloutNetworkFlags:
 * @CLOUT_NETWORK_SIGN_IN: accounts can be signed in
 * @CLOUT_NETWORK_BY_HANDLE: public accounts can be read without signing in
 * @CLOUT_NETWORK_NEEDS_OWN_KEYS: signing in takes what #CloutNetwork.user_credentials says
 * @CLOUT_NETWORK_COUNTS: says how many reactions a post has
 * @CLOUT_NETWORK_ENDORSE: carries +K
 * @CLOUT_NETWORK_LASTING_SELF: an account's remote id is made of its handle, and
 *   #CloutPage.self is the id that stays the same
 * @CLOUT_NETWORK_WHO: says who reacted, of some kind of reaction at least
 */
typedef enum
{
  CLOUT_NETWORK_SIGN_IN        = 1 << 0,
  CLOUT_NETWORK_BY_HANDLE      = 1 << 1,
  CLOUT_NETWORK_NEEDS_OWN_KEYS = 1 << 2,
  CLOUT_NETWORK_COUNTS         = 1 << 3,
  CLOUT_NETWORK_WHO            = 1 << 4,
  CLOUT_NETWORK_ENDORSE        = 1 << 5,
  CLOUT_NETWORK_LASTING_SELF   = 1 << 6
} CloutNetworkFlags;

/**
 * CloutOwnKeys: what a person gets from a network that lets no app in but their own.
 * @page: where they get it
 * @client_id: (nullable): what the page calls an app's id; %NULL where no app is needed
 * @client_secret: (nullable): what it calls the app's secret; %NULL where there isn't one
 * @secret_optional: whether an app may have none
 * @key: (nullable): what it calls a key or token that is good by itself, without a browser
 * @steps: (nullable): how to get these: sentences for people, up to %NULL; %NULL where the page
 *   only makes keys
 * @units: what the network lets a key ask in a day, in units of its own; 0 where it counts none
 * @units_a_day: (nullable): how many of them Clout asks for at most. Pure
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
} CloutOwnKeys;

/**
 * CloutResourceFlags:
 * @CLOUT_RESOURCE_SIGNED_IN: asked for with a token only
 * @CLOUT_RESOURCE_OPTIONAL: servers may lack it: then it is skipped
 * @CLOUT_RESOURCE_PER_POST: asked for each own post that the network counts more
 *   reactions of the resource's kind on than it has listed
 * @CLOUT_RESOURCE_EACH_POST: asked for each own post that can still count
 * @CLOUT_RESOURCE_WHOLE: with %CLOUT_RESOURCE_PER_POST: the pages together say who reacts,
 *   so what is stored and not among them was taken back; asked for also where
 *   the network counts fewer
 * @CLOUT_RESOURCE_PEOPLE: asked for friends and people who reacted whose counters are not
 *   known, or old, %CLOUT_ASK_PEOPLE at a time
 * @CLOUT_RESOURCE_FOLLOW: its servers may send us on to other addresses
 * @CLOUT_RESOURCE_NEWEST: with #CloutResource.lists: its end is only where the server cut it
 * @CLOUT_RESOURCE_GIVEN: with %CLOUT_LISTING_POSTS: it also lists replies to others, and reshares
 * @CLOUT_RESOURCE_STEPS: its pages are answers to different questions, so that one may well
 *   bring only what another has brought
 * @CLOUT_RESOURCE_ANSWERED: asked for some posts at a time that others are known to have reacted
 *   to, for servers whose counts do not fall when a reaction is taken back
 * @CLOUT_RESOURCE_WORDS: asked for some words at a time that mention the account and that its
 *   notifications no longer show: where they are not found, they are gone
 * @CLOUT_RESOURCE_QUOTES: with %CLOUT_RESOURCE_WHOLE of reshares: quotes are listed among them
 * @CLOUT_RESOURCE_ABSENT: with %CLOUT_RESOURCE_PEOPLE: people missing from the response have left
 */
typedef enum
{
  CLOUT_RESOURCE_SIGNED_IN = 1 << 0,
  CLOUT_RESOURCE_OPTIONAL  = 1 << 1,
  CLOUT_RESOURCE_PER_POST  = 1 << 2,
  CLOUT_RESOURCE_WHOLE     = 1 << 3,
  CLOUT_RESOURCE_PEOPLE    = 1 << 4,
  CLOUT_RESOURCE_FOLLOW    = 1 << 5,
  CLOUT_RESOURCE_EACH_POST = 1 << 6,
  CLOUT_RESOURCE_NEWEST    = 1 << 7,
  CLOUT_RESOURCE_GIVEN     = 1 << 8,
  CLOUT_RESOURCE_STEPS     = 1 << 9,
  CLOUT_RESOURCE_ANSWERED  = 1 << 10,
  CLOUT_RESOURCE_WORDS     = 1 << 11,
  CLOUT_RESOURCE_QUOTES    = 1 << 12,
  CLOUT_RESOURCE_ABSENT    = 1 << 13
} CloutResourceFlags;

/* Asked one by one, or some at a time. */
#define CLOUT_RESOURCE_SUBJECTS \
  (CLOUT_RESOURCE_PER_POST | CLOUT_RESOURCE_PEOPLE | CLOUT_RESOURCE_EACH_POST \
   | CLOUT_RESOURCE_ANSWERED | CLOUT_RESOURCE_WORDS)

/* Most posts or words that %CLOUT_RESOURCE_ANSWERED and %CLOUT_RESOURCE_WORDS ask for in a pass;
 * the next day's pass asks for others. */
#define CLOUT_ASK_AGAIN 20

/* Most people that one request asks about. */
#define CLOUT_ASK_PEOPLE 25

/**
 * CloutRequestContext: what a request is made from.
 * @origin: the account's server, "https://mastodon.social"
 * @handle: the account's handle, as #CloutNetwork.dup_handle gives it
 * @self: (nullable): what the server's calls name the account, once its profile was read
 * @signed_in: whether a token goes with the request
 * @cursor: (nullable): where to continue, from #CloutPage, %NULL for the first page
 * @since: Unix seconds; nothing older is wanted
 * @post: (nullable): remote id of the post, or of the words, asked about
 * @people: (nullable): remote ids, up to %NULL, of whom the first %CLOUT_ASK_PEOPLE are
 *   asked about, for %CLOUT_RESOURCE_PEOPLE
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
 * CloutAnswerList: a list of answers to posts, for %CLOUT_RESOURCE_STEPS, whose pages come one
 * after another.
 * @first: whether this is its first page
 * @last: whether this is its last page
 * @believed: whether it is known otherwise that the list is empty, if it is
 * @kinds: what it shows, as a set of CLOUT_ACT()
 * @posts: (nullable) (element-type utf8): remote ids of the posts that the page is about, %NULL
 *   for all
 * @since: Unix seconds; the list shows nothing of then or earlier
 * @until: Unix seconds from which on it shows nothing, 0 for no end
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
} CloutAnswerList;

/* See clout_due_bound_clock(). */
#define CLOUT_PAGE_LATEST 3

/**
 * CloutPage: what an answer said.
 * @charged: (nullable) (element-type utf8): what of it has a price, where the resource has:
 *   one name per item, the same for the same thing
 * @batch: what is to be stored
 * @next: (nullable): cursor of the next page, %NULL at the end
 * @self: (nullable): as in #CloutRequestContext, set by the first resource
 * @newest: Unix seconds of the newest item, 0 where items have no time
 * @latest: Unix seconds of the newest items, the newest first; 0 for fewer
 * @oldest: Unix seconds of the oldest item, 0 where items have no time
 * @last: Unix seconds of the last item with a time, or 0
 * @unsorted: whether an item is newer than one before it
 * @partial: for %CLOUT_RESOURCE_WHOLE: the answer leaves something out, so that nothing
 *   can be told from what it does not list
 * @cut: whether the list continues at an address that Clout doesn't open
 * @list: (nullable): the list that the page belongs to, for %CLOUT_RESOURCE_STEPS
 * @choices: (nullable) (element-type CloutChoice): for #CloutNetwork.chooser: added to
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
  CloutAnswerList *list;
  GPtrArray *charged;
  GPtrArray *choices;
} CloutPage;

/**
 * CloutPagingStyle: what the cursor of a list is.
 * @CLOUT_PAGING_NONE: one page is all
 * @CLOUT_PAGING_LINK: the address that the Link header names as "next"
 * @CLOUT_PAGING_MEMBER: text in the response that goes into the next request
 * @CLOUT_PAGING_LAST_ID: id of the last item, as clout_listing_note_id() was told
 * @CLOUT_PAGING_NUMBER: the page's number, from 1 until a page is empty
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
 * @parameter: (nullable): parameter that takes the cursor, but for %CLOUT_PAGING_LINK. With that:
 *   what takes the id of the last item of a full page where a server sends no header
 * @member: for %CLOUT_PAGING_MEMBER: where the cursor is, "paging.cursors.after"
 * @more: (nullable): a member that is missing from the last page, if a cursor is there too
 * @full: for %CLOUT_PAGING_LINK with @parameter: how many items a full page has
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
 * CloutProtocol: how the requests of a row travel.
 * @CLOUT_PROTOCOL_HTTP: one request, one response
 *
 * A second one, such as a WebSocket, needs a value here and three pieces of code:
 * clout_resource_build_request() makes its message (libsoup opens a WebSocket from a #SoupMessage
 * to "wss://…", so the frame to send can be the body), clout_resource_get_http() says how to send
 * it, and web/http/ collects the frames up to the one that ends the list into a #CloutResponse
 * whose body is a JSON array. Rows, item readers, paging, retries and the store work with a
 * #CloutResponse and don't change.
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
 * A plain list is a row without functions but @read_item: @path says what is requested, @paging
 * where it continues, @items where in the response the list is.
 *
 * A template is a path, and behind a "?" its parameters: "/users/{self}/posts?limit=40". These
 * are filled in and escaped: {self}, {id} ({self} up to a blank), {handle}, {name} (the handle
 * up to an "@"), {actor} ({self}, or as long as it isn't known, {handle}), {post}, {since} (as
 * "2026-01-31T00:00:00Z"), {since_unix}, {people} (with commas). A parameter with an unknown value
 * is left out. "ids*={people}" and "kinds*=a,b" are lists: one parameter for each value, or a JSON
 * array. "{{" is a brace.
 *
 * @name: "posts"; kept with the cursor: never change it
 * @kind: which reactions it lists, for %CLOUT_RESOURCE_PER_POST
 * @interval: seconds until it is due again
 * @overlap: seconds before the newest item known that are read again, since
 *   counts change and items arrive late
 * @max_pages: most pages of one pass
 * @path: template of what is requested
 * @path_signed_in: (nullable): the one where a token goes with the request
 * @path_by_name: (nullable): the one as long as {self} isn't known
 * @is_json: whether the parameters are posted as a JSON object. Numbers, "true" and "false" that
 *   the template has are typed
 * @protocol: how it travels
 * @paging: where the list continues
 * @items: (nullable): where in the response the list is, "data.items"; %NULL where the response
 *   is the list
 * @read_item: (nullable): takes an item into the batch of the page. Skips what is malformed. Pure.
 *   Without it a response only has to be JSON
 * @finish: (nullable): called once all else of a page is known. Pure
 * @lists: what its pages together list all of, so that what is stored and not shown is gone
 * @flag: for %CLOUT_LISTING_PEOPLE: what is true of everyone listed
 * @covers: (nullable): for %CLOUT_LISTING_POSTS: which posts it lists, %NULL for all; for
 *   %CLOUT_RESOURCE_WHOLE: posts whose counts don't fall, so that the list says more;
 *   %CLOUT_RESOURCE_ANSWERED asks for no others. Pure
 * @trusted: seconds after a whole pass for which its server is believed that nothing has changed;
 *   0 where it isn't asked
 * @price: what one item costs the person, in millionths of a US dollar; 0 for most
 * @page_items: most items of one response, where they have a price
 * @skip: (nullable): for %CLOUT_RESOURCE_OPTIONAL: where to continue, or %NULL at the end, when
 *   the page asked for turned out not to be served. Pure
 * @request: (nullable): makes the message where a template can't say it, or %NULL with an error.
 *   Pure
 * @read: (nullable): takes the response into @page, which is empty, where it is no list or
 *   its items don't stand alone. Pure. Fails if the response as a whole is invalid, with
 *   %CLOUT_WEB_ERROR_BAD_RESPONSE. The first resource may want several requests until it
 *   knows the profile: then it sets #CloutPage.next and no profile
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
  char        *(*skip)      (const CloutRequestContext  *ask);
  SoupMessage *(*request)   (const CloutRequestContext  *ask,
                             GError                    **error);
  gboolean     (*read)      (const CloutRequestContext  *ask,
                             CloutResponse              *answer,
                             CloutPage                  *page,
                             GError                    **error);
};

/**
 * CloutChoice: one of the things that a person may act for once they are signed in, such as
 * a page of theirs.
 * @access: token that acts for it, a secret
 */
typedef struct
{
  char *id;
  char *name;
  char *access;
} CloutChoice;

/**
 * CloutNetwork: everything the engine needs to know of a network.
 * @id: kept in the store: never change it
 * @name: as its makers write it
 * @archive_hint: (nullable): how to request an archive, for people; %NULL where Clout opens none
 * @weight: the factor on the odds of an account there: how much a follower or reaction says
 * @closed: Unix seconds of when the network closed, 0 if it is open
 * @oauth: (nullable): how to sign in
 * @endorser: (nullable): how it carries +K, for %CLOUT_NETWORK_ENDORSE
 * @user_credentials: (nullable): for %CLOUT_NETWORK_NEEDS_OWN_KEYS, or where they help
 * @chooser: (nullable): for a network where not the person but something of theirs is an account:
 *   a row whose items go to #CloutPage.choices
 * @resources: in the order fetched; the first is the profile, which sets #CloutPage.self
 * @n_resources: their number
 * @headers: (nullable): names and values, in turn, up to %NULL, that go with every row's request
 * @dup_body: (nullable): a list's response as its row describes it, for servers that depart from
 *   that. Pure
 * @absent_status: a status by which its servers say, beside 404 and 410, that a thing is
 *   not there; 0 for none
 * @public_origin: (nullable): the one server that tells of all public accounts; %NULL
 *   where a handle names its own
 * @public_variable: (nullable): environment variable that names another instead
 * @api_origin: (nullable): the one server that is asked, where accounts bear the name of
 *   @public_origin
 * @api_variable: (nullable): environment variable that names another instead
 * @key_header: (nullable): header that bears a person's own key, %NULL for a Bearer token
 * @directory: (nullable): where the names of people lead to their servers, for a network
 *   whose people sign in at servers of their own
 * @handle_domain: (nullable): what the handles end in that the network gives out itself
 * @directory_variable: (nullable): environment variable that names another instead
 * @software: (nullable): up to %NULL: what its servers say that they run, where people may be
 *   on a server of this network or of another and need not know which
 * @dup_handle: what a person typed as a handle of this network, or %NULL if it is
 *   none. Pure
 * @example_server: (nullable): a well-known server, where people choose one
 * @apps_path: (nullable): where its servers let people end a sign-in, for a network that lets no
 *   app end its own
 * @dup_origin: (nullable): the server behind a typed handle or server name, or %NULL with
 *   %CLOUT_WEB_ERROR_BAD_ADDRESS or %CLOUT_WEB_ERROR_INSECURE. Pure
 * @judge: (nullable): what an answer of 4xx means, for a network that says it in the body.
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
  const CloutOwnKeys *user_credentials;
  const CloutResource *chooser;
  const CloutResource *resources;
  gsize n_resources;
  const char *const *headers;
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
  char *(*dup_handle) (const char  *typed);
  const char *example_server;
  const char *apps_path;
  char *(*dup_origin) (const char  *typed,
                       GError     **error);
  GError *(*judge)    (CloutResponse *answer,
                       gint64       now);
} CloutNetwork;

/* Every network up to %NULL. A test can define its own. */
extern const CloutNetwork *const clout_networks_all[];

#define CLOUT_NETWORK_DECLARE(network) extern const CloutNetwork clout_network_##network;
CLOUT_NETWORKS (CLOUT_NETWORK_DECLARE)

const CloutNetwork *const *clout_networks_list          (gsize              *ret_n);
const CloutNetwork        *clout_networks_find          (const char         *id);
const CloutNetwork        *clout_networks_describe      (const char         *id);
void                       clout_networks_use_weights   (void);
const CloutNetwork        *clout_networks_guess         (const char         *typed);
const CloutNetwork        *clout_networks_find_software (const char         *software);
char                      *clout_network_dup_handle     (const CloutNetwork *self,
                                                         const char         *typed);
const CloutNetwork        *clout_networks_guess_next    (const char         *typed,
                                                         const CloutNetwork *after);
const CloutNetwork        *clout_networks_guess_sign_in (const char         *typed);
gboolean                   clout_network_has_price      (const CloutNetwork *self);
void                       clout_network_map_error    (const CloutNetwork *self,
                                                       GError             *error);
CloutHttpFlags             clout_resource_get_http      (const CloutResource *self);
CloutResponse               *clout_network_check_response   (const CloutNetwork *self,
                                                             CloutResponse        *answer,
                                                             gint64              now,
                                                             GError            **error);
GPtrArray                 *clout_choices_new            (void);
void                       clout_page_add_choice        (CloutPage          *page,
                                                         const char         *id,
                                                         const char         *name,
                                                         const char         *access);
CloutAnswerList           *clout_page_add_list          (CloutPage          *page,
                                                         guint               kinds,
                                                         gint64              since);
void                       clout_page_charge            (CloutPage          *page,
                                                         const char         *item);
void                       clout_page_note_time         (CloutPage          *page,
                                                         gint64              time);
void                       clout_page_clear             (CloutPage          *page);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutPage, clout_page_clear)

G_END_DECLS
