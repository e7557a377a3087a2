/**
 * How submissions come in and what their senders see of them: the HTTP edge, the drop folder,
 * receipts, and rejections that are mended and sent again. Edges only write to the sender's inbox;
 * what they cannot turn into a message is kept with the rejections.
 */
package no.nov.hub.submission;
