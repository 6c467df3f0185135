/* keychain.c: keeps secrets in the macOS Keychain. Untested: no one has built it yet.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <CoreFoundation/CoreFoundation.h>
#include <Security/Security.h>
#include <string.h>

#include "base/secret-memory.h"
#include "secrets/private.h"

static CFStringRef
new_string (const char *text)
{
  return CFStringCreateWithCString (NULL, text, kCFStringEncodingUTF8);
}

/* Returns a query for the app's items, or for that of one account; free with CFRelease(). */
static CFMutableDictionaryRef
new_query (CloutSecrets *self,
           const char   *account)
{
  CFMutableDictionaryRef query =
    CFDictionaryCreateMutable (NULL, 0, &kCFTypeDictionaryKeyCallBacks,
                               &kCFTypeDictionaryValueCallBacks);
  CFStringRef service = new_string (self->app_id);
  CFStringRef name = account != NULL ? new_string (account) : NULL;

  CFDictionarySetValue (query, kSecClass, kSecClassGenericPassword);
  CFDictionarySetValue (query, kSecAttrService, service);
  if (name != NULL)
    {
      CFDictionarySetValue (query, kSecAttrAccount, name);
      CFRelease (name);
    }
  CFRelease (service);
  return query;
}

static void
fail (GTask    *task,
      OSStatus  status)
{
  CFStringRef message = SecCopyErrorMessageString (status, NULL);
  CloutSecretsError code = CLOUT_SECRETS_ERROR_FAILED;
  char text[256] = "unknown error";

  if (message != NULL)
    {
      CFStringGetCString (message, text, sizeof text, kCFStringEncodingUTF8);
      CFRelease (message);
    }
  if (status == errSecItemNotFound)
    code = CLOUT_SECRETS_ERROR_NOT_FOUND;
  else if (status == errSecInteractionNotAllowed || status == errSecAuthFailed
           || status == errSecUserCanceled)
    code = CLOUT_SECRETS_ERROR_LOCKED;
  else if (status == errSecNotAvailable || status == errSecNoDefaultKeychain)
    code = CLOUT_SECRETS_ERROR_ABSENT;
  g_task_return_new_error (task, CLOUT_SECRETS_ERROR, code, "Keychain: %s", text);
}

void
clout_secrets_backend_store (CloutSecrets *self,
                             GTask        *task,
                             const char   *account,
                             const char   *label,
                             const char   *secret)
{
  CFMutableDictionaryRef query = new_query (self, account);
  CFMutableDictionaryRef change =
    CFDictionaryCreateMutable (NULL, 0, &kCFTypeDictionaryKeyCallBacks,
                               &kCFTypeDictionaryValueCallBacks);
  CFDataRef data = CFDataCreate (NULL, (const UInt8 *) secret, strlen (secret));
  CFStringRef shown = new_string (label);
  OSStatus status;

  CFDictionarySetValue (change, kSecValueData, data);
  CFDictionarySetValue (change, kSecAttrLabel, shown);
  status = SecItemUpdate (query, change);
  if (status == errSecItemNotFound)
    {
      CFDictionarySetValue (query, kSecValueData, data);
      CFDictionarySetValue (query, kSecAttrLabel, shown);
      status = SecItemAdd (query, NULL);
    }
  CFRelease (shown);
  CFRelease (data);
  CFRelease (change);
  CFRelease (query);
  if (status != errSecSuccess)
    {
      fail (task, status);
      return;
    }
  g_hash_table_remove (self->session, account);
  g_task_return_boolean (task, TRUE);
}

/* Returns a copy of the bytes, in memory that is wiped. */
static char *
dup_secret (CFDataRef data)
{
  g_autofree char *text = g_strndup ((const char *) CFDataGetBytePtr (data),
                                     CFDataGetLength (data));
  char *secret = clout_secret_dup (text);

  clout_secret_wipe (text);
  return secret;
}

void
clout_secrets_backend_lookup (CloutSecrets *self,
                              GTask        *task,
                              const char   *account)
{
  CFMutableDictionaryRef query = new_query (self, account);
  CFTypeRef data = NULL;
  OSStatus status;

  CFDictionarySetValue (query, kSecReturnData, kCFBooleanTrue);
  CFDictionarySetValue (query, kSecUseAuthenticationUI, kSecUseAuthenticationUIFail);
  status = SecItemCopyMatching (query, &data);
  CFRelease (query);
  if (status == errSecSuccess)
    g_task_return_pointer (task, dup_secret (data), (GDestroyNotify) clout_secret_free);
  else
    fail (task, status);
  if (data != NULL)
    CFRelease (data);
}

void
clout_secrets_backend_clear (CloutSecrets *self,
                             GTask        *task,
                             const char   *account,
                             gboolean      was_in_memory)
{
  CFMutableDictionaryRef query = new_query (self, account);
  OSStatus status = SecItemDelete (query);

  CFRelease (query);
  if (status == errSecSuccess || status == errSecItemNotFound)
    g_task_return_boolean (task, TRUE);
  else
    fail (task, status);
}

/* macOS asks for the password itself when an item is read. */
void
clout_secrets_backend_unlock (CloutSecrets *self,
                              GTask        *task)
{
  g_task_return_boolean (task, TRUE);
}

static void
add_account (CFDictionaryRef  item,
             GStrvBuilder    *accounts)
{
  CFStringRef name = CFDictionaryGetValue (item, kSecAttrAccount);
  char account[1024];

  if (name != NULL
      && CFStringGetCString (name, account, sizeof account, kCFStringEncodingUTF8))
    g_strv_builder_add (accounts, account);
}

void
clout_secrets_backend_list (CloutSecrets *self,
                            GTask        *task)
{
  g_autoptr(GStrvBuilder) accounts = g_strv_builder_new ();
  CFMutableDictionaryRef query = new_query (self, NULL);
  CFTypeRef items = NULL;
  OSStatus status;

  CFDictionarySetValue (query, kSecMatchLimit, kSecMatchLimitAll);
  CFDictionarySetValue (query, kSecReturnAttributes, kCFBooleanTrue);
  status = SecItemCopyMatching (query, &items);
  CFRelease (query);
  if (status != errSecSuccess && status != errSecItemNotFound)
    {
      fail (task, status);
      return;
    }
  for (CFIndex i = 0; items != NULL && i < CFArrayGetCount (items); i++)
    add_account (CFArrayGetValueAtIndex (items, i), accounts);
  if (items != NULL)
    CFRelease (items);
  g_task_return_pointer (task, g_strv_builder_end (accounts), (GDestroyNotify) g_strfreev);
}
