/**
 * How people get in, and stay in: without passwords.
 *
 * <pre>
 *   address ─▶ LoginRequests ─▶ code and link by mail ─▶ the same ─▶ LoginSessions ─▶ a session
 *   ./hub login ─────────────▶ link, printed ──────────▶    │
 *   each request with its cookie ─▶ UserFilter ─▶ the user and its roles of now ─▶ Caller
 * </pre>
 *
 * A session holds no roles, so a change of role works from the next request on.
 */
package no.nov.hub.intake.login;
