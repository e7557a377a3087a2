/**
 * What is out now: who asks whether it is back, the pause of routes meanwhile, a database that is
 * guarded against waiting, and room on the disk.
 */
package no.nov.hub.platform.transport.outage;
