package no.nov.hub.groups.minutes.action;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.OpenTasks;
import no.nov.hub.groups.minutes.action.Action.ActionState;
import no.nov.hub.groups.minutes.action.Action.Outcome;
import no.nov.hub.groups.minutes.action.ActionTables.Looked;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContent;
import no.nov.hub.groups.minutes.content.MinutesItem;
import no.nov.hub.groups.minutes.content.MinutesSettings;
import no.nov.hub.platform.message.OwnedKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Actions from the minutes that gave them to the outcome that ends them. */
@Component
public class Actions implements OpenTasks {

  private static final int LONGEST = 2000;
  private static final String BY_MINUTES = "minutes";
  private static final String BY_LINK = "link";

  private final ActionTables tables;
  private final MinutesSettings settings;
  private final Supplier<String> tokens;
  private final TransactionTemplate transactions;
  private final Clock clock;

  public Actions(
      ActionTables tables,
      MinutesSettings settings,
      Supplier<String> meetingTokens,
      TransactionTemplate transactions,
      Clock clock) {
    this.tables = tables;
    this.settings = settings;
    this.tokens = meetingTokens;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Those of minutes that go out. One that a correction repeats, in the same words or by its id,
   * stays the same action; one that it leaves out is dropped unless it is done.
   */
  public void assign(Minutes minutes, MinutesContent minutesContent, Instant now) {
    Map<Integer, Action> before = new HashMap<>();
    tables.ofLocked(minutes.about()).forEach(action -> before.put(action.number(), action));
    int last = before.keySet().stream().max(Integer::compare).orElse(0);
    List<Looked> looked = new ArrayList<>();
    for (MinutesItem item : given(minutesContent)) {
      Optional<Action> same = same(item, before.values());
      same.ifPresent(action -> before.remove(action.number()));
      looked.add(
          scheduled(
              same.isPresent() ? again(same.get(), item) : first(minutes, item, ++last, now)));
    }
    before.values().stream()
        .filter(Action::isOpen)
        .map(action -> action.as(ActionState.DROPPED, action.outcome()))
        .forEach(action -> looked.add(new Looked(action, null)));
    tables.save(looked);
  }

  /** Those with an id first: another may have got the words that they had. */
  private static List<MinutesItem> given(MinutesContent minutesContent) {
    return minutesContent.items().stream()
        .filter(item -> item.kind() == MinutesItem.Kind.ACTION)
        .sorted(Comparator.comparing(item -> item.id() == null))
        .toList();
  }

  private static Optional<Action> same(MinutesItem item, Collection<Action> before) {
    return before.stream()
        .filter(
            action ->
                item.id() == null
                    ? action.words().equals(item.words())
                    : action.id().equals(item.id()))
        .findFirst();
  }

  private Action first(Minutes minutes, MinutesItem item, int number, Instant now) {
    return new Action(
        minutes.about(),
        number,
        minutes.owner(),
        item.words(),
        item.responsible(),
        item.due(),
        ActionState.OPEN,
        Outcome.NONE,
        tokens.get(),
        // One that is overdue when it goes out is told of once.
        Math.min(Action.behind(item.due(), settings.remindBefore(), now), 1));
  }

  private static Action again(Action before, MinutesItem item) {
    boolean sameDay = Objects.equals(before.due(), item.due());
    return new Action(
        before.about(),
        before.number(),
        before.owner(),
        item.words(),
        item.responsible(),
        item.due(),
        before.state() == ActionState.DROPPED ? ActionState.OPEN : before.state(),
        before.outcome(),
        before.token(),
        sameDay ? before.reminders() : 0);
  }

  /** With the time of the next reminder, while it is open. */
  Looked scheduled(Action action) {
    List<Instant> reminders = Action.reminders(action.due(), settings.remindBefore());
    return new Looked(
        action,
        action.isOpen() && action.reminders() < reminders.size()
            ? reminders.get(action.reminders())
            : null);
  }

  /**
   * What minutes say of actions of earlier meetings.
   *
   * @return those that are no open or done action of the owner
   */
  public List<String> settle(Minutes minutes, MinutesContent minutesContent, Instant now) {
    List<String> unknown = new ArrayList<>();
    for (MinutesContent.Outcome outcome : minutesContent.outcomes()) {
      Optional<Action> action = locked(minutes.owner(), outcome.action());
      if (action.isEmpty()) {
        unknown.add(outcome.action());
      } else {
        say(action.get(), new Outcome(outcome.words(), now, BY_MINUTES), outcome.done());
      }
    }
    return unknown;
  }

  /**
   * From the page of whoever is responsible.
   *
   * @return false if the action is not open any more
   */
  boolean byLink(Action action, String words, boolean done) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Action now = tables.locked(action.about(), action.number()).orElseThrow();
              if (now.isOpen()) {
                say(now, new Outcome(shortened(words), clock.instant(), BY_LINK), done);
              }
              return now.isOpen();
            }));
  }

  /**
   * From the contact, who can also open one again.
   *
   * @param who the participant whose key was used
   * @return false if there is no such action
   */
  public boolean byContact(String owner, String id, String words, boolean done, String who) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              Optional<Action> action = locked(owner, id);
              action.ifPresent(
                  each -> say(each, new Outcome(shortened(words), clock.instant(), who), done));
              return action.isPresent();
            }));
  }

  private void say(Action action, Outcome outcome, boolean done) {
    Action said = action.as(done ? ActionState.DONE : ActionState.OPEN, outcome);
    tables.save(List.of(scheduled(said)));
  }

  private Optional<Action> locked(String owner, String id) {
    int dot = id.lastIndexOf('.');
    if (dot < 1 || !id.substring(dot + 1).matches("\\d{1,6}")) {
      return Optional.empty();
    }
    return tables
        .locked(
            Meetings.about(new OwnedKey(owner, id.substring(0, dot))),
            Integer.parseInt(id.substring(dot + 1)))
        .filter(action -> action.state() != ActionState.DROPPED);
  }

  private static String shortened(String words) {
    String plain = words.strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }

  @Override
  public List<Task> of(Collection<String> groupKeys) {
    return tables.ofJust(groupKeys).stream()
        .map(action -> new Task(action.words(), action.responsible().name(), action.due()))
        .toList();
  }
}
