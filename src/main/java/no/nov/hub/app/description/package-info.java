/**
 * What the hub says of itself to programs: OpenAPI, AsyncAPI and the schemas of messages as files,
 * and a page to browse the first of them.
 */
package no.nov.hub.app.description;
