package no.nov.hub.platform.participant;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ParticipantConfiguration {

  @Bean
  Participants participants(FirstParticipants first, ParticipantSettings settings) {
    Participants participants = new Participants(List.of());
    participants.become(first.known(settings));
    return participants;
  }
}
