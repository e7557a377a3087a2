package no.nov.hub;

import java.util.Locale;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.participant.Nov;
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
    Context context = new Context(locale(view), view.getModel());
    context.setVariable("nov", RealSettings.of(Nov.class));
    return engine.process(view.getViewName(), context);
  }

  private static Locale locale(ModelAndView view) {
    Object language = view.getModel().get("language");
    return (language == null ? Language.NB : (Language) language).locale();
  }
}
