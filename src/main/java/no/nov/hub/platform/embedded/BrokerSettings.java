package no.nov.hub.platform.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.nov.hub.platform.embedded.BrokerListeners.Listener;
import no.nov.hub.platform.start.OpenFiles;

/** Kafka's settings for one small node on one machine. */
final class BrokerSettings {

  static final int NODE = 1;
  static final String HUB = "hub";

  private static final String SUPPLIERS = "SUPPLIERS://";
  private static final String LISTENERS = "listeners";
  private static final String PROTOCOLS = "listener.security.protocol.map";
  private static final String MEBIBYTE = "1048576";
  private static final String LOGIN_MODULES = "org.apache.kafka.common.security.";
  private static final String SCRAM_LOGIN = LOGIN_MODULES + "scram.ScramLoginModule required";
  private static final String BROKER = "broker";

  private BrokerSettings() {}

  static Map<String, String> of(
      EmbeddedBroker.Settings wanted,
      BrokerListeners listeners,
      String hubPassword,
      String controllerPassword) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(node(wanted.directory(), listeners));
    settings.putAll(access(hubPassword, controllerPassword));
    settings.putAll(alone());
    settings.putAll(small());
    settings.putAll(quick());
    if (wanted.suppliers() != null) {
      settings.putAll(suppliers(wanted.suppliers(), settings));
    }
    if (wanted.flush()) {
      settings.putAll(durable());
    }
    return settings;
  }

  /**
   * There is no other broker that would have what this one loses with its power. All topics, not
   * inboxes alone: what the database has on the disk must not be ahead of what was published.
   */
  private static Map<String, String> durable() {
    return Map.of("log.flush.interval.messages", "1");
  }

  /** What a client needs to log on as the hub. */
  static Map<String, Object> hubClient(String address, String password) {
    return Map.of(
        "bootstrap.servers",
        address,
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        scramLogin(password));
  }

  private static Map<String, String> node(Path directory, BrokerListeners listeners) {
    String open = "OPEN://" + listeners.address(Listener.OPEN);
    String hub = "HUB://" + listeners.address(Listener.HUB);
    String controller = listeners.address(Listener.CONTROLLER);
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE),
        "log.dirs",
        directory.toString(),
        LISTENERS,
        open + "," + hub + ",CONTROLLER://" + controller,
        PROTOCOLS,
        "OPEN:PLAINTEXT,HUB:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
        "inter.broker.listener.name",
        Listener.HUB.name(),
        "controller.listener.names",
        Listener.CONTROLLER.name(),
        "controller.quorum.voters",
        NODE + "@" + controller);
  }

  /** On all addresses of this machine; what they are told to connect to is the one they know. */
  private static Map<String, String> suppliers(
      SupplierListener listener, Map<String, String> without) {
    String name = "listener.name.suppliers.";
    String own = without.get(LISTENERS).replaceFirst(",CONTROLLER:.*", "");
    Map<String, String> settings = new HashMap<>();
    settings.put(
        LISTENERS, SUPPLIERS + "0.0.0.0:" + listener.port() + "," + without.get(LISTENERS));
    settings.put("advertised.listeners", SUPPLIERS + listener.address() + "," + own);
    settings.put(PROTOCOLS, "SUPPLIERS:SASL_SSL," + without.get(PROTOCOLS));
    settings.put(name + "scram-sha-512.sasl.jaas.config", SCRAM_LOGIN + ";");
    settings.put(name + "max.connections", Integer.toString(OpenFiles.connections()));
    listener.keystore().forEach((key, value) -> settings.put(name + key, value));
    return settings;
  }

  /** The controller uses PLAIN, since SCRAM accounts can be read only once it runs. */
  private static Map<String, String> access(String hubPassword, String controllerPassword) {
    return Map.of(
        "sasl.enabled.mechanisms", "SCRAM-SHA-512",
        "sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512",
        "sasl.mechanism.controller.protocol", "PLAIN",
        "listener.name.controller.sasl.enabled.mechanisms", "PLAIN",
        "listener.name.controller.plain.sasl.jaas.config", plainLogin(controllerPassword),
        "listener.name.hub.scram-sha-512.sasl.jaas.config", scramLogin(hubPassword),
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users", "User:%s;User:%s".formatted(HUB, BROKER),
        "allow.everyone.if.no.acl.found", "false",
        "auto.create.topics.enable", "false");
  }

  private static String scramLogin(String password) {
    return SCRAM_LOGIN + " username=\"%s\" password=\"%s\";".formatted(HUB, password);
  }

  private static String plainLogin(String password) {
    return LOGIN_MODULES
        + "plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
            .formatted(BROKER, password);
  }

  private static Map<String, String> alone() {
    return Map.ofEntries(
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("num.partitions", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.num.partitions", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"));
  }

  private static Map<String, String> small() {
    return Map.ofEntries(
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        Map.entry("background.threads", "2"),
        // Who connects in great numbers leaves the files that the topics need.
        Map.entry("listener.name.open.max.connections", Integer.toString(OpenFiles.connections())),
        Map.entry("group.coordinator.threads", "1"),
        Map.entry("share.coordinator.threads", "1"),
        Map.entry("share.coordinator.state.topic.segment.bytes", "4194304"),
        Map.entry("message.max.bytes", "3145728"),
        Map.entry("log.segment.bytes", "67108864"),
        // Index files are preallocated, two for each partition.
        Map.entry("log.index.size.max.bytes", MEBIBYTE),
        Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
        Map.entry("log.cleaner.io.buffer.size", "131072"),
        Map.entry("offsets.topic.segment.bytes", "4194304"),
        Map.entry("transaction.state.log.segment.bytes", "4194304"),
        Map.entry("metadata.log.segment.bytes", "8388608"),
        Map.entry("metadata.log.max.record.bytes.between.snapshots", MEBIBYTE),
        Map.entry("metadata.max.retention.bytes", "16777216"),
        // No other node watches this one's lag, so no flushed empty record every 500 ms (KIP-835).
        Map.entry("metadata.max.idle.interval.ms", "0"),
        // When a record came is the broker's to say; by a client's clock it could be old at once.
        Map.entry("log.message.timestamp.type", "LogAppendTime"),
        // Looking costs nothing, and what names persons must not stay for long after its time.
        Map.entry("log.retention.check.interval.ms", "60000"),
        Map.entry("metric.reporters", ""));
  }

  private static Map<String, String> quick() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        // After a kill the broker may not register before its former session has run out, and asks
        // again at this interval; the price is that a standstill as long as a session makes it
        // unavailable until its next heartbeat.
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "250",
        "server.max.startup.time.ms", "300000");
  }
}
