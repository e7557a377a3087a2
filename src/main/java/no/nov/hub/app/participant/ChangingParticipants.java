package no.nov.hub.app.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.feed.NewFeeds;
import no.nov.hub.intake.login.Secrets;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.FollowingParticipants;
import no.nov.hub.platform.participant.KnownParticipant;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.ParticipantAdded;
import no.nov.hub.platform.participant.ParticipantRegister;
import no.nov.hub.platform.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds, renames, pauses, resumes and removes participants; each deed is in the audit. */
@Service
class ChangingParticipants {

  private static final Logger LOG = LoggerFactory.getLogger(ChangingParticipants.class);

  private final ParticipantRegister register;
  private final FollowingParticipants following;
  private final Participants participants;
  private final ParticipantFaults faults;
  private final ParticipantOnBroker broker;
  private final Keys keys;
  private final NewFeeds feeds;
  private final Users users;
  private final UserInvitations invitations;
  private final Links links;
  private final Nov nov;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangingParticipants(
      ParticipantRegister register,
      FollowingParticipants following,
      Participants participants,
      ParticipantFaults faults,
      ParticipantOnBroker broker,
      Keys keys,
      NewFeeds feeds,
      Users users,
      UserInvitations invitations,
      Links links,
      Nov nov,
      AuditLog audit,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.register = register;
    this.following = following;
    this.participants = participants;
    this.faults = faults;
    this.broker = broker;
    this.keys = keys;
    this.feeds = feeds;
    this.users = users;
    this.invitations = invitations;
    this.links = links;
    this.nov = nov;
    this.audit = audit;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param key for HTTP, shown this once; null if refused
   * @param invitation where the manager gets in; null if nobody was invited
   * @param account on the broker
   */
  record Added(
      List<Reason> refused,
      Participant participant,
      String key,
      String invitation,
      ParticipantOnBroker.Account account) {

    static Added refused(List<Reason> why) {
      return new Added(why, null, null, null, null);
    }

    /** Without what lets in. */
    @Override
    public String toString() {
      return "Added[%s]".formatted(participant);
    }
  }

  /**
   * What the participant has is made before anybody knows it, so that whatever fails can be done
   * again.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  Added add(WantedParticipant wanted, Language language, Actor by) {
    List<Reason> wrong = faults.of(wanted);
    if (!wrong.isEmpty()) {
      return Added.refused(wrong);
    }
    Participant participant =
        new Participant(
            wanted.id(),
            wanted.name(),
            wanted.shortName().isEmpty() ? null : wanted.shortName(),
            ParticipantFaults.kind(wanted.kind()).orElseThrow(),
            wanted.municipalities().stream().distinct().toList());
    broker.makeTopics(participant.id());
    following.open(participant);
    Added added = keep(participant, wanted, language, by);
    if (!added.refused().isEmpty()) {
      if (participants.named(participant.id()).isEmpty()) {
        following.close(participant);
      }
      return added;
    }
    tell(participant);
    return new Added(
        List.of(),
        participant,
        added.key(),
        added.invitation(),
        broker.giveAccount(participant.id()));
  }

  /** Whatever fails here, the key that is shown once has to be shown. */
  private void tell(Participant participant) {
    try {
      events.publishEvent(new ParticipantAdded(participant));
      following.follow();
    } catch (RuntimeException e) {
      LOG.warn("{} has been added; this hub makes the rest ready in a moment", participant.id(), e);
    }
  }

  /** All of it or nothing. */
  private Added keep(
      Participant participant, WantedParticipant wanted, Language language, Actor by) {
    try {
      return transactions.execute(
          status -> {
            register.lock();
            following.follow();
            List<Reason> wrong = faults.of(wanted);
            if (!wrong.isEmpty()) {
              // Another was faster.
              status.setRollbackOnly();
              return Added.refused(wrong);
            }
            register.add(participant);
            audit.note(by.concerning(participant.id()), "participant added", participant.id());
            feeds.add(participant.id(), wanted.feeds());
            String key = keys.issue(participant.id(), "first key", by).key();
            if (!wanted.hasManager()) {
              return new Added(List.of(), participant, key, null, null);
            }
            Invited manager = inviteManager(wanted, language, by);
            if (!manager.refused().isEmpty()) {
              status.setRollbackOnly();
              return Added.refused(manager.refused());
            }
            return new Added(List.of(), participant, key, manager.link(), null);
          });
    } catch (DuplicateKeyException e) {
      // Two at once.
      return Added.refused(List.of(ParticipantReasons.taken(participant.id())));
    }
  }

  /**
   * @param link null for one who gets in already
   */
  private record Invited(List<Reason> refused, String link) {}

  private Invited inviteManager(WantedParticipant wanted, Language language, Actor by) {
    String address = Address.standard(wanted.managerAddress()).orElseThrow();
    User user = new User(UUID.randomUUID(), wanted.managerName(), address, language);
    UserInvitations.Sent sent =
        invitations.invite(user, List.of(manager(user, wanted.id())), Secrets.random(), by);
    String link = sent.link() == null ? null : links.invitationPage(sent.link());
    return new Invited(sent.refused(), link);
  }

  private GivenRole manager(User user, String participant) {
    return new GivenRole(
        UUID.randomUUID(), user.id(), Role.MANAGER, participant, null, LocalDate.now(clock), null);
  }

  /**
   * @param shortName the name if it is empty
   * @return why not
   */
  List<Reason> rename(String id, String name, String shortName, Actor by) {
    String wanted = shortName.isEmpty() ? name : shortName;
    List<Reason> wrong = faults.ofNames(id, name, shortName);
    return wrong.isEmpty()
        ? change(
            id,
            () -> {
              register.rename(id, name, wanted);
              audit.note(by.concerning(id), "participant renamed", id);
            })
        : wrong;
  }

  List<Reason> pause(String id, Actor by) {
    return change(
        id,
        () -> {
          register.pause(id);
          audit.note(by.concerning(id), "participant paused", id);
        });
  }

  List<Reason> resume(String id, Actor by) {
    return change(
        id,
        () -> {
          register.resume(id);
          audit.note(by.concerning(id), "participant resumed", id);
        });
  }

  /** An account on the broker, or a new password for the one that is there. */
  Optional<ParticipantOnBroker.Account> giveAccount(String id, Actor by) {
    if (!participants.isOpen(id)) {
      return Optional.empty();
    }
    ParticipantOnBroker.Account account = broker.giveAccount(id);
    if (account.outcome() == ParticipantOnBroker.Outcome.DONE) {
      audit.note(by.concerning(id), "account on Kafka given", id);
    }
    return Optional.of(account);
  }

  /**
   * @param account how it went with the account on the broker; if that failed, the same again tries
   *     it again
   */
  record Removed(List<Reason> refused, ParticipantOnBroker.Outcome account) {}

  /** Takes every access at once; what was sent before stays. */
  Removed remove(String id, Actor by) {
    if (id.equals(nov.secretary())) {
      return new Removed(List.of(ParticipantReasons.secretary(nov.name())), null);
    }
    List<Reason> refused = transactions.execute(status -> removeNow(id, by));
    following.follow();
    return refused.isEmpty()
        ? new Removed(refused, broker.takeAccount(id))
        : new Removed(refused, null);
  }

  private List<Reason> removeNow(String id, Actor by) {
    List<KnownParticipant> all = register.lock();
    if (all.stream().noneMatch(each -> each.id().equals(id))) {
      return List.of(ParticipantReasons.UNKNOWN);
    }
    List<String> present =
        all.stream().filter(KnownParticipant::isPresent).map(KnownParticipant::id).toList();
    if (present.equals(List.of(id))) {
      return List.of(ParticipantReasons.LAST);
    }
    if (present.contains(id)) {
      end(id, by);
    }
    return List.of();
  }

  private void end(String id, Actor by) {
    register.remove(id);
    keys.revokeAllOf(id, by);
    users.endAllFor(id, by);
    audit.note(by.concerning(id), "participant removed", id);
  }

  /** Known to this hub when it comes back, to others within seconds. */
  private List<Reason> change(String id, Runnable change) {
    List<Reason> refused =
        transactions.execute(
            status -> {
              boolean isThere =
                  register.lock().stream()
                      .anyMatch(each -> each.id().equals(id) && each.isPresent());
              if (!isThere) {
                return List.of(ParticipantReasons.UNKNOWN);
              }
              change.run();
              return List.of();
            });
    following.follow();
    return refused;
  }
}
