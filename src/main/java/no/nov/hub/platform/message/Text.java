package no.nov.hub.platform.message;

/** One sentence in Norwegian bokmål and in English. */
public record Text(String nb, String en) {}
