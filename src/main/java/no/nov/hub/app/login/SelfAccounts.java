package no.nov.hub.app.login;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.app.user.RoleWords;
import no.nov.hub.intake.openid.LinkedAccount;
import no.nov.hub.intake.openid.OpenIdLogins;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** The accounts of their participants that people have linked, or can. */
@Component
class SelfAccounts {

  private final OpenIdLogins accounts;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  SelfAccounts(OpenIdLogins accounts, Participants participants, Nov nov, Clock clock) {
    this.accounts = accounts;
    this.nov = nov;
    this.participants = participants;
    this.clock = clock;
  }

  /**
   * @param account participant with whose account the user logged in; null if with none
   */
  List<SelfPage.AccountRow> rows(User user, List<GivenRole> roles, String account) {
    Map<String, LinkedAccount> linked =
        accounts.of(user).stream()
            .collect(Collectors.toMap(LinkedAccount::participant, Function.identity()));
    Texts texts = new Texts(user.language());
    return roles.stream()
        .map(GivenRole::participant)
        .filter(Objects::nonNull)
        .distinct()
        .filter(accounts.providers()::containsKey)
        .filter(id -> participants.find(id).isPresent())
        .map(id -> row(id, linked.get(id), account, texts))
        .toList();
  }

  private SelfPage.AccountRow row(String id, LinkedAccount linked, String account, Texts texts) {
    RoleWords words = new RoleWords(texts, nov, participants);
    String name = participants.get(id).shortName();
    String used =
        linked == null || linked.usedAt() == null
            ? texts.say("login.self.never-used")
            : words.moment(linked.usedAt(), clock.getZone());
    return new SelfPage.AccountRow(
        id,
        name,
        accounts.providers().get(id).name(),
        linked == null ? null : words.moment(linked.linkedAt(), clock.getZone()),
        used,
        !accounts.counts(id, account));
  }
}
