/**
 * The life of a group: who is in it, when it meets, what was decided, what it promised in its
 * charter, and how dates are found.
 */
package no.nov.hub.groups;
