package no.nov.hub.platform.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The language of a page: that of the person whom it is for, else what the caller asks for. So the
 * words of a template are those of its reader.
 */
@Component("localeResolver")
public final class PageLanguage implements LocaleResolver, HandlerInterceptor, WebMvcConfigurer {

  private static final String LANGUAGE = "language";

  /** A page for somebody who reads this language. */
  public static ModelAndView page(String template, Language language, Object page) {
    return page(template, language).addObject("page", page);
  }

  /** A page of which nothing has to be known. */
  public static ModelAndView page(String template, Language language) {
    return new ModelAndView(template, LANGUAGE, language);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
    if (page != null && page.getModel().get(LANGUAGE) instanceof Language language) {
      request.setAttribute(PageLanguage.class.getName(), language);
    }
  }

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return request.getAttribute(PageLanguage.class.getName()) instanceof Language language
        ? language.locale()
        : Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)).locale();
  }

  @Override
  public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
    throw new UnsupportedOperationException("A page names its language in its model");
  }
}
