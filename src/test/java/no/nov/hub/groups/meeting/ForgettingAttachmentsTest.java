package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;

/** Files that were uploaded long ago. */
@EveryPart
class ForgettingAttachmentsTest {

  private static final Duration LONG = Duration.ofDays(401);

  private final MeetingHub hub = new MeetingHub();

  private String uploaded(String text) {
    return hub.uploads(text.getBytes(StandardCharsets.UTF_8));
  }

  private void forget() {
    hub.round("73-forget-attachments.camel.xml", ForgettingAttachments.class);
  }

  private List<String> kept() {
    List<String> files =
        hub.database.jdbc().queryForList("SELECT sha256 FROM kept.attachment", String.class);
    assertThat(
            hub.database
                .jdbc()
                .queryForList("SELECT DISTINCT sha256 FROM kept.attachment_part", String.class))
        .containsExactlyInAnyOrderElementsOf(files);
    return files;
  }

  private static String naming(String sha256) {
    return "'attachments':[{'name':'Sak.pdf','sha256':'%s'}]".formatted(sha256);
  }

  @Test
  void an_old_file_of_a_meeting_that_is_over_goes_and_a_newer_one_stays() {
    hub.group("energi", "ola").calls("m", naming(uploaded("old")));
    hub.clock.pass(LONG);
    String newer = uploaded("newer");

    forget();

    assertThat(kept()).containsExactly(newer);
  }

  @Test
  void a_file_that_a_meeting_ahead_or_a_draft_without_a_time_names_stays() {
    String ahead = uploaded("ahead");
    String draft = uploaded("draft");
    uploaded("nobody's");
    hub.clock.pass(LONG);
    hub.group("energi", "ola")
        .calls("m", naming(ahead) + ",'start':'2030-01-12T09:00','end':'2030-01-12T10:30'")
        .calls("d", naming(draft) + ",'draft':true");
    hub.database
        .jdbc()
        .update("UPDATE kept.meeting SET starts_at = NULL, ends_at = NULL WHERE about LIKE '%/d'");

    forget();

    assertThat(kept()).containsExactlyInAnyOrder(ahead, draft);
  }

  @Test
  void a_file_that_is_uploaded_again_is_as_new() {
    String file = uploaded("again");
    hub.clock.pass(Duration.ofDays(399));
    uploaded("again");
    hub.clock.pass(Duration.ofDays(2));

    forget();

    assertThat(kept()).containsExactly(file);
  }

  @Test
  void all_that_are_old_go_in_one_round() {
    for (int i = 0; i < 45; i++) {
      uploaded("file " + i);
    }
    hub.clock.pass(LONG);

    forget();

    assertThat(kept()).isEmpty();
  }
}
