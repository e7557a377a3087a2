package no.nov.hub.platform.server;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Whoever is led to another page stays under the address that was asked for, which only a proxy
 * knows: Tomcat makes addresses whole for programs of HTTP/1.0, and nginx is one unless told
 * otherwise.
 */
@Configuration
class RelativeRedirects {

  RelativeRedirects(ObjectProvider<ThymeleafViewResolver> views) {
    // Answers 303, with the path as it is.
    views.ifAvailable(resolver -> resolver.setRedirectHttp10Compatible(false));
  }
}
