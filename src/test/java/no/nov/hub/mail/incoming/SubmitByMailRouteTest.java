package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.intake.submission.FakeInbox;
import no.nov.hub.intake.submission.FakePortions;
import no.nov.hub.platform.transport.RouteRun;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.junit.jupiter.api.Test;

/** The order of the steps is the promise: a mail is answered when its files are received. */
class SubmitByMailRouteTest {

  private final List<String> steps = new ArrayList<>();
  private boolean receiptsCome = true;

  /** A mail is its name here, and so are its files. */
  public final class Files {

    public String read(String mail) {
      return "files of " + mail;
    }

    public String consignment(String files) {
      return files;
    }

    public String settle(List<String> receipts, @Variable("files") String files) {
      steps.add("settle %s with %s".formatted(files, receipts));
      if (!receiptsCome) {
        throw new IllegalStateException("no receipt yet");
      }
      return "Handled";
    }
  }

  private Exchange submit() {
    try (RouteRun routes =
        RouteRun.of(
            Map.of(
                "hub.routes.write-inbox.to",
                "mock:inbox",
                "hub.routes.keep-refused.to",
                "mock:rejected"),
            Map.of(
                "filesByMail",
                new Files(),
                "inbox",
                new FakeInbox(steps),
                "writingPortions",
                new FakePortions("in")),
            "16-submit-by-mail.camel.xml",
            "24-write-portions.camel.xml",
            "20-write-inbox.camel.xml",
            "21-keep-refused.camel.xml")) {
      return routes.send("direct:submit-by-mail", "mail");
    }
  }

  @Test
  void faults_are_kept_and_rows_received_before_the_mail_is_answered_and_moved() {
    assertThat(submit().getMessage().getBody()).isEqualTo("Handled");

    assertThat(steps)
        .containsExactly(
            "keep faults in files of mail",
            "kept [faults in files of mail]",
            "send rows in files of mail",
            "settle files of mail with [receipt of rows in files of mail]");
  }

  @Test
  void without_receipts_the_route_that_reads_mail_hears_of_it_at_once() {
    receiptsCome = false;

    assertThat(submit().getException()).hasMessage("no receipt yet");

    assertThat(steps).filteredOn(step -> step.startsWith("settle")).hasSize(1);
  }
}
