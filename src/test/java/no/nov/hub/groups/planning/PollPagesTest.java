package no.nov.hub.groups.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import no.nov.hub.EveryPart;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

@EveryPart
class PollPagesTest {

  private final PollHub hub = new PollHub();

  @Test
  void looking_answers_nothing_and_an_answer_is_kept_and_can_be_changed() {
    hub.group("energi", "ola").proposes("").looks();
    String token = hub.asked("ola").token();

    assertThat(hub.bean(PollPages.class).page(token).orElseThrow().rows())
        .extracting(PollPage.Row::answer)
        .containsExactly("", "");
    assertThat(hub.asked("ola").answeredAt()).isNull();

    assertThat(hub.answers("ola", "yes", "no").thanks()).isTrue();
    assertThat(hub.answers("ola", "if_need_be", "no").rows())
        .extracting(PollPage.Row::answer)
        .containsExactly("if_need_be", "no");
    assertThat(hub.asked("ola").answeredAt()).isEqualTo(PollHub.NOW);
  }

  @Test
  void each_of_the_times_must_be_answered_with_one_of_three_words() {
    hub.group("energi", "ola").proposes("").looks();

    assertThat(hub.answers("ola", "yes").fault()).isEqualTo("Svar på hvert av tidspunktene.");
    assertThat(hub.answers("ola", "yes", "maybe").fault()).isNotNull();
    assertThat(hub.asked("ola").answers()).isEmpty();
  }

  @Test
  void an_answer_to_what_has_been_changed_since_is_not_taken() {
    hub.group("energi", "ola").proposes("").looks();
    String before = hub.poll().shown();
    hub.proposes("'times':[{'start':'2027-01-13T09:00'},{'start':'2027-01-15T09:00'}]").looks();

    PollPage page = post("ola", Map.of("asking", before, "time0", "yes", "time1", "yes"));

    assertThat(page.fault()).startsWith("Forslaget er endret siden du åpnet siden.");
    assertThat(hub.asked("ola").answers()).isEmpty();
  }

  @Test
  void a_comment_is_kept_without_control_characters_and_not_endless() {
    hub.group("energi", "ola").proposes("").looks();
    Map<String, String> form =
        new HashMap<>(Map.of("asking", hub.poll().shown(), "time0", "yes", "time1", "no"));

    form.put("comment", "hei\u0007");
    assertThat(post("ola", form).fault()).contains("usynlig tegn");
    form.put("comment", "x".repeat(5000));
    post("ola", form);
    assertThat(hub.asked("ola").comment()).hasSize(2000);
  }

  @Test
  void a_link_of_nobody_leads_nowhere() {
    assertThat(hub.bean(PollPages.class).page("nobody")).isEmpty();
    assertThat(hub.bean(PollPages.class).answer("nobody", Map.of())).isEmpty();
  }

  @Test
  void what_is_not_kept_is_not_answered_as_if_it_were() {
    hub.group("energi", "ola").proposes("").looks();
    PollPageController pages = hub.bean(PollPageController.class);
    String token = hub.asked("ola").token();
    String shown = hub.poll().shown();
    Map<String, String> whole = Map.of("asking", shown, "time0", "yes", "time1", "no");

    assertThat(pages.answer(token, Map.of("asking", shown, "time0", "yes")).getStatus())
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(pages.answer(token, whole).getStatus()).isEqualTo(HttpStatus.OK);
    hub.cancels("m-1", "Sykdom");
    assertThat(pages.answer(token, whole).getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(pages.page(token).getStatus()).isEqualTo(HttpStatus.OK);
    assertThat(pages.page("nobody").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
  }

  private PollPage post(String name, Map<String, String> form) {
    return hub.bean(PollPages.class).answer(hub.asked(name).token(), form).orElseThrow();
  }
}
