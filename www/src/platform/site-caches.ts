/** Returns the start of the names of a site's caches. Other sites of the same origin, in other folders, have others. */
export function cachePrefix(site: string): string {
  return `hookwright ${site} `;
}
