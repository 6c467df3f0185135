<?php
/* front.php: does what a web server's URL rewriting does for WordPress.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && is_file('/usr/share/wordpress' . $path)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require '/usr/share/wordpress/index.php';
