package no.nov.hub.platform.transport;

import java.io.InputStream;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.app.BeansDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.RoutesBuilderLoaderSupport;
import org.apache.camel.xml.in.ModelParser;
import org.springframework.stereotype.Component;

/**
 * Reads {@code routes/*.camel.xml} with Camel's own parser. Stands in for camel-xml-io-dsl, which
 * is not published for this version; goes the day it is.
 */
@Component
class RouteFiles extends RoutesBuilderLoaderSupport {

  private static final String NAMESPACE = "http://camel.apache.org/schema/xml-io";

  @Override
  public String getSupportedExtension() {
    return "camel.xml";
  }

  @Override
  public RoutesBuilder loadRoutesBuilder(Resource resource) throws Exception {
    BeansDefinition file;
    try (InputStream stream = resource.getInputStream()) {
      file =
          new ModelParser(stream, NAMESPACE)
              .parseBeansDefinition()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          resource.getLocation() + " has no root element <camel> in " + NAMESPACE));
    }
    return new RouteConfigurationBuilder() {
      @Override
      public void configure() {
        CamelContextAware.trySetCamelContext(getRouteCollection(), getCamelContext());
        for (RouteDefinition route : file.getRoutes()) {
          getRouteCollection().route(route);
        }
      }

      @Override
      public void configuration() {
        for (RouteConfigurationDefinition configuration : file.getRouteConfigurations()) {
          getRouteConfigurationCollection().routeConfiguration(configuration);
        }
      }
    };
  }
}
