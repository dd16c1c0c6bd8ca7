package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.enrichment.ip.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run of a pull: the parts one after the other into the files of a folder. Until the pull has
 * ended the folder also has {@code .pull/}, with the state and the pages of parts that stopped; the
 * next run goes on with them. A pull has ended when nothing is left to go on with; the run after
 * that fetches anew, and replaces each file at once.
 */
public final class Pull {
  private static final String STATE = ".pull";
  private static final String STATE_FILE = "state.json";
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  private final Clients clients;
  private final Path folder;
  private final Path state;
  private final Listener listener;
  private PullState pull;

  /** Hears how far a run is. */
  @FunctionalInterface
  public interface Listener {
    /** So many pages of a part are there. */
    void pages(Part part, int pages);
  }

  private Pull(Clients clients, Path folder, Listener listener, PullState pull) {
    this.clients = clients;
    this.folder = folder;
    this.state = folder.resolve(STATE);
    this.listener = listener;
    this.pull = pull;
  }

  /**
   * Runs a pull.
   *
   * @param folder made when missing
   * @param now tells whether a pull that stopped is too old to go on with
   * @return what became of each part, in their order
   * @throws software.amazon.awssdk.core.exception.SdkException when not even the account of the
   *     credentials is told
   * @throws IOException when the folder cannot be written
   */
  public static List<Outcome> run(
      Clients clients, Path folder, List<Part> parts, Instant now, Listener listener)
      throws IOException {
    String account = clients.account();
    Path state = folder.resolve(STATE);
    Optional<PullState> stopped =
        PullState.read(state.resolve(STATE_FILE))
            .filter(pull -> pull.goesOn(account, clients.region(), now));
    if (stopped.isEmpty()) {
      WholeFile.delete(state);
    }
    PullState pull =
        stopped.orElseGet(() -> new PullState(account, clients.region(), now, Set.of()));
    pull.write(state.resolve(STATE_FILE));
    Pull run = new Pull(clients, folder, listener, pull);
    List<Outcome> outcomes = new ArrayList<>();
    for (Part part : parts) {
      outcomes.add(run.part(part));
    }
    run.end();
    return outcomes;
  }

  private Outcome part(Part part) throws IOException {
    Path file = folder.resolve(part.fileName(pull.account()));
    if (pull.written().contains(part.toString()) && Files.exists(file)) {
      return new Outcome.Kept(file);
    }
    try {
      Map<String, Long> counts = resume(part, file);
      pull = pull.with(part);
      pull.write(state.resolve(STATE_FILE));
      WholeFile.delete(pages(part));
      return new Outcome.Written(file, counts);
    } catch (NotPulledException e) {
      if (e.lasting()) {
        WholeFile.delete(pages(part));
      }
      return new Outcome.Missing(file, e.reason(), !e.lasting());
    }
  }

  /** Begins again, once, when the pages of an earlier run lead no further. */
  private Map<String, Long> resume(Part part, Path file) throws IOException, NotPulledException {
    Pages pages = new Pages(pages(part), count -> listener.pages(part, count));
    try {
      return write(part, pages, file);
    } catch (NotPulledException e) {
      if (!e.lasting() || !pages.resumed()) {
        throw e;
      }
      WholeFile.delete(pages(part));
      return write(part, new Pages(pages(part), count -> listener.pages(part, count)), file);
    }
  }

  private Map<String, Long> write(Part part, Pages pages, Path file)
      throws IOException, NotPulledException {
    Path temporary = Files.createDirectories(pages(part)).resolve("written");
    Map<String, Long> counts = new LinkedHashMap<>();
    if (part == Part.CREDENTIAL_REPORT) {
      CredentialReport.write(clients.iam(), temporary);
    } else {
      try (JsonGenerator json = JSON.createGenerator(temporary.toFile(), JsonEncoding.UTF8)) {
        json.useDefaultPrettyPrinter();
        counts.putAll(
            part == Part.ORGANIZATION
                ? Organization.write(clients.organizations(), pages, json)
                : IdentityCenter.write(clients, pages, json));
      }
    }
    Directory directory = readBack(temporary);
    if (part == Part.CREDENTIAL_REPORT) {
      counts.put("users", (long) directory.identities());
    }
    WholeFile.move(temporary, file);
    return counts;
  }

  /** What enrichment would not read is not written. */
  private static Directory readBack(Path file) throws NotPulledException {
    DirectoryFiles.Loaded loaded = DirectoryFiles.load(List.of(file));
    if (!loaded.problems().isEmpty()) {
      Problem problem = loaded.problems().get(0);
      throw new NotPulledException(
          "what AWS gave cannot be read, line " + problem.line() + ": " + problem.reason());
    }
    return loaded.directory();
  }

  private Path pages(Part part) {
    return state.resolve(part.toString());
  }

  private void end() throws IOException {
    if (Stream.of(Part.values()).noneMatch(part -> Files.exists(pages(part)))) {
      WholeFile.delete(state);
    }
  }
}
