package no.nov.hub.platform.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Controller and broker as {@link KafkaRaftServer} puts them together, but with fault handlers and
 * sockets of our own, which its constructor does not take.
 */
final class KafkaNode {

  private final ControllerServer controller;
  private final BrokerServer broker;

  KafkaNode(
      Map<String, String> settings,
      FaultHandlerFactory faults,
      ServerSocketFactory sockets,
      Time time) {
    KafkaConfig config = new KafkaConfig(settings, false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> storage =
        KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), "");
    SharedServer shared =
        new SharedServer(
            config,
            storage._1(),
            time,
            Server.initializeMetrics(config, time, storage._1().clusterId().orElseThrow()),
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            List.of(),
            faults,
            sockets);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), storage._2());
    broker = new BrokerServer(shared);
  }

  void startController() {
    controller.startup();
  }

  BrokerAccess access() {
    return new BrokerAccess(controller.controller(), controller.authorizerPlugin().get().get());
  }

  /** Returns when clients are answered. */
  void startBroker() {
    broker.startup();
  }

  /** The broker first: its orderly end needs the controller. */
  void stop(Duration patience) {
    try {
      broker.shutdown(patience);
    } finally {
      controller.shutdown();
    }
  }
}
