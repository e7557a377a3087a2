package no.nov.hub.mail.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Letters for tests. */
public final class Letters {

  public static final String ABOUT = "meeting drammen/styret-3";

  private Letters() {}

  public static Letter invitation(String id, String recipient) {
    return letter(id, Letter.Kind.INVITATION, recipient, null, null);
  }

  public static Letter update(String id, String recipient) {
    return letter(id, Letter.Kind.UPDATE, recipient, null, null);
  }

  public static Letter letter(
      String id, Letter.Kind kind, String recipient, String tail, Instant latest) {
    return new Letter(
        id + "@hub.example.no",
        kind,
        "drammen",
        ABOUT,
        recipient,
        head(id, recipient),
        tail,
        latest);
  }

  static byte[] head(String id, String recipient) {
    return """
        From: NOV <nov@hub.example.no>
        To: %s
        Message-ID: <%s@hub.example.no>
        Subject: =?UTF-8?Q?M=C3=B8te?=
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        V=C3=A6r velkommen.
        .
        ..Et punktum alene, og to.
        """
        .formatted(recipient, id)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
