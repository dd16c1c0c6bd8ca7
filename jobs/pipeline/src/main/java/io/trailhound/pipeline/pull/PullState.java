package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pull that has not ended, as a file: {@code {"version", "account", "region", "begun",
 * "written"}}.
 *
 * @param account whose credentials are used
 * @param region where Identity Center is looked for
 * @param begun when its first run started
 * @param written the parts whose files are there
 */
record PullState(String account, String region, Instant begun, Set<String> written) {
  /** After that, what was fetched is too old to go on with, as AWS's tokens are. */
  static final Duration LONGEST = Duration.ofHours(12);

  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  PullState {
    written = Set.copyOf(written);
  }

  /** Whether a run with these goes on with this pull. */
  boolean goesOn(String account, String region, Instant now) {
    return this.account.equals(account)
        && this.region.equals(region)
        && !now.isBefore(begun)
        && now.isBefore(begun.plus(LONGEST));
  }

  PullState with(Part part) {
    Set<String> more = new TreeSet<>(written);
    more.add(part.toString());
    return new PullState(account, region, begun, more);
  }

  /** Reads a state; empty if there is none, or none that this version knows. */
  static Optional<PullState> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (json.path("version").asInt() != VERSION) {
        return Optional.empty();
      }
      Set<String> written = new TreeSet<>();
      json.path("written").forEach(part -> written.add(part.asText()));
      return Optional.of(
          new PullState(
              json.path("account").asText(),
              json.path("region").asText(),
              Instant.parse(json.path("begun").asText()),
              written));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    ArrayNode parts = JSON.createArrayNode();
    new TreeSet<>(written).forEach(parts::add);
    ObjectNode json =
        JSON.createObjectNode()
            .put("version", VERSION)
            .put("account", account)
            .put("region", region)
            .put("begun", begun.toString());
    json.set("written", parts);
    WholeFile.write(file, JSON.writeValueAsBytes(json));
  }
}
