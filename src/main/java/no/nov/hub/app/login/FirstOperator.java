package no.nov.hub.app.login;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.transport.PartsKnown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The first start adds whoever runs the hub, who then gets in by a link at the machine. */
@Component
class FirstOperator {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

  private final Users users;
  private final Clock clock;

  FirstOperator(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /** Not before it is known that it is the first, and not a database that was lost. */
  @EventListener
  void addIfNone(PartsKnown known) {
    if (users.hasOperator() || users.ofAddress(Keys.OPERATOR).isPresent()) {
      return;
    }
    // In the place of an address, since nobody has told one yet; no mail goes there.
    User operator = new User(UUID.randomUUID(), "Operator", Keys.OPERATOR, Language.NB);
    GivenRole role =
        new GivenRole(
            UUID.randomUUID(),
            operator.id(),
            Role.OPERATOR,
            null,
            null,
            LocalDate.now(clock),
            null);
    users.add(operator, List.of(role), "hub");
    LOG.info("Whoever runs the hub gets in with the link that './hub login operator' prints");
  }
}
