/** What has been noted in the audit, for whoever runs the hub: to search, to export, to check. */
package no.nov.hub.app.audit;
