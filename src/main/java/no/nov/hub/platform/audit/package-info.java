/** Who did what to what exists only here. */
package no.nov.hub.platform.audit;
