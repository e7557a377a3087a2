package no.nov.hub.app.user;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.Secrets;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.UserInvitation;
import no.nov.hub.intake.user.UserInvitations;
import no.nov.hub.intake.user.UserReasons;
import no.nov.hub.intake.user.Users;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/**
 * Whom a caller manages: those of its own participant or, as operator, all. Of others nothing is
 * told.
 */
@Component
class ManagedPeople {

  /** A leader's role comes with the registration of the group. */
  private static final List<Role> OF_PARTICIPANTS =
      List.of(Role.POSTER, Role.CONTACT, Role.MANAGER, Role.DEPUTY, Role.SECRETARY, Role.DIRECTOR);

  private static final int LONGEST_NAME = 200;

  private static final Reason NO_NAME =
      Reason.of(
          "navn",
          "no_name",
          "Navnet mangler, eller det er lengre enn 200 tegn. Skriv fornavn og etternavn.",
          "The name is missing, or longer than 200 characters. Write first and last name.");

  private static final Reason NO_ADDRESS =
      Reason.of(
          "adresse",
          "not_an_address",
          "Dette er ikke en e-postadresse. Skriv for eksempel kari@example.no.",
          "This is not a mail address. Write for instance kari@example.no.");

  private static final Reason NO_ROLE =
      Reason.of(
          "rolle",
          "not_a_role",
          "Velg en rolle, og hvem den er for.",
          "Choose a role, and for whom it is.");

  private static final Reason NO_DATE =
      Reason.of(
          "til",
          "not_a_date",
          "Den siste dagen er ikke en dato. Skriv for eksempel 2027-06-30, eller la feltet stå tomt.",
          "The last day is not a date. Write for instance 2027-06-30, or leave it empty.");

  private final Users users;
  private final UserInvitations invitations;
  private final OfferedRoles offered;
  private final Participants participants;
  private final Nov nov;
  private final Links links;
  private final Clock clock;

  ManagedPeople(
      Users users,
      UserInvitations invitations,
      OfferedRoles offered,
      Participants participants,
      Nov nov,
      Links links,
      Clock clock) {
    this.users = users;
    this.invitations = invitations;
    this.offered = offered;
    this.participants = participants;
    this.nov = nov;
    this.links = links;
    this.clock = clock;
  }

  /**
   * @param name of whoever was invited, or has got a role
   * @param link whole address, or path where the hub's address is not set; null if refused, or for
   *     one who was there already
   */
  record Invited(String name, String link, List<Reason> refused) {}

  List<PeoplePage.Choice> participants(Caller caller) {
    return managed(caller).map(p -> new PeoplePage.Choice(p.id(), p.name())).toList();
  }

  List<PeoplePage.Choice> roles(Caller caller, Texts texts) {
    RoleWords words = new RoleWords(texts, nov, participants);
    return rolesOf(caller)
        .map(role -> new PeoplePage.Choice(role.name(), words.name(role)))
        .toList();
  }

  private static Stream<Role> rolesOf(Caller caller) {
    return caller.isOperator()
        ? Stream.concat(OF_PARTICIPANTS.stream(), Stream.of(Role.OPERATOR))
        : OF_PARTICIPANTS.stream();
  }

  private Stream<Participant> managed(Caller caller) {
    return caller.isOperator() ? participants.all().stream() : caller.findParticipant().stream();
  }

  private Stream<GivenRole> roles(Caller caller) {
    Stream<GivenRole> ofParticipants =
        managed(caller).flatMap(participant -> users.rolesFor(participant.id()).stream());
    return caller.isOperator()
        ? Stream.concat(ofParticipants, users.rolesFor(null).stream())
        : ofParticipants;
  }

  List<PeoplePage.Row> rows(Caller caller, Texts texts) {
    Map<UUID, List<GivenRole>> byUser = new LinkedHashMap<>();
    roles(caller)
        .forEach(role -> byUser.computeIfAbsent(role.userId(), id -> new ArrayList<>()).add(role));
    Map<UUID, UserInvitation> invited = invitations.all();
    RoleWords words = new RoleWords(texts, nov, participants);
    return users.all().stream()
        .filter(user -> byUser.containsKey(user.id()))
        .map(user -> row(user, byUser.get(user.id()), invited.get(user.id()), words, texts))
        .toList();
  }

  private PeoplePage.Row row(
      User user, List<GivenRole> roles, UserInvitation invited, RoleWords words, Texts texts) {
    return new PeoplePage.Row(
        user.id().toString(),
        user.name(),
        user.address(),
        roles.stream()
            .map(role -> new PeoplePage.RoleRow(role.id().toString(), words.sentence(role)))
            .toList(),
        invited(invited, words, texts));
  }

  private String invited(UserInvitation invitation, RoleWords words, Texts texts) {
    if (invitation == null || invitation.isAccepted()) {
      return null;
    }
    Instant now = clock.instant();
    return texts.say(
        invitation.worksAt(now) ? "user.page.invited-until" : "user.page.lapsed",
        words.moment(invitation.endsAt(), clock.getZone()));
  }

  List<PeoplePage.OfferRow> offers(Caller caller, Texts texts) {
    return offers(caller).map(offer -> row(offer, texts)).toList();
  }

  private Stream<OfferedRoles.Offer> offers(Caller caller) {
    return offered.of(managed(caller).toList()).stream();
  }

  private static PeoplePage.OfferRow row(OfferedRoles.Offer offer, Texts texts) {
    String words = offer.role() == Role.LEADER ? "user.page.leads" : "user.page.serves";
    return new PeoplePage.OfferRow(
        offer.key(), offer.name(), offer.address(), texts.say(words, offer.groupName()));
  }

  /** Empty if nobody is offered that any more. */
  Optional<Invited> confirm(Caller caller, String key) {
    return offers(caller)
        .filter(offer -> offer.key().equals(key))
        .findFirst()
        .map(offer -> confirm(caller, offer));
  }

  private Invited confirm(Caller caller, OfferedRoles.Offer offer) {
    // By the name that is known, if there is one: the registration may spell it otherwise.
    User user =
        users
            .ofAddress(offer.address())
            .orElseGet(
                () -> new User(UUID.randomUUID(), offer.name(), offer.address(), language(caller)));
    GivenRole role = offer.given(user.id(), LocalDate.now(clock));
    return invited(user.name(), invitations.invite(user, List.of(role), Secrets.random(), caller));
  }

  Invited invite(Caller caller, PeoplePage.Form form) {
    List<Reason> faults = new ArrayList<>();
    String name = PlainText.oneLine(form.name()).strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      faults.add(NO_NAME);
    }
    Optional<String> address = Address.standard(form.address().strip());
    if (address.isEmpty()) {
      faults.add(NO_ADDRESS);
    }
    Optional<Role> role = rolesOf(caller).filter(r -> r.name().equals(form.role())).findFirst();
    String participant =
        role.filter(Role::isForTheHub).isPresent() ? null : participant(caller, form);
    boolean forSomebody = participant != null || role.filter(Role::isForTheHub).isPresent();
    if (role.isEmpty() || !forSomebody) {
      faults.add(NO_ROLE);
    }
    LocalDate until = null;
    try {
      until = form.until().isBlank() ? null : LocalDate.parse(form.until().strip());
    } catch (DateTimeParseException e) {
      faults.add(NO_DATE);
    }
    if (!faults.isEmpty()) {
      return new Invited(name, null, faults);
    }
    User user = new User(UUID.randomUUID(), name, address.get(), language(caller));
    GivenRole given =
        new GivenRole(
            UUID.randomUUID(),
            user.id(),
            role.get(),
            participant,
            null,
            LocalDate.now(clock),
            until);
    return invited(name, invitations.invite(user, List.of(given), Secrets.random(), caller));
  }

  private String participant(Caller caller, PeoplePage.Form form) {
    List<String> ids = managed(caller).map(Participant::id).toList();
    return ids.size() == 1
        ? ids.get(0)
        : ids.stream().filter(id -> id.equals(form.participant())).findFirst().orElse(null);
  }

  /** As those who invite them read; they change it on their own page. */
  private static Language language(Caller caller) {
    return caller.findUser().map(User::language).orElse(Language.NB);
  }

  /**
   * The link is shown only where it lets nobody do what the caller could not let them do; the mail
   * has it all the same.
   *
   * @return empty if there is nobody to invite, or somebody of others
   */
  Optional<Invited> inviteAgain(Caller caller, UUID userId) {
    boolean own = roles(caller).anyMatch(role -> role.userId().equals(userId));
    return own
        ? invitations
            .sendAgain(userId, Secrets.random(), caller)
            .map(sent -> invited(caller, userId, sent))
        : Optional.empty();
  }

  private Invited invited(Caller caller, UUID userId, UserInvitations.Sent sent) {
    Set<UUID> managed = roles(caller).map(GivenRole::id).collect(Collectors.toSet());
    LocalDate today = LocalDate.now(clock);
    boolean isAllManaged =
        users.roles(userId).stream()
            .filter(role -> !role.isOver(today))
            .allMatch(role -> managed.contains(role.id()));
    return isAllManaged ? invited("", sent) : new Invited("", null, sent.refused());
  }

  private Invited invited(String name, UserInvitations.Sent sent) {
    String link = sent.link() == null ? null : links.invitationPage(sent.link());
    return new Invited(name, link, sent.refused());
  }

  List<Reason> end(Caller caller, UUID roleId) {
    return roles(caller).anyMatch(role -> role.id().equals(roleId))
        ? users.takeAway(roleId, caller).map(List::of).orElse(List.of())
        : List.of(UserReasons.UNKNOWN_ROLE);
  }
}
