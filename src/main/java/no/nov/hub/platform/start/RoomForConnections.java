package no.nov.hub.platform.start;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Who connects in great numbers over HTTP leaves the broker the files that it needs. */
@Component
final class RoomForConnections
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(
        connector ->
            connector.setProperty("maxConnections", Integer.toString(OpenFiles.connections())));
  }
}
