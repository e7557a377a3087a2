/** What is to be done after a meeting: reminded of before its day, until there is an outcome. */
package no.nov.hub.groups.minutes.action;
