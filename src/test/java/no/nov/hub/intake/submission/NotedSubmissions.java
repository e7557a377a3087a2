package no.nov.hub.intake.submission;

import java.util.List;
import no.nov.hub.platform.message.Envelope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Notes what the hub writes into an inbox, as long as Kafka is there. */
public final class NotedSubmissions extends Submitting {

  private final List<Envelope> messages;
  private HttpStatus answer = HttpStatus.ACCEPTED;

  public NotedSubmissions(List<Envelope> messages) {
    super(null, () -> true, () -> false, null);
    this.messages = messages;
  }

  public void withoutKafka() {
    answer = HttpStatus.SERVICE_UNAVAILABLE;
  }

  @Override
  public ResponseEntity<Object> submit(String participant, Envelope message) {
    if (answer == HttpStatus.ACCEPTED) {
      messages.add(message);
    }
    return ResponseEntity.status(answer).build();
  }
}
