package no.nov.hub.app.description;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The schemas of messages at their {@code $id}, and what the page is made of. */
@Configuration
class ApiFiles implements WebMvcConfigurer {

  /** As in the pom; a test says so if the pom has another. */
  private static final String SWAGGER_UI =
      "classpath:/META-INF/resources/webjars/swagger-ui/5.35.0/";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/api/schemas/*").addResourceLocations("classpath:/schemas/");
    registry.addResourceHandler("/api/ui/*").addResourceLocations("classpath:/api/ui/", SWAGGER_UI);
  }
}
