/**
 * What all participants share: membership, events and positions, each with its rules, its view and
 * its answers over HTTP.
 */
package no.nov.hub.shared;
