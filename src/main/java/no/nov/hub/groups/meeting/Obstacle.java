package no.nov.hub.groups.meeting;

import java.util.Locale;
import no.nov.hub.platform.message.Text;

/** Why nobody is mailed about a meeting, though it is called. */
enum Obstacle {
  NO_GROUP(
      "Gruppen er ikke registrert ennå, eller er nedlagt. Innkallingen går når den er registrert.",
      "The group is not registered yet, or has been closed. The invitation goes when it is registered."),
  NO_ATTACHMENT(
      "Et vedlegg er ikke lastet opp. Last det opp; innkallingen går da av seg selv.",
      "An attachment has not been uploaded. Upload it; the invitation then goes by itself."),
  TOO_LARGE(
      "Vedleggene er til sammen over 25 MB, som e-post ikke tar. Send møtet på nytt med mindre vedlegg, eller med lenker.",
      "The attachments are more than 25 MB together, which mail does not take. Send the meeting again with smaller ones, or with links."),
  TECHNICAL(
      "Huben klarte ikke å skrive innkallingen. Feilen er vår og står i driftsloggen; det prøves på nytt.",
      "The hub could not write the invitation. The fault is ours and is in the operator's log; it is tried again."),
  OVER(
      "Møtet har begynt eller er over, så ingen får e-post om det.",
      "The meeting has begun or is over, so nobody is mailed about it.");

  private final Text text;

  Obstacle(String nb, String en) {
    text = new Text(nb, en);
  }

  Text text() {
    return text;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Obstacle of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
