/* pack-more.c: exports in their real shape, for networks whose readers only read from disk.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "pack.h"

#define PROFILE "personal_information/profile_information/profile_information.json"

/* Each byte of the UTF-8 is escaped separately, as Facebook does. */
const PackMember pack_facebook[] = {
  { "start_here.html", "<html>" },
  { PROFILE,
    "{\"profile_v2\":{\"name\":{\"full_name\":\"Ad\\u00c3\\u00a9 Sample\"},"
    "\"emails\":{\"emails\":[\"ade@a.example\"]},\"registration_timestamp\":1200000000,"
    "\"profile_uri\":\"https://www.facebook.com/ade.sample\"}}" },
  { "connections/friends/your_friends.json",
    "{\"friends_v2\":[{\"name\":\"Bo Test\",\"timestamp\":1300000000},"
    "{\"name\":\"Cy Test\",\"timestamp\":1300000001},{\"name\":\"Di Test\","
    "\"timestamp\":1300000002}]}" },
  { "connections/followers/people_who_followed_you.json",
    "{\"followers_v3\":[{\"name\":\"Bo Test\",\"timestamp\":1300000000}]}" },
  { "your_facebook_activity/messages/inbox/bo_1/message_1.json", "not looked at {" },
  { "your_facebook_activity/comments_and_reactions/comments.json",
    "{\"comments_v2\":[{\"timestamp\":1700000100,"
    "\"title\":\"Ad\\u00c3\\u00a9 Sample commented on Bo Test's post.\","
    "\"data\":[{\"comment\":{\"timestamp\":1700000100,\"comment\":\"nice\","
    "\"author\":\"Ad\\u00c3\\u00a9 Sample\"}}]}]}" },
  { "your_facebook_activity/comments_and_reactions/likes_and_reactions.json",
    "[{\"timestamp\":1700000150,\"fbid\":\"1\",\"label_values\":[{\"label\":\"Reaction\","
    "\"value\":\"LIKE\"},"
    "{\"label\":\"Name\",\"value\":\"Cy T\\u00c3\\u00abst\"}]},{\"timestamp\":1700000160,"
    "\"name\":\"a page\"}]" },
  { "your_facebook_activity/comments_and_reactions/likes_and_reactions_1.json",
    "[{\"timestamp\":1700000170,\"title\":\"Ad\\u00c3\\u00a9 Sample hat reagiert.\","
    "\"data\":[{\"reaction\":{\"reaction\":\"WOW\",\"actor\":\"Ad\\u00c3\\u00a9 Sample\"}}]}]" },
  { "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
    "[{\"timestamp\":1700000000,\"attachments\":[{\"data\":[{\"media\":{\"uri\":\"x/1_2_n.jpg\"}},"
    "{\"external_context\":{\"url\":\"https://b.example\"}}]}],"
    "\"data\":[{\"post\":\"Who likes #Caf\\u00c3\\u00a9 \\u00f0\\u009f\\u0098\\u0080?\"},"
    "{\"update_timestamp\":1700000000}],"
    "\"title\":\"Ad\\u00c3\\u00a9 Sample added a new photo.\"},"
    "{\"timestamp\":1700000050,\"data\":[],\"title\":\"Ad\\u00c3\\u00a9 Sample saved a seller.\"},"
    "{\"data\":[{\"post\":\"no time\"}]},"
    "\"odd\",{\"timestamp\":\"soon\",\"data\":{\"post\":3}}]" },
  { "your_facebook_activity/groups/group_posts_and_comments.json",
    "{\"group_posts_v2\":[{\"timestamp\":1700000200,\"title\":\"t\","
    "\"data\":[{\"post\":\"to the group\"}]},"
    "{\"timestamp\":1700000210,\"data\":[{\"comment\":{\"comment\":\"c\"}}]}]}" },
  { "your_facebook_activity/posts/album/0.json",
    "{\"name\":\"Trip\",\"cover_photo\":{\"uri\":\"x/1_2_n.jpg\"},\"photos\":["
    "{\"uri\":\"x/y/11_22_n.jpg\",\"creation_timestamp\":1700000300,\"comments\":["
    "{\"timestamp\":1700000400,\"comment\":\"oh\",\"author\":\"Bo T\\u00c3\\u00abst\"},"
    "{\"timestamp\":1700000500,\"comment\":\"thanks\",\"author\":\"Ad\\u00c3\\u00a9 Sample\"},"
    "{\"timestamp\":1700000600,\"comment\":\"who\"}]},"
    "{\"uri\":\"x/y/33_44_n.jpg\",\"creation_timestamp\":1700000700}],\"description\":\"\"}" },
  { "your_facebook_activity/posts/your_videos.json", "{\"videos_v2\":[]}" },
  { "your_facebook_activity/posts/your_uncategorized_photos.json", "{}" },
  { NULL }
};

const PackMember pack_facebook_old[] = {
  { "profile_information/profile_information.json",
    "{\"profile\":{\"name\":{\"full_name\":\"Ade Sample\"},\"username\":\"ade\"}}" },
  { "friends/friends.json", "{\"friends\":[{\"name\":\"Bo Test\",\"timestamp\":1300000000}]}" },
  { "posts/your_posts.json",
    "{\"status_updates\":[{\"timestamp\":1500000000,\"data\":[{\"post\":\"old\"}],"
    "\"title\":\"Ade Sample updated his status.\"}],\"more\":[{\"timestamp\":1}]}" },
  { "posts/other_people's_posts_to_your_timeline.json",
    "{\"wall_posts_sent_to_you\":{\"activity_log_data\":[{\"timestamp\":1500000100,"
    "\"data\":[{\"post\":\"Happy birthday\"}],\"title\":\"Bo Test wrote on your timeline.\"},"
    "{\"timestamp\":1500000200,\"title\":\"Cy hat etwas geschrieben.\"}]}}" },
  { NULL }
};

#define US "users/1"
#define POST(id, more) \
  "{\"url\":\"https://plus.google.com/+Ade/posts/" id "\"," \
  "\"creationTime\":\"2018-11-01 17:51:40+0100\"," \
  "\"author\":{\"displayName\":\"Ad\303\251 Sample\"," \
  "\"profilePageUrl\":\"https://plus.google.com/+Ade\"," \
  "\"resourceName\":\"" US "\"},\"resourceName\":\"" US "/posts/" id "\"" more "}"
#define PERSON(name, id) \
  "{\"displayName\":\"" name "\",\"profilePageUrl\":\"https://plus.google.com/" id "\"," \
  "\"resourceName\":\"users/" id "\"}"

const PackMember pack_google_plus[] = {
  { "Takeout/Stream in Google+/Beitr\303\244ge/20181101 - Tea, anybody_.json",
    POST ("a", ",\"content\":\"<b>Tea<\\/b>, anybody?<br>#Tea\",\"media\":{\"url\":\"x\"},"
          "\"comments\":[{\"creationTime\":\"2018-11-01 18:00:00+0100\","
          "\"author\":" PERSON ("Bo", "2") ","
          "\"content\":\"yes\",\"resourceName\":\"" US "/posts/a/comments/x-1\"},"
          "{\"creationTime\":\"2018-11-01 19:00:00+0100\",\"author\":" PERSON ("Ade", "1") ","
          "\"content\":\"fine\",\"resourceName\":\"" US "/posts/a/comments/x-2\"}],"
          "\"plusOnes\":[{\"plusOner\":" PERSON ("Bo", "2") "},{\"plusOner\":" PERSON ("Cy", "3")
          "}],"
          "\"reshares\":[{\"resharer\":" PERSON ("Cy", "3") "}],"
          "\"postAcl\":{\"isPublic\":true,"
          "\"visibleToStandardAcl\":{\"circles\":[{\"type\":\"CIRCLE_TYPE_PUBLIC\"}]}}") },
  { "Takeout/Stream in Google+/Beitr\303\244ge/20181102 - Circles.json",
    POST ("b", ",\"content\":\"for circles\",\"postAcl\":{\"visibleToStandardAcl\":{\"circles\":"
          "[{\"type\":\"CIRCLE_TYPE_YOUR_CIRCLES\"}]}}") },
  { "Takeout/Stream in Google+/Beitr\303\244ge/20181103 - Community.json",
    POST ("c", ",\"content\":\"see <a href='https://b.example'>b</a>\","
          "\"postAcl\":{\"isPublic\":true,"
          "\"communityAcl\":{}}") },
  { "Takeout/Stream in Google+/Beitr\303\244ge/20181104 - .json",
    POST ("d", ",\"resharedPost\":{\"content\":\"theirs\"},\"postAcl\":{\"isPublic\":true}") },
  { "Takeout/Stream in Google+/Beitr\303\244ge/20181105 - Not mine.json",
    "{\"author\":" PERSON ("Bo", "2") ",\"resourceName\":\"users/2/posts/z\","
    "\"creationTime\":\"2018-11-01 17:51:40+0100\",\"content\":\"x\","
    "\"postAcl\":{\"isPublic\":true}}" },
  { "Takeout/index.html", "<html>" },
  { NULL }
};

const PackMember pack_linkedin[] = {
  { "Profile.csv",
    "First Name,Last Name,Maiden Name,Headline\nAd\303\251,Sample,,\"Tea, mostly\"\n" },
  { "Connections.csv",
    "Notes:\n\"When exporting your connection data, you may notice that\nsome are missing.\"\n\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Bo,Test,https://www.linkedin.com/in/bo,,\"Test, Inc\",Tester,24 Aug 2023\n"
    "Cy,Test,https://www.linkedin.com/in/cy,,,,01 Jan 2024\n,,,,,,\n" },
  { "Shares_17529409.csv",
    "\357\273\277Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\r\n"
    "2026-05-07 16:41:18,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7,"
    "\"Who said \"\"tea\"\"?\r\n\r\n#Tea is, well, \\\"tea\\\", here.\",https://b.example,,"
    "MEMBER_NETWORK\r\n"
    "2026-05-06 16:41:18,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A6,,"
    "https://b.example,,PUBLIC\r\n"
    "2026-05-05 16:41:18,https://www.linkedin.com/feed/update/urn:li:ugcPost:5,for few #Secret,,"
    "https://m.example,CONNECTIONS\r\n"
    "someday,https://www.linkedin.com/feed/update/urn:li:share:4,no date,,,PUBLIC" },
  { "Comments.csv",
    "Date,Link,Message\n2026-05-08 09:00:00,"
    "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A9,\"Yes?\"\n" },
  { "Group Posts.csv", "Group Name,Date,Post Content\nTea,2026-05-09 09:00:00,hello group\n" },
  { "Reactions.csv", "Date,Type,Link\n2026-05-08 09:00:00,LIKE,"
    "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A9\n" },
  { "messages.csv", "not looked at" },
  { NULL }
};
