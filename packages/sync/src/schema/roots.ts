/** The root that only the server writes: the version of the layout, and what is known of earlier epochs. */
export const META_ROOT = 'meta';
