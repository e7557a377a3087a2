/**
 * Pages as documents: what a mail says, as a PDF that can be kept for ever (PDF/A) and that a
 * screen reader reads (PDF/UA). Knows nothing of what they are about.
 */
package no.nov.hub.platform.document;
