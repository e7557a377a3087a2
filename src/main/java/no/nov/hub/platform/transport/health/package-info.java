/** What stands still, lags or has ended, as health, metrics and supervisors are told. */
package no.nov.hub.platform.transport.health;
