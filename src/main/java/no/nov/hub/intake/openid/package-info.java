/**
 * Login with the accounts that a participant keeps for its people (OpenID Connect).
 *
 * <pre>
 *   a window asks ─▶ OpenIdTables remember ─▶ the issuer ─▶ back with a code ─▶ Issuers verify ─▶ OpenIdLogins: whose account it is
 * </pre>
 *
 * An account is known by its issuer and subject, after its user has linked it; no claim about a
 * mail address is read.
 */
package no.nov.hub.intake.openid;
