/**
 * The rules of each charter, one class each, and what they are judged by: facts go in, a judgement
 * with its proof comes out.
 */
package no.nov.hub.groups.charter.rule;
