package no.nov.hub.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import no.nov.hub.app.backup.Manifest.Content;
import no.nov.hub.platform.message.Json;
import org.springframework.stereotype.Service;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;

/** Writes a copy of {@code kept} as it is at one moment, row by row, while the hub goes on. */
@Service
public class BackingUp {

  /** H2's REPEATABLE_READ lets rows appear that others add; this is its own level. */
  private static final int H2_SNAPSHOT = 6;

  private static final int ROWS_AT_ONCE = 500;
  private static final ObjectWriter LINES =
      Json.MAPPER.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);

  private final DataSource database;
  private final Clock clock;

  BackingUp(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Does not close the stream. */
  public void write(OutputStream out) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      boolean automatic = connection.getAutoCommit();
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(
          Schema.isH2(connection) ? H2_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      try {
        write(connection, new ZipOutputStream(out));
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(automatic);
      }
    }
  }

  private void write(Connection connection, ZipOutputStream zip) throws IOException, SQLException {
    String version = Schema.version(connection);
    List<Content> contents = new ArrayList<>();
    for (SavedTable savedTable : Schema.copied(connection)) {
      zip.putNextEntry(new ZipEntry(Content.entry(savedTable.name())));
      contents.add(write(connection, savedTable, zip));
      zip.closeEntry();
    }
    // Last, so that a copy that was cut off has none.
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    LINES.writeValue(
        zip,
        new Manifest(
            Manifest.FORMAT, version, clock.instant(), contents, Schema.topicsRead(connection)));
    zip.closeEntry();
    zip.finish();
  }

  private static Content write(Connection connection, SavedTable savedTable, OutputStream out)
      throws IOException, SQLException {
    DigestOutputStream lines = new DigestOutputStream(out, Copy.sha256());
    long rows = 0;
    try (PreparedStatement query = connection.prepareStatement(savedTable.query())) {
      query.setFetchSize(ROWS_AT_ONCE);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        lines.write(Json.MAPPER.writeValueAsBytes(savedTable.written(row)));
        lines.write('\n');
        rows++;
      }
    }
    String sha256 = HexFormat.of().formatHex(lines.getMessageDigest().digest());
    return new Content(savedTable.name(), savedTable.columnNames(), rows, sha256);
  }
}
