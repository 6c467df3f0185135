<?php
/* act.php: actions within WordPress, one JSON object per line; prints the result of each.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
$_SERVER['HTTP_HOST'] = getenv('CLOUT_HOST');
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
if (in_array('install', $argv)) {
    define('WP_INSTALLING', true);
}
require '/usr/share/wordpress/wp-load.php';

function install()
{
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('Ann writes', 'ann', 'ann@example.com', true, '', 'a-pass-for-tests');
    return 1;
}

function act($wanted)
{
    global $wp_rewrite;
    switch ($wanted->do) {
        case 'empty':
            foreach (get_posts(['post_type' => 'any', 'numberposts' => -1, 'post_status' => 'any'])
                     as $post) {
                wp_delete_post($post->ID, true);
            }
            return 0;
        case 'permalinks':
            $wp_rewrite->set_permalink_structure($wanted->structure);
            flush_rewrite_rules();
            return 0;
        case 'post':
            return wp_insert_post(['post_title' => $wanted->title, 'post_content' => $wanted->text,
                                   'post_status' => 'publish', 'post_author' => 1,
                                   'post_date_gmt' => gmdate('Y-m-d H:i:s',
                                                             time() - $wanted->hours * 3600),
                                   'tags_input' => $wanted->tags], true);
        case 'edit':
            wp_update_post(['ID' => $wanted->post, 'post_content' => $wanted->text]);
            return wp_set_post_tags($wanted->post, $wanted->tags, false);
        case 'delete':
            return wp_delete_post($wanted->post, true)->ID;
        case 'comment':
            return wp_insert_comment(['comment_post_ID' => $wanted->post,
                                      'comment_parent' => $wanted->answers,
                                      'comment_author' => $wanted->who,
                                      'comment_author_email' => "$wanted->who@example.com",
                                      'user_id' => $wanted->who == 'ann' ? 1 : 0,
                                      'comment_content' => $wanted->text,
                                      'comment_approved' => 1]);
        case 'spam':
            return wp_spam_comment($wanted->comment);
        case 'uncomment':
            return wp_delete_comment($wanted->comment, true);
    }
    return null;
}

if (defined('WP_INSTALLING')) {
    echo json_encode(install()), "\n";
} else {
    while (($line = fgets(STDIN)) !== false) {
        echo json_encode(act(json_decode($line))), "\n";
    }
}
