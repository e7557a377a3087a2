package no.nov.hub.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

class PageLanguageTest {

  private final PageLanguage language = new PageLanguage();
  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(new Pages())
          .setLocaleResolver(language)
          .addInterceptors(language)
          .build();

  /** Pages that only tell the language in which they would be shown. */
  @Controller
  @Profile("of-this-test-alone")
  static class Pages {

    private static final View LANGUAGE =
        (model, request, response) ->
            response.getWriter().write(RequestContextUtils.getLocale(request).getLanguage());

    @GetMapping("/of-an-english-reader")
    ModelAndView ofAnEnglishReader() {
      ModelAndView page = PageLanguage.page("none", Language.EN);
      page.setView(LANGUAGE);
      return page;
    }

    @GetMapping("/of-nobody")
    ModelAndView ofNobody() {
      return new ModelAndView(LANGUAGE);
    }
  }

  @Test
  void a_page_of_a_person_is_in_the_language_of_that_person_whatever_the_browser_asks_for()
      throws Exception {
    assertThat(get("/of-an-english-reader", "nb")).isEqualTo("en");
  }

  @Test
  void a_page_of_nobody_is_in_the_language_that_is_asked_for() throws Exception {
    assertThat(get("/of-nobody", "en-GB,en;q=0.9")).isEqualTo("en");
    assertThat(get("/of-nobody", "nn")).isEqualTo("nb");
  }

  @Test
  void where_nothing_is_known_it_is_norwegian() throws Exception {
    assertThat(get("/of-nobody", "")).isEqualTo("nb");
  }

  private String get(String path, String asked) throws Exception {
    return http.perform(MockMvcRequestBuilders.get(path).header(HttpHeaders.ACCEPT_LANGUAGE, asked))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
