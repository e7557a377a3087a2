package no.nov.hub.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActorTest {

  @Test
  void what_concerns_another_is_done_by_the_same_from_the_same_place() {
    Actor manager = new Actor.Known("user/7", "modum", "192.0.2.7", "code");

    assertThat(manager.concerning("drammen"))
        .isEqualTo(new Actor.Known("user/7", "drammen", "192.0.2.7", "code"));
    assertThat(manager.concerning(null).forWhom()).isNull();
  }

  @Test
  void what_a_message_brings_about_is_done_by_its_sender_for_itself() {
    UUID receipt = UUID.randomUUID();
    assertThat(Actor.sender("drammen", receipt).way()).isEqualTo("message/" + receipt);
    assertThat(Actor.sender("drammen", null))
        .isEqualTo(new Actor.Known("drammen", "drammen", null, "message"));
  }

  @Test
  void what_the_hub_does_by_itself_is_for_nobody_and_from_nowhere() {
    Actor hub = Actor.hub("hub");

    assertThat(hub.concerning(hub.forWhom())).isEqualTo(new Actor.Known("hub", null, null, "hub"));
  }
}
