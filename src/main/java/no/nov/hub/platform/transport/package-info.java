/**
 * How records move: settings of the Kafka clients, creation of the topics, batches as routes hand
 * them on, the transaction that carries verdicts and offsets together, projections that skip what
 * they have seen, what is out now, the pause of a route meanwhile, and what stands still.
 */
package no.nov.hub.platform.transport;
