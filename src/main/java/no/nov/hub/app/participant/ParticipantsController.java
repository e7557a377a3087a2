package no.nov.hub.app.participant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.login.LoginSessions;
import no.nov.hub.intake.user.User;
import no.nov.hub.platform.language.PageLanguage;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whoever runs the hub says on a page who takes part. */
@Controller
class ParticipantsController {

  private static final String ONE = Links.PARTICIPANTS + "/{id}";

  private final ChangingParticipants changing;
  private final ParticipantRows rows;
  private final LoginSessions sessions;

  ParticipantsController(
      ChangingParticipants changing, ParticipantRows rows, LoginSessions sessions) {
    this.changing = changing;
    this.rows = rows;
    this.sessions = sessions;
  }

  @GetMapping(Links.PARTICIPANTS)
  ModelAndView list(Caller caller, HttpServletRequest request) {
    return page(caller, sessions.isFresh(request), null, List.of(), ParticipantsPage.Form.EMPTY);
  }

  @PostMapping(Links.PARTICIPANTS)
  ModelAndView add(
      @RequestParam(name = "id", defaultValue = "") String id,
      @RequestParam(name = "navn", defaultValue = "") String name,
      @RequestParam(name = "kortnavn", defaultValue = "") String shortName,
      @RequestParam(name = "slag", defaultValue = "") String kind,
      @RequestParam(name = "kommuner", defaultValue = "") String municipalities,
      @RequestParam(name = "leder", defaultValue = "") String managerName,
      @RequestParam(name = "adresse", defaultValue = "") String managerAddress,
      @RequestParam(name = "kalendere", defaultValue = "") String feeds,
      Caller caller,
      HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    var form =
        new ParticipantsPage.Form(
            id, name, shortName, kind, municipalities, managerName, managerAddress, feeds);
    ChangingParticipants.Added added = changing.add(wanted(form), user(caller).language(), caller);
    return added.refused().isEmpty()
        ? page(caller, true, done(added, caller, request), List.of(), ParticipantsPage.Form.EMPTY)
        : refused(caller, added.refused(), form);
  }

  private static WantedParticipant wanted(ParticipantsPage.Form form) {
    return new WantedParticipant(
        form.id(),
        form.name(),
        form.shortName(),
        form.kind(),
        WantedParticipant.split(form.municipalities()),
        form.managerName(),
        form.managerAddress(),
        WantedParticipant.split(form.feeds()));
  }

  private static ParticipantsPage.Done done(
      ChangingParticipants.Added added, Caller caller, HttpServletRequest request) {
    Texts texts = texts(caller);
    List<String> sentences = new ArrayList<>();
    Participant participant = added.participant();
    sentences.add(texts.say("participant.page.added", participant.name(), participant.id()));
    sentences.addAll(told(added.account().outcome(), texts));
    return new ParticipantsPage.Done(
        sentences, added.key(), added.account().password(), whole(added.invitation(), request));
  }

  private static List<String> told(ParticipantOnBroker.Outcome account, Texts texts) {
    return switch (account) {
      case NOT_NEEDED, DONE -> List.of();
      case NOT_ALLOWED -> List.of(texts.say("participant.page.account-not-allowed"));
      case FAILED -> List.of(texts.say("participant.page.account-failed"));
    };
  }

  /** Where the hub's address is not set, it is reached as this page was. */
  private static String whole(String link, HttpServletRequest request) {
    return link != null && link.startsWith("/")
        ? ServletUriComponentsBuilder.fromContextPath(request).path(link).toUriString()
        : link;
  }

  @PostMapping(ONE + "/navn")
  ModelAndView rename(
      @PathVariable String id,
      @RequestParam(name = "navn", defaultValue = "") String name,
      @RequestParam(name = "kortnavn", defaultValue = "") String shortName,
      Caller caller,
      HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    return changed(
        caller,
        changing.rename(id, line(name), line(shortName), caller),
        "participant.page.renamed",
        line(name));
  }

  private static String line(String text) {
    return PlainText.oneLine(text).strip();
  }

  @PostMapping(ONE + "/pause")
  ModelAndView pause(@PathVariable String id, Caller caller, HttpServletRequest request) {
    return sessions.isFresh(request)
        ? changed(caller, changing.pause(id, caller), "participant.page.paused", id)
        : again();
  }

  @PostMapping(ONE + "/gjenoppta")
  ModelAndView resume(@PathVariable String id, Caller caller, HttpServletRequest request) {
    return sessions.isFresh(request)
        ? changed(caller, changing.resume(id, caller), "participant.page.resumed", id)
        : again();
  }

  /** An account on Kafka, or a new password for the one that is there. */
  @PostMapping(ONE + "/konto")
  ModelAndView account(@PathVariable String id, Caller caller, HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    Optional<ParticipantOnBroker.Account> given = changing.giveAccount(id, caller);
    if (given.isEmpty()) {
      return refused(caller, List.of(ParticipantReasons.UNKNOWN), ParticipantsPage.Form.EMPTY);
    }
    ParticipantOnBroker.Account account = given.get();
    return page(
        caller,
        true,
        new ParticipantsPage.Done(
            told(account.outcome(), texts(caller)), null, account.password(), null),
        List.of(),
        ParticipantsPage.Form.EMPTY);
  }

  /**
   * @param confirmed the id once more, so that nobody is removed by one wrong click
   */
  @PostMapping(ONE + "/fjern")
  ModelAndView remove(
      @PathVariable String id,
      @RequestParam(name = "bekreft", defaultValue = "") String confirmed,
      Caller caller,
      HttpServletRequest request) {
    if (!sessions.isFresh(request)) {
      return again();
    }
    if (!id.equals(confirmed.strip())) {
      return refused(
          caller, List.of(ParticipantReasons.NOT_CONFIRMED), ParticipantsPage.Form.EMPTY);
    }
    ChangingParticipants.Removed removed = changing.remove(id, caller);
    if (!removed.refused().isEmpty()) {
      return refused(caller, removed.refused(), ParticipantsPage.Form.EMPTY);
    }
    Texts texts = texts(caller);
    List<String> sentences =
        Stream.concat(
                Stream.of(texts.say("participant.page.removed", id)),
                told(removed.account(), texts).stream())
            .toList();
    return page(
        caller,
        true,
        new ParticipantsPage.Done(sentences, null, null, null),
        List.of(),
        ParticipantsPage.Form.EMPTY);
  }

  private ModelAndView changed(Caller caller, List<Reason> refused, String key, String name) {
    return refused.isEmpty()
        ? page(
            caller,
            true,
            new ParticipantsPage.Done(List.of(texts(caller).say(key, name)), null, null, null),
            List.of(),
            ParticipantsPage.Form.EMPTY)
        : refused(caller, refused, ParticipantsPage.Form.EMPTY);
  }

  private ModelAndView refused(Caller caller, List<Reason> why, ParticipantsPage.Form form) {
    Texts texts = texts(caller);
    List<String> sentences =
        why.stream().map(reason -> texts.language().choose(reason.message())).toList();
    ModelAndView page = page(caller, true, null, sentences, form);
    page.setStatus(
        why.contains(ParticipantReasons.UNKNOWN)
            ? HttpStatus.NOT_FOUND
            : HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /** Deeds that weigh ask for a login of the last ten minutes. */
  private static ModelAndView again() {
    return new ModelAndView("redirect:" + Links.LOGIN_AGAIN + "?til=" + Links.PARTICIPANTS);
  }

  private ModelAndView page(
      Caller caller,
      boolean fresh,
      ParticipantsPage.Done done,
      List<String> faults,
      ParticipantsPage.Form form) {
    Texts texts = texts(caller);
    return PageLanguage.page(
        "participants",
        texts.language(),
        new ParticipantsPage(
            fresh,
            rows.haveAccounts(),
            done,
            faults,
            form,
            rows.all(texts),
            rows.kinds(texts),
            rows.freeMunicipalities()));
  }

  private static Texts texts(Caller caller) {
    return new Texts(user(caller).language());
  }

  private static User user(Caller caller) {
    return caller.findUser().orElseThrow();
  }
}
