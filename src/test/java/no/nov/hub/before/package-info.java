/**
 * What the version before left behind: its data folder, its backup, and what it answered. How they
 * are made is in {@code src/test/resources/data-of-before/README.md}.
 */
package no.nov.hub.before;
