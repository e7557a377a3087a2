package no.nov.hub;

import java.util.Locale;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import org.springframework.web.servlet.ModelAndView;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Pages as a browser gets them, without a server. */
public final class Html {

  private Html() {}

  public static String of(ModelAndView view) {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(Texts.files());
    return engine.process(view.getViewName(), new Context(locale(view), view.getModel()));
  }

  private static Locale locale(ModelAndView view) {
    Object language = view.getModel().get("language");
    return (language == null ? Language.NB : (Language) language).locale();
  }
}
