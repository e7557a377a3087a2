/**
 * What keeps the hub from starting, in sentences with the remedy and without a stack trace; all
 * that is wrong with settings at once. Uses nothing of the hub.
 */
package no.nov.hub.platform.start;
