package no.nov.hub.outside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import no.nov.hub.Containers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.MountableFile;

/** A broker in a container that knows everybody by user and password, and allows what is listed. */
final class SecuredBroker implements AutoCloseable {

  private static final String ADMIN = "admin";
  private static final String KEYSTORE_IN_CONTAINER = "/tmp/broker.p12";

  /** The listener that Testcontainers lets the test reach; here it is secured. */
  private static final String LISTENER = "KAFKA_LISTENER_NAME_PLAINTEXT_";

  private final KafkaContainer kafka;
  private final Map<String, String> connection;
  private final Map<String, String> passwords = new HashMap<>();

  private SecuredBroker(KafkaContainer kafka, Map<String, String> connection) {
    this.kafka = kafka;
    this.connection = connection;
  }

  static SecuredBroker withoutTls() throws Exception {
    return start(Containers.kafka(), "SASL_PLAINTEXT", Map.of());
  }

  /**
   * @param directory where the certificate is made
   */
  static SecuredBroker withTls(Path directory) throws Exception {
    KafkaContainer kafka = Containers.kafka();
    Certificate certificate = Certificate.madeIn(directory, kafka.getHost());
    kafka
        .withCopyFileToContainer(
            MountableFile.forHostPath(certificate.keystore()), KEYSTORE_IN_CONTAINER)
        .withEnv(LISTENER + "SSL_KEYSTORE_LOCATION", KEYSTORE_IN_CONTAINER)
        .withEnv(LISTENER + "SSL_KEYSTORE_PASSWORD", certificate.password())
        .withEnv(LISTENER + "SSL_KEYSTORE_TYPE", "PKCS12");
    return start(
        kafka,
        "SASL_SSL",
        Map.of(
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            certificate.trusted().toString()));
  }

  private static SecuredBroker start(
      KafkaContainer kafka, String protocol, Map<String, String> trust) throws Exception {
    kafka
        .withEnv(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "PLAINTEXT:" + protocol + ",BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT")
        .withEnv(LISTENER + "SASL_ENABLED_MECHANISMS", "SCRAM-SHA-512")
        .withEnv(
            LISTENER + "SCRAM___SHA___512_SASL_JAAS_CONFIG",
            "org.apache.kafka.common.security.scram.ScramLoginModule required;")
        .withEnv(
            "KAFKA_AUTHORIZER_CLASS_NAME",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
        // The listeners within the container have no users; nobody else reaches them.
        .withEnv("KAFKA_SUPER_USERS", "User:ANONYMOUS;User:" + ADMIN)
        .start();
    Map<String, String> connection = new HashMap<>(trust);
    connection.put("bootstrap.servers", kafka.getBootstrapServers());
    connection.put("security.protocol", protocol);
    connection.put("sasl.mechanism", "SCRAM-SHA-512");
    SecuredBroker broker = new SecuredBroker(kafka, connection);
    broker.addAdmin();
    return broker;
  }

  /** The first account is made from within, the others by this one. */
  private void addAdmin() throws IOException, InterruptedException {
    ExecResult result =
        kafka.execInContainer(
            "/opt/kafka/bin/kafka-configs.sh",
            "--bootstrap-server=localhost:9093",
            "--alter",
            "--entity-type=users",
            "--entity-name=" + ADMIN,
            "--add-config=SCRAM-SHA-512=[password=" + newPassword(ADMIN) + "]");
    if (result.getExitCode() != 0) {
      throw new IllegalStateException("No account for the admin: " + result);
    }
  }

  private String newPassword(String user) {
    return passwords.computeIfAbsent(user, u -> UUID.randomUUID().toString());
  }

  /** A user that may do this, and nothing else. */
  void add(String user, Map<ResourcePattern, List<AclOperation>> rights)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(new HashMap<>(account(ADMIN)))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      user,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      newPassword(user))))
          .all()
          .get();
      admin.createAcls(bindings(user, rights)).all().get();
    }
  }

  private static Collection<AclBinding> bindings(
      String user, Map<ResourcePattern, List<AclOperation>> rights) {
    return rights.entrySet().stream()
        .flatMap(
            right ->
                right.getValue().stream()
                    .map(
                        operation ->
                            new AclBinding(
                                right.getKey(),
                                new AccessControlEntry(
                                    "User:" + user, "*", operation, AclPermissionType.ALLOW))))
        .toList();
  }

  /** What a client needs to connect as this user. */
  Map<String, String> account(String user) {
    return withPassword(user, passwords.get(user));
  }

  /** What a client needs to manage the others. */
  Map<String, String> administrator() {
    return account(ADMIN);
  }

  String password(String user) {
    return passwords.get(user);
  }

  /** The example with the addresses of this broker. */
  String settingsLike(String example) {
    String settings =
        example
            .replace("kafka.example.no:9093", connection.get("bootstrap.servers"))
            .replace("SASL_SSL", connection.get("security.protocol"));
    String trusted = connection.get("ssl.truststore.location");
    return trusted == null
        ? settings.replaceAll(".*ssl\\.truststore.*\n", "")
        : settings.replace("/etc/nov-hub/kafka.pem", trusted);
  }

  Map<String, String> withPassword(String user, String password) {
    Map<String, String> account = new HashMap<>(connection);
    account.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password));
    return account;
  }

  @Override
  public void close() {
    kafka.stop();
  }
}
