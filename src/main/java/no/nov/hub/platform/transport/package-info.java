/**
 * How records move: settings of the Kafka clients, creation of the topics, batches as routes hand
 * them on, projections that skip what they have seen, and the proof at the start that broker and
 * database belong together and that no topic has lost its tail.
 */
package no.nov.hub.platform.transport;
