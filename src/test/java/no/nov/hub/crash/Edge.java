package no.nov.hub.crash;

/** The ways in that a run loads, each with its share of the messages. */
enum Edge {
  KAFKA(5),
  HTTP(3),
  FILE(2);

  private static final int TENTHS = 10;

  private final int tenths;

  Edge(int tenths) {
    this.tenths = tenths;
  }

  int share(int messages) {
    return messages * tenths / TENTHS;
  }

  String word() {
    return switch (this) {
      case KAFKA -> "kafka";
      case HTTP -> "http";
      case FILE -> "file";
    };
  }
}
