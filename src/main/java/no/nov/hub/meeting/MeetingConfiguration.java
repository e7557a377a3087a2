package no.nov.hub.meeting;

import java.time.Clock;
import java.util.function.Supplier;
import no.nov.hub.transport.Projecting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

  @Bean
  Supplier<String> meetingTokens() {
    return new Tokens();
  }

  @Bean("meetingProjection")
  MeetingProjection meetings(
      Projecting projecting,
      MeetingTables tables,
      InvitationTables invitations,
      MeetingSettings settings,
      Supplier<String> meetingTokens,
      Clock clock) {
    return new MeetingProjection(
        "meetings", projecting, tables, invitations, settings.uidDomain(), meetingTokens, clock);
  }

  /** Of events, those that groups are invited to. */
  @Bean("eventInvitationProjection")
  MeetingProjection eventInvitations(
      Projecting projecting,
      MeetingTables tables,
      InvitationTables invitations,
      MeetingSettings settings,
      Supplier<String> meetingTokens,
      Clock clock) {
    return new MeetingProjection(
        "event-invitations",
        projecting,
        tables,
        invitations,
        settings.uidDomain(),
        meetingTokens,
        clock);
  }
}
