package no.nov.hub.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.login.LoginRequests;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.link.Links;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Invented people of the participants, and a link with which each gets in. */
@Component
@Profile("demo")
class SampleUsers {

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("Mona Eksempel", "mona@example.no", "modum", Role.POSTER),
          new Sample("Martin Eksempel", "martin@example.no", "modum", Role.MANAGER),
          new Sample("Kari Eksempel", "kari@example.no", "drammen", Role.CONTACT),
          new Sample("Dag Eksempel", "dag@example.no", "drammen", Role.MANAGER),
          new Sample("Knut Eksempel", "knut@example.no", "kongsberg", Role.POSTER),
          new Sample("Randi Eksempel", "randi@example.no", "ringerike", Role.POSTER),
          new Sample("Berit Eksempel", "berit@example.no", "baerum", Role.POSTER),
          new Sample("Arne Eksempel", "arne@example.no", "asker", Role.POSTER),
          new Sample("Olav Eksempel", "olav@example.no", "osloregionen", Role.DIRECTOR));

  private final Users users;
  private final LoginRequests requests;
  private final Links links;
  private final Clock clock;

  SampleUsers(Users users, LoginRequests requests, Links links, Clock clock) {
    this.users = users;
    this.requests = requests;
    this.links = links;
    this.clock = clock;
  }

  private record Sample(String name, String address, String participant, Role role) {}

  /**
   * @param participant null for whoever runs the hub
   * @param link works once and for ten minutes
   */
  record WayIn(String name, String participant, Role role, String link) {}

  /** Adds those who are not there yet. */
  List<WayIn> waysIn() {
    SAMPLES.stream()
        .filter(sample -> users.ofAddress(sample.address()).isEmpty())
        .forEach(this::add);
    Stream<WayIn> ofSamples =
        SAMPLES.stream().map(each -> way(each.address(), each.participant(), each.role()));
    return Stream.concat(ofSamples, Stream.of(way(Keys.OPERATOR, null, Role.OPERATOR))).toList();
  }

  private WayIn way(String address, String participant, Role role) {
    User user = users.ofAddress(address).orElseThrow();
    return new WayIn(user.name(), participant, role, links.login(requests.linkFor(user)));
  }

  private void add(Sample sample) {
    User user = new User(UUID.randomUUID(), sample.name(), sample.address(), Language.NB);
    GivenRole role =
        new GivenRole(
            UUID.randomUUID(),
            user.id(),
            sample.role(),
            sample.participant(),
            null,
            LocalDate.now(clock),
            null);
    users.add(user, List.of(role), "demo");
  }
}
