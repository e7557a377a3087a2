package no.nov.hub.intake.access;

import no.nov.hub.platform.problem.PageHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What every answer says to a browser, whichever rules let it through. */
public final class SecurityHeaders {

  private SecurityHeaders() {}

  /** Pages behind links of mails have a secret in their address, so it goes nowhere. */
  public static void add(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(PageHeaders.CONTENT_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .addHeaderWriter(new StaticHeadersWriter(PageHeaders.ROBOTS, PageHeaders.NO_ROBOTS));
  }
}
