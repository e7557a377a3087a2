package no.nov.hub.isolation;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.nov.hub.RealSettings;
import no.nov.hub.isolation.AccessTable.Line;
import no.nov.hub.platform.embedded.BrokerClients;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.rights.Accounts;
import no.nov.hub.platform.rights.SettlingAccounts;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Tries each cell of the table of topics, on a broker that nothing else uses. */
public final class TopicWalk {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OWNER = "drammen";
  private static final List<Line> LINES = AccessTable.section("Kafka");
  private static final Set<String> IDS = Set.copyOf(RealSettings.PARTICIPANTS.ids());

  private final BrokerClients administrator;
  private final BiFunction<String, String, BrokerClients> accounts;
  private final List<String> open = new ArrayList<>();
  private int cells;

  /**
   * @param accounts clients for a user and its password
   */
  public TopicWalk(
      BrokerClients administrator, BiFunction<String, String, BrokerClients> accounts) {
    this.administrator = administrator;
    this.accounts = accounts;
  }

  /** Makes the topics, and the accounts as the command for it does. */
  public void prepare() throws Exception {
    new SettlingAccounts(administrator.admin())
        .settle(
            new Accounts(
                password(Accounts.HUB),
                IDS.stream().collect(Collectors.toMap(id -> id, TopicWalk::password))));
    for (Line line : LINES) {
      if (isTopic(line)) {
        administrator.createTopic(ofOwner(line));
        administrator.write(ofOwner(line), "there before");
      }
    }
    try (BrokerClients own = accounts.apply(OWNER, password(OWNER))) {
      await().atMost(PATIENCE).until(() -> reads(own, Topics.MEMBERSHIP));
    }
  }

  private static String password(String user) {
    return "the password of " + user;
  }

  public void throughAccounts() throws Exception {
    for (String id : IDS) {
      visit(id.equals(OWNER) ? "own account" : "another's account", id, password(id));
    }
    visit("hub's account", Accounts.HUB, password(Accounts.HUB));
    visit("nobody", OWNER, "guessed");
  }

  private void visit(String column, String user, String password) throws Exception {
    try (BrokerClients clients = accounts.apply(user, password)) {
      visit(column, clients);
    }
  }

  /** All lines, as whoever has these clients. */
  public void visit(String column, BrokerClients clients) throws Exception {
    for (Line line : LINES) {
      String word = line.cells().get(column);
      cells++;
      compare(line, column, word, "read", mayRead(clients, line));
      compare(line, column, word, "write", mayWrite(clients, line));
    }
  }

  private void compare(Line line, String column, String word, String deed, boolean may) {
    if (may != word.contains(deed)) {
      open.add(
          "%s may %s%s %s, in the table: %s"
              .formatted(column, may ? "" : "not ", deed, line, word));
    }
  }

  private static boolean mayRead(BrokerClients clients, Line line) {
    if (isTopic(line)) {
      return reads(clients, ofOwner(line));
    }
    return isGroup(line) && readsIn(clients, ofOwner(line));
  }

  private static boolean mayWrite(BrokerClients clients, Line line) throws Exception {
    if (isTopic(line)) {
      return writes(clients, ofOwner(line));
    }
    return !isGroup(line) && begins(clients, ofOwner(line));
  }

  private static boolean reads(BrokerClients clients, String topic) {
    try {
      return !clients.read(topic).isEmpty();
    } catch (AuthorizationException | AuthenticationException e) {
      return false;
    }
  }

  /** In a consumer group, from a topic that all with an account may read. */
  private static boolean readsIn(BrokerClients clients, String group) {
    Consumer<String, String> consumer = clients.consumer(Map.of("group.id", group));
    consumer.subscribe(List.of(Topics.MEMBERSHIP));
    try {
      return !consumer.poll(PATIENCE).isEmpty();
    } catch (AuthorizationException | AuthenticationException e) {
      return false;
    }
  }

  private static boolean writes(BrokerClients clients, String topic) throws Exception {
    try {
      clients.write(topic, "by somebody");
      return true;
    } catch (ExecutionException e) {
      if (isRefused(e.getCause())) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isRefused(Throwable fault) {
    return fault instanceof AuthorizationException || fault instanceof AuthenticationException;
  }

  private static boolean begins(BrokerClients clients, String transaction) {
    try {
      clients.producer(Map.of("transactional.id", transaction)).initTransactions();
      return true;
    } catch (AuthorizationException | AuthenticationException e) {
      return false;
    }
  }

  private static boolean isTopic(Line line) {
    return line.thing().startsWith("nov.");
  }

  private static boolean isGroup(Line line) {
    return line.thing().startsWith("group ");
  }

  /** The name of the topic, of a group or of a transaction. */
  private static String ofOwner(Line line) {
    return line.thing()
        .replaceFirst("^(group|transaction) ", "")
        .replace("{participant}", OWNER)
        .replace("…", "x");
  }

  /** What was not as the table says. */
  public List<String> open() {
    return open;
  }

  public int cells() {
    return cells;
  }
}
