/**
 * Passkeys: ways in that a user's machine or phone keeps, and shows by a finger, a face or a
 * number.
 *
 * <pre>
 *   a window asks ─▶ Challenges ─▶ the browser signs ─▶ RelyingParty verifies ─▶ Passkeys: whose it is
 * </pre>
 *
 * Spring Security's WebAuthn makes the options and verifies what comes back; what it has to
 * remember is in the hub's own tables.
 */
package no.nov.hub.intake.passkey;
