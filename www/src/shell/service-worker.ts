/*
 * The site's service worker. A page's requests reach only the one worker whose scope contains the page, so it is both the
 * sandbox's receiver and the keeper of the site's copy; neither waits for the other.
 */

import "../parts/sandbox/worker.ts";
import "../platform/stored-site.ts";
