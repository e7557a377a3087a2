package no.nov.hub.platform.language;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets templates say what the message files have, as {@code #{meeting.answer.send}}. */
@Configuration(proxyBeanMethods = false)
class TemplateTexts {

  @Bean
  MessageSource messageSource() {
    return Texts.files();
  }
}
