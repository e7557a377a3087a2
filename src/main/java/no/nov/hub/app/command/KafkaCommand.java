package no.nov.hub.app.command;

import java.io.PrintWriter;
import java.util.Map;
import no.nov.hub.platform.rights.Accounts;
import no.nov.hub.platform.rights.BrokerQuotas;
import no.nov.hub.platform.rights.SettlingAccounts;
import no.nov.hub.platform.transport.KafkaSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prepares an outside Kafka. */
@Command(name = "kafka", description = "Accounts and rights on an outside Kafka.")
final class KafkaCommand implements Runnable {

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  KafkaCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Command(
      name = "prepare",
      description = {
        "Gives the hub and each participant (of its database; before the first start, of the settings) an account with a password and exactly the"
            + " rights it needs, and takes them from those who are no longer there; each participant may"
            + " write as much as its quota (hub.quota.*). Can be run as often as one likes.",
        "Logs on with hub.kafka.*, which must be an administrator's here. The passwords are"
            + " hub.kafka.password (the hub's own account, "
            + Accounts.HUB
            + ") and hub.kafka.passwords.<participant>."
      })
  void prepare() {
    HubSettings settings = new HubSettings(environment);
    if (!settings.haveOutsideKafka()) {
      throw new CommandFault(
          "The settings name no outside Kafka, and the embedded one has no accounts. Set hub.embedded.kafka.enabled to false and hub.kafka.bootstrap-servers to the broker's address.");
    }
    Accounts accounts = AccountPasswords.in(settings);
    tell(settle(settings.kafka(), accounts, settings.quotas()), settings.participants().size());
  }

  private static SettlingAccounts.Settled settle(
      KafkaSettings kafka, Accounts accounts, Map<String, Long> quotas) {
    try (Admin admin = Admin.create(kafka.clientProperties())) {
      SettlingAccounts.Settled settled = new SettlingAccounts(admin).settle(accounts);
      new BrokerQuotas(admin).settle(quotas, settled.left());
      return settled;
    } catch (KafkaException e) {
      throw BrokerFault.tell(kafka, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFault("Interrupted while preparing " + kafka.bootstrapServers() + ".");
    }
  }

  private void tell(SettlingAccounts.Settled settled, int participants) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "The hub and %d participants have their accounts. Rights granted: %d, taken back: %d.%n",
        participants, settled.granted(), settled.takenBack());
    if (!settled.left().isEmpty()) {
      out.printf("No longer a participant, and shut out: %s.%n", String.join(", ", settled.left()));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say prepare.");
  }
}
