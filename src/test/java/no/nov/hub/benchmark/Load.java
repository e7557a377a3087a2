package no.nov.hub.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import no.nov.hub.platform.message.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Submissions as they come: counts, events and positions of six associations, each in its own
 * inbox, 250–450 bytes each; a count is of the end of a month, and corrects the one before it. One
 * in a hundred is wrong, in a way that parsing or the schema shows.
 */
final class Load {

  static final List<String> SENDERS =
      List.of("drammen", "kongsberg", "ringerike", "baerum", "asker", "modum");

  private static final YearMonth FIRST = YearMonth.of(2024, 1);
  private static final int MONTHS = 30;

  private Load() {}

  static ProducerRecord<byte[], byte[]> submission(int i) {
    String sender = SENDERS.get(i % SENDERS.size());
    return new ProducerRecord<>(
        Topics.inbox(sender), event(sender, i).getBytes(StandardCharsets.UTF_8));
  }

  static boolean isWrong(int i) {
    return i % 100 == 99;
  }

  private static String event(String sender, int i) {
    if (isWrong(i)) {
      return i % 200 == 99 ? "{\"specversion\":\"1.0\",\"id\":" : count(sender, i, "\"mange\"");
    }
    return switch (i % 7) {
      case 0, 1 -> happening(sender, i);
      case 2 -> position(sender, i);
      default -> count(sender, i, Integer.toString(1000 + i % 50));
    };
  }

  private static String count(String sender, int i, String members) {
    return envelope(
        sender,
        "no.nov.membership.counted.v1",
        i,
        """
        {"association":"%s","asOf":"%s","members":%s,"byMunicipality":{"3301":600,"3312":210,"3314":40},\
        "byKind":{"company":910,"student":20,"person":40,"honorary":5},"joined":40,"left":12}\
        """
            .formatted(
                sender, FIRST.plusMonths(i / SENDERS.size() % MONTHS).atEndOfMonth(), members));
  }

  private static String happening(String sender, int i) {
    return envelope(
        sender,
        "no.nov.event.published.v1",
        i,
        """
        {"organiser":"%s","eventId":"frokost-%d","title":"Frokostmøte om samferdsel","start":"2027-03-01T08:00",\
        "end":"2027-03-01T09:30","timeZone":"Europe/Oslo","theme":"samferdsel","capacity":60,\
        "venue":{"name":"Biblioteket","municipality":"3301"},"url":"https://www.example.no/frokost/%d"}\
        """
            .formatted(sender, i, i));
  }

  private static String position(String sender, int i) {
    return envelope(
        sender,
        "no.nov.position.adopted.v1",
        i,
        """
        {"association":"%s","issue":{"id":"sak-%d","title":"Bane og vei vestover"},"stance":"for",\
        "summary":"Byggingen må begynne i denne perioden.","demands":["Dobbeltspor","Ny vei"],\
        "theme":"samferdsel","adoptedOn":"2026-05-04"}\
        """
            .formatted(sender, i));
  }

  private static String envelope(String sender, String type, int i, String data) {
    return """
    {"specversion":"1.0","id":"m-%d","source":"/%s","type":"%s","time":"2026-06-30T10:15:00Z",\
    "datacontenttype":"application/json","data":%s}\
    """
        .formatted(i, sender, type, data);
  }
}
