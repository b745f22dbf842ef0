/** The version of Stormbridge, which an exported project remembers. */
export const VERSION = '0.1.0';
