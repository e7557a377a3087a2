package no.nov.hub.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What a browser shows of a fault, in both languages. Programs get JSON. */
final class FaultPage {

  static final String TYPE = "text/html;charset=UTF-8";

  /** Of its own, because the server tells faults before there is a hub that could. */
  private static final ITemplateEngine TEMPLATES = templates();

  private FaultPage() {}

  private static ITemplateEngine templates() {
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setTemplateEngineMessageSource(Texts.files());
    return engine;
  }

  static String of(Text heading, List<Text> sentences) {
    Map<String, Object> words = Map.of("heading", heading, "sentences", sentences);
    return TEMPLATES.process("fault", new Context(Language.NB.locale(), words));
  }

  /** Whether a browser asks, for a page; beneath {@code /api/} are only programs. */
  static boolean isFor(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !asked(request).startsWith("/api/");
  }

  /** The path that was asked for, also while the server asks for what to say about its fault. */
  private static String asked(HttpServletRequest request) {
    Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return String.valueOf(before == null ? request.getRequestURI() : before);
  }
}
